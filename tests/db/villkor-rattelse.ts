import type { Fall } from './villkor.ts';
import { index } from './villkor-begransning-grund.ts';
import { grund } from './villkor-rattelse-grund.ts';

const notera = (
  falt = 'arbetar',
  {
    startdag = "'2024-03-01'",
    insats = 'vägen vidare',
    nummer = index,
    tillfalle = 'in',
    diarie = 'D 2',
  } = {},
) =>
  `select person.notera_rattelse(${nummer}, '${insats}', ${startdag}, '${tillfalle}', '${falt}', '${diarie}')`;
const svara = (svar: string, falt = 'arbetar') =>
  `select person.besvara_rattelse((select id from person.rattelsebegaran where deltagande_id = :oppet and falt = '${falt}' and svar is null), '${svar}')`;
const andra = (vad: string) =>
  `update person.rattelsebegaran set ${vad} where deltagande_id = :oppet and falt = '${grund}'`;

const rattat = (falt: string, handelse = 'inregistrering_rattad') =>
  `insert into verksamhet.historik (deltagande_id, insats_id, handelse, andringar, av, version)
   values (:oppet, :vagen, '${handelse}', '[{"falt": "${falt}", "gammalt": "ja", "nytt": "nej"}]', :anna, 2)`;

/** What a handläggare notes and a deltagaransvarig answers (ADR 37). */
export const rattelsefall: readonly Fall[] = [
  [
    'registerutdrag_kraver_ratt',
    `set local sus.anvandare_id = :rut; ${notera('arbetar', { nummer: "'x'" })}`,
  ],
  ['rattelsebegaran_deltagande_finns', notera('arbetar', { nummer: "'annan'" })],
  ['rattelsebegaran_deltagande_finns', notera('arbetar', { startdag: "'2024-03-02'" })],
  ['rattelsebegaran_deltagande_finns', notera('arbetar', { insats: 'Steget' })],
  [
    'rattelsebegaran_inte_om_sig_sjalv',
    notera('arbetar', { nummer: '(select personnummer_index from auth.anvandare where id = :anna)' }),
  ],
  ['rattelsebegaran_falt', notera('namn')],
  ['rattelsebegaran_falt', notera('startdag', { tillfalle: 'ut' })],
  ['rattelsebegaran_tillfalle_check', notera('forsorjning', { tillfalle: 'x' })],
  ['rattelsebegaran_diarienummer', notera('arbetar', { diarie: ' ' })],
  ['rattelsebegaran_diarienummer_utan_personnummer', notera('arbetar', { diarie: '19800101-2387' })],
  ['rattelsebegaran_en_gang', notera(grund)],
  [
    'rattelsebegaran_nummer_key',
    andra('nummer = default').replace(
      /^.*$/s,
      "insert into person.rattelsebegaran (nummer, deltagande_id, insats_id, tillfalle, falt, diarienummer, noterad_av) overriding system value select nummer, deltagande_id, insats_id, tillfalle, 'arbetar', diarienummer, noterad_av from person.rattelsebegaran limit 1",
    ),
    'nekas',
  ],
  ['rattelsebegaran_kraver_uppdrag', "select person.besvara_rattelse(gen_random_uuid(), 'riktig')"],
  ['rattelsebegaran_kraver_uppdrag', `set local sus.anvandare_id = ''; ${svara('riktig', grund)}`],
  ['rattelsebegaran_kraver_rattning', svara('rattad', grund)],
  ['rattelsebegaran_kraver_rattning', `${rattat('arbetar')}; ${svara('rattad', grund)}`],
  ['rattelsebegaran_kraver_rattning', `${rattat(grund, 'utregistrering_rattad')}; ${svara('rattad', grund)}`],
  [
    'rattelsebegaran_besvaras_en_gang',
    `create temporary table den on commit drop as select id from person.rattelsebegaran where deltagande_id = :oppet;
     select person.besvara_rattelse(id, 'riktig') from den; select person.besvara_rattelse(id, 'riktig') from den`,
  ],
  ['rattelsebegaran_svar_check', svara('kanske', grund)],
  ['rattelsebegaran_svar_helt', andra("svar = 'riktig'"), 'nekas'],
  [
    'rattelsebegaran_rattad_med_rattning',
    andra("svar = 'rattad', besvarad_av = :anna, besvarad_at = now()"),
    'nekas',
  ],
];

/** What the same walls let through. */
export const rattelserTillats: readonly string[] = [
  notera(),
  notera('arbetar', { tillfalle: 'ut' }),
  svara('riktig', grund),
  `${rattat(grund)}; ${svara('rattad', grund)}`,
  'select person.aterkalla_samtycke(:oppet, current_date)',
];
