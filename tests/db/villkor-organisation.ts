import type { Fall } from './villkor.ts';

const insats = (kolumner: string, varden: string) =>
  `insert into verksamhet.insats (samverkansorganisation_id, namn, inriktning, preciserad_inriktning_kod, deltagarregistrering, ${kolumner})
   values (:forbund, 'Ny', 'individinriktad', 'kartlaggning', 'personuppgifter_anonym', ${varden})`;
const forbund = (namn: string, kolumner = '', varden = '') =>
  `insert into verksamhet.samverkansorganisation (namn, organisationsnummer, samverkansform, startdatum${kolumner})
   values (${namn}, '2120000142', 'finsam', '2020-01-01'${varden})`;

/** Organisation, samverkansorganisation and insats (doman §4, §5). */
export const organisationsfall: readonly Fall[] = [
  ['organisation_namn_check', "update verksamhet.organisation set namn = '  ' where id = :kommun"],
  [
    'organisation_namn_unikt',
    "insert into verksamhet.organisation (namn, organisationstyp_kod) values (' TESTKÖPINGS  kommun', 'kommun')",
  ],
  [
    'organisation_organisationsnummer_check',
    "update verksamhet.organisation set organisationsnummer = '212000-0142' where id = :kommun",
  ],
  ['samverkansorganisation_namn_langd', forbund("repeat('x', 51)")],
  ['samverkansorganisation_namn_langd', forbund("' '")],
  ['samverkansorganisation_namn_utan_form', forbund("'Finsam Provdalen'")],
  ['samverkansorganisation_namn_utan_form', forbund("'Dalens tvåpartsfinsam'")],
  ['samverkansorganisation_namn_utan_form', forbund("normalize('Dalens Tvåpartsfinsam', nfd)")],
  ['samverkansorganisation_namn_unikt', forbund("'PROVDALEN'")],
  ['samverkansorganisation_namn_unikt', forbund("'Prov' || chr(8203) || 'dalen '")],
  [
    'samverkansorganisation_organisationsnummer_check',
    "update verksamhet.samverkansorganisation set organisationsnummer = '1' where id = :forbund",
  ],
  [
    'samverkansorganisation_samverkansform_check',
    "update verksamhet.samverkansorganisation set samverkansform = 'annan' where id = :forbund",
  ],
  [
    'samverkansorganisation_beskrivning_check',
    "update verksamhet.samverkansorganisation set beskrivning = repeat('x', 2001) where id = :forbund",
  ],
  ['samverkansorganisation_slut_efter_start', forbund("'Ny'", ', slutdatum', ", '2019-12-31'")],
  [
    'samverkansorganisation_startdatum_fast',
    "update verksamhet.samverkansorganisation set startdatum = '2018-01-01' where id = :forbund",
  ],
  [
    'samverkansorganisation_slut_rymmer_allt',
    "update verksamhet.samverkansorganisation set slutdatum = '2024-02-29' where id = :forbund",
  ],
  [
    'samverkansorganisation_slut_rymmer_allt',
    `insert into verksamhet.anonym_post (insats_id, ar, kon, antal, orsak, av) values (:vagen, 2026, 'man', 1, 'registrering', :anna);
    update verksamhet.samverkansorganisation set slutdatum = '2025-12-31' where id = :forbund`,
  ],
  [
    'samverkansorganisation_slut_rymmer_allt',
    `${insats('startdatum', "'2026-05-01'")};
    update verksamhet.samverkansorganisation set slutdatum = '2026-04-30' where id = :forbund`,
  ],
  ['insats_namn_check', "update verksamhet.insats set namn = '' where id = :vagen"],
  ['insats_namn_unikt', "update verksamhet.insats set namn = 'vägen  VIDARE' where id = :steget"],
  [
    'insats_namn_unikt',
    "update verksamhet.insats set namn = normalize('Vägen vidare', nfd) where id = :steget",
  ],
  [
    'insats_beskrivning_check',
    "update verksamhet.insats set beskrivning = repeat('x', 2001) where id = :vagen",
  ],
  [
    'insats_deltagarregistrering_check',
    "update verksamhet.insats set deltagarregistrering = 'allt' where id = :steget",
  ],
  [
    'insats_inriktning_stammer',
    "update verksamhet.insats set inriktning = 'strukturovergripande' where id = :steget",
  ],
  ['insats_slut_efter_start', "update verksamhet.insats set slutdatum = '2019-12-31' where id = :steget"],
  ['insats_start_fore_organisation', insats('startdatum', "'2018-12-31'")],
  [
    'insats_start_efter_organisation',
    `update verksamhet.samverkansorganisation set slutdatum = '2026-06-30' where id = :forbund;
    ${insats('startdatum', "'2026-07-01'")}`,
  ],
  [
    'insats_period_rymmer_deltaganden',
    "update verksamhet.insats set startdatum = '2023-01-11' where id = :vagen",
  ],
  [
    'insats_period_rymmer_deltaganden',
    "update verksamhet.insats set slutdatum = '2024-02-29' where id = :vagen",
  ],
  [
    'insats_period_rymmer_anonyma',
    `insert into verksamhet.anonym_post (insats_id, ar, kon, antal, orsak, av)
    values (:steget, 2022, 'man', 1, 'registrering', :bo);
    update verksamhet.insats set startdatum = '2023-01-01' where id = :steget`,
  ],
  [
    'insats_kategorisering_last',
    "update verksamhet.insats set preciserad_inriktning_kod = 'forberedande' where id = :vagen",
  ],
  [
    'insats_kategorisering_last',
    "update verksamhet.insats set deltagarregistrering = 'endast_antal' where id = :vagen",
  ],
  [
    'insats_kategorisering_last',
    "insert into verksamhet.insats_malgrupp (insats_id, malgrupp_kod) values (:vagen, 'unga')",
  ],
  [
    'insats_kategorisering_last',
    `insert into verksamhet.insats_malgrupp (insats_id, malgrupp_kod) values (:steget, 'unga');
    insert into verksamhet.anonym_post (insats_id, ar, kon, antal, orsak, av) values (:steget, 2022, 'man', 1, 'registrering', :bo);
    delete from verksamhet.insats_malgrupp where insats_id = :steget`,
  ],
  ['demovarld_ensam_check', 'insert into verksamhet.demovarld (ensam) values (false)', 'nekas'],
];
