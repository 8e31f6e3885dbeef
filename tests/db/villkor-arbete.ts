import type { Fall } from './villkor.ts';

const forbund = (andring: string, vilket = ':forbund') =>
  `update verksamhet.samverkansorganisation set ${andring} where id = ${vilket}`;
const omrade = (kommun: string, stadsdel: string) =>
  `insert into verksamhet.omrade (samverkansorganisation_id, kommun_kod, stadsdel_kod) values (:forbund, '${kommun}', ${stadsdel})`;
const budget = (ar: number, vems = ':forbund') =>
  `insert into verksamhet.budget (samverkansorganisation_id, ar) values (${vems}, ${String(ar)})`;
const insatsbudget = (ar: number, insats = ':steget', planerat = 'null') =>
  `insert into verksamhet.insatsbudget (insats_id, ar, planerat_antal) values (${insats}, ${String(ar)}, ${planerat})`;
const finansiering = (organisation: string, belopp = '1', i = ':budget') =>
  `insert into verksamhet.finansiering (budget_id, samverkansorganisation_id, organisation_id, belopp)
   values (${i}, :forbund, ${organisation}, ${belopp})`;
const rad = (tabell: string, andring: string) => `update verksamhet.${tabell} set ${andring}`;

const organisationen: readonly Fall[] = [
  ['samverkansorganisation_kontrollsiffra', forbund("organisationsnummer = '2120000143'")],
  ['samverkansorganisation_kontrollsiffra', forbund("organisationsnummer = '2120000124'")],
  ['samverkansorganisation_bestalld_av_check', forbund("bestalld_av = ' '")],
  ['samverkansorganisation_bestalld_av_check', forbund("bestalld_av = repeat('x', 201)")],
  ['samverkansorganisation_adress_check', forbund("adress = repeat('x', 501)")],
  ['samverkansorganisation_kontakt_namn_check', forbund("kontakt_namn = repeat('x', 101)")],
  ['samverkansorganisation_kontakt_titel_check', forbund("kontakt_titel = repeat('x', 101)")],
  ['samverkansorganisation_kontakt_telefon_check', forbund("kontakt_telefon = repeat('0', 31)")],
  ['samverkansorganisation_kontakt_epost_check', forbund("kontakt_epost = 'a@b@c'")],
  ['samverkansorganisation_kontakt_epost_check', forbund("kontakt_epost = repeat('x', 250) || '@a.se'")],
  ['omrade_en_gang', omrade('1480', "'1480-centrum'")],
  ['omrade_en_gang', `${omrade('1480', 'null')}; ${omrade('1480', 'null')}`],
  ['omrade_stadsdel_i_kommun', omrade('0180', "'1480-centrum'")],
  [
    'ingaende_organisation_nagot',
    'insert into verksamhet.ingaende_organisation values (:forbund, :arbetsgivarforbund)',
  ],
  ['ingaende_organisation_nagot', rad('ingaende_organisation', 'deltar = false where not finansierar')],
];

const budgeten: readonly Fall[] = [
  ['budget_en_per_ar', budget(2024)],
  ['budget_ar_check', budget(2101)],
  ['budget_ar_fore_start', budget(2018)],
  ['budget_ar_fore_start', rad('budget', 'ar = 2018 where id = :budget'), 'nekas'],
  ['budget_ar_efter_slut', budget(2024, ':grannen')],
  ['budget_ar_efter_slut', `${forbund("slutdatum = '2026-06-30'")}; ${budget(2027)}`],
  ['finansiering_belopp', finansiering(':kommun', '-1')],
  ['finansiering_belopp', finansiering(':kommun', '1000000000000')],
  ['finansiering_beskrivning_check', rad('finansiering', "beskrivning = repeat('x', 501)")],
  ['finansiering_finansierar', finansiering(':fk')],
  ['finansiering_finansierar', rad('finansiering', 'organisation_id = :fk')],
  [
    'finansiering_finansierar',
    `${rad('ingaende_organisation', 'finansierar = false')} where organisation_id = :kommun; ${finansiering(':kommun')}`,
  ],
  ['finansiering_ingar', finansiering(':arbetsgivarforbund')],
  ['finansiering_ingar', 'delete from verksamhet.ingaende_organisation where organisation_id = :kommun'],
  ['finansiering_budget_id_samverkansorganisation_id_fkey', finansiering(':kommun', '1', ':grannens_budget')],
  ['administrativ_kostnad_budget', rad('administrativ_kostnad', 'budget = -1')],
  ['administrativ_kostnad_budget', rad('administrativ_kostnad', 'budget = 1000000000000')],
  ['administrativ_kostnad_utfall', rad('administrativ_kostnad', 'utfall = -1')],
  ['administrativ_kostnad_utfall', rad('administrativ_kostnad', 'utfall = 1000000000000')],
  ['administrativ_kostnad_beskrivning_check', rad('administrativ_kostnad', "beskrivning = repeat('x', 501)")],
  [
    'administrativ_kostnad_bara_finsam',
    "insert into verksamhet.administrativ_kostnad (budget_id, kostnadstyp_kod, budget) values (:grannens_budget, 'kring', 1)",
  ],
  [
    'administrativ_kostnad_bara_finsam',
    rad('administrativ_kostnad', 'budget_id = :grannens_budget'),
    'nekas',
  ],
  ['administrativ_kostnad_bara_finsam', forbund("samverkansform = 'tvapartsfinsam'")],
  ['samverkansorganisation_period_rymmer_budget', forbund("slutdatum = '2021-12-31'", ':grannen')],
];

