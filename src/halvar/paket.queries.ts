import { z } from 'zod';
import { sql, type Db } from '../db/db.ts';
import { frysningsord } from '../rapport/frysning.rules.ts';
import type { Rapporttackning } from '../tackning/tackning.rules.ts';
import { tackningRow } from './halvar.queries.ts';
import type { Redovisningsfel } from './halvar.rules.ts';

const attGoraRow = z
  .object({
    samverkansorganisationId: z.string(),
    halvar: z.string(),
    version: z.number(),
    bestalldAv: z.string(),
    per: z.string().nullable(),
    nr: z.number().nullable(),
    frystAt: z.date().nullable(),
    tackning: tackningRow.nullable(),
  })
  .transform(({ per, nr, frystAt: at, tackning, ...rad }) => ({
    ...rad,
    fryst:
      per === null || nr === null || at === null || tackning === null
        ? null
        : { kand: frysningsord({ slag: 'halvar', per, nr }), at, tackning },
  }));

/** What is to be made, with its freeze when there is one; null when it is made already. */
export const findAttGora = (db: Db, id: string): Promise<z.infer<typeof attGoraRow> | null> =>
  db.maybeOne(
    attGoraRow,
    sql`
    select h.samverkansorganisation_id, h.halvar, h.version, h.bestalld_av, f.per, f.nr, f.at as fryst_at, h.tackning
    from rapport.halvarsredovisning h left join rapport.frysning f on f.id = h.frysning_id
    where h.id = ${id} and h.klar_at is null`,
  );

/** Writes down the freeze, in its transaction. */
export const updateFryst = (
  tx: Db,
  id: string,
  { frysningId, tackning, at }: { frysningId: number; tackning: Rapporttackning; at: Date },
): Promise<number> =>
  tx.run(sql`
    update rapport.halvarsredovisning set frysning_id = ${frysningId}, tackning = ${JSON.stringify(tackning)}::jsonb, andrad_at = ${at}
    where id = ${id}`);

export const updateKlara = (db: Db, id: string, klara: number, at: Date): Promise<number> =>
  db.run(
    sql`update rapport.halvarsredovisning set klara = ${klara}, andrad_at = ${at} where id = ${id} and klar_at is null`,
  );

export const updateMisslyckad = (db: Db, id: string, fel: Redovisningsfel, at: Date): Promise<number> =>
  db.run(sql`
    update rapport.halvarsredovisning set misslyckad_at = ${at}, fel = ${fel}, andrad_at = ${at} where id = ${id} and klar_at is null`);

interface Paket {
  readonly innehall: Buffer;
  readonly sha256: Buffer;
}

/** Stores the package; false when another has stored it meanwhile. */
export const insertPaket = async (tx: Db, id: string, { innehall, sha256 }: Paket): Promise<boolean> =>
  (await tx.run(sql`
    insert into rapport.halvarspaket (redovisning_id, innehall, sha256) values (${id}, ${innehall}, ${sha256})
    on conflict (redovisning_id) do nothing`)) === 1;

export const updateKlar = (tx: Db, id: string, at: Date): Promise<number> =>
  tx.run(sql`
    update rapport.halvarsredovisning set klar_at = ${at}, andrad_at = ${at}, misslyckad_at = null, fel = null
    where id = ${id} and klar_at is null`);
