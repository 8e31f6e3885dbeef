import type { Fall } from './villkor.ts';
import { nyttUtdrag, utdrag } from './villkor-registerutdrag-grund.ts';

const roll = (vem: string, namn: string, av = ':sia') =>
  `insert into auth.anvandare_roll (anvandare_id, roll, utsedd_av) values (${vem}, '${namn}', ${av})`;
const besluta = (id: string, skal = 'null') =>
  `select person.besluta_registerutdrag(${id}, ${skal}, 'grund')`;
const andra = (id: string, vad: string) => `update person.registerutdrag set ${vad} where id = ${id}`;
const lamna = (id: string) => `select person.lamna_registerutdrag(${id}, false)`;
const slappt = 'personnummer_krypt = null, personnummer_index = null';

/** Who may take out registerutdrag, and the two who are needed for it (ADR 36). */
export const registerutdragsfall: readonly Fall[] = [
  ['roll_utsedd_av_superadministrator', roll(':noll', 'registerhandlaggare', ':anna')],
  ['roll_utsedd_av_superadministrator', roll(':noll', 'registerhandlaggare', 'null')],
  ['roll_utsedd_av_annan', roll(':sia', 'registerhandlaggare')],
  ['roll_utsedd_utser_inte', roll(':anna', 'superadministrator', 'null')],
  ['roll_forbjuden_kombination', roll(':sam', 'registerhandlaggare')],
  ['roll_registerhandlaggare_arbetsgivare', roll(':ivar', 'registerhandlaggare')],
  ['registerutdrag_kraver_ratt', nyttUtdrag('', '', { av: ':rut' })],
  [
    'registerutdrag_kraver_ratt',
    `update auth.anvandare_roll set avslutad_at = now() where anvandare_id = :bo and roll = 'registerhandlaggare'; ${lamna(utdrag.godkant)}`,
  ],
  ['registerutdrag_borjar_obeslutat', nyttUtdrag(', beslut, beslutad_av', ", 'godkand', :bo")],
  [
    'registerutdrag_inte_om_sig_sjalv',
    nyttUtdrag('', '', { index: '(select personnummer_index from auth.anvandare where id = :anna)' }),
  ],
  ['registerutdrag_grund_check', nyttUtdrag().replace("'registrerad'", "'nyfiken'")],
  ['registerutdrag_diarienummer', nyttUtdrag().replace("'D 1'", "' '")],
  ['registerutdrag_diarienummer_utan_personnummer', nyttUtdrag().replace("'D 1'", "'19800101-2387'")],
  ['registerutdrag_beslut_helt', nyttUtdrag(', beslutad_av', ', :bo')],
  ['registerutdrag_godkand_har_slut', nyttUtdrag(', hamtas_senast', ', now()')],
  ['registerutdrag_hamtat_godkant', nyttUtdrag(', hamtad_at, utfall', ", now(), 'utdrag'")],
  ['registerutdrag_hamtat_helt', nyttUtdrag(', utfall', ", 'utdrag'")],
  ['registerutdrag_nummer_helt', nyttUtdrag().replace("'x'", 'null')],
  [
    'registerutdrag_nummer_key',
    nyttUtdrag(', nummer', ', 1').replace('values', 'overriding system value values'),
  ],
  ['registerutdrag_inte_egen', besluta(utdrag.annas)],
  ['registerutdrag_nekad_med_skal', andra(utdrag.bos, "beslut = 'nekad', beslutad_av = :anna"), 'nekas'],
  ['registerutdrag_beslut_check', andra(utdrag.bos, "beslut = 'kanske', beslutad_av = :anna"), 'nekas'],
  ['registerutdrag_skal_check', besluta(utdrag.bos, "'annat'")],
  ['registerutdrag_beslutas_en_gang', besluta(utdrag.godkant, "'identitet'")],
  ['registerutdrag_beslutas_en_gang', besluta(utdrag.godkant)],
  [
    'registerutdrag_beslutas_i_tid',
    `${andra(utdrag.bos, "bestalld_at = now() - interval '31 days'")}; ${besluta(utdrag.bos)}`,
    'nekas',
  ],
  ['registerutdrag_nummer_slapps', andra(utdrag.godkant, "hamtad_at = now(), utfall = 'utdrag'"), 'nekas'],
  [
    'registerutdrag_utfall_check',
    andra(utdrag.godkant, `hamtad_at = now(), utfall = 'x', ${slappt}`),
    'nekas',
  ],
  ['registerutdrag_bara_bestallaren', lamna(utdrag.bos)],
  ['registerutdrag_bara_bestallaren', lamna('gen_random_uuid()')],
  ['registerutdrag_bara_bestallaren', `set local sus.anvandare_id = ''; ${lamna(utdrag.godkant)}`],
  ['registerutdrag_kraver_godkannande', lamna(utdrag.annas)],
  ['registerutdrag_hamtas_en_gang', `${lamna(utdrag.godkant)}; ${lamna(utdrag.godkant)}`],
  [
    'registerutdrag_hamtas_i_tid',
    `${andra(utdrag.godkant, "hamtas_senast = now() - interval '1 second'")}; ${lamna(utdrag.godkant)}`,
    'nekas',
  ],
];

/** What the same walls let through. */
export const registerutdragenTillats: readonly string[] = [
  nyttUtdrag(),
  besluta(utdrag.bos),
  besluta(utdrag.bos, "'fel_person'"),
  lamna(utdrag.godkant),
];