const insatsensBudget: readonly Fall[] = [
  ['insatsbudget_en_per_ar', insatsbudget(2024, ':vagen')],
  ['insatsbudget_ar_check', insatsbudget(2101)],
  ['insatsbudget_planerat', insatsbudget(2024, ':steget', '-1')],
  ['insatsbudget_planerat', rad('insatsbudget', 'planerat_antal = 100000')],
  ['budget_ar_fore_start', insatsbudget(2019)],
  ['budget_ar_efter_slut', insatsbudget(2025, ':avslutad')],
  ['budget_ar_efter_slut', `${forbund("slutdatum = '2026-06-30'")}; ${insatsbudget(2027)}`],
  ['insatskostnad_budget', rad('insatskostnad', 'budget = -1')],
  ['insatskostnad_budget', rad('insatskostnad', 'budget = 1000000000000')],
  ['insatskostnad_utfall', rad('insatskostnad', 'utfall = -1')],
  ['insatskostnad_utfall', rad('insatskostnad', 'utfall = 1000000000000')],
  ['insatskostnad_beskrivning_check', rad('insatskostnad', "beskrivning = repeat('x', 501)")],
  [
    'insats_period_rymmer_budget',
    `${insatsbudget(2021)}; ${rad('insats', "startdatum = '2022-01-01' where id = :steget")}`,
  ],
  [
    'insats_period_rymmer_budget',
    `${insatsbudget(2025)}; ${rad('insats', "slutdatum = '2024-12-31' where id = :steget")}`,
  ],
  [
    'insats_period_rymmer_budget',
    `${rad('insats', "startdatum = '2021-01-01' where id = :steget")}; ${insatsbudget(2024)};
    ${rad('insats', 'samverkansorganisation_id = :grannen where id = :steget')}`,
  ],
  [
    'samverkansorganisation_period_rymmer_budget',
    `${insatsbudget(2027)}; ${forbund("slutdatum = '2026-06-30'")}`,
  ],
];

/** What a samverkansadministratör and an insatsansvarig plan (doman §4, §5). */
export const arbetsfall: readonly Fall[] = [...organisationen, ...budgeten, ...insatsensBudget];

/** What the same walls let through. */
export const arbetetTillats: readonly string[] = [
  // A line that was written keeps its financier, also when the whole row of the form is sent again.
  `${rad('ingaende_organisation', 'finansierar = false')} where organisation_id = :kommun;
   ${rad('finansiering', 'organisation_id = :kommun, belopp = 2 where id = :finansiering')}`,
  finansiering(':kommun', '0'),
  finansiering(':kommun', '999999999999'),
  `${omrade('1480', 'null')}; ${omrade('0180', 'null')}`,
  `delete from verksamhet.administrativ_kostnad; ${forbund("samverkansform = 'af_fk'")}`,
  `${budget(2019)}; ${budget(2027)}; ${insatsbudget(2020)}; ${insatsbudget(2027)}; ${insatsbudget(2024, ':avslutad')}`,
];
