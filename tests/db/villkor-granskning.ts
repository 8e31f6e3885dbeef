import { beslut, fynd, fyndId, omankring, stickprov, stickprovId } from './villkor-granskning-grund.ts';
import type { Fall } from './villkor.ts';

const ny = "'00000000-0000-4000-8000-0000000000c9'";
const nyttFynd = fynd({ id: ny, handelse: 77 });
const roll = (vem: string, av: string) =>
  `insert into auth.anvandare_roll (anvandare_id, roll, utsedd_av) values (${vem}, 'loggranskare', ${av})`;
const dag = (regel: string, antal: number) =>
  `insert into auth.granskningsdag (regel, dag, antal) values ('${regel}', '2026-02-01', ${String(antal)})`;

/** The review of the trail (ADR 35). What only the functions of the night write, the application may not even try. */
export const granskningsfall: readonly Fall[] = [
  ['roll_loggranskare_utses_av_annan', roll(':sia', ':sia')],
  ['roll_loggranskare_utses_av_superadministrator', roll(':noll', 'null')],
  ['roll_loggranskare_utses_av_superadministrator', roll(':noll', ':anna')],
  [
    'granskning_kraver_loggranskare',
    "select auth.dra_stickprov(gen_random_uuid(), 'abcdefgh', '2026-01-01', '2026-01-02', 5, '{}', now())",
  ],
  ['granskning_kraver_loggranskare', `select auth.visa_stickprov(${stickprovId})`],
  ['granskning_kraver_loggranskare', "select auth.deltaganden_att_anteckna('x')"],
  ['granskning_kraver_loggranskare', "select auth.lasningar('2026-01-01', '2026-01-02', null, '{}', 0, 9)"],
  ['stickprov_fro_check', stickprov({ fro: "'ABC'" }), 'nekas'],
  ['stickprov_antal_check', stickprov({ antal: '0' }), 'nekas'],
  ['stickprov_antal_check', stickprov({ antal: '101' }), 'nekas'],
  ['stickprov_period', stickprov({ till: "'2025-12-31'" }), 'nekas'],
  ['stickprov_period', stickprov({ till: "'2026-02-02'" }), 'nekas'],
  ['stickprov_period_slut', stickprov({ at: "'2026-01-31 22:59:59Z'" }), 'nekas'],
  ['granskningsdag_regel_check', dag('annan', 1), 'nekas'],
  ['granskningsdag_antal_check', dag('kollega', -1), 'nekas'],
  ['granskningsfynd_regel_check', fynd({ regel: 'annan' }), 'nekas'],
  ['granskningsfynd_antal_check', fynd({ antal: 0 }), 'nekas'],
  ['granskningsfynd_stickprov', fynd({ regel: 'stickprov' }), 'nekas'],
  ['granskningsfynd_stickprov', fynd({ stickprov: stickprovId }), 'nekas'],
  ['granskningsfynd_en_gang', fynd({ handelse: 1 }), 'nekas'],
  ['granskningsbeslut_utfall_check', `${nyttFynd}; ${beslut(1, 'utredd', 'x', ny)}`, 'nekas'],
  ['granskningsbeslut_utfall_check', `${nyttFynd}; ${beslut(3, 'utredd', 'x', ny)}`, 'nekas'],
  ['granskningsbeslut_med_notering', `${nyttFynd}; ${beslut(1, 'att_utreda', ' ', ny)}`, 'nekas'],
  [
    'granskningsbeslut_notering_check',
    `${nyttFynd}; ${beslut(1, 'att_utreda', 'x'.repeat(1001), ny)}`,
    'nekas',
  ],
  ['granskningsbeslut_pkey', beslut(1, 'utan_anmarkning'), 'nekas'],
  [
    'granskningsbeslut_efter_utredning',
    `${nyttFynd}; ${beslut(1, 'utan_anmarkning', '', ny)}; ${beslut(2, 'utredd', 'x', ny)}`,
    'nekas',
  ],
  ['granskat_andras_aldrig', `delete from auth.granskningsbeslut where fynd_id = ${fyndId}`, 'nekas'],
  ['granskat_andras_aldrig', 'update auth.stickprov set antal = 6', 'nekas'],
  ['omankring_av_check', omankring({ av: "' '" }), 'nekas'],
  ['omankring_orsak_check', omankring({ orsak: "''" }), 'nekas'],
  ['omankring_annat_huvud', omankring({ ny_id: '9' }), 'nekas'],
];
