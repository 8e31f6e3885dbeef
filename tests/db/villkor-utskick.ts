import type { Fall } from './villkor.ts';

const id = '00000000-0000-4000-8000-0000000000b2';
const sats = (tabell: string, falt: Readonly<Record<string, string>>): string =>
  `insert into auth.${tabell} (${Object.keys(falt).join(', ')}) values (${Object.values(falt).join(', ')})`;
const utskick = (falt: Readonly<Record<string, string>> = {}): string =>
  sats('utskick', { kanal: "'sms'", slag: "'a'", till_krypt: "'x'", ...falt });
const ersattare = { ersatter: `'${id}'`, begard_av: ':sia' };
const satt = (text: string): string => `update auth.utskick set ${text} where id = '${id}'`;
/** A message that has been begun, as the application does it. */
const paborjat = `${utskick({ id: `'${id}'` })}; ${satt("paborjad_at = now() - interval '1 hour'")}`;
const korning =
  "insert into auth.kontokorning (slag, provkorning, antal, dag) values ('paminnelser', false, 0, '2026-11-22')";
const varning = (falt: Readonly<Record<string, string>> = {}): string =>
  sats('giltighetsvarning', {
    overenskommelse_id: '(select id from auth.overenskommelse limit 1)',
    galler_till: "'2030-12-31'",
    dagar: '14',
    ...falt,
  });

/** Messages, nightly runs and warnings: what happens to them once. */
export const utskicksfall: readonly Fall[] = [
  [
    'utskick_ersatter_key',
    `${utskick({ id: `'${id}'`, misslyckad_at: 'now()' })}; ${utskick(ersattare)}; ${utskick(ersattare)}`,
  ],
  ['utskick_ersatter_avslutat', `${utskick({ id: `'${id}'` })}; ${utskick(ersattare)}`],
  ['utskick_ny_begard', utskick({ begard_av: ':sia' })],
  ['utskick_fel_check', utskick({ fel: "'annat'" })],
  ['utskick_skickad_paborjad', utskick({ skickad_at: 'now()' })],
  [
    'utskick_paborjas_en_gang',
    `${paborjat}; ${satt('paborjad_at = now()')}; ${satt("paborjad_at = now() + interval '1 s'")}`,
  ],
  ['utskick_paborjas_en_gang', `${paborjat}; ${satt('paborjad_at = null')}`],
  [
    'utskick_paborjas_en_gang',
    `${paborjat}; ${satt("fel = 'oklart'")}; ${satt("paborjad_at = null, fel = 'tillfalligt'")}`,
  ],
  ['utskick_slutat', `${paborjat}; ${satt('skickad_at = now()')}; ${satt('skickad_at = null')}`],
  [
    'utskick_slutat',
    `${paborjat}; ${satt("misslyckad_at = now(), fel = 'nekat'")}; ${satt('misslyckad_at = null, paborjad_at = null')}`,
  ],
  ['utskick_slutat', `${paborjat}; ${satt('skickad_at = now()')}; ${satt('nasta_forsok_at = now()')}`],
  ['kontokorning_en_per_dag', `${korning}; ${korning}`],
  ['giltighetsvarning_dagar_check', varning({ dagar: '30' })],
  ['giltighetsvarning_ett', varning({ bestallare_id: '(select id from auth.bestallare limit 1)' })],
  ['giltighetsvarning_ett', varning({ overenskommelse_id: 'null' })],
  ['giltighetsvarning_en_gang', `${varning()}; ${varning()}`],
];
