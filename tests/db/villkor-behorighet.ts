import type { Fall } from './villkor.ts';

const konto = (andring: string) => `update auth.anvandare set ${andring} where id = :noll`;
const roll = (vem: string, namn: string) =>
  `insert into auth.anvandare_roll (anvandare_id, roll) values (${vem}, '${namn}')`;
const uppdrag = (kolumner: string, varden: string) =>
  `insert into auth.uppdrag (roll_id, anvandare_id, roll, ${kolumner}) values (${varden})`;
const kod = "insert into auth.engangskod (anvandare_id, kod_hash, giltig_till) values (:noll, 'x', now())";

/** Accounts, roles and uppdrag (doman §2). */
export const behorighetsfall: readonly Fall[] = [
  ['anvandare_fornamn_check', konto("fornamn = ' '")],
  ['anvandare_efternamn_check', konto("efternamn = repeat('x', 101)")],
  ['anvandare_epost_check', konto("epost = 'noll'")],
  ['anvandare_epost_check', konto("epost = repeat('x', 250) || '@a.se'")],
  ['anvandare_aktivering_har_slut', konto("aktivering_hash = 'x'")],
  [
    'anvandare_personnummer_index_key',
    konto('personnummer_index = (select personnummer_index from auth.anvandare where id = :anna)'),
  ],
  ['anvandare_roll_roll_check', roll(':noll', 'chef')],
  [
    'anvandare_roll_check',
    "update auth.anvandare_roll set avslutad_at = tilldelad_at - interval '1 second' where id = :ruts_roll",
  ],
  ['roll_en_aktiv', roll(':anna', 'susrapport')],
  ['roll_forbjuden_kombination', roll(':anna', 'samverkansadministrator')],
  ['roll_forbjuden_kombination', roll(':sam', 'deltagaransvarig')],
  [
    'roll_forbjuden_kombination',
    `update auth.anvandare_roll set avslutad_at = now() where id = :annas_roll;
    ${roll(':anna', 'samverkansadministrator')};
    update auth.anvandare_roll set avslutad_at = null where id = :annas_roll`,
  ],
  ['roll_deltagaransvarig_arbetsgivare', roll(':ivar', 'deltagaransvarig')],
  [
    'roll_deltagaransvarig_arbetsgivare',
    'update auth.anvandare set arbetsgivare_id = :arbetsgivarforbund where id = :anna',
  ],
  [
    'roll_deltagaransvarig_arbetsgivare',
    "update verksamhet.organisation set organisationstyp_kod = 'samordningsforbund' where id = :kommun",
  ],
  ['roll_superadministrator_arbetsgivare', roll(':rut', 'superadministrator')],
  [
    'roll_superadministrator_arbetsgivare',
    'update auth.anvandare set arbetsgivare_id = :kommun where id = :sia',
  ],
  [
    'roll_superadministrator_arbetsgivare',
    'update verksamhet.organisation set forsakringskassan = false where id = :fk',
  ],
  [
    'roll_provas_mot_nulaget',
    `set transaction isolation level repeatable read; ${roll(':noll', 'deltagaransvarig')}`,
  ],
  [
    'roll_provas_mot_nulaget',
    "set transaction isolation level serializable; update verksamhet.organisation set organisationstyp_kod = 'region' where id = :kommun",
  ],
  ['roll_kraver_oppet_konto', `${konto('avslutad_at = now()')}; ${roll(':noll', 'susrapport')}`],
  [
    'uppdrag_kraver_roll',
    `update auth.anvandare_roll set avslutad_at = now() where id = :annas_roll;
    ${uppdrag('insats_id', ":annas_roll, :anna, 'deltagaransvarig', :steget")}`,
  ],
  [
    'uppdrag_kraver_roll',
    `update auth.anvandare_roll set avslutad_at = now() where id = :annas_roll;
    update auth.uppdrag set avslutat_at = null where roll_id = :annas_roll`,
  ],
  [
    'uppdrag_ratt_plats',
    uppdrag('samverkansorganisation_id', ":annas_roll, :anna, 'deltagaransvarig', :forbund"),
  ],
  ['uppdrag_ratt_plats', uppdrag('insats_id', ":ivars_roll, :ivar, 'insatsansvarig', :steget")],
  ['uppdrag_ratt_plats', uppdrag('insats_id', ":ruts_roll, :rut, 'susrapport', :steget")],
  ['uppdrag_ett_aktivt', uppdrag('insats_id', ":annas_roll, :anna, 'deltagaransvarig', :vagen")],
  ['uppdrag_period', 'update auth.uppdrag set till_datum = fran_datum - 1 where roll_id = :annas_roll'],
  [
    'uppdrag_roll_id_anvandare_id_roll_fkey',
    uppdrag('insats_id', ":annas_roll, :bo, 'deltagaransvarig', :vagen"),
  ],
  ['inloggning_metod_check', "insert into auth.inloggning (anvandare_id, metod) values (:noll, 'losenord')"],
  ['engangskod_forsok_check', `${kod}; update auth.engangskod set forsok = 6 where anvandare_id = :noll`],
  ['engangskod_en_levande', `${kod}; ${kod}`],
];
