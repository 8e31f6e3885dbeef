import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dagarEfter } from '../../src/shared/datum.ts';
import { rapportdelar } from '../../src/rapport/urval.rules.ts';
import type { Rapport } from '../../src/rapport/rapport.rules.ts';
import { insertDeltaganden } from '../support/deltagande.ts';
import { testhus, type Testhus } from '../support/hus.ts';
import { testnummer } from '../support/registrering.ts';
import { geUppdrag } from '../registrering/stod.ts';
import { referens, type Helt } from './referens.ts';
import { del, nyOrganisation, omfattningen, rapport, tabell } from './stod.ts';

let hus: Testhus;
beforeAll(async () => {
  hus = await testhus();
});
afterAll(() => hus.close());

const forsorjning = ['Sjukpenning', 'Rehabiliteringspenning', 'Studiestöd', 'Ingen offentlig försörjning'];
const kod = new Map([
  ['Sjukpenning', 'sjukpenning'],
  ['Rehabiliteringspenning', 'rehabiliteringspenning'],
  ['Studiestöd', 'studiestod'],
  ['Ingen offentlig försörjning', 'ingen'],
]);
const procent = fc.option(fc.integer({ min: 1, max: 100 }), { nil: null, freq: 3 });
const svar = fc.record({
  forsorjning: fc.oneof(
    fc.subarray(forsorjning.slice(0, 3), { minLength: 1 }),
    fc.constant(['Ingen offentlig försörjning']),
  ),
  arbetssokande: fc.boolean(),
  arbete: procent,
  studier: procent,
});
const ettDeltagande = fc.record({
  fodd: fc.integer({ min: 0, max: 18_000 }),
  lopnummer: fc.integer({ min: 980, max: 999 }),
  start: fc.integer({ min: 0, max: 1_400 }),
  langd: fc.option(fc.integer({ min: 0, max: 800 }), { freq: 4 }),
  anledning: fc.constantFrom('enligt_plan', 'arbete', 'avliden'),
  fel: fc.integer({ min: 0, max: 9 }),
  ar: fc.integer({ min: 0, max: 30 }),
  fore: svar,
  efter: svar,
});

const lagda = (varlden: readonly Helt[], insatsId: string) =>
  varlden.map((d) => ({
    ...d,
    insatsId,
    fore: { ...d.fore, forsorjning: (d.fore?.forsorjning ?? []).map((f) => kod.get(f)!) },
    efter: { ...d.efter, forsorjning: (d.efter?.forsorjning ?? []).map((f) => kod.get(f)!) },
  }));

type Utkast = typeof ettDeltagande extends fc.Arbitrary<infer T> ? T : never;
const helt = ({ fodd, lopnummer, start, langd, anledning, fel, ar, fore, efter }: Utkast): Helt => {
  const startdag = dagarEfter('2020-01-01', start);
  return {
    insatsId: '',
    personnummer: testnummer(dagarEfter('1955-01-01', fodd).replaceAll('-', ''), lopnummer),
    startdag,
    ...(langd === null ? {} : { avslutningsdag: dagarEfter(startdag, langd), avslutsanledning: anledning }),
    ...(fel === 0 ? { makulerad: { skal: 'dubblett' } } : {}),
    fore: { ...fore, ar },
    efter,
  };
};
const ensamma = (varlden: readonly Helt[]) => [...new Map(varlden.map((d) => [d.personnummer, d])).values()];

/** The first numbers of each row that has any, by heading, without the row of all. */
const tal = (r: Rapport, id: string, fran: number): Record<string, string> =>
  Object.fromEntries(
    Object.entries(tabell(del(r, id)))
      .map(
        ([namn, celler]) =>
          [
            namn,
            celler
              .split(' ')
              .slice(fran, fran + 3)
              .join(' '),
          ] as const,
      )
      .filter(([namn, celler]) => celler !== '0 0 0' && !/deltaganden$|avlidna/.test(namn)),
  );

describe('random worlds', () => {
  it('are counted the same by the reports as one by one, and kvinnor and män are all', async () => {
    let n = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(ettDeltagande, { minLength: 30, maxLength: 60 }), async (utkast) => {
        n += 1;
        const varlden = ensamma(utkast.map(helt));
        const { insatser } = await nyOrganisation(hus, `Slump ${String(n)}`, ['1480'], ['En']);
        const [insats = ''] = insatser;
        await geUppdrag(hus, 'anna', insats);
        await insertDeltaganden(hus, lagda(varlden, insats));
        const urval = {
          plats: { niva: 'insats', idn: [insats] },
          period: { fran: '2022-03', till: '2023-09' },
        } as const;
        const d = await rapport(hus, 'anna', { ...urval, delar: rapportdelar.deltagarrapport });
        const s = await rapport(hus, 'anna', { ...urval, typ: 'standardrapport', delar: ['b', 'c'] });
        const r = referens(varlden, '2022-03-01', '2023-09-30');
        expect(omfattningen(d)['Påbörjade deltaganden']).toBe(r.borjade.split(' ')[2]);
        expect(omfattningen(d)['Avslutade deltaganden']).toBe(r.slutade.split(' ')[2]);
        expect(tal(d, 'a', 0)).toEqual(r.fore);
        expect(tal(d, 'a', 3)).toEqual(r.efter);
        expect(tal(s, 'b', 0)).toEqual(r.klassFore);
        expect(tal(s, 'b', 3)).toEqual(r.klassEfter);
        expect(tal(d, 'd', 0)['–19 år'] ?? '0 0 0').toBe(r.ung);
        expect(tal(d, 'd', 0)['60– år'] ?? '0 0 0').toBe(r.sextio);
        expect(tal(d, 'e', 0)['10– år'] ?? '0 0 0').toBe(r.tioAr);
        expect(tal(d, 'g', 0)['Kortare än 3 månader'] ?? '0 0 0').toBe(r.kort);
        expect(tal(d, 'g', 0)['24 månader eller längre'] ?? '0 0 0').toBe(r.lang);
        expect(tal(s, 'c', 0)['Börjat eller ökat arbete, studier eller båda'] ?? '0 0 0').toBe(r.mer);
      }),
      { numRuns: 8, endOnFailure: true },
    );
  });
});
