import { z } from 'zod';
import { sql, type Db, type Sql } from '../db/db.ts';
import type { Anvandning, Anvandningsslag } from './anvandning.rules.ts';
import type { Listnamn } from './listor.rules.ts';

/*
 * What uses an entry, apart from deltaganden: those are hidden from everyone but their deltagaransvariga, and are not counted here.
 * Each is (kod, slag, id, namn, ar).
 */
const iBudget = sql`
  select distinct k.kostnadstyp_kod as kod, 'budget' as slag, o.id::text as id, o.namn, b.ar
  from verksamhet.administrativ_kostnad k
  join verksamhet.budget b on b.id = k.budget_id
  join verksamhet.samverkansorganisation o on o.id = b.samverkansorganisation_id`;
const iInsatsbudget = sql`
  select distinct k.budgettyp_kod as kod, 'insatsbudget' as slag, i.id::text as id, i.namn, b.ar
  from verksamhet.insatskostnad k
  join verksamhet.insatsbudget b on b.id = k.insatsbudget_id
  join verksamhet.insats i on i.id = b.insats_id`;
const omraden = (kod: Sql): Sql => sql`
  select distinct ${kod} as kod, 'samverkansorganisation' as slag, o.id::text as id, o.namn, null::smallint as ar
  from verksamhet.omrade m join verksamhet.samverkansorganisation o on o.id = m.samverkansorganisation_id`;

const anvandare: Partial<Record<Listnamn, Sql>> = {
  preciserad_inriktning: sql`
  select preciserad_inriktning_kod as kod, 'insats' as slag, id::text as id, namn, null::smallint as ar from verksamhet.insats`,
  malgrupp: sql`
  select m.malgrupp_kod as kod, 'insats' as slag, i.id::text as id, i.namn, null::smallint as ar
  from verksamhet.insats_malgrupp m join verksamhet.insats i on i.id = m.insats_id`,
  kostnadstyp: iBudget,
  budgettyp: iInsatsbudget,
  organisationstyp: sql`
  select organisationstyp_kod as kod, 'organisation' as slag, id::text as id, namn, null::smallint as ar from verksamhet.organisation`,
  lan: sql`
  select lan_kod as kod, 'kommun' as slag, kod as id, namn, null::smallint as ar from styrdata.kommun`,
  kommun: sql`
  ${omraden(sql`m.kommun_kod`)}
  union all
  select kommun_kod, 'stadsdel', kod, namn, null::smallint from styrdata.stadsdel`,
  stadsdel: sql`select * from (${omraden(sql`m.stadsdel_kod`)}) i where kod is not null`,
};

/** How many use each of the codes; a code that nothing uses is left out. */
export const raknaAnvandning = async (
  db: Db,
  lista: Listnamn,
  koder: readonly string[],
): Promise<ReadonlyMap<string, number>> => {
  const alla = anvandare[lista];
  if (alla === undefined) return new Map();
  const rader = await db.many(
    z.object({ kod: z.string(), antal: z.number() }),
    sql`select kod, count(*) as antal from (${alla}) a where kod = any(${koder}) group by kod order by kod`,
  );
  return new Map(rader.map(({ kod, antal }) => [kod, antal]));
};

const slag: readonly [Anvandningsslag, ...Anvandningsslag[]] = [
  'insats',
  'budget',
  'insatsbudget',
  'organisation',
  'samverkansorganisation',
  'kommun',
  'stadsdel',
];
const anvandningRow = z.object({
  slag: z.enum(slag),
  id: z.string(),
  namn: z.string(),
  ar: z.number().nullable(),
  alla: z.number(),
});

/** What uses one entry, the first hundred by name, and how many there are. */
export const listAnvandning = async (
  db: Db,
  lista: Listnamn,
  kod: string,
): Promise<{ anvandning: readonly Anvandning[]; antal: number }> => {
  const alla = anvandare[lista];
  if (alla === undefined) return { anvandning: [], antal: 0 };
  const anvandning = await db.many(
    anvandningRow,
    sql`
    select slag, id, namn, ar, count(*) over () as alla from (${alla}) a where kod = ${kod}
    order by slag, namn collate "sv-x-icu", ar desc, id
    limit 100`,
  );
  return { anvandning, antal: anvandning[0]?.alla ?? 0 };
};
