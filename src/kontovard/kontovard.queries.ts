import { z } from 'zod';
import { sql, type Db, type Sql } from '../db/db.ts';
import type { Dag } from '../shared/datum.ts';
import { oanvandTill, type Kontolage, type Stangningsskal } from './kontovard.rules.ts';

const anvandes = sql`greatest(coalesce((a.senast_inloggad_at at time zone 'Europe/Stockholm')::date, a.oppnad_datum), a.oppnad_datum)`;
const superadministrator = sql`exists (select from auth.anvandare_roll r
  where r.anvandare_id = a.id and r.roll = 'superadministrator' and r.avslutad_at is null)`;

const lageRow = z.object({
  id: z.string(),
  namn: z.string(),
  arbetsgivare: z.string(),
  stangs: z.string(),
  anvandes: z.string(),
  superadministrator: z.boolean(),
});
const lage = sql`
  select a.id, a.fornamn || ' ' || a.efternamn as namn, o.namn as arbetsgivare, a.stangs_datum as stangs, ${anvandes} as anvandes,
    ${superadministrator} as superadministrator
  from auth.anvandare a join verksamhet.organisation o on o.id = a.arbetsgivare_id
  where a.avslutad_at is null`;
const svensk = sql`order by a.efternamn collate "sv-x-icu", a.fornamn collate "sv-x-icu", a.id`;

const arAttStanga = (skal: Stangningsskal, idag: Dag): Sql =>
  skal === 'obekraftad' ? sql`a.stangs_datum <= ${idag}` : sql`${anvandes} <= ${oanvandTill(idag)}`;

/** Open accounts that are to be closed for the reason on a day, in Swedish order. */
export const listAttStanga = (db: Db, skal: Stangningsskal, idag: Dag): Promise<Kontolage[]> =>
  db.many(lageRow, sql`${lage} and ${arAttStanga(skal, idag)} ${svensk}`);

/** An open account as it is now, locked until commit. */
export const lasKontolage = (tx: Db, id: string): Promise<Kontolage | null> =>
  tx.maybeOne(lageRow, sql`${lage} and a.id = ${id} for update of a`);

export const countSuperadministratorer = async (db: Db): Promise<number> =>
  (
    await db.one(
      z.object({ antal: z.number() }),
      sql`select count(*) as antal from auth.anvandare_roll where roll = 'superadministrator' and avslutad_at is null`,
    )
  ).antal;

/** Organisations that go on and whose only samverkansadministratör the user is. */
export const listEnsamAdministrator = async (db: Db, anvandareId: string, idag: Dag): Promise<string[]> =>
  (
    await db.many(
      z.object({ namn: z.string() }),
      sql`
      select o.namn from verksamhet.samverkansorganisation o
      where (o.slutdatum is null or o.slutdatum >= ${idag}::date)
        and exists (select from auth.uppdrag u where u.samverkansorganisation_id = o.id and u.anvandare_id = ${anvandareId}
          and u.roll = 'samverkansadministrator' and u.avslutat_at is null and (u.till_datum is null or u.till_datum >= ${idag}::date))
        and not exists (select from auth.uppdrag u where u.samverkansorganisation_id = o.id and u.anvandare_id <> ${anvandareId}
          and u.roll = 'samverkansadministrator' and u.avslutat_at is null
          and u.fran_datum <= ${idag}::date and (u.till_datum is null or u.till_datum >= ${idag}::date))
      order by o.namn collate "sv-x-icu"`,
    )
  ).map(({ namn }) => namn);

const mottagareRow = z.object({ id: z.string(), fornamn: z.string(), epost: z.string() });
export type Mottagare = z.infer<typeof mottagareRow>;

export const findMottagare = (db: Db, id: string): Promise<Mottagare> =>
  db.one(mottagareRow, sql`select id, fornamn, epost from auth.anvandare where id = ${id}`);

export const listSuperadministratorer = (db: Db): Promise<Mottagare[]> =>
  db.many(
    mottagareRow,
    sql`
    select a.id, a.fornamn, a.epost from auth.anvandare a
    where a.avslutad_at is null and ${superadministrator} order by a.id`,
  );

/** The valid beställare of an employer. */
export const listBestallareHos = (db: Db, organisationId: string, idag: Dag): Promise<Mottagare[]> =>
  db.many(
    mottagareRow,
    sql`
    select a.id, a.fornamn, a.epost from auth.bestallare b join auth.anvandare a on a.id = b.anvandare_id
    where b.organisation_id = ${organisationId} and b.avslutad_at is null and ${idag}::date between b.galler_fran and b.galler_till
    order by a.id`,
  );

const varningRow = mottagareRow.extend({
  namn: z.string(),
  arbetsgivare: z.string(),
  stangs: z.string(),
  /** The employer whose beställare confirm; null when the superadministratörer do. */
  ansvarId: z.string().nullable(),
  varnad: z.array(z.number()),
});
export type Varningsrad = z.infer<typeof varningRow>;

/** Open accounts that stop after a day and at the latest on another, with the warnings that have been given. */
export const listAttVarna = (db: Db, idag: Dag, senast: Dag): Promise<Varningsrad[]> =>
  db.many(
    varningRow,
    sql`
    select a.id, a.fornamn, a.epost, a.fornamn || ' ' || a.efternamn as namn, o.namn as arbetsgivare, a.stangs_datum as stangs,
      case when o.forsakringskassan or o.arbetsformedlingen or exists (select from auth.anvandare_roll r
        where r.anvandare_id = a.id and r.roll = 'bestallare' and r.avslutad_at is null) then null else o.id end as ansvar_id,
      array(select v.dagar::int from auth.bekraftelsevarning v
        where v.anvandare_id = a.id and v.stangs_datum = a.stangs_datum) as varnad
    from auth.anvandare a join verksamhet.organisation o on o.id = a.arbetsgivare_id
    where a.avslutad_at is null and a.stangs_datum > ${idag} and a.stangs_datum <= ${senast}
    order by a.stangs_datum, a.efternamn collate "sv-x-icu", a.id`,
  );

/** Notes a warning; false when it has been given already. */
export const insertVarning = async (
  tx: Db,
  { id, stangs, dagar }: { readonly id: string; readonly stangs: Dag; readonly dagar: number },
): Promise<boolean> =>
  (await tx.run(sql`
    insert into auth.bekraftelsevarning (anvandare_id, stangs_datum, dagar) values (${id}, ${stangs}, ${dagar})
    on conflict do nothing`)) === 1;

/** Notes a run that only told what it would do. */
export const insertProvkorning = async (db: Db, slag: string, antal: number): Promise<void> => {
  await db.run(
    sql`insert into auth.kontokorning (slag, provkorning, antal) values (${slag}, true, ${antal})`,
  );
};
