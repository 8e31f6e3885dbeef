import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rapportdelar } from '../../src/rapport/urval.rules.ts';
import { testhus, type Testhus } from '../support/hus.ts';
import { laggGuldvarld } from './guldvarld.ts';
import { del, omfattningen, rapport, tabell } from './stod.ts';

let hus: Testhus;
beforeAll(async () => {
  hus = await testhus();
  await laggGuldvarld(hus);
});
afterAll(() => hus.close());

/** Anna, deltagaransvarig in Vägen vidare, sees exact figures of it. */
const vagen = async (typ: 'deltagarrapport' | 'standardrapport', id: string) =>
  tabell(
    del(
      await rapport(hus, 'anna', {
        typ,
        delar: rapportdelar[typ],
        plats: { niva: 'insats', idn: [hus.varld.insats.vagen] },
        forsorjning: 'sjukpenning',
      }),
      id,
    ),
  );
/** Without the rows where nothing is counted. */
const medTal = (rader: Record<string, string>) =>
  Object.fromEntries(Object.entries(rader).filter(([, celler]) => /[1-9]/.test(celler)));

describe('a deltagarrapport of Vägen vidare 2025, counted by hand (numbers as in guld/deltaganden.md)', () => {
  it('is about 9 begun (2 3 4 5 10 11 12 13 15), 8 ended (1 2 3 4 5 6 10 11) and 10 persons', async () => {
    const r = await rapport(hus, 'anna', { plats: { niva: 'insats', idn: [hus.varld.insats.vagen] } });
    expect(r.exakt).toBe(true);
    expect(omfattningen(r)).toEqual({
      'Påbörjade deltaganden': '9',
      'Avslutade deltaganden': '8',
      'Unika personer': '10',
    });
  });

  it('a: försörjning of the ended before and after, kvinnor män totalt, change, of before, of the ended', async () => {
    expect(medTal(await vagen('deltagarrapport', 'a'))).toEqual({
      // Before 1 | 5 10 11; after 1 | 10.
      Sjukpenning: '1 3 4 1 1 2 0 -2 -2 0 -66.7 -50 0 -40 -25',
      // Before 4.
      Aktivitetsersättning: '1 0 1 0 0 0 -1 0 -1 -100 – -100 -33.3 0 -12.5',
      // After 11.
      'Arbetslöshetsersättning (a-kassa)': '0 0 0 0 1 1 0 1 1 – – – 0 20 12.5',
      // Before 3 | 5, who has two.
      'Försörjningsstöd (ekonomiskt bistånd)': '1 1 2 0 0 0 -1 -1 -2 -100 -100 -100 -33.3 -20 -25',
      // After 4.
      Studiestöd: '0 0 0 1 0 1 1 0 1 – – – 33.3 0 12.5',
      // Before 2; after 3 | 2 5.
      'Ingen offentlig försörjning': '0 1 1 1 2 3 1 1 2 – 100 200 33.3 20 25',
      // 6, who died, is among the ended and in no row above.
      'Avslutade deltaganden': '3 5 8 3 5 8 – – – – – – – – –',
    });
  });

  it('b: sysselsättning; who works and studies (4) is in both rows', async () => {
    expect(medTal(await vagen('deltagarrapport', 'b'))).toEqual({
      Arbetar: '1 1 2 2 1 3 1 0 1 100 0 50 33.3 0 12.5',
      Studerar: '0 0 0 1 1 2 1 1 2 – – – 33.3 20 25',
      'Aktivt arbetssökande': '1 0 1 0 1 1 -1 1 0 -100 – 0 -33.3 20 0',
      'Inget av dessa': '1 3 4 1 1 2 0 -2 -2 0 -66.7 -50 0 -40 -25',
      'Avslutade deltaganden': '3 5 8 3 5 8 – – – – – – – – –',
    });
  });

  it('c: education of the begun, in number and per cent', async () => {
    expect(medTal(await vagen('deltagarrapport', 'c'))).toEqual({
      'Ej slutförd grundskola': '1 0 1 25 0 11.1',
      Grundskola: '2 4 6 50 80 66.7',
      Gymnasieskola: '1 0 1 25 0 11.1',
      Forskarutbildning: '0 1 1 0 20 11.1',
      'Påbörjade deltaganden': '4 5 9 100 100 100',
    });
  });

  it('d: age on startdag; 3 is 19 for one more day, 2 is 40 since that day', async () => {
    expect(medTal(await vagen('deltagarrapport', 'd'))).toEqual({
      '–19 år': '1 0 1 25 0 11.1',
      '20–24 år': '1 0 1 25 0 11.1',
      '25–29 år': '1 0 1 25 0 11.1',
      '40–49 år': '0 2 2 0 40 22.2',
      '50–59 år': '0 3 3 0 60 33.3',
      '60– år': '1 0 1 25 0 11.1',
      'Påbörjade deltaganden': '4 5 9 100 100 100',
    });
  });

  it('e: years with offentlig försörjning', async () => {
    expect(medTal(await vagen('deltagarrapport', 'e'))).toEqual({
      '0 år': '1 0 1 25 0 11.1',
      '1 år': '1 0 1 25 0 11.1',
      '3–5 år': '1 4 5 25 80 55.6',
      '6–9 år': '0 1 1 0 20 11.1',
      '10– år': '1 0 1 25 0 11.1',
      'Påbörjade deltaganden': '4 5 9 100 100 100',
    });
  });

  it('f: why they ended', async () => {
    expect(medTal(await vagen('deltagarrapport', 'f'))).toEqual({
      'Insatsen genomförd enligt plan': '1 1 2 33.3 20 25',
      Arbete: '1 1 2 33.3 20 25',
      Studier: '1 0 1 33.3 0 12.5',
      'Deltagaren avbröt': '0 1 1 0 20 12.5',
      Avliden: '0 1 1 0 20 12.5',
      'Annan anledning': '0 1 1 0 20 12.5',
      'Avslutade deltaganden': '3 5 8 100 100 100',
    });
  });

  it('g: whole months, and the mean of days (365+180+181, 364+91+153+31+31)', async () => {
    expect(medTal(await vagen('deltagarrapport', 'g'))).toEqual({
      'Kortare än 3 månader': '0 3 3 0 60 37.5',
      '3–5 månader': '1 1 2 33.3 20 25',
      '6–11 månader': '2 1 3 66.7 20 37.5',
      'Avslutade deltaganden': '3 5 8 100 100 100',
      'Medeltid i dagar': '242 134 175 – – –',
    });
  });
});

