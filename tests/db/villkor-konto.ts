import type { Fall } from './villkor.ts';

const inloggningen = '(select id from auth.inloggning limit 1)';

interface Bekraftelse {
  readonly slag?: string;
  readonly mobil?: string;
  readonly forsok?: number;
}
const bekraftelse = ({ slag = 'inloggad', mobil = 'null', forsok = 0 }: Bekraftelse) =>
  `insert into auth.bekraftelse (id, inloggning_id, slag, kod_hash, mobil_krypt, skapad_at, giltig_till, forsok)
   values (gen_random_uuid(), ${inloggningen}, '${slag}', 'x', ${mobil}, now(), now(), ${String(forsok)})`;

interface Forsok {
  readonly session?: string;
  readonly leverantor?: string;
  readonly nonce?: string;
  readonly status?: string;
  readonly issuer?: string;
  readonly subject?: string;
  readonly index?: string;
}
const forsok = (f: Forsok) =>
  `insert into auth.oidc_forsok (id, session_hash, leverantor, state_hash, nonce, verifierare_krypt, startad_at, status,
     issuer, subject, personnummer_index)
   values (gen_random_uuid(), '${f.session ?? 's1'}', ${f.leverantor ?? "'a'"}, 'x', ${f.nonce ?? "repeat('n', 43)"}, 'x', now(),
     '${f.status ?? 'pagar'}', ${f.issuer ?? 'null'}, ${f.subject ?? 'null'}, ${f.index ?? 'null'})`;
const klart = { status: 'klar', issuer: "'https://idp.example'", subject: "'a'", index: "'x'" };

const stangd = (skal: string, dag = "'2030-01-01'") =>
  `update auth.anvandare set avslutad_at = ${dag}, stangd_skal = '${skal}' where id = :noll`;
const varnad = (at: string, skal = 'obekraftad') =>
  `insert into auth.bekraftelsevarning (anvandare_id, skal, stangs_datum, dagar, at)
   select id, '${skal}', stangs_datum, 7, '${at}' from auth.anvandare where id = :noll`;

const identitet = (subject: string) =>
  `insert into auth.extern_identitet (issuer, subject, anvandare_id) values ('https://idp.example', '${subject}', :anna)`;

/** What signing in leaves, what shows again who one is, and what goes on at an identity provider. */
export const kontofall: readonly Fall[] = [
  ['inloggning_enhet_check', "update auth.inloggning set enhet = repeat('x', 61)"],
  ['inloggning_enhet_check', "update auth.inloggning set enhet = ''"],
  [
    'misslyckad_inloggning_steg_check',
    "insert into auth.misslyckad_inloggning (anvandare_id, steg, at) values (:anna, 'annat', now())",
  ],
  ['bekraftelse_inloggning_id_slag_key', `${bekraftelse({})}; ${bekraftelse({})}`],
  ['bekraftelse_slag_check', bekraftelse({ slag: 'annat' })],
  ['bekraftelse_forsok_check', bekraftelse({ forsok: 6 })],
  ['bekraftelse_mobil_har_nummer', bekraftelse({ slag: 'mobil' })],
  ['bekraftelse_mobil_har_nummer', bekraftelse({ mobil: "'x'" })],
  ['oidc_forsok_session_hash_key', `${forsok({})}; ${forsok({})}`],
  ['oidc_forsok_leverantor_check', forsok({ leverantor: "''" })],
  ['oidc_forsok_leverantor_check', forsok({ leverantor: "repeat('x', 51)" })],
  ['oidc_forsok_nonce_check', forsok({ nonce: "'kort'" })],
  ['oidc_forsok_status_check', forsok({ status: 'kanske' })],
  ['oidc_forsok_issuer_check', forsok({ ...klart, issuer: "repeat('x', 301)" })],
  ['oidc_forsok_subject_check', forsok({ ...klart, subject: "''" })],
  ['oidc_forsok_klart_helt', forsok({ ...klart, index: 'null' })],
  ['oidc_forsok_klart_helt', forsok({ status: 'klar' })],
  ['oidc_forsok_klart_helt', forsok({ subject: "'a'" })],
  ['extern_identitet_en_aktiv', `${identitet('a')}; ${identitet('b')}`],
  ['anvandare_stangd_skal', "update auth.anvandare set stangd_skal = 'oanvand' where id = :noll"],
  ['anvandare_stangd_skal', stangd('annat')],
  ['anvandare_stangs_efter_varning', stangd('obekraftad')],
  ['anvandare_stangs_efter_varning', stangd('oanvand')],
  ['anvandare_stangs_efter_varning', `${varnad('2029-12-26')}; ${stangd('obekraftad')}`],
  ['anvandare_stangs_efter_varning', `${varnad('2029-12-01')}; ${stangd('oanvand')}`],
  ['anvandare_stangs_efter_varning', `${varnad('2020-01-01')}; ${stangd('obekraftad', 'now()')}`],
  ['bestallning_gallrade_check', 'update auth.bestallning set gallrade = 1', 'nekas'],
  ['bekraftelsevarning_skal_check', varnad('2029-12-01', 'annat')],
];

/** What looks like those and is allowed: the clock closes an account seven days after its warning. */
export const kontotTillats = [`${varnad('2029-12-25')}; ${stangd('obekraftad')}`];
