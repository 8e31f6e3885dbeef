import { withClient } from '../../src/db/client.ts';
import { insertDeltaganden } from '../support/deltagande.ts';
import { testhus, type Testhus } from '../support/hus.ts';

/** What a spreadsheet would take for a formula, and a page for markup. */
export const elakt = '=HYPERLINK("http://x")<b>';

/** Persons in three insatser, most of them ended, some with more work after. The name of one insats is not to be trusted. */
export const rapporthus = async (): Promise<Testhus> => {
  const hus = await testhus();
  hus.rattar.nu = new Date('2026-03-15T10:00:00+01:00');
  const { vagen, steget, avslutad } = hus.varld.insats;
  const manga = (insatsId: string, antal: number, arbete: number | null) =>
    Array.from({ length: antal }, (_, i) => ({
      insatsId,
      startdag: `2025-0${String(1 + (i % 9))}-10`,
      avslutningsdag: `2025-1${String(i % 3)}-20`,
      fore: { arbete: i % 7 === 0 ? 25 : null, studier: null, arbetssokande: i % 2 === 0 },
      efter: {
        arbete: i % 3 === 0 ? arbete : null,
        studier: i % 5 === 0 ? 50 : null,
        forsorjning: ['ingen'],
      },
    }));
  await insertDeltaganden(hus, [
    ...manga(vagen, 40, 75),
    ...manga(steget, 25, 50),
    ...Array.from({ length: 6 }, () => ({ insatsId: vagen, startdag: '2025-11-02' })),
    { insatsId: steget, startdag: '2025-04-01', makulerad: { skal: 'dubblett' } },
  ]);
  await withClient(hus.databas.adminUrl, async (client) => {
    await client.query('update verksamhet.insats set namn = $1 where id = $2', [elakt, avslutad]);
    await client.query(
      `insert into verksamhet.ingaende_organisation (samverkansorganisation_id, organisation_id, finansierar) values ($1, $2, true)`,
      [hus.varld.forbund, hus.varld.organisation.kommun],
    );
    await client.query(
      `with b as (insert into verksamhet.budget (samverkansorganisation_id, ar) values ($1, 2025) returning id),
         f as (insert into verksamhet.finansiering (budget_id, samverkansorganisation_id, organisation_id, belopp) select id, $1, $2, 1250000 from b),
         i as (insert into verksamhet.insatsbudget (insats_id, ar, planerat_antal) values ($3, 2025, 40) returning id)
       insert into verksamhet.administrativ_kostnad (budget_id, kostnadstyp_kod, budget, utfall) select id, 'personal', 75000, 70000 from b`,
      [hus.varld.forbund, hus.varld.organisation.kommun, vagen],
    );
  });
  return hus;
};

export const forsta = 'fran=2025-01&till=2025-12';
const del = (delar: string) => Array.from(delar, (en) => `del=${en}`).join('&');

const variabler = [
  ...[
    'samverkansorganisation',
    'startdatum',
    'slutdatum',
    'inriktning',
    'malgrupp',
    'planerat_antal',
    'aktuella',
  ],
  ...['paborjade', 'avslutade', 'anonyma', 'volym', 'totalt', 'budget', 'utfall', 'kostnad_per_deltagare'],
];

/** Every type of report, by what it is called here. */
export const rapporter: Readonly<Record<string, string>> = {
  deltagarrapport: `typ=deltagarrapport&${del('abcdefg')}&niva=riket&${forsta}&kon=ja`,
  'deltagarrapport without kön': `typ=deltagarrapport&${del('abcdefg')}&niva=riket&${forsta}&kon=nej`,
  standardrapport: `typ=standardrapport&${del('abcdef')}&niva=riket&jamfor=insats&${forsta}&kon=ja&forsorjning=sjukpenning`,
  insatsrapport: `typ=insatsrapport&niva=riket&${forsta}&kon=ja&${variabler.map((en) => `variabel=${en}`).join('&')}`,
  kostnadsrapport: `typ=kostnadsrapport&${del('1234')}&niva=riket&fran=2025&till=2025&detaljer=detaljerad`,
};

export const sida = (fraga: string): string => `/rapporter/rapport?${fraga}`;
export const fil = (slut: string, fraga: string): string => `/rapporter/rapport.${slut}?${fraga}`;
