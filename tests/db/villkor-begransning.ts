import type { Fall } from './villkor.ts';
import { begransning, index, nyBegransning } from './villkor-begransning-grund.ts';
import { utdrag } from './villkor-registerutdrag-grund.ts';

const besluta = (id: string, skal = 'null', nummer = index) =>
  `select person.besluta_begransning(${id}, ${skal}, ${nummer})`;
const fryst = besluta(begransning.bos);
const andra = (id: string, vad: string) => `update person.begransning set ${vad} where id = ${id}`;
const havning = (mer: Parameters<typeof nyBegransning>[0] = {}) =>
  nyBegransning({ slag: 'havning', grund: 'kontrollerat', galler: begransning.bos, nummer: "'x'", ...mer });
const somBo = (text: string) => `set local sus.anvandare_id = :bo; ${text}`;
const havningensId = "'00000000-0000-4000-8000-0000000000f9'";
const historikrad =
  "insert into verksamhet.historik (deltagande_id, insats_id, handelse, av, version) values (:oppet, :vagen, 'inregistrerad', :anna, 2)";

/** Who freezes what is registered about a person, and that it stays frozen (ADR 37). */
export const begransningsfall: readonly Fall[] = [
  ['registerutdrag_kraver_ratt', nyBegransning({ av: ':rut', nummer: "'x'" })],
  [
    'registerutdrag_kraver_ratt',
    `set local sus.anvandare_id = :rut; ${besluta(begransning.annas, 'null', "'x'")}`,
  ],
  [
    'registerutdrag_kraver_ratt',
    `set local sus.anvandare_id = ''; ${besluta(begransning.annas, 'null', "'x'")}`,
  ],
  [
    'registerutdrag_kraver_ratt',
    `update auth.anvandare_roll set avslutad_at = now() where anvandare_id = :bo and roll = 'registerhandlaggare'; ${fryst}`,
  ],
  [
    'begransning_borjar_obeslutad',
    nyBegransning()
      .replace('bestalld_av)', 'bestalld_av, beslut, beslutad_av)')
      .replace(', :anna)', ", :anna, 'godkand', :bo)"),
    'nekas',
  ],
  [
    'begransning_inte_om_sig_sjalv',
    nyBegransning({ nummer: '(select personnummer_index from auth.anvandare where id = :anna)' }),
  ],
  ['begransning_havning_av_gallande', havning()],
  ['begransning_havning_galler_en', nyBegransning({ slag: 'havning', grund: 'kontrollerat' })],
  ['begransning_grund_for_slaget', nyBegransning({ grund: 'kontrollerat' })],
  ['begransning_slag_check', nyBegransning({ slag: 'annat', grund: 'kontrollerat' })],
  ['begransning_diarienummer', nyBegransning().replace("'D 1'", "' '")],
  ['begransning_diarienummer_utan_personnummer', nyBegransning().replace("'D 1'", "'19800101-2387'")],
  ['begransning_nummer_helt', nyBegransning().replace("'x'", 'null')],
  [
    'begransning_nummer_key',
    nyBegransning()
      .replace('(id,', '(nummer, id,')
      .replace('values (', 'overriding system value values (1, '),
    'nekas',
  ],
  ['begransning_en_havning_at_gangen', `${fryst}; ${havning()}; ${havning()}`],
  ['begransning_finns', besluta('gen_random_uuid()')],
  ['begransning_inte_egen', besluta(begransning.annas)],
  [
    'begransning_inte_egen',
    andra(
      begransning.annas,
      "beslut = 'nekad', skal = 'identitet', beslutad_av = :anna, beslutad_at = now(), personnummer_krypt = null, personnummer_index = null",
    ),
    'nekas',
  ],
  ['begransning_beslutas_en_gang', besluta(begransning.nekad)],
  ['begransning_beslutas_en_gang', `${fryst}; ${fryst}`],
  [
    'begransning_beslutas_i_tid',
    `${andra(begransning.bos, "bestalld_at = now() - interval '31 days'")}; ${fryst}`,
    'nekas',
  ],
  ['begransning_numret_stammer', besluta(begransning.bos, 'null', "'annat'")],
  ['begransning_numret_stammer', besluta(begransning.bos, 'null', 'null')],
  ['begransning_skal_check', besluta(begransning.bos, "'annat'")],
  ['begransning_beslut_check', andra(begransning.bos, "beslut = 'kanske'"), 'nekas'],
  ['begransning_beslut_helt', andra(begransning.bos, 'beslutad_av = :anna'), 'nekas'],
  ['begransning_nekad_med_skal', andra(begransning.bos, "skal = 'identitet'"), 'nekas'],
  ['begransning_godkand_raknad', andra(begransning.bos, 'antal = 1'), 'nekas'],
  ['begransning_havd_godkand', andra(begransning.bos, 'havd_at = now()'), 'nekas'],
  [
    'begransning_nummer_slapps',
    andra(begransning.bos, "beslut = 'nekad', skal = 'identitet', beslutad_av = :anna, beslutad_at = now()"),
    'nekas',
  ],
  // Whoever ordered the lifting had somebody else in mind.
  [
    'begransning_havning_av_samma_person',
    `${fryst}; ${havning({ id: havningensId, nummer: "'annan'" })}; ${somBo(besluta(havningensId, 'null', "'annan'"))}`,
  ],
  ['deltagande_begransat', `${fryst}; ${historikrad}`],
  [
    'deltagande_begransat',
    `${fryst}; insert into person.samtycke (deltagande_id, insats_id, undertecknat_datum, registrerat_av) values (:oppet, :vagen, '2024-01-01', :anna)`,
  ],
  [
    'deltagare_begransad',
    `create temporary table vem on commit drop as select personnummer_index as p from person.deltagare where id = :oppet_person; ${fryst};
     insert into person.deltagare (insats_id, personnummer_krypt, personnummer_index, namn_krypt) select :vagen, 'x', p, 'x' from vem`,
  ],
  [
    'deltagare_begransad',
    `${fryst}; insert into verksamhet.deltagande (insats_id, person_id, personkod, kon, startdag, skapad_av)
     values (:vagen, :oppet_person, 'x', 'man', '2024-06-01', :anna)`,
  ],
  ['registerutdrag_numret_stammer', `select person.besluta_registerutdrag(${utdrag.bos}, null, 'annat')`],
  ['registerutdrag_numret_stammer', `select person.besluta_registerutdrag(${utdrag.bos}, null, null)`],
];

/** What the same walls let through. */
export const begransningenTillats: readonly string[] = [
  nyBegransning(),
  fryst,
  besluta(begransning.bos, "'fel_person'"),
  `${fryst}; select person.aterkalla_samtycke(:oppet, current_date)`,
  `${fryst}; set local sus.anvandare_id = ''; set local sus.kalla = 'natt'; select person.avidentifiera_skyddad(:oppet_person)`,
];
