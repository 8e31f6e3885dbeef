import type { Fall } from './villkor.ts';

const satt = (vilket: string, andring: string) =>
  `update verksamhet.deltagande set ${andring} where id = ${vilket}`;
const svar = (andring: string, vilket = ':oppet') =>
  `update verksamhet.matning set ${andring} where deltagande_id = ${vilket} and tillfalle = 'in'`;
const utsvar = (vilket: string) =>
  `insert into verksamhet.matning (deltagande_id, insats_id, tillfalle, forsorjning, arbetssokande, arbetar, studerar)
   values (${vilket}, :vagen, 'ut', '{ingen}', false, false, false)`;
const utan = 'person_id = null, personkod = null, alder = null, kommun_kod = null, stadsdel_kod = null';
const makulera = (skal: string) => `makulerad_at = now(), makulerad_av = :anna, makulerad_skal = '${skal}'`;

/** One more start of the person behind :oppet. */
const igen = (startdag: string) =>
  `insert into verksamhet.deltagande (insats_id, person_id, personkod, kon, startdag, skapad_av)
   select insats_id, person_id, personkod, kon, ${startdag}, skapad_av from verksamhet.deltagande where id = :oppet`;
/** Somebody new, with nothing but a start. */
const nagonI = (insats: string, startdag: string) => `
  with person as (
    insert into person.deltagare (id, insats_id, personnummer_krypt, personnummer_index, namn_krypt)
    values ('00000000-0000-4000-8000-000000000001', ${insats}, 'x', 'ny', 'x'))
  insert into verksamhet.deltagande (insats_id, person_id, personkod, kon, startdag, skapad_av)
  values (${insats}, '00000000-0000-4000-8000-000000000001', 'x', 'man', ${startdag}, :anna)`;

const deltagandet: readonly Fall[] = [
  ['deltagande_alder_check', satt(':oppet', 'alder = 131')],
  ['deltagande_kon_check', satt(':oppet', "kon = 'okand'")],
  ['deltagande_stadsdel_har_kommun', satt(':oppet', 'kommun_kod = null')],
  ['deltagande_stadsdel_kod_kommun_kod_fkey', satt(':oppet', "kommun_kod = '0180'")],
  ['deltagande_identitet_hel', satt(':oppet', 'personkod = null')],
  ['deltagande_identitet_eller_makulerad', satt(':oppet', utan)],
  ['deltagande_utan_identitet_utan_bakgrund', satt(':makulerat', 'person_id = null, personkod = null')],
  [
    'deltagande_slut_efter_start',
    satt(':oppet', "avslutningsdag = startdag - 1, avslutsanledning_kod = 'arbete'"),
  ],
  ['deltagande_slut_har_anledning', satt(':oppet', 'avslutningsdag = startdag')],
  ['deltagande_slut_har_anledning', satt(':oppet', "avslutsanledning_kod = 'arbete'")],
  [
    'deltagande_felregistrering_ar_makulering',
    satt(':oppet', "avslutningsdag = startdag, avslutsanledning_kod = 'felregistrering'"),
  ],
  ['deltagande_makulering_hel', satt(':oppet', 'makulerad_at = now()')],
  ['deltagande_makulering_hel', satt(':oppet', "makulerad_at = now(), makulerad_skal = 'dubblett'")],
  ['deltagande_makulerad_skal_check', satt(':oppet', makulera('annat'))],
  ['deltagande_raderas_genast', satt(':oppet', makulera('fel_person'))],
  ['deltagande_raderas_genast', satt(':oppet', makulera('samtycke_saknas'))],
  ['deltagande_overlappar_inte', igen('startdag + 30')],
  ['deltagande_overlappar_inte', igen('startdag - 30')],
  [
    'deltagande_overlappar_inte',
    `${satt(':oppet', "avslutningsdag = startdag + 9, avslutsanledning_kod = 'avliden'")}; ${igen('startdag + 9')}`,
  ],
  [
    'deltagande_overlappar_inte',
    satt(':makulerat', 'makulerad_at = null, makulerad_av = null, makulerad_skal = null'),
  ],
  ['deltagande_inte_i_framtiden', satt(':oppet', 'startdag = current_date + 1')],
  [
    'deltagande_inte_i_framtiden',
    satt(':oppet', "avslutningsdag = current_date + 1, avslutsanledning_kod = 'avliden'"),
  ],
  ['deltagande_start_fore_insats', satt(':slutat', "startdag = '2019-12-31'")],
  ['deltagande_start_efter_insats', nagonI(':avslutad', "'2025-01-01'")],
  [
    'deltagande_start_efter_insats',
    `update verksamhet.insats set slutdatum = current_date - 1 where id = :vagen;
    ${satt(':ensamt', 'makulerad_at = null, makulerad_av = null, makulerad_skal = null')}`,
  ],
  ['deltagande_inte_i_volyminsats', nagonI(':volym', "'2025-01-01'")],
];

