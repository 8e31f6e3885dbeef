import { z } from 'zod';
import { sql, type Db, type Sql } from '../db/db.ts';
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

/** Where deltaganden are read, and what is counted of them: the same questions are put to what is live and to what was frozen. */
export interface Kalla {
  /** Relation with the columns of rapport.deltagande, of those that began, or those that ended. */
  readonly deltagande: (handelse: 'start' | 'slut') => Sql;
  /** Relation with the columns of rapport.matning. */
  readonly matning: Sql;
  /** Which answers belong to a deltagande `d`, beside their id. */
  readonly svar: (m: Sql) => Sql;
  /** Place, kön and time of a deltagande `d` by its day: three columns, the last called bit. */
  readonly grund: (dag: Sql) => Sql;
  /** What else is joined, and which are counted. */
  readonly inom: (dag: Sql) => Sql;
  /** How many one is, and what a sum of something else is multiplied with. */
  readonly antal: Sql;
  readonly ganger: Sql;
  /** Försörjning after (`efter`) of those who had a chosen one before: rows of matt and kategori. */
  readonly efterVald: Sql;
}

const startdag = sql`d.startdag`;
const avslutningsdag = sql`d.avslutningsdag`;

/** Påbörjade and avslutade, only how many. */
export const floden = (k: Kalla): Sql => sql`
  select ${k.grund(startdag)}, 'paborjade' as matt, '' as kategori, ${k.antal}::integer as antal
  from ${k.deltagande('start')} d
  ${k.inom(startdag)}
  group by 1, 2, 3
  union all
  select ${k.grund(avslutningsdag)}, 'avslutade', '', ${k.antal}::integer
  from ${k.deltagande('slut')} d
  ${k.inom(avslutningsdag)}
  group by 1, 2, 3`;

/** Påbörjade, by age. */
const alderFraga = (k: Kalla): Sql => sql`
  with rad as (
    select ${k.grund(startdag)}, width_bucket(d.alder, ${alder.granser}::integer[])::text as alder, ${k.antal} as antal
    from ${k.deltagande('start')} d
    ${k.inom(startdag)}
    group by 1, 2, 3, 4)
  select nod, kon, bit, k.matt, k.kategori, sum(antal)::integer as antal
  from rad cross join lateral (values ('paborjade', ''), ('alder', alder)) as k (matt, kategori)
  group by 1, 2, 3, 4, 5`;

/** Påbörjade, by what was answered at the start: education and years with offentlig försörjning. */
const bakgrundFraga = (k: Kalla): Sql => sql`
  with rad as (
    select ${k.grund(startdag)}, m.utbildningsniva_kod,
      width_bucket(m.forsorjning_ar, ${forsorjningstid.granser}::integer[])::text as tid, ${k.antal} as antal
    from ${k.deltagande('start')} d
    join ${k.matning} m on m.deltagande_id = d.id and m.tillfalle = 'in' ${k.svar(sql`m`)}
    ${k.inom(startdag)}
    group by 1, 2, 3, 4, 5)
  select nod, kon, bit, k.matt, k.kategori, sum(antal)::integer as antal
  from rad cross join lateral (values ('utbildningsniva', utbildningsniva_kod), ('forsorjningstid', tid)) as k (matt, kategori)
  group by 1, 2, 3, 4, 5`;

// Whole months as people count: from the 15th to the 14th is one less.
const manader = sql`(
  (date_part('year', d.avslutningsdag) - date_part('year', d.startdag)) * 12
  + date_part('month', d.avslutningsdag) - date_part('month', d.startdag)
  - case when date_part('day', d.avslutningsdag) < date_part('day', d.startdag) then 1 else 0 end)::integer`;

/** Avslutade, by why and after how long; `dagar` is the sum of days from startdag to avslutningsdag. */
const avslutFraga = (k: Kalla): Sql => sql`
  with rad as (
    select ${k.grund(avslutningsdag)}, d.avslutsanledning_kod,
      width_bucket(${manader}, ${tidIInsats.granser}::integer[])::text as tid,
      ${k.antal} as antal, sum((d.avslutningsdag - d.startdag) ${k.ganger}) as dagar
    from ${k.deltagande('slut')} d
    ${k.inom(avslutningsdag)}
    group by 1, 2, 3, 4, 5)
  select nod, kon, bit, k.matt, k.kategori, sum(k.antal)::integer as antal
  from rad cross join lateral (values ('avslutade', '', antal), ('avslutsanledning', avslutsanledning_kod, antal),
    ('tid_i_insats', tid, antal), ('dagar', '', dagar)) as k (matt, kategori, antal)
  group by 1, 2, 3, 4, 5`;

