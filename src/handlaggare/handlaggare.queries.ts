import { z } from 'zod';
import { behorighetsroller } from '../behorighet/behorighet.rules.ts';
import { sql, type Db } from '../db/db.ts';
import type { Handlaggare } from './handlaggare.rules.ts';

const handlaggareRow = z.object({
  anvandareId: z.string(),
  namn: z.string(),
  arbetsgivare: z.string(),
  utseddAv: z.string(),
  utseddAt: z.date(),
});

/** Everyone who may take out registerutdrag, in Swedish order. */
export const listHandlaggare = (db: Db): Promise<Handlaggare[]> =>
  db.many(
    handlaggareRow,
    sql`
    select a.id as anvandare_id, a.fornamn || ' ' || a.efternamn as namn, o.namn as arbetsgivare,
      u.fornamn || ' ' || u.efternamn as utsedd_av, r.tilldelad_at as utsedd_at
    from auth.anvandare_roll r
    join auth.anvandare a on a.id = r.anvandare_id
    join verksamhet.organisation o on o.id = a.arbetsgivare_id
    join auth.anvandare u on u.id = r.utsedd_av
    where r.roll = 'registerhandlaggare' and r.avslutad_at is null
    order by a.efternamn collate "sv-x-icu", a.fornamn collate "sv-x-icu", a.id`,
  );

const kontoRow = z.object({
  id: z.string(),
  samordningsforbund: z.boolean(),
  roller: z.array(z.enum(behorighetsroller)),
});

/** The open account with an e-mail address, held still until commit; null when there is none, or more than one. */
export const lasKontoMedEpost = async (tx: Db, epost: string): Promise<z.infer<typeof kontoRow> | null> => {
  // Locked by itself first: what is read of the roles afterwards is what the last one to change them left.
  const lasta = await tx.run(
    sql`select from auth.anvandare where lower(epost) = lower(${epost}) and avslutad_at is null for update`,
  );
  if (lasta !== 1) return null;
  return tx.one(
    kontoRow,
    sql`
    select a.id, o.organisationstyp_kod = 'samordningsforbund' as samordningsforbund,
      array(select r.roll from auth.anvandare_roll r where r.anvandare_id = a.id and r.avslutad_at is null order by r.roll) as roller
    from auth.anvandare a join verksamhet.organisation o on o.id = a.arbetsgivare_id
    where lower(a.epost) = lower(${epost}) and a.avslutad_at is null`,
  );
};

export const insertHandlaggare = async (tx: Db, anvandareId: string, utseddAv: string): Promise<void> => {
  await tx.run(sql`
    insert into auth.anvandare_roll (anvandare_id, roll, utsedd_av)
    values (${anvandareId}, 'registerhandlaggare', ${utseddAv})`);
};

/** Takes the right away; false when it was not there. */
export const avslutaHandlaggare = async (tx: Db, anvandareId: string): Promise<boolean> =>
  (await tx.run(sql`
    update auth.anvandare_roll set avslutad_at = greatest(now(), tilldelad_at)
    where anvandare_id = ${anvandareId} and roll = 'registerhandlaggare' and avslutad_at is null`)) === 1;