const helheten: readonly Fall[] = [
  ['deltagande_kraver_samtycke', nagonI(':vagen', "'2025-01-01'")],
  ['deltagande_kraver_samtycke', 'delete from person.samtycke where deltagande_id = :oppet'],
  [
    'deltagande_kraver_samtycke',
    'update person.samtycke set aterkallat_datum = undertecknat_datum where deltagande_id = :oppet',
  ],
  [
    'deltagande_kraver_inmatning',
    "delete from verksamhet.matning where deltagande_id = :oppet and tillfalle = 'in'",
  ],
  [
    'deltagande_kraver_inmatning',
    `update verksamhet.matning set tillfalle = 'ut', utbildningsniva_kod = null, forsorjning_ar = null
    where deltagande_id = :oppet`,
    'nekas',
  ],
  [
    'deltagande_utmatning_stammer',
    satt(':oppet', "avslutningsdag = startdag, avslutsanledning_kod = 'arbete'"),
  ],
  ['deltagande_utmatning_stammer', utsvar(':oppet')],
  [
    'deltagande_utmatning_stammer',
    `${utsvar(':oppet')}; ${satt(':oppet', "avslutningsdag = startdag, avslutsanledning_kod = 'avliden'")}`,
  ],
  [
    'deltagande_utmatning_stammer',
    "delete from verksamhet.matning where deltagande_id = :slutat and tillfalle = 'ut'",
  ],
  ['deltagande_raderat_helt', satt(':makulerat', utan)],
  ['deltagande_raderat_helt', utsvar(':raderat')],
  [
    'deltagande_raderat_helt',
    `insert into person.samtycke (deltagande_id, insats_id, undertecknat_datum, registrerat_av)
    values (:raderat, :vagen, '2024-01-01', :anna)`,
  ],
  [
    'deltagande_raderat_helt',
    `insert into person.utkast (id, anvandare_id, insats_id, deltagande_id, formular, innehall_krypt)
    values (gen_random_uuid(), :anna, :vagen, :raderat, 'utregistrering', 'x')`,
  ],
  [
    'deltagare_kraver_deltagande',
    `insert into person.deltagare (insats_id, personnummer_krypt, personnummer_index, namn_krypt)
    values (:vagen, 'x', 'ensam', 'x')`,
  ],
  [
    'deltagare_kraver_deltagande',
    `delete from person.samtycke where deltagande_id = :ensamt;
    delete from verksamhet.matning where deltagande_id = :ensamt; ${satt(':ensamt', utan)}`,
  ],
  [
    'deltagare_insats_id_personnummer_index_key',
    `insert into person.deltagare (insats_id, personnummer_krypt, personnummer_index, namn_krypt)
    select insats_id, 'x', personnummer_index, 'x' from person.deltagare where id = :oppet_person`,
  ],
  [
    'samtycke_aterkallat_efter',
    'update person.samtycke set aterkallat_datum = undertecknat_datum - 1 where deltagande_id = :oppet',
  ],
  [
    'samtycke_inte_i_framtiden',
    'update person.samtycke set undertecknat_datum = current_date + 1 where deltagande_id = :oppet',
  ],
];

const svaren: readonly Fall[] = [
  [
    'matning_tillfalle_check',
    svar("tillfalle = 'mitt', utbildningsniva_kod = null, forsorjning_ar = null"),
    'nekas',
  ],
  ['matning_forsorjning_besvarad', svar("forsorjning = '{}'")],
  ['matning_forsorjning_finns', svar("forsorjning = '{lotteri}'")],
  ['matning_forsorjning_finns', svar("forsorjning = '{sjukpenning,sjukpenning}'")],
  ['matning_forsorjning_finns', svar('forsorjning = array[null]::text[]')],
  ['matning_ingen_forsorjning_ensam', svar("forsorjning = '{ingen,sjukpenning}'")],
  ['matning_arbete_omfattning', svar("arbetar = true, arbetstyp_kod = 'eget_foretag'")],
  ['matning_arbete_omfattning', svar('arbetar = false, arbetstyp_kod = null', ':slutat')],
  ['matning_arbete_omfattning_check', svar('arbete_omfattning = 0', ':slutat')],
  ['matning_arbete_omfattning_check', svar('arbete_omfattning = 101', ':slutat')],
  ['matning_arbetstyp', svar('arbetar = true, arbete_omfattning = 50')],
  ['matning_arbetstyp', svar('arbetar = false, arbete_omfattning = null', ':slutat')],
  ['matning_studier_omfattning', svar('studerar = true')],
  ['matning_studier_omfattning', svar('studerar = false', ':slutat')],
  ['matning_studier_omfattning_check', svar('studier_omfattning = 101', ':slutat')],
  ['matning_utbildning_vid_start', svar('utbildningsniva_kod = null')],
  ['matning_tid_vid_start', svar('forsorjning_ar = null')],
  ['matning_forsorjning_ar_check', svar('forsorjning_ar = 61')],
];

/** Deltagande, samtycke and answers (doman §6.1–6.3). */
export const deltagandefall: readonly Fall[] = [...deltagandet, ...helheten, ...svaren];
