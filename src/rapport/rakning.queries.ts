import { z } from 'zod';
import { sql, type Db, type Sql } from '../db/db.ts';
import type { Dag } from '../shared/datum.ts';
import { alder, forsorjningstid, tidIInsats } from './kategorier.rules.ts';
import type { Antalsrad } from './kub.rules.ts';

/** What is read: bits of time, and how fine the places are. */
export interface Omrade {
  /** First day of each bit, and last the day after them all. */
  readonly granser: readonly Dag[];
  /** Organisations whose insatser are counted one by one; the others are counted whole. */
  readonly oppna: readonly string[];
  /** Only these insatser; null for the whole country. */
  readonly insatser: readonly string[] | null;
}

const row = z.object({
  nod: z.string(),
  bit: z.number(),
  kon: z.string(),
  matt: z.string(),
  kategori: z.string(),
  antal: z.number(),
});

/**
 * The deltaganden whose day lies in the bits, each with its place, bit and kön: one scan, nothing called but the class of a day.
 * @param dag the column, startdag or avslutningsdag
 */
const grund = (dag: Sql, { granser, oppna }: Omrade): Sql => sql`
  case when i.samverkansorganisation_id = any (${oppna}::uuid[]) then i.id else i.samverkansorganisation_id end as nod,
  d.kon, width_bucket(${dag}, ${granser}::date[]) - 1 as bit`;
const inom = (dag: Sql, { granser, insatser }: Omrade): Sql => sql`
  where ${dag} >= ${granser[0]}::date and ${dag} < ${granser.at(-1)}::date
    and (${insatser === null} or d.insats_id = any (${insatser ?? []}::uuid[]))`;
const startdag = sql`d.startdag`;
const avslutningsdag = sql`d.avslutningsdag`;

/** Påbörjade, by age. */
export const countAlder = (tx: Db, omrade: Omrade): Promise<Antalsrad[]> =>
  tx.many(
    row,
    sql`
    with rad as (
      select ${grund(startdag, omrade)}, width_bucket(d.alder, ${alder.granser}::integer[])::text as alder, count(*) as antal
      from rapport.deltagande d join rapport.insats i on i.id = d.insats_id
      ${inom(startdag, omrade)}
      group by 1, 2, 3, 4)
    select nod, kon, bit, k.matt, k.kategori, sum(antal)::integer as antal
    from rad cross join lateral (values ('paborjade', ''), ('alder', alder)) as k (matt, kategori)
    group by 1, 2, 3, 4, 5`,
  );

/** Påbörjade, by what was answered at the start: education and years with offentlig försörjning. */
export const countBakgrund = (tx: Db, omrade: Omrade): Promise<Antalsrad[]> =>
  tx.many(
    row,
    sql`
    with rad as (
      select ${grund(startdag, omrade)}, m.utbildningsniva_kod,
        width_bucket(m.forsorjning_ar, ${forsorjningstid.granser}::integer[])::text as tid, count(*) as antal
      from rapport.deltagande d
      join rapport.insats i on i.id = d.insats_id
      join rapport.matning m on m.deltagande_id = d.id and m.tillfalle = 'in'
      ${inom(startdag, omrade)}
      group by 1, 2, 3, 4, 5)
    select nod, kon, bit, k.matt, k.kategori, sum(antal)::integer as antal
    from rad cross join lateral (values ('utbildningsniva', utbildningsniva_kod), ('forsorjningstid', tid)) as k (matt, kategori)
    group by 1, 2, 3, 4, 5`,
  );

// Whole months as people count: from the 15th to the 14th is one less.
const manader = sql`(
  (date_part('year', d.avslutningsdag) - date_part('year', d.startdag)) * 12
  + date_part('month', d.avslutningsdag) - date_part('month', d.startdag)
  - case when date_part('day', d.avslutningsdag) < date_part('day', d.startdag) then 1 else 0 end)::integer`;

