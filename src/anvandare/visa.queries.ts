import { z } from 'zod';
import { behorighetsroller } from '../behorighet/behorighet.rules.ts';
import { sql, type Db, type Sql } from '../db/db.ts';
import { antalSidor, perSida } from '../shared/sidor.ts';
import { type Namnsokning } from './namnsokning.rules.ts';
import { namnvillkor } from './namnsokning.service.ts';
import type { Anvandarlista } from './visa.rules.ts';

const roll = z.enum(behorighetsroller);
const anvandarRow = z.object({
  id: z.string(),
  namn: z.string(),
  epost: z.string(),
  arbetsgivare: z.string(),
  roller: z.array(roll),
  uppdrag: z.array(
    z.object({
      roll,
      samverkansorganisation: z.string(),
      insats: z.string().nullable(),
      fran: z.string(),
      till: z.string().nullable(),
    }),
  ),
});

const galler = sql`u.avslutat_at is null and (u.till_datum is null or u.till_datum >= current_date)`;

/** The uppdrag that are chosen by `villkor`, as json. */
const uppdragen = (villkor: Sql): Sql => sql`
  coalesce((
    select json_agg(json_build_object('roll', u.roll, 'samverkansorganisation', coalesce(so.namn, io.namn), 'insats', i.namn,
        'fran', u.fran_datum, 'till', u.till_datum)
      order by u.roll desc, coalesce(so.namn, io.namn) collate "sv-x-icu", i.namn collate "sv-x-icu")
    from auth.uppdrag u
    left join verksamhet.samverkansorganisation so on so.id = u.samverkansorganisation_id
    left join verksamhet.insats i on i.id = u.insats_id
    left join verksamhet.samverkansorganisation io on io.id = i.samverkansorganisation_id
    where ${villkor} and ${galler}), '[]')`;

const antalRow = z.object({ antal: z.number() });
const utsnitt = (sida: number): Sql => sql`limit ${perSida} offset ${(sida - 1) * perSida}`;

// Of the row `a`, as the index anvandare_ordning has it.
const svenskOrdning = sql`a.efternamn collate "sv-x-icu", a.fornamn collate "sv-x-icu", a.id`;

/** All open accounts that a search finds, with all their roles and uppdrag. */
export const listAnvandareMedAllt = async (
  db: Db,
  sokning: Namnsokning,
  sida: number,
): Promise<Anvandarlista> => {
  const traffade = sql`from auth.anvandare a where a.avslutad_at is null and ${namnvillkor(sokning)}`;
  const { antal: traffar } = await db.one(antalRow, sql`select count(*) as antal ${traffade}`);
  const sist = Math.min(sida, antalSidor(traffar));
  const rader = await db.many(
    anvandarRow,
    sql`
    select a.id, a.fornamn || ' ' || a.efternamn as namn, a.epost, o.namn as arbetsgivare,
      array(select r.roll from auth.anvandare_roll r where r.anvandare_id = a.id and r.avslutad_at is null order by r.roll) as roller,
      ${uppdragen(sql`u.anvandare_id = a.id`)} as uppdrag
    from (select * ${traffade} order by ${svenskOrdning} ${utsnitt(sist)}) a
    join verksamhet.organisation o on o.id = a.arbetsgivare_id
    order by ${svenskOrdning}`,
  );
  return { rader, traffar, sida: sist };
};

/** Those who hold uppdrag in an organisation or in its insatser: one row a user and role, by role. */
export const listAnvandareMedUppdrag = async (
  db: Db,
  samverkansorganisationId: string,
  sokning: Namnsokning,
  sida: number,
): Promise<Anvandarlista> => {
  const har = sql`(u.samverkansorganisation_id = ${samverkansorganisationId} or u.insats_id = any (array(
    select id from verksamhet.insats where samverkansorganisation_id = ${samverkansorganisationId})))`;
  const traffade = sql`
    select distinct a.id, a.fornamn, a.efternamn, a.epost, a.arbetsgivare_id, u.roll,
      array_position(array['samverkansadministrator', 'insatsansvarig', 'deltagaransvarig'], u.roll) as rollordning
    from auth.uppdrag u join auth.anvandare a on a.id = u.anvandare_id
    where ${har} and ${galler} and ${namnvillkor(sokning)}`;
  const { antal: traffar } = await db.one(antalRow, sql`select count(*) as antal from (${traffade}) t`);
  const sist = Math.min(sida, antalSidor(traffar));
  const rader = await db.many(
    anvandarRow,
    sql`
    select a.id, a.fornamn || ' ' || a.efternamn as namn, a.epost, o.namn as arbetsgivare, array[a.roll] as roller,
      ${uppdragen(sql`u.anvandare_id = a.id and u.roll = a.roll and ${har}`)} as uppdrag
    from (select * from (${traffade}) a order by a.rollordning, ${svenskOrdning} ${utsnitt(sist)}) a
    join verksamhet.organisation o on o.id = a.arbetsgivare_id
    order by a.rollordning, ${svenskOrdning}`,
  );
  return { rader, traffar, sida: sist };
};

const valRow = z.object({ varde: z.string(), text: z.string() });

/** The organisations to choose among, in Swedish order. */
export const listOrganisationsval = (db: Db): Promise<z.infer<typeof valRow>[]> =>
  db.many(
    valRow,
    sql`select id as varde, namn as text from verksamhet.samverkansorganisation order by namn collate "sv-x-icu"`,
  );
