import { z } from 'zod';
import type { Actor } from '../behorighet/behorighet.rules.ts';
import { sql, type Db, type Sql } from '../db/db.ts';
import type { Valt } from '../uppdrag/uppdrag.rules.ts';
import type { Granser, Hanterad, Insatsuppgifter, Organisation } from './hantering.rules.ts';

const organisationRow = z.object({
  id: z.string(),
  namn: z.string(),
  startdatum: z.string(),
  slutdatum: z.string().nullable(),
});

/** The organisations where the actor is insatsansvarig today. */
const mina = (actor: Actor): Sql => sql`
  select u.samverkansorganisation_id from auth.uppdrag u
  where u.anvandare_id = ${actor.id} and u.roll = 'insatsansvarig' and u.avslutat_at is null
    and u.fran_datum <= current_date and (u.till_datum is null or u.till_datum >= current_date)`;

/** The same with name and dates, in Swedish order. */
export const listMinaOrganisationer = (db: Db, actor: Actor): Promise<Organisation[]> =>
  db.many(
    organisationRow,
    sql`
    select o.id, o.namn, o.startdatum, o.slutdatum from verksamhet.samverkansorganisation o
    where o.id in (${mina(actor)})
    order by o.namn collate "sv-x-icu"`,
  );

/** An organisation, held still until commit; null when there is none. Called before kravUppdragI, so that nobody waits crosswise. */
export const organisationForAndring = (tx: Db, id: string): Promise<Organisation | null> =>
  tx.maybeOne(
    organisationRow,
    sql`select id, namn, startdatum, slutdatum from verksamhet.samverkansorganisation where id = ${id} for share`,
  );

const hanteradRow = z.object({
  id: z.string(),
  version: z.number(),
  namn: z.string(),
  beskrivning: z.string(),
  startdatum: z.string(),
  slutdatum: z.string().nullable(),
  inriktning: z.enum(['individinriktad', 'strukturovergripande']),
  preciseradInriktningKod: z.string(),
  deltagarregistrering: z.enum(['personuppgifter_anonym', 'endast_antal']),
  malgrupper: z.array(z.string()),
  oId: z.string(),
  oNamn: z.string(),
  oStart: z.string(),
  oSlut: z.string().nullable(),
});

const hanterad = (actor: Actor, insatsId: string, las: Sql): Sql => sql`
  select i.id, i.version, i.namn, coalesce(i.beskrivning, '') as beskrivning, i.startdatum, i.slutdatum, i.inriktning,
    i.preciserad_inriktning_kod, i.deltagarregistrering,
    array(select m.malgrupp_kod from verksamhet.insats_malgrupp m where m.insats_id = i.id order by 1) as malgrupper,
    o.id as o_id, o.namn as o_namn, o.startdatum as o_start, o.slutdatum as o_slut
  from verksamhet.insats i
  join verksamhet.samverkansorganisation o on o.id = i.samverkansorganisation_id
  where i.id = ${insatsId} and i.samverkansorganisation_id in (${mina(actor)})
  ${las}`;

const granserRow = z.object({
  harDeltagare: z.boolean(),
  oppna: z.number(),
  forstaDag: z.string().nullable(),
  sistaDag: z.string().nullable(),
  anonymFran: z.number().nullable(),
  anonymTill: z.number().nullable(),
  volymFran: z.number().nullable(),
  volymTill: z.number().nullable(),
  budgetFran: z.number().nullable(),
  budgetTill: z.number().nullable(),
});

const ar = (fran: number | null, till: number | null) =>
  fran === null || till === null ? null : { fran, till };

const lasGranser = async (tx: Db, insatsId: string): Promise<Granser> => {
  const g = await tx.one(
    granserRow,
    sql`
    select g.*, a.fran as anonym_fran, a.till as anonym_till, v.fran as volym_fran, v.till as volym_till,
      b.fran as budget_fran, b.till as budget_till
    from verksamhet.insatsens_granser(${insatsId}) g,
      (select min(ar) as fran, max(ar) as till from verksamhet.anonym_antal where insats_id = ${insatsId} and antal > 0) a,
      (select min(p.ar) as fran, max(p.ar) as till from verksamhet.volym_post p
       where p.insats_id = ${insatsId} and p.rattar is null
         and not exists (select from verksamhet.volym_post r where r.rattar = p.id)) v,
      (select min(ar) as fran, max(ar) as till from verksamhet.insatsbudget where insats_id = ${insatsId}) b`,
  );
  return {
    harDeltagare: g.harDeltagare,
    oppna: g.oppna,
    forstaDag: g.forstaDag,
    sistaDag: g.sistaDag,
    anonyma: ar(g.anonymFran, g.anonymTill),
    volym: ar(g.volymFran, g.volymTill),
    budget: ar(g.budgetFran, g.budgetTill),
  };
};

