import type { Fall } from './villkor.ts';

const aterkalla = (deltagande: string, datum: string) =>
  `select person.aterkalla_samtycke(${deltagande}, ${datum})`;
const spar = (kolumner: string, varden: string) =>
  `insert into verksamhet.avidentifiering (deltagande_id, insats_id, ${kolumner}) values (gen_random_uuid(), :vagen, ${varden})`;

/** What is left of a deltagande that was made anonymous, and who may make it so (doman 6.3). */
export const avidentifieringsfall: readonly Fall[] = [
  ['aterkallelse_kraver_samtycke_och_uppdrag', aterkalla('gen_random_uuid()', 'current_date')],
  ['aterkallelse_kraver_samtycke_och_uppdrag', aterkalla(':raderat', 'current_date')],
  [
    'aterkallelse_kraver_samtycke_och_uppdrag',
    `set local sus.anvandare_id = ''; ${aterkalla(':oppet', 'current_date')}`,
  ],
  [
    'aterkallelse_kraver_samtycke_och_uppdrag',
    `${aterkalla(':oppet', 'current_date')}; ${aterkalla(':oppet', 'current_date')}`,
  ],
  ['aterkallelse_efter_undertecknandet', aterkalla(':oppet', "'2024-02-29'")],
  ['aterkallelse_efter_undertecknandet', aterkalla(':oppet', 'null')],
  ['avidentifiering_inte_i_framtiden', aterkalla(':oppet', 'current_date + 1')],
  ['avidentifiering_raknas_helt', spar('ar', '2024'), 'nekas'],
  ['avidentifiering_aterkallad_av_nagon', spar('aterkallat_datum', "'2024-05-01'"), 'nekas'],
  [
    'avidentifiering_klar_av_nagon',
    `update verksamhet.avidentifiering set klar_at = now() where insats_id = :vagen`,
    'nekas',
  ],
  [
    'avidentifiering_uppgift_utan_aterkallelse',
    'update verksamhet.avidentifiering set klar_at = now(), klar_av = :anna where insats_id = :vagen',
  ],
  [
    'anonym_post_av_nagon',
    `insert into verksamhet.anonym_post (insats_id, ar, kon, antal, orsak) values (:vagen, 2024, 'man', 1, 'registrering')`,
  ],
  [
    'anonym_post_av_nagon',
    `insert into verksamhet.anonym_post (insats_id, ar, kon, antal, orsak, av) values (:vagen, 2024, 'man', 1, 'avidentifiering', :anna)`,
  ],
  // The nightly functions are nobody's, also when somebody says that it is night.
  [
    'skydd_bara_natten',
    "set local sus.kalla = 'natt'; select person.skydd_att_kontrollera(current_date, :vagen, 9)",
  ],
  [
    'skydd_bara_natten',
    "set local sus.kalla = 'natt'; select person.skydd_kontrollerat(array[:oppet_person]::uuid[], now())",
  ],
  ['skydd_bara_natten', "set local sus.kalla = 'natt'; select person.avidentifiera_skyddad(:oppet_person)"],
  [
    'skydd_bara_natten',
    "set local sus.anvandare_id = ''; select person.avidentifiera_skyddad(:oppet_person)",
  ],
  ['avidentifiering_kon_check', spar('ar, kon', "2024, 'annat'"), 'nekas'],
];

/** What the same walls let through, to the end of the transaction. */
export const avidentifieringenTillats: readonly string[] = [
  aterkalla(':oppet', "'2024-03-01'"),
  aterkalla(':slutat', 'current_date'),
  aterkalla(':makulerat', 'current_date'),
  aterkalla(':ensamt', 'current_date'),
  "set local sus.anvandare_id = ''; set local sus.kalla = 'natt'; select person.avidentifiera_skyddad(:oppet_person)",
];
