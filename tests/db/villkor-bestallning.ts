import type { Fall } from './villkor.ts';

const overenskommelse = (fran = '2024-01-01', till = '2030-12-31', av = 'Kim Karlsson, kommundirektör') =>
  `insert into auth.overenskommelse (organisation_id, undertecknad_av, galler_fran, galler_till, registrerad_av)
   values (:kommun, '${av}', '${fran}', '${till}', :sia)`;
const rutsRoll = `insert into auth.anvandare_roll (id, anvandare_id, roll)
  values ('00000000-0000-4000-8000-0000000000b1', :rut, 'bestallare')`;
const registrering = ({
  fran = '2026-01-01',
  till = '2027-12-31',
  organisation = ':kommun',
  av = ':noll',
} = {}) =>
  `insert into auth.bestallare (roll_id, anvandare_id, organisation_id, galler_fran, galler_till, registrerad_av)
   values ('00000000-0000-4000-8000-0000000000b1', :rut, ${organisation}, '${fran}', '${till}', ${av})`;
const rutFar = `${overenskommelse()}; ${rutsRoll}; ${registrering()}`;

const bekraftad = (vem: string, av: string, dag = '2026-06-01') =>
  `update auth.anvandare set bekraftad_datum = '${dag}', bekraftad_av = ${av} where id = ${vem}`;
const varning =
  "insert into auth.bekraftelsevarning (anvandare_id, stangs_datum, dagar) values (:noll, '2027-01-01', 30)";

const id = '00000000-0000-4000-8000-0000000000b2';
const order = ({ organisation = ':kommun', av = ':rut', begaran = 'null', at = '2026-06-01' } = {}) =>
  `insert into auth.bestallning (id, organisation_id, bestalld_av, bestalld_at, pa_begaran_av)
   values ('${id}', ${organisation}, ${av}, '${at}', ${begaran})`;
const kommunen = `${rutFar}; ${order()}`;
const myndigheten = order({ organisation: ':fk', av: ':sia', begaran: "'Enhetschefen'" });
/** An organisation that a superadministratör orders for, whatever else it is. */
const avMyndighet = (organisation: string) =>
  `update verksamhet.organisation set arbetsformedlingen = true where id = ${organisation};
   ${order({ organisation, av: ':sia', begaran: "'Enhetschefen'" })}`;

const vanlig = {
  slag: 'ny',
  roller: 'deltagaransvarig',
  ordning: '1',
  fornamn: 'Ny',
  efternamn: 'Nyman',
  epost: 'ny@example.invalid',
  index: "'x'",
  anvandare: 'null',
};
const rad = (andrat: Partial<typeof vanlig> = {}) => {
  const { slag, roller, ordning, fornamn, efternamn, epost, index, anvandare } = { ...vanlig, ...andrat };
  return `insert into auth.bestallningsrad (bestallning_id, ordning, slag, anvandare_id, personnummer_krypt, personnummer_index, fornamn,
      efternamn, epost, mobil_krypt, roller)
    values ('${id}', ${ordning}, '${slag}', ${anvandare}, 'x', ${index}, '${fornamn}', '${efternamn}', '${epost}', 'x', '{${roller}}')`;
};
const indexAv = (vem: string) => `(select personnummer_index from auth.anvandare where id = ${vem})`;
const beslut = (varden: string) => `update auth.bestallning set ${varden} where id = '${id}'`;
const godkand = (av = ':sia') => beslut(`beslut = 'godkand', beslutad_av = ${av}, beslutad_at = now()`);
const lang = 'x'.repeat(501);
const roll = (vem: string, namn: string, vad: 'ny' | 'slut' = 'ny') =>
  vad === 'ny'
    ? `insert into auth.anvandare_roll (anvandare_id, roll) values (${vem}, '${namn}')`
    : `update auth.anvandare_roll set avslutad_at = tilldelad_at where anvandare_id = ${vem} and roll = '${namn}'`;

