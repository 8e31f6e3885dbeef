import { z } from 'zod';
import { sql, type Db } from '../db/db.ts';
import { findKvitto, kvittonummer } from '../db/kvitto.ts';
import type { Dag } from '../shared/datum.ts';
import type { Aterkallelse } from './aterkallelse.rules.ts';

const sparRow = z.object({
  insatsId: z.string(),
  insatsNamn: z.string(),
  samverkansorganisation: z.string(),
  aterkallatDatum: z.string(),
  ar: z.number().nullable(),
  kon: z.enum(['kvinna', 'man']).nullable(),
});

/** Takes the deltagande away with its samtycke and leaves the number (ADR 31); the database judges what may be withdrawn, and when. */
export const taBortSamtycke = async (tx: Db, deltagandeId: string, datum: Dag): Promise<void> => {
  await tx.run(sql`select person.aterkalla_samtycke(${deltagandeId}, ${datum})`);
};

/** One of the user's own withdrawals by its key, while they hold the uppdrag; null for any other receipt. */
export const findAterkallelse = async (tx: Db, nyckel: string): Promise<Aterkallelse | null> => {
  const kvitto = await findKvitto(tx, nyckel);
  if (kvitto?.handling !== 'aterkallelse') return null;
  const row = await tx.maybeOne(
    sparRow,
    sql`
    select a.insats_id, i.namn as insats_namn, o.namn as samverkansorganisation, a.aterkallat_datum, a.ar, a.kon
    from verksamhet.avidentifiering a
    join verksamhet.insats i on i.id = a.insats_id
    join verksamhet.samverkansorganisation o on o.id = i.samverkansorganisation_id
    where a.deltagande_id = ${kvitto.objektId}`,
  );
  if (row === null) return null;
  const { ar, kon, ...spar } = row;
  const raknas = ar === null || kon === null ? null : { ar, kon };
  return { ...spar, raknas, nummer: kvittonummer(kvitto), at: kvitto.at };
};
