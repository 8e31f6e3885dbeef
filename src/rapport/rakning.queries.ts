import { z } from 'zod';
import { sql, sqlList, type Db, type Sql } from '../db/db.ts';
import type { Dag } from '../shared/datum.ts';
import type { Fraga } from './deltagarrapport.rules.ts';
import { alder, forsorjningstid, tidIInsats } from './kategorier.rules.ts';

/** The measures that a question gives. */
export const matten: Readonly<Record<Fraga, readonly string[]>> = {
  alder: ['paborjade', 'alder'],
  bakgrund: ['utbildningsniva', 'forsorjningstid'],
  avslut: ['avslutade', 'avslutsanledning', 'tid_i_insats', 'dagar'],
  sysselsattning: ['klass_fore', 'klass_efter', 'sysselsattning_fore', 'sysselsattning_efter', 'resultat'],
  forsorjning: ['forsorjning_fore', 'forsorjning_efter', 'forsorjning_efter_vald'],
};

/** What a question is about: those that began, or those that ended. */
export type Handelse = 'start' | 'slut';

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

/** A question: one deltagande's answers, side by side; and the numbers that each combination of them counts in. */
interface Del {
  /** The columns, with what they are; and their names. All are null, the first among them, for one who has not answered. */
  readonly kolumner: Sql;
  readonly namn: Sql;
  /** Rows of matt, kategori and antal, from the columns with `antal` and the sum of `dagar`. */
  readonly rader: (efterVald: Sql) => Sql;
  /** The answers are read: `fore` at the start, `ut` at the end. */
  readonly svar: boolean;
}

/** Påbörjade, by age. */
const alderdel: Del = {
  kolumner: sql`width_bucket(d.alder, ${alder.granser}::integer[])::text as alder`,
  namn: sql`alder`,
  rader: () =>
    sql`select * from (values ('paborjade', '', antal), ('alder', alder, antal)) as v where alder is not null`,
  svar: false,
};

/** Påbörjade, by what was answered at the start: education and years with offentlig försörjning. */
const bakgrundsdel: Del = {
  kolumner: sql`fore.utbildningsniva_kod as utbildningsniva,
    width_bucket(fore.forsorjning_ar, ${forsorjningstid.granser}::integer[])::text as forsorjningstid`,
  namn: sql`utbildningsniva, forsorjningstid`,
  rader: () => sql`
    select * from (values ('utbildningsniva', utbildningsniva, antal), ('forsorjningstid', forsorjningstid, antal)) as v
    where utbildningsniva is not null`,
  svar: true,
};

// Whole months as people count: from the 15th to the 14th is one less.
const manader = sql`(
  (date_part('year', d.avslutningsdag) - date_part('year', d.startdag)) * 12
  + date_part('month', d.avslutningsdag) - date_part('month', d.startdag)
  - case when date_part('day', d.avslutningsdag) < date_part('day', d.startdag) then 1 else 0 end)::integer`;

/** Avslutade, by why and after how long; `dagar` is the sum of days from startdag to avslutningsdag. */
const avslutsdel: Del = {
  kolumner: sql`d.avslutsanledning_kod as avslutsanledning,
    width_bucket(${manader}, ${tidIInsats.granser}::integer[])::text as tid_i_insats`,
  namn: sql`avslutsanledning, tid_i_insats`,
  rader: () => sql`
    select * from (values ('avslutade', '', antal), ('avslutsanledning', avslutsanledning, antal),
      ('tid_i_insats', tid_i_insats, antal), ('dagar', '', dagar)) as v
    where avslutsanledning is not null`,
  svar: false,
};

/** The four classes, in the order that decides: one who works and studies works. */
const klass = (
  m: Sql,
): Sql => sql`case when fore.deltagande_id is null then null when ut.deltagande_id is null then 'utan_svar'
  when ${m}.arbetar then 'arbetar' when ${m}.studerar then 'studerar' when ${m}.arbetssokande then 'arbetssokande' else 'ovriga' end`;
const fore = sql`fore`;
const ut = sql`ut`;

/** Avslutade, by what they did before and after, and who started or increased it (0 for nej). */
const sysselsattningsdel: Del = {
  kolumner: sql`${klass(fore)} as klass_fore, ${klass(ut)} as klass_efter,
    fore.studerar and ut.deltagande_id is not null as studerade, fore.arbetssokande and ut.deltagande_id is not null as sokte,
    coalesce(ut.studerar, false) as studerar, coalesce(ut.arbetssokande, false) as soker,
    coalesce(ut.arbete_omfattning, 0) > coalesce(fore.arbete_omfattning, 0) and ut.deltagande_id is not null as mer_arbete,
    coalesce(ut.studier_omfattning, 0) > coalesce(fore.studier_omfattning, 0) and ut.deltagande_id is not null as mer_studier`,
  namn: sql`klass_fore, klass_efter, studerade, sokte, studerar, soker, mer_arbete, mer_studier`,
  rader: () => sql`
    select matt, kategori, antal from (values ('klass_fore', klass_fore, true), ('klass_efter', klass_efter, true),
      ('sysselsattning_fore', 'studerar', studerade), ('sysselsattning_fore', 'arbetssokande', sokte),
      ('sysselsattning_efter', 'studerar', studerar), ('sysselsattning_efter', 'arbetssokande', soker),
      ('resultat', 'arbete', mer_arbete), ('resultat', 'studier', mer_studier),
      ('resultat', 'nagot', mer_arbete or mer_studier)) as v (matt, kategori, galler)
    where klass_fore is not null and galler`,
  svar: true,
};

/** Avslutade who answered at the end, by försörjning before and after, each in all that are marked. */
const forsorjningsdel: Del = {
  kolumner: sql`case when ut.deltagande_id is not null then fore.forsorjning end as innan, ut.forsorjning as sedan`,
  namn: sql`innan, sedan`,
  rader: (efterVald) => sql`
    select 'forsorjning_fore', f, antal from unnest(innan) as f
    union all select 'forsorjning_efter', f, antal from unnest(sedan) as f where innan is not null
    union all ${efterVald}`,
  svar: true,
};

const delarna: Readonly<Record<Handelse, Partial<Readonly<Record<Fraga, Del>>>>> = {
  start: { alder: alderdel, bakgrund: bakgrundsdel },
  slut: { avslut: avslutsdel, sysselsattning: sysselsattningsdel, forsorjning: forsorjningsdel },
};

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
