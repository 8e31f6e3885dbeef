import { z } from 'zod';
import { behorighetsroller, type Actor } from '../behorighet/behorighet.rules.ts';
import { sql, type Db } from '../db/db.ts';
import type { Dag } from '../shared/datum.ts';
import type { Bestallare } from './bestallare.rules.ts';

const bestallareRow = z.object({
  id: z.string(),
  anvandareId: z.string(),
  organisationId: z.string(),
  namn: z.string(),
  epost: z.string(),
  gallerFran: z.string(),
  gallerTill: z.string(),
  avslutad: z.string().nullable(),
  version: z.number(),
});
const kolumner = sql`
  b.id, b.anvandare_id, b.organisation_id, a.fornamn || ' ' || a.efternamn as namn, a.epost, b.galler_fran, b.galler_till,
  (b.avslutad_at at time zone 'Europe/Stockholm')::date as avslutad, b.version`;

/** All registrations of an organisation, those in force first. */
export const listBestallareI = (db: Db, organisationId: string): Promise<Bestallare[]> =>
  db.many(
    bestallareRow,
    sql`
    select ${kolumner} from auth.bestallare b join auth.anvandare a on a.id = b.anvandare_id
    where b.organisation_id = ${organisationId}
    order by b.avslutad_at is not null, b.galler_till desc, a.efternamn collate "sv-x-icu", b.id
    limit 200`,
  );

export const findBestallare = (db: Db, id: string): Promise<Bestallare | null> =>
  db.maybeOne(
    bestallareRow,
    sql`select ${kolumner} from auth.bestallare b join auth.anvandare a on a.id = b.anvandare_id where b.id = ${id}`,
  );

const registreringRow = z.object({ id: z.string(), organisationId: z.string() });

/** The registration by which a user may order on a day, held still until commit with `las`; null when there is none. */
export const findGiltigRegistrering = (
  db: Db,
  anvandareId: string,
  idag: Dag,
  las: boolean,
): Promise<z.infer<typeof registreringRow> | null> =>
  db.maybeOne(
    registreringRow,
    sql`
    select b.id, b.organisation_id from auth.bestallare b
    where b.anvandare_id = ${anvandareId} and b.avslutad_at is null and ${idag}::date between b.galler_fran and b.galler_till
    ${las ? sql`for share` : sql``}`,
  );

/** Whether one registered the other's registration as beställare that is open. */
export const findRegistrerat = async (db: Db, registrator: string, bestallare: string): Promise<boolean> =>
  (await db.maybeOne(
    z.object({ id: z.string() }),
    sql`
    select id from auth.bestallare
    where anvandare_id = ${bestallare} and registrerad_av = ${registrator} and avslutad_at is null`,
  )) !== null;

const kontoRow = z.object({
  id: z.string(),
  namn: z.string(),
  arbetsgivareId: z.string(),
  avslutat: z.boolean(),
  roller: z.array(z.enum(behorighetsroller)),
  harRegistrering: z.boolean(),
});
export type Konto = z.infer<typeof kontoRow>;

/** An account by id or by the blind index of a personnummer, locked until commit, with its roles. */
export const lasKonto = async (
  tx: Db,
  vem: { readonly id: string } | { readonly index: Buffer },
  idag: Dag,
): Promise<Konto | null> => {
  const den = 'id' in vem ? sql`id = ${vem.id}` : sql`personnummer_index = ${vem.index}`;
  // Locked by itself first: what is read of the roles afterwards is what the last one to change them left.
  if ((await tx.run(sql`select from auth.anvandare where ${den} for update`)) === 0) return null;
  return tx.maybeOne(
    kontoRow,
    sql`
    select a.id, a.fornamn || ' ' || a.efternamn as namn, a.arbetsgivare_id, a.avslutad_at is not null as avslutat,
      array(select r.roll from auth.anvandare_roll r where r.anvandare_id = a.id and r.avslutad_at is null order by r.roll) as roller,
      exists (select from auth.bestallare b
        where b.anvandare_id = a.id and b.avslutad_at is null and b.galler_till >= ${idag}::date) as har_registrering
    from auth.anvandare a where ${den}`,
  );
};

const valRow = z.object({ id: z.string(), namn: z.string() });

/** Users of an organisation who may be beställare, in Swedish order. */
export const listMojliga = (db: Db, organisationId: string, idag: Dag): Promise<z.infer<typeof valRow>[]> =>
  db.many(
    valRow,
    sql`
    select a.id, a.fornamn || ' ' || a.efternamn as namn
    from auth.anvandare a
    where a.arbetsgivare_id = ${organisationId} and a.avslutad_at is null
      and not exists (select from auth.anvandare_roll r
        where r.anvandare_id = a.id and r.roll in ('deltagaransvarig', 'registerhandlaggare') and r.avslutad_at is null)
      and not exists (select from auth.bestallare b
        where b.anvandare_id = a.id and b.avslutad_at is null and b.galler_till >= ${idag}::date)
    order by a.efternamn collate "sv-x-icu", a.fornamn collate "sv-x-icu", a.id
    limit 1000`,
  );

interface NyRegistrering {
  readonly rollId: string;
  readonly anvandareId: string;
  readonly organisationId: string;
  readonly fran: Dag;
  readonly till: Dag;
}
export const insertBestallare = async (tx: Db, actor: Actor, ny: NyRegistrering): Promise<void> => {
  await tx.run(sql`
    insert into auth.bestallare (roll_id, anvandare_id, organisation_id, galler_fran, galler_till, registrerad_av)
    values (${ny.rollId}, ${ny.anvandareId}, ${ny.organisationId}, ${ny.fran}, ${ny.till}, ${actor.id})`);
};

/** Ends a registration; false when somebody has changed it since `version`. */
export const avslutaRegistrering = async (
  tx: Db,
  actor: Actor,
  { id, version, nu }: { id: string; version: number; nu: Date },
): Promise<boolean> =>
  (await tx.run(sql`
    update auth.bestallare set avslutad_at = ${nu}, avslutad_av = ${actor.id}, version = version + 1
    where id = ${id} and version = ${version} and avslutad_at is null`)) === 1;

/** The role behind a registration, while it is active. */
export const findRollId = async (tx: Db, anvandareId: string): Promise<string | null> =>
  (
    await tx.maybeOne(
      z.object({ id: z.string() }),
      sql`
      select id from auth.anvandare_roll
      where anvandare_id = ${anvandareId} and roll = 'bestallare' and avslutad_at is null for update`,
    )
  )?.id ?? null;

export const avslutaRoll = async (tx: Db, anvandareId: string, nu: Date): Promise<void> => {
  await tx.run(sql`
    update auth.anvandare_roll set avslutad_at = greatest(${nu}::timestamptz, tilldelad_at)
    where anvandare_id = ${anvandareId} and roll = 'bestallare' and avslutad_at is null`);
};
