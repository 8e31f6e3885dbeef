/**
 * What the reports are measured against: the same rows, read once and added up by one statement each, as somebody with psql would.
 * No suppression, no places put together, no page. `$1` and `$2` are the first day and the day after the last.
 */
const insats = 'join rapport.insats i on i.id = d.insats_id';
const inne = (dag: string) => `d.${dag} >= $1::date and d.${dag} < $2::date`;

const borjade = `
  select i.samverkansorganisation_id, d.kon, width_bucket(d.alder, array[20, 25, 30, 40, 50, 60]), m.utbildningsniva_kod,
    width_bucket(m.forsorjning_ar, array[1, 2, 3, 6, 10]), count(*)
  from rapport.deltagande_kvar d ${insats} join rapport.matning_kvar m on m.deltagande_id = d.id and m.tillfalle = 'in'
  where ${inne('startdag')} group by 1, 2, 3, 4, 5`;
const slutade = `
  select i.samverkansorganisation_id, d.kon, d.avslutsanledning_kod, fore.forsorjning, ut.forsorjning, fore.arbetar, ut.arbetar,
    fore.studerar, ut.studerar, fore.arbetssokande, ut.arbetssokande, count(*), sum(d.avslutningsdag - d.startdag)
  from rapport.deltagande_kvar d ${insats} join rapport.matning_kvar fore on fore.deltagande_id = d.id and fore.tillfalle = 'in'
  left join rapport.matning_kvar ut on ut.deltagande_id = d.id and ut.tillfalle = 'ut'
  where ${inne('avslutningsdag')} group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11`;
const personer = `
  select count(distinct person) from rapport.deltagande_kvar d where ${inne('startdag')} or ${inne('avslutningsdag')}`;
const perInsats = (dag: string) =>
  `select insats_id, kon, count(*) from rapport.deltagande_kvar d where ${inne(dag)} group by 1, 2`;
const pagar = `
  select insats_id, kon, count(*) from rapport.deltagande_kvar
  where startdag < $2::date and (avslutningsdag is null or avslutningsdag >= $1::date) group by 1, 2`;
const ar = 'extract(year from $1::date) and extract(year from $2::date) - 1';

export const barSql = {
  deltagarrapport: [borjade, slutade, personer],
  standardrapport: [slutade, personer],
  insatsrapport: [
    ...[perInsats('startdag'), perInsats('avslutningsdag'), pagar],
    `select insats_id, kon, sum(antal) from rapport.anonym where ar between ${ar} group by 1, 2`,
    `select insats_id, sum(budget), sum(utfall) from rapport.insatsbudget where ar between ${ar} group by 1`,
  ],
  kostnadsrapport: [
    `select budgettyp_kod, sum(budget), sum(utfall) from rapport.insatsbudget where ar between ${ar} group by 1`,
    `select organisationstyp_kod, sum(belopp) from rapport.finansiering where ar between ${ar} group by 1`,
    `select kostnadstyp_kod, sum(budget), sum(utfall) from rapport.administrativ_kostnad where ar between ${ar} group by 1`,
  ],
} as const satisfies Record<string, readonly string[]>;
export type Rapporttyp = keyof typeof barSql;