const finn = async (tx: Db, actor: Actor, insatsId: string, las: Sql): Promise<Hanterad | null> => {
  const row = await tx.maybeOne(hanteradRow, hanterad(actor, insatsId, las));
  if (row === null) return null;
  const { oId, oNamn, oStart, oSlut, ...resten } = row;
  const organisation = { id: oId, namn: oNamn, startdatum: oStart, slutdatum: oSlut };
  const granser = await lasGranser(tx, insatsId);
  return { ...resten, organisation, granser, deltagaransvariga: await listDeltagaransvariga(tx, insatsId) };
};

/** An insats in an organisation where the actor is insatsansvarig; for everyone else it does not exist. Only inside transaction(actor). */
export const findHanterad = (tx: Db, actor: Actor, insatsId: string): Promise<Hanterad | null> =>
  finn(tx, actor, insatsId, sql``);

/** The insats that an address or a form names; null when it names none of the actor's. */
export const findAnnan = async (tx: Db, actor: Actor, text: unknown): Promise<Hanterad | null> => {
  const id = z.guid().safeParse(text);
  return id.success ? findHanterad(tx, actor, id.data) : null;
};

/** The same before a change: the insats and its organisation are held still until commit, before any uppdrag is. */
export const hanteradForAndring = (tx: Db, actor: Actor, insatsId: string): Promise<Hanterad | null> =>
  finn(tx, actor, insatsId, sql`for no key update of i for share of o`);

const ansvarigRow = z.object({ anvandareId: z.string(), till: z.string().nullable() });

/** Who is deltagaransvarig in the insats today or later. */
const listDeltagaransvariga = (tx: Db, insatsId: string): Promise<Valt[]> =>
  tx.many(
    ansvarigRow,
    sql`
    select u.anvandare_id, u.till_datum as till from auth.uppdrag u
    where u.insats_id = ${insatsId} and u.roll = 'deltagaransvarig' and u.avslutat_at is null
      and (u.till_datum is null or u.till_datum >= current_date)
    order by u.anvandare_id`,
  );

const idRow = z.object({ id: z.string() });

/** Another insats in the organisation with a name that reads the same. */
export const findMedSammaNamn = (
  tx: Db,
  { organisationId, namn, utom }: { organisationId: string; namn: string; utom: string },
): Promise<{ id: string } | null> =>
  tx.maybeOne(
    idRow,
    sql`
    select id from verksamhet.insats
    where samverkansorganisation_id = ${organisationId} and verksamhet.jamforbart(namn) = verksamhet.jamforbart(${namn})
      and id <> ${utom}`,
  );

/** Writes a new insats; its målgrupper and uppdrag are written beside it. */
export const insertInsats = async (
  tx: Db,
  { id, organisationId, ...u }: Insatsuppgifter & { id: string; organisationId: string },
): Promise<void> => {
  await tx.run(sql`
    insert into verksamhet.insats (id, samverkansorganisation_id, namn, beskrivning, startdatum, slutdatum, inriktning,
      preciserad_inriktning_kod, deltagarregistrering)
    values (${id}, ${organisationId}, ${u.namn}, nullif(${u.beskrivning}, ''), ${u.startdatum}, ${u.slutdatum},
      ${u.inriktning}, ${u.preciseradInriktningKod}, ${u.deltagarregistrering})`);
  await skrivMalgrupper(tx, id, u.malgrupper);
};

const skrivMalgrupper = async (tx: Db, insatsId: string, koder: readonly string[]): Promise<void> => {
  await tx.run(sql`
    insert into verksamhet.insats_malgrupp (insats_id, malgrupp_kod)
    select ${insatsId}, kod from unnest(${koder}::text[]) as kod
    on conflict do nothing`);
};

/** Writes everything, and counts the version up. Målgrupper are touched only when they differ: the wall around them is strict. */
export const updateInsats = async (tx: Db, id: string, u: Insatsuppgifter): Promise<void> => {
  await tx.run(sql`
    update verksamhet.insats set namn = ${u.namn}, beskrivning = nullif(${u.beskrivning}, ''), startdatum = ${u.startdatum},
      slutdatum = ${u.slutdatum}, inriktning = ${u.inriktning}, preciserad_inriktning_kod = ${u.preciseradInriktningKod},
      deltagarregistrering = ${u.deltagarregistrering}, version = version + 1
    where id = ${id}`);
  await tx.run(sql`
    delete from verksamhet.insats_malgrupp where insats_id = ${id} and malgrupp_kod <> all(${u.malgrupper}::text[])`);
  await skrivMalgrupper(tx, id, u.malgrupper);
};