/** The four classes, in the order that decides: one who works and studies works. */
const klass = (m: Sql): Sql => sql`case when ut.deltagande_id is null then 'utan_svar'
  when ${m}.arbetar then 'arbetar' when ${m}.studerar then 'studerar' when ${m}.arbetssokande then 'arbetssokande' else 'ovriga' end`;

/** Both ends of the avslutade; those who were not asked at the end have none there. */
const fore = sql`fore`;
const ut = sql`ut`;
const matningar = (k: Kalla): Sql => sql`
  from ${k.deltagande('slut')} d
  join ${k.matning} fore on fore.deltagande_id = d.id and fore.tillfalle = 'in' ${k.svar(fore)}
  left join ${k.matning} ut on ut.deltagande_id = d.id and ut.tillfalle = 'ut' ${k.svar(ut)}`;

/** Avslutade, by what they did before and after, and who started or increased it (0 for nej). */
const sysselsattningFraga = (k: Kalla): Sql => sql`
  with rad as (
    select ${k.grund(avslutningsdag)}, ${klass(fore)} as klass_fore, ${klass(ut)} as klass_efter,
      fore.studerar and ut.deltagande_id is not null as studerade, fore.arbetssokande and ut.deltagande_id is not null as sokte,
      coalesce(ut.studerar, false) as studerar, coalesce(ut.arbetssokande, false) as soker,
      coalesce(ut.arbete_omfattning, 0) > coalesce(fore.arbete_omfattning, 0) and ut.deltagande_id is not null as mer_arbete,
      coalesce(ut.studier_omfattning, 0) > coalesce(fore.studier_omfattning, 0) and ut.deltagande_id is not null as mer_studier,
      ${k.antal} as antal
    ${matningar(k)}
    ${k.inom(avslutningsdag)}
    group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)
  select nod, kon, bit, k.matt, k.kategori, sum(antal)::integer as antal
  from rad cross join lateral (values ('klass_fore', klass_fore, true), ('klass_efter', klass_efter, true),
    ('sysselsattning_fore', 'studerar', studerade), ('sysselsattning_fore', 'arbetssokande', sokte),
    ('sysselsattning_efter', 'studerar', studerar), ('sysselsattning_efter', 'arbetssokande', soker),
    ('resultat', 'arbete', mer_arbete), ('resultat', 'studier', mer_studier),
    ('resultat', 'nagot', mer_arbete or mer_studier)) as k (matt, kategori, galler)
  where k.galler
  group by 1, 2, 3, 4, 5`;

/** Avslutade, by försörjning before and after, each in all that are marked. */
const forsorjningFraga = (k: Kalla): Sql => sql`
  with rad as (
    select ${k.grund(avslutningsdag)}, fore.forsorjning as innan, ut.forsorjning as sedan, ${k.antal} as antal
    ${matningar(k)}
    ${k.inom(avslutningsdag)} and ut.deltagande_id is not null
    group by 1, 2, 3, 4, 5)
  select nod, kon, bit, k.matt, k.kategori, sum(antal)::integer as antal
  from rad cross join lateral (
    select 'forsorjning_fore', f from unnest(innan) as f
    union all select 'forsorjning_efter', f from unnest(sedan) as f
    union all ${k.efterVald}) as k (matt, kategori)
  group by 1, 2, 3, 4, 5`;

/** One definition of each measure, for every source: rows of nod, kon, bit, matt, kategori, antal. */
export const rakningen: Readonly<Record<Fraga, (kalla: Kalla) => Sql>> = {
  alder: alderFraga,
  bakgrund: bakgrundFraga,
  avslut: avslutFraga,
  sysselsattning: sysselsattningFraga,
  forsorjning: forsorjningFraga,
};

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
