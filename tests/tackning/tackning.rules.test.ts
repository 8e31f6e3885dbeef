import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  anonymandel,
  sammanstall,
  tackningsrad,
  visatAntal,
  type Insatstackning,
  type Tackning,
} from '../../src/tackning/tackning.rules.ts';

const oktober = '2026-10-01';
const insats: Insatstackning = {
  id: 'a',
  namn: 'Vägen vidare',
  samverkansorganisationId: 'o',
  samverkansorganisation: 'Provdalen',
  deltagarregistrering: 'personuppgifter_anonym',
  startdatum: '2020-01-01',
  slutdatum: null,
  oppnaLange: 0,
  efterSlut: 0,
  aktiv: true,
  anonyma: 0,
  paborjade: 0,
  genomgangenManad: null,
  genomgangenAt: null,
};
const ingen = () => false;
const alla = () => true;

describe('a number about persons in one insats', () => {
  it.each([
    [0, 0],
    [1, null],
    [4, null],
    [5, 5],
    [12, 12],
  ])('%i is shown as %s to one who may not see them one by one', (antal, visat) => {
    expect(visatAntal(antal, false)).toBe(visat);
    expect(visatAntal(antal, true)).toBe(antal);
  });
});

describe('the share of anonymous deltagare', () => {
  it.each([
    ['of nobody is nothing', 0, 0, null, null],
    ['is exact to the deltagaransvariga', 1, 2, 33, null],
    ['is in whole tens to others', 20, 43, 32, 30],
    ['is hidden when few are anonymous', 4, 40, 9, null],
    ['is hidden when few are not', 40, 4, 91, null],
    ['of none is 0', 0, 12, 0, 0],
    ['of all is 100', 12, 0, 100, 100],
  ])('%s', (_, anonyma, paborjade, ...[exakt, dolt]) => {
    expect(anonymandel({ anonyma, paborjade }, true)).toBe(exakt);
    expect(anonymandel({ anonyma, paborjade }, false)).toBe(dolt);
  });
});

describe('several insatser together', () => {
  it('count those that should be gone through, and those that have been', () => {
    const insatser = [
      { ...insats, genomgangenManad: oktober },
      { ...insats, genomgangenManad: '2026-09-01', aktiv: false },
      { ...insats, startdatum: '2026-11-01', aktiv: false },
      { ...insats, slutdatum: '2026-09-30', efterSlut: 7, genomgangenManad: oktober },
    ];
    expect(sammanstall(insatser, ingen, oktober)).toMatchObject({
      insatser: 2,
      genomgangna: 1,
      utanAktivitet: 1,
      efterSlut: { antal: 7, fler: false },
    });
  });

  it('add up what the reader may see of each: one’s own insatser exactly, in others no 1–4', () => {
    const insatser = [
      { ...insats, id: 'min', oppnaLange: 2 },
      { ...insats, id: 'annan', oppnaLange: 3 },
      { ...insats, id: 'stor', oppnaLange: 9 },
    ];
    const summa = (exakt: (id: string) => boolean) => sammanstall(insatser, exakt, oktober).oppnaLange;
    expect(summa(alla)).toEqual({ antal: 14, fler: false });
    expect(summa((id) => id === 'min')).toEqual({ antal: 11, fler: true });
    expect(summa(ingen)).toEqual({ antal: 9, fler: true });
  });

  it('C25 say the same whatever number between 1 and 4 is hidden, in every selection: nothing can be found by subtraction', () => {
    const litet = fc.integer({ min: 1, max: 4 });
    const tal = fc.oneof(fc.constant(0), litet, fc.integer({ min: 5, max: 40 }));
    const flera = fc.array(fc.record({ oppnaLange: tal, efterSlut: tal, anonyma: tal, paborjade: tal }), {
      maxLength: 8,
    });
    const isLitet = (n: number) => n >= 1 && n <= 4;
    fc.assert(
      fc.property(flera, litet, fc.integer({ min: 0, max: 255 }), (rader, annat, urval) => {
        const byt = (n: number) => (isLitet(n) ? annat : n);
        const valda = rader.filter((_, i) => (urval & (1 << i)) !== 0).map((rad) => ({ ...insats, ...rad }));
        const bytta = valda.map((rad) => ({
          ...rad,
          oppnaLange: byt(rad.oppnaLange),
          efterSlut: byt(rad.efterSlut),
          anonyma: byt(rad.anonyma),
          paborjade: byt(rad.paborjade),
        }));
        expect(sammanstall(bytta, ingen, oktober)).toEqual(sammanstall(valda, ingen, oktober));
        expect(bytta.map((rad) => anonymandel(rad, false))).toEqual(
          valda.map((rad) => anonymandel(rad, false)),
        );
      }),
    );
  });
});

describe('the line of coverage on a report', () => {
  const inget = { antal: 0, fler: false };
  const tackning: Tackning = {
    manad: oktober,
    insatser: 20,
    genomgangna: 18,
    utanAktivitet: 0,
    oppnaLange: { antal: 3, fler: false },
    efterSlut: inget,
  };
  it.each([
    [{}, 'Täckning: 18 av 20 insatser genomgångna för oktober, 3 deltaganden öppna längre än 12 månader.'],
    [
      { insatser: 1, genomgangna: 1, oppnaLange: { antal: 1, fler: false } },
      'Täckning: 1 av 1 insats genomgången för oktober, 1 deltagande öppet längre än 12 månader.',
    ],
    [
      { oppnaLange: { antal: 12, fler: true }, efterSlut: { antal: 0, fler: true } },
      'Täckning: 18 av 20 insatser genomgångna för oktober, minst 12 deltaganden öppna längre än 12 månader, .. deltaganden öppna efter insatsens slut.',
    ],
    [{ insatser: 0, genomgangna: 0 }, 'Täckning: ingen insats att gå igenom i urvalet.'],
  ])('%#', (del, text) => {
    expect(tackningsrad({ ...tackning, ...del })).toBe(text);
  });
});
