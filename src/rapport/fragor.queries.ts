import { sql, type Sql } from '../db/db.ts';
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

/** A question: one deltagande's answers, side by side; and the numbers that each combination of them counts in. */
export interface Del {
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
/** The answers at the start, and at the end. */
export const fore = sql`fore`;
export const ut = sql`ut`;

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

/** The questions about those that began, and about those that ended. */
export const delarna: Readonly<Record<Handelse, Partial<Readonly<Record<Fraga, Del>>>>> = {
  start: { alder: alderdel, bakgrund: bakgrundsdel },
  slut: { avslut: avslutsdel, sysselsattning: sysselsattningsdel, forsorjning: forsorjningsdel },
};
