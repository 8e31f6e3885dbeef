import type { Fall } from './villkor.ts';

const anonym = (ar: string, antal: number, orsak = 'registrering', insats = ':vagen') =>
  `insert into verksamhet.anonym_post (insats_id, ar, kon, antal, orsak, av)
   values (${insats}, ${ar}, 'man', ${String(antal)}, '${orsak}', :anna)`;
const historik = (handelse: string, andringar: string, skal: string) =>
  `insert into verksamhet.historik (deltagande_id, insats_id, handelse, andringar, skal, av, version)
   values (:oppet, :vagen, '${handelse}', '${andringar}', ${skal}, :anna, 2)`;
const kvitto = (sida: string) =>
  `insert into verksamhet.kvitto (nyckel, anvandare_id, handling, innehall_hmac, sida)
   values (gen_random_uuid(), :anna, 'prov', 'x', '${sida}')`;
const utkast = (formular: string, innehall: string) =>
  `insert into person.utkast (id, anvandare_id, insats_id, formular, innehall_krypt)
   values (gen_random_uuid(), :anna, :vagen, '${formular}', ${innehall})`;

const sparat = (namn: string, urval = "'typ=deltagarrapport&niva=riket'") =>
  `insert into verksamhet.sparat_urval (id, anvandare_id, namn, urval) values (gen_random_uuid(), :anna, ${namn}, ${urval})`;

/** Anonyma deltagare (doman §6.4), history, receipts, drafts and the audit trail. */
export const ovrigaFall: readonly Fall[] = [
  ['anonym_antal_per_gang', anonym('2024', 1000)],
  ['anonym_antal_per_gang', anonym('2024', 0)],
  ['anonym_tecken', anonym('2024', -1, 'registrering')],
  ['anonym_tecken', anonym('2024', 1, 'borttagning')],
  ['anonym_post_kon_check', anonym('2024', 1).replace("'man'", "'okand'")],
  ['anonym_post_orsak_check', anonym('2024', 1, 'gissning')],
  ['anonym_inte_i_volyminsats', anonym('2024', 1, 'registrering', ':volym')],
  ['anonym_ar_i_insatsen', anonym('2019', 1)],
  ['anonym_ar_i_insatsen', anonym('extract(year from current_date)::int + 1', 1)],
  ['anonym_ar_i_insatsen', anonym('2025', 1, 'registrering', ':avslutad')],
  ['anonym_aldrig_under_noll', anonym('2024', -1, 'borttagning')],
  ['anonym_aldrig_under_noll', `${anonym('2024', 3)}; ${anonym('2024', -4, 'borttagning')}`],
  [
    'anonym_antal_kon_check',
    "insert into verksamhet.anonym_antal (insats_id, ar, kon, antal) values (:vagen, 2024, 'okand', 1)",
    'nekas',
  ],
  ['historik_handelse_check', historik('tittad_pa', '[]', 'null')],
  ['historik_andringar_check', historik('inregistrering_rattad', '{}', 'null')],
  ['historik_skal_check', historik('inregistrering_rattad', '[]', "repeat('x', 501)")],
  ['kvitto_sida_check', kvitto('//annan.plats')],
  ['kvitto_sida_check', kvitto('https://annan.plats')],
  [
    'kvitto_nummer_key',
    `${kvitto('/a')};
    insert into verksamhet.kvitto (nyckel, anvandare_id, handling, innehall_hmac, sida, nummer) overriding system value
    select gen_random_uuid(), anvandare_id, handling, innehall_hmac, sida, nummer from verksamhet.kvitto`,
  ],
  [
    'utkast_ett_per_formular',
    `insert into person.utkast (id, anvandare_id, insats_id, deltagande_id, formular, innehall_krypt)
     select gen_random_uuid(), anvandare_id, insats_id, deltagande_id, formular, 'y' from person.utkast`,
  ],
  ['utkast_formular_check', utkast('annat', "'x'")],
  ['utkast_innehall_krypt_check', utkast('inregistrering', "convert_to(repeat('x', 20001), 'UTF8')")],
  ['sparat_urval_namn_check', sparat("''")],
  ['sparat_urval_namn_check', sparat("' Min'")],
  ['sparat_urval_namn_check', sparat("repeat('x', 101)")],
  ['sparat_urval_urval_check', sparat("'Min'", "'typ=deltagarrapport'")],
  ['sparat_urval_urval_check', sparat("'Min'", "'typ=deltagarrapport&namn=anna'")],
  ['sparat_urval_urval_check', sparat("'Min'", "'typ=deltagarrapport&plats=Anna Annsson'")],
  ['sparat_urval_urval_check', sparat("'Min'", "'typ=deltagarrapport&plats=' || repeat('x', 6000)")],
  ['sparat_urval_ett_namn', `${sparat("'Min'")}; ${sparat("'Min'")}`],
  ['handelse_utfall_check', "select audit.logga('provad', null, null, '', 'kanske')"],
  ['handelse_utan_styrtecken', "select audit.logga(e'provad\\nigen', null, null, '', 'ok')"],
  ['handelse_utan_styrtecken', "select audit.logga('provad', null, null, e'a\\x1fb', 'ok')"],
  ['huvud_ensam_check', "insert into audit.huvud (ensam, id, hash) values (false, 1, 'x')", 'nekas'],
];
