import { z } from 'zod';
import { behorighetsroller } from '../behorighet/behorighet.rules.ts';
import { sql, type Db, type Sql } from '../db/db.ts';
import { dagarEfter, type Dag } from '../shared/datum.ts';
import { dagarAttBekrafta, type Ansvar, type AttBekrafta } from './arsbekraftelse.rules.ts';

/** Who asks, and for which users. */
export interface Fragare {
  readonly anvandareId: string;
  readonly ansvar: Ansvar;
}

const arMyndighet = sql`exists (select from verksamhet.organisation m
  where m.id = a.arbetsgivare_id and (m.forsakringskassan or m.arbetsformedlingen))`;
const arBestallare = sql`exists (select from auth.anvandare_roll b
  where b.anvandare_id = a.id and b.roll = 'bestallare' and b.avslutad_at is null)`;

/** Of the row `a`: an open account that the one who asks may confirm. Nobody confirms themself. */
const under = ({ anvandareId, ansvar }: Fragare): Sql => sql`
  a.avslutad_at is null and a.id <> ${anvandareId} and ${
    'organisationId' in ansvar
      ? sql`a.arbetsgivare_id = ${ansvar.organisationId}`
      : sql`(${arMyndighet} or ${arBestallare})`
  }`;

const antalRow = z.object({ antal: z.number() });

export const countAttBekrafta = async (db: Db, fragare: Fragare): Promise<number> =>
  (await db.one(antalRow, sql`select count(*) as antal from auth.anvandare a where ${under(fragare)}`)).antal;

/** How many of them stop within 60 days. */
export const countVantande = async (db: Db, fragare: Fragare, idag: Dag): Promise<number> =>
  (
    await db.one(
      antalRow,
      sql`
      select count(*) as antal from auth.anvandare a
      where ${under(fragare)} and a.stangs_datum <= ${dagarEfter(idag, dagarAttBekrafta)}`,
    )
  ).antal;

const attBekraftaRow = z.object({
  id: z.string(),
  namn: z.string(),
  epost: z.string(),
  arbetsgivare: z.string(),
  roller: z.array(z.enum(behorighetsroller)),
  uppdrag: z.array(z.string()),
  senastInloggad: z.string().nullable(),
  stangs: z.string(),
  kanAvslutas: z.boolean(),
});

const uppdragen = sql`
  array(select distinct coalesce(i.namn, o.namn) collate "sv-x-icu" from auth.uppdrag u
    left join verksamhet.insats i on i.id = u.insats_id
    left join verksamhet.samverkansorganisation o on o.id = u.samverkansorganisation_id
    where u.anvandare_id = a.id and u.avslutat_at is null and (u.till_datum is null or u.till_datum >= current_date)
    order by 1)`;

const anvandarkolumner = (ansvar: Ansvar): Sql => sql`
  a.id, a.fornamn || ' ' || a.efternamn as namn, a.epost, o.namn as arbetsgivare,
  array(select r.roll from auth.anvandare_roll r where r.anvandare_id = a.id and r.avslutad_at is null order by r.roll) as roller,
  ${uppdragen} as uppdrag, (a.senast_inloggad_at at time zone 'Europe/Stockholm')::date as senast_inloggad,
  a.stangs_datum as stangs, ${'organisationId' in ansvar ? sql`true` : arMyndighet} as kan_avslutas`;

/** Those who stop first come first. */
export const listAttBekrafta = (
  db: Db,
  fragare: Fragare,
  { fran, antal }: { readonly fran: number; readonly antal: number },
): Promise<AttBekrafta[]> =>
  db.many(
    attBekraftaRow,
    sql`
    select ${anvandarkolumner(fragare.ansvar)}
    from auth.anvandare a join verksamhet.organisation o on o.id = a.arbetsgivare_id
    where ${under(fragare)}
    order by a.stangs_datum, a.efternamn collate "sv-x-icu", a.fornamn collate "sv-x-icu", a.id
    limit ${antal} offset ${fran}`,
  );

export const findAttBekrafta = (db: Db, fragare: Fragare, id: string): Promise<AttBekrafta | null> =>
  db.maybeOne(
    attBekraftaRow,
    sql`
    select ${anvandarkolumner(fragare.ansvar)}
    from auth.anvandare a join verksamhet.organisation o on o.id = a.arbetsgivare_id
    where a.id = ${id} and ${under(fragare)}`,
  );

/** Locks those of the ids that may be confirmed, until commit; how many they are. */
export const lasAttBekrafta = (tx: Db, fragare: Fragare, ids: readonly string[]): Promise<number> =>
  tx.run(sql`
    select from auth.anvandare a where a.id = any(${ids}::uuid[]) and ${under(fragare)} order by a.id for no key update`);

const kontoRow = z.object({ arbetsgivareId: z.string(), personnummerKrypt: z.instanceof(Buffer) });

/** What an order about the user needs. */
export const findPersonnummer = (db: Db, id: string): Promise<z.infer<typeof kontoRow>> =>
  db.one(kontoRow, sql`select arbetsgivare_id, personnummer_krypt from auth.anvandare where id = ${id}`);
