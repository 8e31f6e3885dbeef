import { z } from 'zod';
import { sql, type Db, type Sql } from '../db/db.ts';
import type { Namnsokning } from '../anvandare/namnsokning.rules.ts';
import { namnvillkor } from '../anvandare/namnsokning.service.ts';
import type { Uppdragsplats, Uppdragsroll } from './uppdrag.rules.ts';

const traffRow = z.object({ id: z.string(), namn: z.string(), epost: z.string(), arbetsgivare: z.string() });
export type Anvandartraff = z.infer<typeof traffRow>;

const traffade = (roll: Uppdragsroll, sokning: Namnsokning): Sql => sql`
  from auth.anvandare a
  where a.avslutad_at is null
    and exists (select from auth.anvandare_roll r where r.anvandare_id = a.id and r.roll = ${roll} and r.avslutad_at is null)
    and ${namnvillkor(sokning)}`;

/** How many open accounts with the role the search finds. */
export const countAnvandare = async (db: Db, roll: Uppdragsroll, sokning: Namnsokning): Promise<number> =>
  (await db.one(z.object({ antal: z.number() }), sql`select count(*) as antal ${traffade(roll, sokning)}`))
    .antal;

/** Some of them in Swedish order. */
export const listAnvandare = (
  db: Db,
  roll: Uppdragsroll,
  sokning: Namnsokning,
  { fran, antal }: { readonly fran: number; readonly antal: number },
): Promise<Anvandartraff[]> =>
  db.many(
    traffRow,
    sql`
    select a.id, a.fornamn || ' ' || a.efternamn as namn, a.epost,
      (select o.namn from verksamhet.organisation o where o.id = a.arbetsgivare_id) as arbetsgivare
    ${traffade(roll, sokning)}
    order by a.efternamn collate "sv-x-icu", a.fornamn collate "sv-x-icu", a.id
    limit ${antal} offset ${fran}`,
  );

const valdRow = z.object({
  anvandareId: z.string(),
  namn: z.string(),
  arbetsgivare: z.string(),
  fran: z.string().nullable(),
  till: z.string().nullable(),
  harRoll: z.boolean(),
});

const uppdragetI = (plats: Uppdragsplats | null): Sql => {
  if (plats === null) return sql`false`;
  return 'insatsId' in plats
    ? sql`u.insats_id = ${plats.insatsId}`
    : sql`u.samverkansorganisation_id = ${plats.samverkansorganisationId}`;
};

/** Users by id, in Swedish order, with the uppdrag that they already hold in the place. */
export const listValdaMedId = (
  db: Db,
  plats: Uppdragsplats | null,
  roll: Uppdragsroll,
  ids: readonly string[],
): Promise<z.infer<typeof valdRow>[]> =>
  db.many(
    valdRow,
    sql`
    select a.id as anvandare_id, a.fornamn || ' ' || a.efternamn as namn, o.namn as arbetsgivare,
      u.fran_datum as fran, u.till_datum as till,
      exists (select from auth.anvandare_roll r
        where r.anvandare_id = a.id and r.roll = ${roll} and r.avslutad_at is null) as har_roll
    from auth.anvandare a
    join verksamhet.organisation o on o.id = a.arbetsgivare_id
    left join auth.uppdrag u on u.anvandare_id = a.id and u.roll = ${roll} and u.avslutat_at is null
      and (u.till_datum is null or u.till_datum >= current_date) and ${uppdragetI(plats)}
    where a.id = any(${ids}::uuid[])
    order by a.efternamn collate "sv-x-icu", a.fornamn collate "sv-x-icu", a.id`,
  );
