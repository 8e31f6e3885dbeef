import type { Fall } from './villkor.ts';

const volym = (ar: string, antal: string, delat = 'null, null', insats = ':volym') =>
  `insert into verksamhet.volym_post (insats_id, ar, antal, kvinnor, man, av) values (${insats}, ${ar}, ${antal}, ${delat}, :ivar)`;
const ratta = (vilken: string, antal: string, delat = 'null, null', var_ = ':volym, 2023') =>
  `insert into verksamhet.volym_post (rattar, insats_id, ar, antal, kvinnor, man, av)
   values (${vilken}, ${var_}, ${antal}, ${delat}, :ivar)`;
const insats = (andring: string) => `update verksamhet.insats set ${andring} where id = :volym`;
const andring = (varden: string) =>
  `insert into verksamhet.andring (slag, objekt, handelse, andringar, av) values (${varden}, :anna)`;
const utkast = (formular: string, sida: string, innehall = "'x'") =>
  `insert into verksamhet.formularutkast (id, anvandare_id, formular, sida, innehall_krypt)
   values (gen_random_uuid(), :anna, '${formular}', ${sida}, ${innehall})`;
const sams = (andringen: string) =>
  `update auth.uppdrag set ${andringen} where anvandare_id = :sam and roll = 'samverkansadministrator'`;

const volymen: readonly Fall[] = [
  ['volym_antal', volym('2024', '0')],
  ['volym_antal', volym('2024', '-1')],
  ['volym_antal', volym('2024', '100000')],
  ['volym_delat', volym('2024', '3', '3, null')],
  ['volym_delat', volym('2024', '3', 'null, 3')],
  ['volym_summa', volym('2024', '3', '1, 1')],
  ['volym_delar', volym('2024', '3', '4, -1')],
  [
    'volym_post_anteckning_check',
    `insert into verksamhet.volym_post (insats_id, ar, antal, anteckning, av) values (:volym, 2024, 1, repeat('x', 201), :ivar)`,
  ],
  ['volym_bara_i_volyminsats', volym('2024', '3', 'null, null', ':vagen')],
  ['volym_ar_i_insatsen', volym('2019', '3')],
  ['volym_ar_i_insatsen', volym('extract(year from current_date)::int + 1', '3')],
  ['volym_ar_i_insatsen', `${insats("slutdatum = '2024-12-31'")}; ${volym('2025', '3')}`],
  [
    'volym_ar_i_insatsen',
    `update verksamhet.samverkansorganisation set slutdatum = '2025-12-31' where id = :forbund; ${volym('2026', '3')}`,
  ],
  ['volym_rattar_hela_posten', ratta(':post', '-9', '-5, -4')],
  ['volym_rattar_hela_posten', ratta(':post', '-10')],
  ['volym_rattar_hela_posten', ratta(':post', '-10', '-4, -6')],
  ['volym_rattar_hela_posten', ratta(':post', '10', '6, 4')],
  ['volym_rattar_hela_posten', ratta('gen_random_uuid()', '-10', '-6, -4')],
  [
    'volym_rattar_hela_posten',
    `insert into verksamhet.volym_post (rattar, insats_id, ar, antal, av)
     select id, insats_id, ar, 5, av from verksamhet.volym_post where rattar = :rattad`,
  ],
  ['volym_post_rattar_key', ratta(':rattad', '-5', 'null, null', ':volym, 2022')],
  ['volym_post_rattar_insats_id_ar_fkey', ratta(':post', '-10', '-6, -4', ':volym, 2024')],
  [
    'volym_post_rattar_insats_id_ar_fkey',
    `insert into verksamhet.insats (id, samverkansorganisation_id, namn, startdatum, inriktning, preciserad_inriktning_kod, deltagarregistrering)
     select '00000000-0000-4000-8000-000000000002', samverkansorganisation_id, 'Fler konferenser', startdatum, inriktning, preciserad_inriktning_kod,
       deltagarregistrering from verksamhet.insats where id = :volym;
     ${ratta(':post', '-10', '-6, -4', "'00000000-0000-4000-8000-000000000002', 2023")}`,
  ],
  ['insats_kategorisering_last', insats("deltagarregistrering = 'personuppgifter_anonym'")],
  [
    'insats_kategorisering_last',
    "insert into verksamhet.insats_malgrupp (insats_id, malgrupp_kod) values (:volym, 'unga')",
  ],
  ['insats_period_rymmer_volym', insats("startdatum = '2024-01-01'")],
  ['insats_period_rymmer_volym', insats("slutdatum = '2022-12-31'")],
  [
    'samverkansorganisation_period_rymmer_volym',
    `${volym('2026', '3')}; update verksamhet.samverkansorganisation set slutdatum = '2025-12-31' where id = :forbund`,
  ],
];

