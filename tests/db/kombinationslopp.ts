/*
 * The forbidden combinations as raw SQL about nore (:noll): what is so beforehand, and the two statements of which only one may count.
 * :prov is an employer that nobody else has.
 */

const prov = "(select id from verksamhet.organisation where namn = 'Prov')";
const ge = (roll: string) => `insert into auth.anvandare_roll (anvandare_id, roll) values (:noll, '${roll}')`;
const avslutad = (roll: string) =>
  `insert into auth.anvandare_roll (anvandare_id, roll, tilldelad_at, avslutad_at)
   values (:noll, '${roll}', now() - interval '1 day', now())`;
const ater = (roll: string) =>
  `update auth.anvandare_roll set avslutad_at = null where anvandare_id = :noll and roll = '${roll}'`;
const sluta = (roll: string) =>
  `update auth.anvandare_roll set avslutad_at = now() where anvandare_id = :noll and roll = '${roll}'`;
const registrera = `
  insert into auth.bestallare (roll_id, anvandare_id, organisation_id, galler_fran, galler_till, registrerad_av)
  select id, anvandare_id, :kommun, current_date - 1, current_date + 300, :sia
  from auth.anvandare_roll where anvandare_id = :noll and roll = 'bestallare'`;
const flytta = (vart: string) => `update auth.anvandare set arbetsgivare_id = ${vart} where id = :noll`;
const blirForbund = `update verksamhet.organisation set organisationstyp_kod = 'samordningsforbund' where namn = 'Prov'`;
const blirFk = `update verksamhet.organisation set forsakringskassan = true where namn = 'Prov'`;
const inteFk = `update verksamhet.organisation set forsakringskassan = false where namn = 'Prov'`;

/** Nore is employed by the kommun and is nothing; Prov is a kommun. */
export const borjan = `
  delete from auth.bestallare where anvandare_id = :noll; delete from auth.anvandare_roll where anvandare_id = :noll;
  ${flytta(':kommun')};
  update verksamhet.organisation set organisationstyp_kod = 'kommun', forsakringskassan = false where namn = 'Prov'`;

export interface Lopp {
  readonly vad: string;
  readonly fore: string;
  readonly par: readonly [string, string];
  /** What the one that comes last is stopped by. With `badaGar` the last may also go through, since it ends the first. */
  readonly villkor: string;
  readonly badaGar?: true;
}

const kombination = 'roll_forbjuden_kombination';
const forbund = 'roll_deltagaransvarig_arbetsgivare';
const fk = 'roll_superadministrator_arbetsgivare';

export const loppen: readonly Lopp[] = [
  {
    vad: 'deltagaransvarig × samverkansadministratör, both given',
    fore: '',
    par: [ge('deltagaransvarig'), ge('samverkansadministrator')],
    villkor: kombination,
  },
  {
    vad: 'deltagaransvarig × samverkansadministratör, both opened again',
    fore: `${avslutad('deltagaransvarig')}; ${avslutad('samverkansadministrator')}`,
    par: [ater('deltagaransvarig'), ater('samverkansadministrator')],
    villkor: kombination,
  },
  {
    vad: 'deltagaransvarig × beställare, role and registration',
    fore: '',
    par: [ge('deltagaransvarig'), `${ge('bestallare')}; ${registrera}`],
    villkor: kombination,
  },
  {
    vad: 'deltagaransvarig × beställare, whose role ends while the registration is made',
    fore: ge('bestallare'),
    par: [`${sluta('bestallare')}; ${ge('deltagaransvarig')}`, registrera],
    villkor: 'bestallare_kraver_roll',
    badaGar: true,
  },
  {
    vad: 'deltagaransvarig × employed by a samordningsförbund, by a change of employer',
    fore: '',
    par: [ge('deltagaransvarig'), flytta(':arbetsgivarforbund')],
    villkor: forbund,
  },
  {
    vad: 'deltagaransvarig × employed by a samordningsförbund, by a change of organisationstyp',
    fore: flytta(prov),
    par: [ge('deltagaransvarig'), blirForbund],
    villkor: forbund,
  },
  {
    vad: 'a deltagaransvarig who moves × the new employer, which becomes a samordningsförbund',
    fore: ge('deltagaransvarig'),
    par: [flytta(prov), blirForbund],
    villkor: forbund,
  },
  {
    vad: 'superadministratör × employed elsewhere, by a change of employer',
    fore: flytta(':fk'),
    par: [ge('superadministrator'), flytta(':kommun')],
    villkor: fk,
  },
  {
    vad: 'superadministratör × employed elsewhere, by an organisation that is Försäkringskassan no more',
    fore: `${blirFk}; ${flytta(prov)}`,
    par: [ge('superadministrator'), inteFk],
    villkor: fk,
  },
  {
    vad: 'a superadministratör who moves × the new employer, which is Försäkringskassan no more',
    fore: `${blirFk}; ${flytta(':fk')}; ${ge('superadministrator')}`,
    par: [flytta(prov), inteFk],
    villkor: fk,
  },
];
