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
  ]);
  await withClient(hus.databas.adminUrl, (client) =>
    client.query('update verksamhet.insats set namn = $1 where id = $2', [elakt, avslutad]),
  );
  return hus;
};

export const forsta = 'fran=2025-01&till=2025-12';
const del = (delar: string) => Array.from(delar, (en) => `del=${en}`).join('&');

/** Every type of report, by what it is called here. */
export const rapporter: Readonly<Record<string, string>> = {
  deltagarrapport: `typ=deltagarrapport&${del('abcdefg')}&niva=riket&${forsta}&kon=ja`,
  'deltagarrapport without kön': `typ=deltagarrapport&${del('abcdefg')}&niva=riket&${forsta}&kon=nej`,
  standardrapport: `typ=standardrapport&${del('abcdef')}&niva=riket&jamfor=insats&${forsta}&kon=ja&forsorjning=sjukpenning`,
};

export const sida = (fraga: string): string => `/rapporter/rapport?${fraga}`;
export const fil = (slut: string, fraga: string): string => `/rapporter/rapport.${slut}?${fraga}`;
