import type { Roll } from './som.ts';
import { listor } from './villkor-styrdata.ts';

type Forbud = readonly [roll: Roll, vad: string, text: string];

const satt = (vad: string, kolumn: string): Forbud => [
  'sus_app',
  vad,
  `update ${kolumn.replace(/\.([a-z_]+)$/, ' set $1 = $1')}`,
];
const bort = (tabell: string): Forbud => ['sus_app', `delete from ${tabell}`, `delete from ${tabell}`];

const styrdata: readonly Forbud[] = [...listor, 'lan', 'kommun', 'stadsdel'].flatMap((lista) => [
  bort(`styrdata.${lista}`),
  satt(`give an entry of ${lista} another code`, `styrdata.${lista}.kod`),
  ['sus_app', `empty ${lista}`, `truncate styrdata.${lista} cascade`] as const,
]);

/** What nobody may do to the organisation's work, by role (doman §4, §5, §7). */
export const forbjudetArbete: readonly Forbud[] = [
  ...styrdata,
  satt('change what an avslutsanledning leads to', 'styrdata.avslutsanledning.beteende'),
  satt('move a preciserad inriktning to another inriktning', 'styrdata.preciserad_inriktning.inriktning'),
  satt('move a kommun to another län', 'styrdata.kommun.lan_kod'),
  satt('move a stadsdel to another kommun', 'styrdata.stadsdel.kommun_kod'),
  satt('change counted numbers', 'verksamhet.volym_post.antal'),
  satt('change the note on counted numbers', 'verksamhet.volym_post.anteckning'),
  satt('let a correction take back something else', 'verksamhet.volym_post.rattar'),
  bort('verksamhet.volym_post'),
  satt('change what was changed', 'verksamhet.andring.andringar'),
  satt('say that somebody else changed it', 'verksamhet.andring.av'),
  bort('verksamhet.andring'),
  ['sus_app', 'empty the history', 'truncate verksamhet.andring'],
  satt('move a budget to another year', 'verksamhet.budget.ar'),
  satt('move a budget to another organisation', 'verksamhet.budget.samverkansorganisation_id'),
  bort('verksamhet.budget'),
  satt('move a line of financing to another budget', 'verksamhet.finansiering.budget_id'),
  satt(
    'move a line of financing to another organisation',
    'verksamhet.finansiering.samverkansorganisation_id',
  ),
  satt('move an administrative cost to another budget', 'verksamhet.administrativ_kostnad.budget_id'),
  satt('move the budget of an insats to another year', 'verksamhet.insatsbudget.ar'),
  satt('move a budget to another insats', 'verksamhet.insatsbudget.insats_id'),
  bort('verksamhet.insatsbudget'),
  satt('move a cost to another budget of an insats', 'verksamhet.insatskostnad.insatsbudget_id'),
  satt('move an area to another organisation', 'verksamhet.omrade.samverkansorganisation_id'),
  satt('let another organisation take a place', 'verksamhet.ingaende_organisation.organisation_id'),
  satt('move an uppdrag to another user', 'auth.uppdrag.anvandare_id'),
  satt('move an uppdrag to another organisation', 'auth.uppdrag.samverkansorganisation_id'),
  satt('move an uppdrag to another insats', 'auth.uppdrag.insats_id'),
  satt('say that somebody else gave an uppdrag', 'auth.uppdrag.tilldelat_av'),
  bort('auth.uppdrag'),
  satt('move a genomgång to another month', 'verksamhet.genomgang.manad'),
  satt('say that somebody else went through an insats', 'verksamhet.genomgang.av'),
  bort('verksamhet.genomgang'),
  bort('verksamhet.genomgangspaminnelse'),
  ['sus_app', 'read the other views of reports', 'select from rapport.deltagande'],
  ['sus_rapport', 'read who went through an insats', 'select av from verksamhet.genomgang'],
  ['sus_rapport', 'ask what is registered in an insats', 'select verksamhet.insatsens_granser(null)'],
  ['sus_rapport', 'read the drafts of forms', 'select from verksamhet.formularutkast'],
  ['sus_rapport', 'read counted numbers past the views', 'select from verksamhet.volym_post'],
  ['sus_rapport', 'write styrdata', "update styrdata.malgrupp set text = 'x'"],
  ['sus_logglasare', 'read the history of the organisations', 'select from verksamhet.andring'],
  ['sus_backup', 'change a budget', 'update verksamhet.finansiering set belopp = 0'],
  ['sus_backup', 'change styrdata', "update styrdata.malgrupp set text = 'x'"],
  ['sus_backup', 'ask what is registered in an insats', 'select verksamhet.insatsens_granser(null)'],
];
