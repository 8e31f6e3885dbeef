import { z } from 'zod';
import type { Actor } from '../behorighet/behorighet.rules.ts';
import { sql, type Db, type Sql } from '../db/db.ts';
import type { Uppdrag, Uppdragsplats, Uppdragsroll, Valt } from './uppdrag.rules.ts';

const uppdragRow = z.object({
  id: z.string(),
  anvandareId: z.string(),
  namn: z.string(),
  arbetsgivare: z.string(),
  fran: z.string(),
  till: z.string().nullable(),
});

const pa = (plats: Uppdragsplats): Sql =>
  'insatsId' in plats
    ? sql`u.insats_id = ${plats.insatsId}`
    : sql`u.samverkansorganisation_id = ${plats.samverkansorganisationId}`;

/** Those who hold the uppdrag today or later, in Swedish order. */
export const listUppdrag = (db: Db, plats: Uppdragsplats, roll: Uppdragsroll): Promise<Uppdrag[]> =>
  db.many(
    uppdragRow,
    sql`
    select u.id, u.anvandare_id, a.fornamn || ' ' || a.efternamn as namn, o.namn as arbetsgivare,
      u.fran_datum as fran, u.till_datum as till
    from auth.uppdrag u
    join auth.anvandare a on a.id = u.anvandare_id
    join verksamhet.organisation o on o.id = a.arbetsgivare_id
    where ${pa(plats)} and u.roll = ${roll} and u.avslutat_at is null
      and (u.till_datum is null or u.till_datum >= current_date)
    order by a.efternamn collate "sv-x-icu", a.fornamn collate "sv-x-icu", a.id`,
  );

/** The user's role, held still until commit; null when the user does not have it. */
export const lasRoll = (tx: Db, anvandareId: string, roll: string): Promise<{ id: string } | null> =>
  tx.maybeOne(
    z.object({ id: z.string() }),
    sql`
    select id from auth.anvandare_roll
    where anvandare_id = ${anvandareId} and roll = ${roll} and avslutad_at is null
    for share`,
  );

/** The organisation or insats, held still until commit; null when there is none. */
export const lasPlats = (tx: Db, plats: Uppdragsplats): Promise<{ id: string } | null> =>
  tx.maybeOne(
    z.object({ id: z.string() }),
    'insatsId' in plats
      ? sql`select id from verksamhet.insats where id = ${plats.insatsId} for no key update`
      : sql`
        select id from verksamhet.samverkansorganisation where id = ${plats.samverkansorganisationId} for no key update`,
  );

/** Names of users by id, for the history. */
export const listNamn = (tx: Db, ids: readonly string[]): Promise<{ id: string; namn: string }[]> =>
  tx.many(
    z.object({ id: z.string(), namn: z.string() }),
    sql`select id, fornamn || ' ' || efternamn as namn from auth.anvandare where id = any(${ids}::uuid[]) order by id`,
  );

interface Nytt {
  readonly rollId: string;
  readonly plats: Uppdragsplats;
  readonly roll: Uppdragsroll;
  readonly valt: Valt;
}

/** Gives an uppdrag. One that ran out on its last day but was never taken away is closed first, so that only one is active. */
export const insertUppdrag = async (
  tx: Db,
  actor: Actor,
  { rollId, plats, roll, valt }: Nytt,
): Promise<void> => {
  await tx.run(sql`
    update auth.uppdrag u set avslutat_at = now(), avslutat_av = ${actor.id}, version = version + 1
    where ${pa(plats)} and u.roll = ${roll} and u.anvandare_id = ${valt.anvandareId}
      and u.avslutat_at is null and u.till_datum < current_date`);
  await tx.run(sql`
    insert into auth.uppdrag (roll_id, anvandare_id, roll, insats_id, samverkansorganisation_id, fran_datum, till_datum, tilldelat_av)
    values (${rollId}, ${valt.anvandareId}, ${roll}, ${'insatsId' in plats ? plats.insatsId : null},
      ${'insatsId' in plats ? null : plats.samverkansorganisationId}, current_date, ${valt.till}, ${actor.id})`);
};

/** Another last day of an uppdrag that goes on; null for none. */
export const updateSlutdag = async (tx: Db, id: string, till: Valt['till']): Promise<void> => {
  await tx.run(sql`update auth.uppdrag set till_datum = ${till}, version = version + 1 where id = ${id}`);
};

/** Takes an uppdrag away at once: row-level security and the next request see it. */
export const avslutaUppdrag = async (tx: Db, actor: Actor, id: string): Promise<void> => {
  await tx.run(sql`
    update auth.uppdrag set avslutat_at = now(), avslutat_av = ${actor.id}, version = version + 1
    where id = ${id} and avslutat_at is null`);
};
