import { z } from 'zod';
import { sql, sqlList, type Db, type Sql } from '../db/db.ts';
import type { Dag } from '../shared/datum.ts';
import type { Fraga } from './deltagarrapport.rules.ts';
import { delarna, fore, ut, type Del, type Handelse } from './fragor.queries.ts';

/** Where deltaganden are read, and what is counted of them: the same questions are put to what is live and to what was frozen. */
export interface Kalla {
  /** Relation with the columns of rapport.deltagande, of those that began, or those that ended. */
  readonly deltagande: (handelse: Handelse) => Sql;
  /** Relation with the columns of rapport.matning. */
  readonly matning: Sql;
  /** Which answers belong to a deltagande `d`, beside their id. */
  readonly svar: (m: Sql) => Sql;
  /** Place, kön and time of a deltagande `d` by its day: three columns, nod, kon and bit. */
  readonly grund: (dag: Sql) => Sql;
  /** What else is joined, and which are counted. */
  readonly inom: (dag: Sql) => Sql;
  /** As how many one `d` counts. */
  readonly vikt: Sql;
}

const dagen: Readonly<Record<Handelse, Sql>> = { start: sql`d.startdag`, slut: sql`d.avslutningsdag` };

/** Påbörjade and avslutade, only how many. */
export const floden = (kallor: readonly Kalla[]): Sql => sql`
  select nod, kon, bit, matt, '' as kategori, sum(antal)::integer as antal
  from (${sqlList(
    kallor.flatMap((k) => [
      sql`select ${k.grund(dagen.start)}, 'paborjade' as matt, ${k.vikt} as antal from ${k.deltagande('start')} d ${k.inom(dagen.start)}`,
      sql`select ${k.grund(dagen.slut)}, 'avslutade', ${k.vikt} from ${k.deltagande('slut')} d ${k.inom(dagen.slut)}`,
    ]),
    ' union all ',
  )}) as alla
  group by 1, 2, 3, 4`;

const svaret = (k: Kalla, m: Sql, tillfalle: 'in' | 'ut'): Sql => sql`
  left join ${k.matning} ${m} on ${m}.deltagande_id = d.id and ${m}.tillfalle = ${tillfalle} ${k.svar(m)}`;
const svaren = (k: Kalla): Readonly<Record<Handelse, Sql>> => ({
  start: svaret(k, fore, 'in'),
  slut: sql`${svaret(k, fore, 'in')} ${svaret(k, ut, 'ut')}`,
});

/** One row for each deltagande, with what is asked of it. */
const enskilda = (k: Kalla, handelse: Handelse, delar: readonly Del[]): Sql => sql`
  select ${k.grund(dagen[handelse])}, ${sqlList(delar.map(({ kolumner }) => kolumner))}, ${k.vikt} as vikt,
    d.avslutningsdag - d.startdag as langd
  from ${k.deltagande(handelse)} d
  ${delar.some(({ svar }) => svar) ? svaren(k)[handelse] : sql``}
  ${k.inom(dagen[handelse])}`;

const omHandelse = (
  kallor: readonly Kalla[],
  efterVald: Sql,
  handelse: Handelse,
  delar: readonly Del[],
): Sql => sql`
  with rad as (
    select nod, kon, bit, ${sqlList(delar.map(({ namn }) => namn))}, sum(vikt) as antal, sum(vikt * langd) as dagar
    from (${sqlList(
      kallor.map((k) => enskilda(k, handelse, delar)),
      ' union all ',
    )}) as d
    group by grouping sets (${sqlList(delar.map(({ namn }) => sql`(nod, kon, bit, ${namn})`))}))
  select nod, kon, bit, k.matt, k.kategori, sum(k.antal)::integer as antal
  from rad cross join lateral (${sqlList(
    delar.map(({ rader }) => sql`(${rader(efterVald)})`),
    ' union all ',
  )}) as k (matt, kategori, antal)
  group by 1, 2, 3, 4, 5`;

/**
 * One definition of each measure, for every source: rows of nod, kon, bit, matt, kategori, antal. Those that began are gone through once,
 * and those that ended once, whatever is asked of them.
 * @param efterVald försörjning after of those who had a chosen one before: rows of matt, kategori and antal
 */
export const rakningen = (kallor: readonly Kalla[], efterVald: Sql, fragor: ReadonlySet<Fraga>): Sql =>
  sqlList(
    (['start', 'slut'] as const).flatMap((handelse) => {
      const delar = Object.entries(delarna[handelse]).flatMap(([fraga, del]) =>
        fragor.has(fraga as Fraga) ? [del] : [],
      );
      return delar.length === 0 ? [] : [sql`(${omHandelse(kallor, efterVald, handelse, delar)})`];
    }),
    ' union all ',
  );

/** How many different persons began or ended in the time, in these insatser (null for the whole country). */
export const countUnika = (
  tx: Db,
  granser: readonly Dag[],
  insatser: readonly string[] | null,
): Promise<{ antal: number }> =>
  tx.one(
    z.object({ antal: z.number() }),
    sql`
    select count(*) as antal from (
      select person from rapport.deltagande d
      where (d.startdag >= ${granser[0]}::date and d.startdag < ${granser.at(-1)}::date
          or d.avslutningsdag >= ${granser[0]}::date and d.avslutningsdag < ${granser.at(-1)}::date)
        and (${insatser === null} or d.insats_id = any (${insatser ?? []}::uuid[]))
      group by person) as personer`,
  );
