import { z } from 'zod';
import { sql, type Db, type Sql } from '../db/db.ts';
import type { Dag } from '../shared/datum.ts';
import type { Fraga } from './deltagarrapport.rules.ts';
import type { Uppdelning } from './plats.rules.ts';
import type { Antalsrad } from './talen.rules.ts';
import { matten } from './fragor.queries.ts';
import { floden, rakningen, type Kalla } from './rakning.queries.ts';

/** What is read: bits of time, and how fine the places are. */
export interface Omrade {
  /** First day of each bit, and last the day after them all. */
  readonly granser: readonly Dag[];
  /** What the rows of each organisation are counted as. */
  readonly uppdelning: Uppdelning;
  /** Only these insatser; null for the whole country. */
  readonly insatser: readonly string[] | null;
  /** The freeze whose figures are read; null for now. */
  readonly fryst: number | null;
}

const row = z.object({
  nod: z.string(),
  bit: z.number(),
  kon: z.string(),
  matt: z.string(),
  kategori: z.string(),
  antal: z.number(),
});

/** Where a row of an insats `i` is counted, and what that is joined from. */
export const nod = sql`coalesce(p.nod, i.id::text)`;
export const platsen = (uppdelning: Uppdelning): Sql => sql`
  join unnest(${uppdelning.map(([id]) => id)}::uuid[], ${uppdelning.map(([, rad]) => rad)}::text[]) as p (id, nod)
    on p.id = i.samverkansorganisation_id`;
/** Whether a row is counted, by its day and insats. */
export const inom = (dag: Sql, insatsId: Sql, { granser, insatser }: Omrade): Sql => sql`
  ${dag} >= ${granser[0]}::date and ${dag} < ${granser.at(-1)}::date
  and (${insatser === null} or ${insatsId} = any (${insatser ?? []}::uuid[]))`;

/** The deltaganden whose day lies in the bits: one scan, nothing called but the class of a day. */
const nu = (omrade: Omrade): readonly Kalla[] =>
  [
    { deltagande: sql`rapport.deltagande_kvar`, matning: sql`rapport.matning_kvar` },
    { deltagande: sql`rapport.deltagande_gallrat`, matning: sql`rapport.matning_gallrad` },
  ].map(({ deltagande, matning }) => ({
    deltagande: () => deltagande,
    matning,
    svar: () => sql``,
    grund: (dag) => sql`
    ${nod} as nod, d.kon, width_bucket(${dag}, ${omrade.granser}::date[]) - 1 as bit`,
    inom: (dag) => sql`
    join rapport.insats i on i.id = d.insats_id ${platsen(omrade.uppdelning)}
    where ${inom(dag, sql`d.insats_id`, omrade)}`,
    vikt: sql`1`,
  }));

/** Försörjning after of those who had this one before. */
const efter = (vald: string | null): Sql =>
  sql`select 'forsorjning_efter_vald', f, antal from unnest(sedan) as f where ${vald} = any (innan)`;

/** What the freezes until one add up to. The chosen försörjning before stands first in the category of those after it. */
const frysta = (matt: readonly string[], omrade: Omrade, vald: string | null): Sql => sql`
  select ${nod} as nod, c.kon, width_bucket(c.manad, ${omrade.granser}::date[]) - 1 as bit, c.matt,
    case when c.matt = 'forsorjning_efter_vald' then split_part(c.kategori, '/', 2) else c.kategori end as kategori,
    sum(c.antal)::integer as antal
  from rapport.frysning_cell c
  join rapport.insats i on i.id = c.insats_id ${platsen(omrade.uppdelning)}
  where c.frysning_id <= ${omrade.fryst} and c.matt = any (${matt}::text[])
    and ${inom(sql`c.manad`, sql`c.insats_id`, omrade)}
    and (c.matt <> 'forsorjning_efter_vald' or split_part(c.kategori, '/', 1) = ${vald})
  group by 1, 2, 3, 4, 5
  having sum(c.antal) <> 0`;

/**
 * Counts what the questions ask, as it is now or as it was frozen.
 * @param vald also the försörjning after of those who had this one before; null for none
 */
export const countFragor = (
  tx: Db,
  fragor: ReadonlySet<Fraga>,
  omrade: Omrade,
  vald: string | null = null,
): Promise<Antalsrad[]> =>
  tx.many(
    row,
    omrade.fryst === null
      ? rakningen(nu(omrade), efter(vald), fragor)
      : frysta(
          [...fragor].flatMap((fraga) => matten[fraga]),
          omrade,
          vald,
        ),
  );

/** Påbörjade and avslutade, only how many, as now or as it was frozen. */
export const countFloden = (tx: Db, omrade: Omrade): Promise<Antalsrad[]> =>
  tx.many(row, omrade.fryst === null ? floden(nu(omrade)) : frysta(['paborjade', 'avslutade'], omrade, null));

/** The first startdag there is, or the first month that a freeze knew of; null in an empty world. */
export const findForstaDag = async (tx: Db, fryst: number | null): Promise<Dag | null> =>
  (
    await tx.one(
      z.object({ dag: z.string().nullable() }),
      fryst === null
        ? sql`select min(startdag) as dag from rapport.deltagande`
        : sql`select min(manad) as dag from rapport.frysning_cell where frysning_id <= ${fryst} and matt = 'paborjade'`,
    )
  ).dag;