const sistaAdministratoren: readonly Fall[] = [
  ['uppdrag_sista_samverkansadministrator', sams('avslutat_at = now(), avslutat_av = :sam')],
  // It does not help to write that somebody else did it.
  ['uppdrag_sista_samverkansadministrator', sams('avslutat_at = now(), avslutat_av = :sia')],
  ['uppdrag_sista_samverkansadministrator', sams('till_datum = current_date + 365')],
  ['uppdrag_sista_samverkansadministrator', sams('fran_datum = current_date + 1')],
];

const sparen: readonly Fall[] = [
  ['andring_slag_check', andring("'deltagande', 'x', 'andrad', '[]'")],
  ['andring_objekt_check', andring("'insats', '', 'andrad', '[]'")],
  ['andring_objekt_check', andring("'insats', repeat('x', 101), 'andrad', '[]'")],
  ['andring_handelse_check', andring("'insats', 'x', 'Ändrad', '[]'")],
  ['andring_andringar_check', andring("'insats', 'x', 'andrad', '{}'")],
  ['formularutkast_formular_check', utkast('Ny insats', "'/a'")],
  ['formularutkast_sida_check', utkast('prov', "'//annan.plats'")],
  ['formularutkast_sida_check', utkast('prov', "'/' || chr(92) || 'annan.plats'")],
  ['formularutkast_sida_check', utkast('prov', "'https://annan.plats'")],
  ['formularutkast_sida_check', utkast('prov', "'/' || repeat('x', 300)")],
  ['formularutkast_innehall_krypt_check', utkast('prov', "'/a'", "convert_to(repeat('x', 100001), 'UTF8')")],
  ['formularutkast_ett', utkast('insats', "'/a'")],
];

/** Counted deltagare, the last samverkansadministratör, history and drafts of forms (doman §2, §5). */
export const volymfall: readonly Fall[] = [...volymen, ...sistaAdministratoren, ...sparen];

/** What the same walls let through. */
export const volymenTillats: readonly string[] = [
  // Taken back, the numbers bind neither kategorisering nor dates.
  `${ratta(':post', '-10', '-6, -4')}; ${insats("deltagarregistrering = 'personuppgifter_anonym', startdatum = '2024-01-01'")}`,
  `${volym('2024', '3', '3, 0')}; ${volym('2024', '3', '0, 3')}; ${volym('2024', '99999')}`,
  // Wrong numbers can be taken back from an insats that has ended.
  `${insats("slutdatum = '2024-12-31'")}; ${ratta(':post', '-10', '-6, -4')}`,
  `set local sus.anvandare_id = :sia; ${sams('avslutat_at = now(), avslutat_av = :sia')}`,
  "update auth.anvandare_roll set avslutad_at = now() where anvandare_id = :sam and roll = 'samverkansadministrator'",
  'update auth.anvandare set avslutad_at = now() where id = :sam',
  `insert into auth.anvandare_roll (anvandare_id, roll) values (:rut, 'samverkansadministrator');
   insert into auth.uppdrag (roll_id, anvandare_id, roll, samverkansorganisation_id)
   select id, anvandare_id, roll, :forbund from auth.anvandare_roll where anvandare_id = :rut and roll = 'samverkansadministrator';
   ${sams('avslutat_at = now(), avslutat_av = :sam')}`,
];
