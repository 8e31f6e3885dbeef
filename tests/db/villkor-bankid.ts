import type { Fall } from './villkor.ts';

interface Order {
  readonly session?: string;
  readonly ref?: string;
  readonly token?: string;
  readonly autostart?: string;
  readonly status?: string;
  readonly hint?: string;
  readonly index?: string;
}

const order = (o: Order) =>
  `insert into auth.bankid_order (id, session_hash, order_ref, qr_start_token, qr_start_secret_krypt, autostart_token,
     startad_at, status, hint, personnummer_index)
   values (gen_random_uuid(), '${o.session ?? 's1'}', ${o.ref ?? "'o1'"}, ${o.token ?? "'t1'"}, 'x', ${o.autostart ?? "'a1'"},
     now(), '${o.status ?? 'pagar'}', ${o.hint ?? 'null'}, ${o.index ?? 'null'})`;
const lang = "repeat('x', 101)";

/** Orders of BankID: bound to one session, and a person only when they are complete. */
export const bankidfall: readonly Fall[] = [
  ['bankid_order_session_hash_key', `${order({})}; ${order({ ref: "'o2'" })}`],
  ['bankid_order_order_ref_key', `${order({})}; ${order({ session: 's2' })}`],
  ['bankid_order_order_ref_check', order({ ref: lang })],
  ['bankid_order_order_ref_check', order({ ref: "''" })],
  ['bankid_order_qr_start_token_check', order({ token: lang })],
  ['bankid_order_autostart_token_check', order({ autostart: lang })],
  ['bankid_order_status_check', order({ status: 'kanske' })],
  ['bankid_order_hint_check', order({ hint: lang })],
  ['bankid_order_klar_har_person', order({ status: 'klar' })],
  ['bankid_order_klar_har_person', order({ index: "'x'" })],
  ['extern_identitet_issuer_check', "insert into auth.extern_identitet values ('', 'a', :noll)"],
  [
    'extern_identitet_subject_check',
    "insert into auth.extern_identitet values ('https://idp.example', '', :noll)",
  ],
];