describe('a standardrapport of the same', () => {
  it('a and d are the tables of the deltagarrapport, and f its time', async () => {
    for (const [standard, deltagare] of [
      ['a', 'b'],
      ['d', 'a'],
      ['f', 'g'],
    ] as const)
      expect(await vagen('standardrapport', standard)).toEqual(await vagen('deltagarrapport', deltagare));
  });

  it('b: each ended in one class; 4 works first of all, 6 has no answer', async () => {
    const rader = await vagen('standardrapport', 'b');
    expect(
      Object.fromEntries(
        Object.entries(rader).map(([namn, celler]) => [namn, celler.split(' ').slice(0, 6).join(' ')]),
      ),
    ).toEqual({
      Förvärvsarbete: '1 1 2 2 1 3',
      Studier: '0 0 0 0 1 1',
      'Aktivt arbetssökande som inte arbetar eller studerar': '1 0 1 0 1 1',
      Övriga: '1 3 4 1 1 2',
      'Utan svar vid slutet (avlidna)': '0 1 1 0 1 1',
      'Avslutade deltaganden': '3 5 8 3 5 8',
    });
  });

  it('c: 2 works without more (50 to 50), 3 with more (50 to 60), 4 and 5 started', async () => {
    expect(await vagen('standardrapport', 'c')).toEqual({
      Arbetar: '2 1 3 66.7 20 37.5',
      Studerar: '1 1 2 33.3 20 25',
      'Arbetar eller studerar, eller båda': '2 2 4 66.7 40 50',
      'Börjat arbeta eller ökat omfattningen': '2 0 2 66.7 0 25',
      'Börjat studera eller ökat omfattningen': '1 1 2 33.3 20 25',
      'Börjat eller ökat arbete, studier eller båda': '2 1 3 66.7 20 37.5',
      'Avslutade deltaganden': '3 5 8 100 100 100',
    });
  });

  it('e: after, of those who had sjukpenning before (1 | 5 10 11)', async () => {
    expect(medTal(await vagen('standardrapport', 'e'))).toEqual({
      Sjukpenning: '1 1 2 100 33.3 50',
      'Arbetslöshetsersättning (a-kassa)': '0 1 1 0 33.3 25',
      'Ingen offentlig försörjning': '0 1 1 0 33.3 25',
      'Hade Sjukpenning före': '1 3 4 100 100 100',
    });
  });
});

describe('the same for who may not see exact figures', () => {
  it('shows no number of 1 to 4 persons to Rut, Bo or Ivar, in any part', async () => {
    for (const vem of ['rut', 'bo', 'ivar', 'sam', 'sia'] as const)
      for (const typ of ['deltagarrapport', 'standardrapport'] as const) {
        const r = await rapport(hus, vem, {
          typ,
          delar: rapportdelar[typ],
          plats: { niva: 'insats', idn: [hus.varld.insats.vagen] },
          forsorjning: 'sjukpenning',
        });
        expect(r.exakt).toBe(false);
        const synliga = r.delar.flatMap(({ rader }) => rader.flatMap(({ celler }) => celler));
        expect(
          synliga.filter(
            (c) => c.slag === 'antal' && Math.abs(c.varde ?? 0) > 0 && Math.abs(c.varde ?? 0) < 5,
          ),
        ).toEqual([]);
      }
  });

  it('hides them from Anna too when the report reaches outside her insats', async () => {
    const r = await rapport(hus, 'anna', {
      typ: 'standardrapport',
      delar: ['c'],
      plats: { niva: 'insats', idn: [hus.varld.insats.vagen] },
      jamforelse: 'riket',
    });
    expect(r.exakt).toBe(false);
  });
});