/** Avslutade, by why and after how long; `dagar` is the sum of days from startdag to avslutningsdag. */
export const countAvslut = (tx: Db, omrade: Omrade): Promise<Antalsrad[]> =>
  tx.many(
    row,
    sql`
    with rad as (
      select ${grund(avslutningsdag, omrade)}, d.avslutsanledning_kod,
        width_bucket(${manader}, ${tidIInsats.granser}::integer[])::text as tid,
        count(*) as antal, sum(d.avslutningsdag - d.startdag) as dagar
      from rapport.deltagande d join rapport.insats i on i.id = d.insats_id
      ${inom(avslutningsdag, omrade)}
      group by 1, 2, 3, 4, 5)
    select nod, kon, bit, k.matt, k.kategori, sum(k.antal)::integer as antal
    from rad cross join lateral (values ('avslutade', '', antal), ('avslutsanledning', avslutsanledning_kod, antal),
      ('tid_i_insats', tid, antal), ('dagar', '', dagar)) as k (matt, kategori, antal)
    group by 1, 2, 3, 4, 5`,
  );

/** The four classes, in the order that decides: one who works and studies works. */
const klass = (m: Sql): Sql => sql`case when ut.deltagande_id is null then 'utan_svar'
  when ${m}.arbetar then 'arbetar' when ${m}.studerar then 'studerar' when ${m}.arbetssokande then 'arbetssokande' else 'ovriga' end`;

/** Both ends of the avslutade; those who were not asked at the end have none there. */
const fore = sql`fore`;
const ut = sql`ut`;
const matningar = sql`
  from rapport.deltagande d
  join rapport.insats i on i.id = d.insats_id
  join rapport.matning fore on fore.deltagande_id = d.id and fore.tillfalle = 'in'
  left join rapport.matning ut on ut.deltagande_id = d.id and ut.tillfalle = 'ut'`;

/** Avslutade, by what they did before and after, and who started or increased it (0 for nej). */
export const countSysselsattning = (tx: Db, omrade: Omrade): Promise<Antalsrad[]> =>
  tx.many(
    row,
    sql`
    with rad as (
      select ${grund(avslutningsdag, omrade)}, ${klass(fore)} as klass_fore, ${klass(ut)} as klass_efter,
        fore.studerar and ut.deltagande_id is not null as studerade, fore.arbetssokande and ut.deltagande_id is not null as sokte,
        coalesce(ut.studerar, false) as studerar, coalesce(ut.arbetssokande, false) as soker,
        coalesce(ut.arbete_omfattning, 0) > coalesce(fore.arbete_omfattning, 0) and ut.deltagande_id is not null as mer_arbete,
        coalesce(ut.studier_omfattning, 0) > coalesce(fore.studier_omfattning, 0) and ut.deltagande_id is not null as mer_studier,
        count(*) as antal
      ${matningar}
      ${inom(avslutningsdag, omrade)}
      group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)
    select nod, kon, bit, k.matt, k.kategori, sum(antal)::integer as antal
    from rad cross join lateral (values ('klass_fore', klass_fore, true), ('klass_efter', klass_efter, true),
      ('sysselsattning_fore', 'studerar', studerade), ('sysselsattning_fore', 'arbetssokande', sokte),
      ('sysselsattning_efter', 'studerar', studerar), ('sysselsattning_efter', 'arbetssokande', soker),
      ('resultat', 'arbete', mer_arbete), ('resultat', 'studier', mer_studier),
      ('resultat', 'nagot', mer_arbete or mer_studier)) as k (matt, kategori, galler)
    where k.galler
    group by 1, 2, 3, 4, 5`,
  );

/**
 * Avslutade, by försörjning before and after, each in all that are marked.
 * @param vald also the försörjning after of those who had this one before; null for none
 */
export const countForsorjning = (tx: Db, omrade: Omrade, vald: string | null): Promise<Antalsrad[]> =>
  tx.many(
    row,
    sql`
    with rad as (
      select ${grund(avslutningsdag, omrade)}, fore.forsorjning as innan, ut.forsorjning as sedan, count(*) as antal
      ${matningar}
      ${inom(avslutningsdag, omrade)} and ut.deltagande_id is not null
      group by 1, 2, 3, 4, 5)
    select nod, kon, bit, k.matt, k.kategori, sum(antal)::integer as antal
    from rad cross join lateral (
      select 'forsorjning_fore', f from unnest(innan) as f
      union all select 'forsorjning_efter', f from unnest(sedan) as f
      union all select 'forsorjning_efter_vald', f from unnest(sedan) as f where ${vald} = any (innan)) as k (matt, kategori)
    group by 1, 2, 3, 4, 5`,
  );

/** How many different persons began or ended in the time, in these insatser (null for the whole country). */
export const countUnika = (
  tx: Db,
  { granser }: Omrade,
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
