import { z } from 'zod';
import { sql, type Db } from '../db/db.ts';
import type { Uppgifter } from './organisation.rules.ts';
import type { Namnregister } from './register.rules.ts';

const omradeRow = z.object({ kod: z.string(), namn: z.string(), galler: z.boolean() });
const organisationRow = z.object({ id: z.string(), namn: z.string(), typ: z.string() });
const anvandareRow = z.object({ id: z.string(), namn: z.string(), arbetsgivare: z.string() });

/** Names of kommuner and stadsdelar ("Göteborg, Centrum"), ended ones too, in Swedish order. */
const listOmraden = (db: Db, koder: readonly string[]) =>
  db.many(
    omradeRow,
    sql`
    select kod, namn, galler from (
    select k.kod, k.namn, (k.galler_till is null or k.galler_till >= current_date) as galler
    from styrdata.kommun k where k.kod = any(${koder})
    union all
    select s.kod, k.namn || ', ' || s.namn, (s.galler_till is null or s.galler_till >= current_date)
    from styrdata.stadsdel s join styrdata.kommun k on k.kod = s.kommun_kod where s.kod = any(${koder})) as r
    order by namn collate "sv-x-icu", kod`,
  );

const listOrganisationer = (db: Db, ids: readonly string[]) =>
  db.many(
    organisationRow,
    sql`
    select o.id, o.namn, t.text as typ
    from verksamhet.organisation o join styrdata.organisationstyp t on t.kod = o.organisationstyp_kod
    where o.id = any(${ids}::uuid[])
    order by o.namn collate "sv-x-icu"`,
  );

const listAnvandare = (db: Db, ids: readonly string[]) =>
  db.many(
    anvandareRow,
    sql`
    select a.id, a.fornamn || ' ' || a.efternamn as namn, o.namn as arbetsgivare
    from auth.anvandare a join verksamhet.organisation o on o.id = a.arbetsgivare_id
    where a.id = any(${ids}::uuid[])
    order by a.efternamn collate "sv-x-icu", a.fornamn collate "sv-x-icu", a.id`,
  );

/** What codes and ids are called. Three statements at most. */
export const slaUppNamnMedId = async (
  db: Db,
  { koder, organisationer, anvandare }: Record<'koder' | 'organisationer' | 'anvandare', readonly string[]>,
): Promise<Namnregister> => ({
  omraden: koder.length === 0 ? [] : await listOmraden(db, koder),
  organisationer: organisationer.length === 0 ? [] : await listOrganisationer(db, organisationer),
  anvandare: anvandare.length === 0 ? [] : await listAnvandare(db, anvandare),
});

/** What the codes and ids of one or more states are called. */
export const slaUppNamn = (db: Db, ...lagen: readonly Uppgifter[]): Promise<Namnregister> =>
  slaUppNamnMedId(db, {
    koder: lagen.flatMap(({ kommuner }) => kommuner),
    organisationer: lagen.flatMap(({ ingaende }) => ingaende.map(({ organisationId }) => organisationId)),
    anvandare: lagen
      .flatMap((lage) => [...lage.samverkansadministratorer, ...lage.insatsansvariga])
      .map(({ anvandareId }) => anvandareId),
  });