/** Överenskommelse, beställare and beställning (doman §3). */
export const bestallningsfall: readonly Fall[] = [
  ['anvandare_roll_roll_check', rutsRoll.replace("'bestallare'", "'chef'")],
  [
    'roll_forbjuden_kombination',
    `insert into auth.anvandare_roll (anvandare_id, roll) values (:anna, 'bestallare')`,
  ],
  [
    'roll_forbjuden_kombination',
    `${rutsRoll}; insert into auth.anvandare_roll (anvandare_id, roll) values (:rut, 'deltagaransvarig')`,
  ],
  ['anvandare_bekraftad_helt', "update auth.anvandare set bekraftad_datum = '2026-06-01' where id = :anna"],
  ['anvandare_bekraftad_av_annan', `${rutFar}; ${bekraftad(':rut', ':rut')}`],
  ['anvandare_bekraftas_av_behorig', bekraftad(':anna', ':bo')],
  ['anvandare_bekraftas_av_behorig', bekraftad(':anna', ':sia')],
  ['anvandare_bekraftas_av_behorig', `${rutFar}; ${bekraftad(':ivar', ':rut')}`],
  ['anvandare_bekraftas_av_behorig', `${rutFar}; ${bekraftad(':anna', ':rut', '2028-01-01')}`],
  ['bekraftelsevarning_dagar_check', varning.replace('30', '60')],
  [
    'roll_sista_superadministrator',
    "update auth.anvandare_roll set avslutad_at = now() where roll = 'superadministrator'",
  ],
  [
    'roll_sista_superadministrator',
    `update auth.anvandare set avslutad_at = now()
     where id in (select anvandare_id from auth.anvandare_roll where roll = 'superadministrator')`,
  ],
  ['overenskommelse_undertecknad_av_check', overenskommelse('2024-01-01', '2025-01-01', ' ')],
  ['overenskommelse_period', overenskommelse('2024-01-02', '2024-01-01')],
  [
    'overenskommelse_en_i_taget',
    `${overenskommelse('2024-01-01', '2024-12-31')}; ${overenskommelse('2024-12-31', '2025-12-31')}`,
  ],
  ['bestallare_roll_check', `${rutFar}; update auth.bestallare set roll = 'susrapport'`, 'nekas'],
  ['bestallare_period', `${overenskommelse()}; ${rutsRoll}; ${registrering({ till: '2025-12-31' })}`],
  ['bestallare_hogst_tva_ar', `${overenskommelse()}; ${rutsRoll}; ${registrering({ till: '2028-01-02' })}`],
  ['bestallare_inte_sig_sjalv', `${overenskommelse()}; ${rutsRoll}; ${registrering({ av: ':rut' })}`],
  ['bestallare_en_aktiv', `${rutFar}; ${registrering()}`],
  ['bestallare_egen_arbetsgivare', `${rutsRoll}; ${registrering({ organisation: ':arbetsgivarforbund' })}`],
  ['bestallare_kraver_overenskommelse', `${rutsRoll}; ${registrering()}`],
  [
    'bestallare_kraver_roll',
    `${overenskommelse()}; ${rutsRoll}; ${roll(':rut', 'bestallare', 'slut')}; ${registrering()}`,
  ],
  [
    'bestallare_kraver_roll',
    `${rutFar}; ${roll(':rut', 'bestallare', 'slut')}; update auth.bestallare set avslutad_at = null where anvandare_id = :rut`,
  ],
  ['bestallare_inte_myndighet', `${rutsRoll}; ${registrering({ organisation: ':fk' })}`],
  ['bestallning_kraver_bestallare', `${overenskommelse()}; ${order()}`],
  ['bestallning_kraver_bestallare', `${rutFar}; ${order({ at: '2028-02-01' })}`],
  [
    'bestallning_kraver_bestallare',
    `${rutFar}; update auth.anvandare_roll set avslutad_at = now() where anvandare_id = :rut and roll = 'bestallare'; ${order()}`,
  ],
  [
    'bestallning_kraver_overenskommelse',
    `${rutFar}; update auth.overenskommelse set galler_till = '2026-05-31'; ${order()}`,
  ],
  ['bestallning_kraver_superadministrator', order({ organisation: ':fk', av: ':sia' })],
  ['bestallning_kraver_superadministrator', order({ organisation: ':fk', av: ':rut', begaran: "'Chefen'" })],
  ['bestallning_pa_begaran_av_check', order({ organisation: ':fk', av: ':sia', begaran: "' '" })],
  ['bestallning_beslut_helt', `${kommunen}; ${beslut('beslutad_av = :sia')}`],
  ['bestallning_beslut_check', `${kommunen}; ${godkand().replace('godkand', 'kanske')}`],
  ['bestallning_skal_check', `${kommunen}; ${beslut(`skal = '${lang}'`)}`],
  [
    'bestallning_nekad_med_skal',
    `${kommunen}; ${beslut("beslut = 'nekad', beslutad_av = :sia, beslutad_at = now(), skal = ' '")}`,
  ],
  ['bestallning_inte_egen', `${myndigheten}; ${godkand()}`],
  [
    'bestallning_inte_om_sig_sjalv',
    `${kommunen}; ${rad({ index: indexAv(':sia'), roller: 'susrapport' })}; ${godkand()}`,
  ],
  [
    'bestallning_tva_personer',
    `${overenskommelse()}; ${rutsRoll}; ${registrering({ av: ':sia' })}; ${order()}; ${godkand()}`,
  ],
  ['bestallning_beslutas_av_superadministrator', `${kommunen}; ${godkand(':sam')}`],
  ['bestallning_beslutas_en_gang', `${kommunen}; ${godkand()}; ${godkand()}`],
  [
    'bestallning_beslutas_en_gang',
    `${kommunen}; ${godkand()}; ${beslut('beslut = null, beslutad_av = null, beslutad_at = null')}`,
  ],
  ['bestallning_bestalld_av_behorig', `${kommunen}; ${roll(':rut', 'bestallare', 'slut')}; ${godkand()}`],
  [
    'bestallning_bestalld_av_behorig',
    `update auth.anvandare set arbetsgivare_id = :fk where id = :noll; ${roll(':noll', 'superadministrator')};
     ${order({ organisation: ':fk', av: ':noll', begaran: "'Chefen'" })}; ${roll(':noll', 'superadministrator', 'slut')}; ${godkand()}`,
  ],
  [
    'bestallning_nummer_key',
    `${kommunen}; update auth.bestallning set nummer = default; insert into auth.bestallning (organisation_id, bestalld_av, bestalld_at, nummer) overriding system value select organisation_id, bestalld_av, bestalld_at, nummer from auth.bestallning`,
    'nekas',
  ],
  ['bestallningsrad_slag_check', `${kommunen}; ${rad({ slag: 'kanske', anvandare: ':anna' })}`],
  ['bestallningsrad_fornamn_check', `${kommunen}; ${rad({ fornamn: ' ' })}`],
  ['bestallningsrad_efternamn_check', `${kommunen}; ${rad({ efternamn: '' })}`],
  ['bestallningsrad_epost_check', `${kommunen}; ${rad({ epost: 'ny' })}`],
  ['bestallningsrad_roller', `${kommunen}; ${rad({ roller: 'bestallare' })}`],
  ['bestallningsrad_roller', `${kommunen}; ${rad({ roller: '' })}`],
  [
    'bestallningsrad_kombination',
    `${kommunen}; ${rad({ roller: 'deltagaransvarig,samverkansadministrator' })}`,
  ],
  ['bestallningsrad_en_per_person', `${kommunen}; ${rad()}; ${rad({ ordning: '2' })}`],
  ['bestallningsrad_ordning', `${kommunen}; ${rad()}; ${rad({ index: "'y'" })}`],
  [
    'bestallningsrad_uppgivna',
    `${kommunen}; ${rad().replace(', roller)', ', roller, uppgivna)').replace(/\)$/, ", '{roller}')")}`,
  ],
  ['bestallningsrad_anvandare', `${kommunen}; ${rad({ slag: 'andring' })}`],
  [
    'bestallningsrad_skyddat_namn',
    `${kommunen}; ${rad()}; update auth.bestallningsrad set skyddat_namn_krypt = 'x'`,
  ],
  ['bestallningsrad_fore_beslut', `${kommunen}; ${godkand()}; ${rad()}`],
  ['bestallningsrad_inte_for_sig_sjalv', `${kommunen}; ${rad({ index: indexAv(':rut') })}`],
  ['bestallningsrad_arbetsgivare', `${kommunen}; ${rad({ roller: 'superadministrator' })}`],
  ['bestallningsrad_arbetsgivare', `${avMyndighet(':arbetsgivarforbund')}; ${rad()}`],
  ['utskick_kanal_check', "insert into auth.utskick (kanal, slag, till_krypt) values ('brev', 'a', 'x')"],
  ['utskick_slag_check', "insert into auth.utskick (kanal, slag, till_krypt) values ('sms', 'A', 'x')"],
  [
    'utskick_ett_slut',
    "insert into auth.utskick (kanal, slag, till_krypt, skickad_at, misslyckad_at) values ('sms', 'a', 'x', now(), now())",
  ],
  [
    'utskick_innehall_bort',
    "insert into auth.utskick (kanal, slag, till_krypt, innehall_krypt, skickad_at) values ('sms', 'a', 'x', 'x', now())",
  ],
  [
    'kontokorning_slag_check',
    "insert into auth.kontokorning (slag, provkorning, antal) values ('annat', true, 0)",
  ],
  [
    'kontokorning_antal_check',
    "insert into auth.kontokorning (slag, provkorning, antal) values ('oanvanda', true, -1)",
  ],
];
/** What stands beside the constraints: allowed, and no wall stops it. */
export const bestallningenTillats: readonly string[] = [
  `${rutFar}; ${bekraftad(':anna', ':rut')}`,
  `${rutFar}; ${bekraftad(':rut', ':sia')}`,
  `${kommunen}; ${rad({ roller: 'insatsansvarig,susrapport' })}; ${godkand()}`,
  `${overenskommelse('2024-01-01', '2024-12-31')}; ${overenskommelse('2025-01-01', '2025-12-31')}`,
];
