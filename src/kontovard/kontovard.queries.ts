import { z } from 'zod';
import type { Mottagare } from '../anvandare/superadministratorer.service.ts';
import { sql, type Db, type Sql } from '../db/db.ts';
import type { Dag } from '../shared/datum.ts';
import { manaderOanvand, type Kontolage, type Stangningsskal } from './kontovard.rules.ts';

const anvandes = sql`greatest(coalesce((a.senast_inloggad_at at time zone 'Europe/Stockholm')::date, a.oppnad_datum), a.oppnad_datum)`;
const superadministrator = sql`exists (select from auth.anvandare_roll r
  where r.anvandare_id = a.id and r.roll = 'superadministrator' and r.avslutad_at is null)`;

/** The first day without access, for the reason; as the database judges it (migration 0027). */
const stangs = (skal: Stangningsskal): Sql =>
  skal === 'obekraftad'
    ? sql`a.stangs_datum`
    : sql`(${anvandes} + make_interval(months => ${manaderOanvand}))::date`;
const varningar = (skal: Stangningsskal): Sql => sql`
  from auth.bekraftelsevarning v
  where v.anvandare_id = a.id and v.skal = ${skal} and v.stangs_datum = ${stangs(skal)}`;

const lageRow = z.object({
  id: z.string(),
  namn: z.string(),
  arbetsgivare: z.string(),
  stangs: z.string(),
  anvandes: z.string(),
  varnad: z.string().nullable(),
  superadministrator: z.boolean(),
});
const lage = (skal: Stangningsskal): Sql => sql`
  select a.id, a.fornamn || ' ' || a.efternamn as namn, o.namn as arbetsgivare, ${stangs(skal)} as stangs, ${anvandes} as anvandes,
    (select min((v.at at time zone 'Europe/Stockholm')::date) ${varningar(skal)}) as varnad,
    ${superadministrator} as superadministrator
  from auth.anvandare a join verksamhet.organisation o on o.id = a.arbetsgivare_id
  where a.avslutad_at is null`;
const svensk = sql`a.efternamn collate "sv-x-icu", a.fornamn collate "sv-x-icu", a.id`;

/** Open accounts whose day has come, or has passed, for the reason; in Swedish order. */
export const listAttStanga = (db: Db, skal: Stangningsskal, idag: Dag): Promise<Kontolage[]> =>
  db.many(lageRow, sql`${lage(skal)} and ${stangs(skal)} <= ${idag} order by ${svensk}`);

/** An open account as it is now, locked until commit. */
export const lasKontolage = (tx: Db, id: string, skal: Stangningsskal): Promise<Kontolage | null> =>
  tx.maybeOne(lageRow, sql`${lage(skal)} and a.id = ${id} for update of a`);

/** Notes why the clock closed an account. The database asks for the warning. */
export const updateStangdSkal = async (tx: Db, id: string, skal: Stangningsskal): Promise<void> => {
  await tx.run(sql`update auth.anvandare set stangd_skal = ${skal} where id = ${id}`);
};

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

export const findMottagare = (db: Db, id: string): Promise<Mottagare> =>
  db.one(mottagareRow, sql`select id, fornamn, epost from auth.anvandare where id = ${id}`);

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
  /** Day of the first warning of that day; null when this is the first. */
  forst: z.string().nullable(),
  /** The employer whose beställare confirm; null when the superadministratörer do. */
  ansvarId: z.string().nullable(),
  varnad: z.array(z.number()),
});
export type Varningsrad = z.infer<typeof varningRow>;

/** Open accounts that stop at the latest on a day, those whose day has passed also, with the warnings that have been given. */
export const listAttVarna = (db: Db, skal: Stangningsskal, senast: Dag): Promise<Varningsrad[]> =>
  db.many(
    varningRow,
    sql`
    select a.id, a.fornamn, a.epost, a.fornamn || ' ' || a.efternamn as namn, o.namn as arbetsgivare, ${stangs(skal)} as stangs,
      (select min((v.at at time zone 'Europe/Stockholm')::date) ${varningar(skal)}) as forst,
      case when o.forsakringskassan or o.arbetsformedlingen or exists (select from auth.anvandare_roll r
        where r.anvandare_id = a.id and r.roll = 'bestallare' and r.avslutad_at is null) then null else o.id end as ansvar_id,
      array(select v.dagar::int ${varningar(skal)} order by v.dagar) as varnad
    from auth.anvandare a join verksamhet.organisation o on o.id = a.arbetsgivare_id
    where a.avslutad_at is null and ${stangs(skal)} <= ${senast}
    order by ${stangs(skal)}, a.efternamn collate "sv-x-icu", a.id`,
  );

interface NyVarning {
  readonly id: string;
  readonly skal: Stangningsskal;
  readonly stangs: Dag;
  readonly dagar: number;
  readonly nu: Date;
}
/** Notes a warning; false when it has been given already. */
export const insertVarning = async (
  tx: Db,
  { id, skal, stangs: dag, dagar, nu }: NyVarning,
): Promise<boolean> =>
  (await tx.run(sql`
    insert into auth.bekraftelsevarning (anvandare_id, skal, stangs_datum, dagar, at)
    values (${id}, ${skal}, ${dag}, ${dagar}, ${nu})
    on conflict do nothing`)) === 1;

/** Notes a run that only told what it would do. */
export const insertProvkorning = async (db: Db, slag: string, antal: number): Promise<void> => {
  await db.run(
    sql`insert into auth.kontokorning (slag, provkorning, antal) values (${slag}, true, ${antal})`,
  );
};
