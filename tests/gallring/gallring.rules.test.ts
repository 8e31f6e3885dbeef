import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { utanSmaTal } from '../../src/gallring/forbund.rules.ts';
import {
  lageFor,
  provaForslag,
  provaGodkannande,
  provaNekande,
  sistaDagen,
  type Gallring,
} from '../../src/gallring/gallring.rules.ts';

const nu = new Date('2026-06-01T12:00:00Z');
const fore = (minuter: number): Date => new Date(nu.getTime() - minuter * 60_000);
const dygn = 24 * 60;
const g = (andra: Partial<Gallring>): Pick<Gallring, 'beslut' | 'klarAt' | 'foreslagenAt' | 'senastAt'> => ({
  beslut: null,
  klarAt: null,
  foreslagenAt: fore(10),
  senastAt: fore(10),
  ...andra,
});

describe('where a gallring stands', () => {
  it.each([
    ['vantar', g({})],
    ['vantar', g({ foreslagenAt: fore(30 * dygn) })],
    ['for_gammal', g({ foreslagenAt: fore(30 * dygn + 1) })],
    ['nekad', g({ beslut: 'nekad', foreslagenAt: fore(99 * dygn) })],
    ['pagar', g({ beslut: 'godkand', senastAt: fore(5) })],
    ['stannat', g({ beslut: 'godkand', senastAt: fore(6) })],
    ['klar', g({ beslut: 'godkand', klarAt: fore(1), senastAt: fore(99) })],
  ])('%s', (lage, rad) => {
    expect(lageFor(rad, nu)).toBe(lage);
  });
});

describe('who may decide', () => {
  const regelGaller = true;
  it('is another than the one who proposed, in time, once, while the rule stands', () => {
    expect(provaGodkannande('vantar', { egen: false, regelGaller })).toBeNull();
    expect(provaGodkannande('vantar', { egen: true, regelGaller })).toBe('egen');
    expect(provaGodkannande('vantar', { egen: false, regelGaller: false })).toBe('regel');
    expect(provaGodkannande('for_gammal', { egen: false, regelGaller })).toBe('for_gammal');
    for (const lage of ['nekad', 'pagar', 'stannat', 'klar'] as const) {
      expect(provaGodkannande(lage, { egen: false, regelGaller })).toBe('beslutad');
      expect(provaNekande(lage)).toBe('beslutad');
    }
    expect([provaNekande('vantar'), provaNekande('for_gammal')]).toEqual([null, null]);
  });

  it('proposes when there is a rule, nothing under way, and something to take', () => {
    const regel = { id: '', ar: 5, diarienummer: '', gallerFran: '', sattAv: '', sattAt: nu };
    expect(provaForslag(null, { pagar: false, attGallra: 1 })).toBe('ingen_regel');
    expect(provaForslag(regel, { pagar: true, attGallra: 1 })).toBe('pagar');
    expect(provaForslag(regel, { pagar: false, attGallra: 0 })).toBe('inget');
    expect(provaForslag(regel, { pagar: false, attGallra: 1 })).toBeNull();
  });
});

it('what ended in 2020 goes, with five years, from the first day of 2026', () => {
  expect(sistaDagen(5, '2025-12-31')).toBe('2019-12-31');
  expect(sistaDagen(5, '2026-01-01')).toBe('2020-12-31');
});

describe('numbers by förbund', () => {
  const rader = (...antal: number[]) => antal.map((n, i) => ({ namn: `F${String(i)}`, antal: n }));

  it.each([
    ['all are shown when none is small', rader(5, 9), ['F0 5', 'F1 9']],
    [
      'two small that are five together stand together',
      rader(9, 2, 3),
      ['F0 9', '2 andra förbund tillsammans 5'],
    ],
    [
      'a small one takes the smallest of the others with it',
      rader(9, 2, 7, 30),
      ['F0 9', 'F3 30', '2 andra förbund tillsammans 9'],
    ],
    ['two ones take another with them', rader(9, 1, 1), []],
    ['nothing is shown when it would be one row', rader(9, 2), []],
    ['nor when all are few', rader(1, 2), []],
  ])('%s', (_vad, in_, ut) => {
    expect(utanSmaTal(in_).map(({ namn, antal }) => `${namn} ${String(antal)}`)).toEqual(ut);
  });

  it('never leave one under five to be found from the sum of all', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 12 }), (antal) => {
        const alla = rader(...antal);
        const visade = utanSmaTal(alla);
        const ihop = alla.filter(({ namn }) => !visade.some((rad) => rad.namn === namn));
        expect(visade.every((rad) => rad.antal >= 5)).toBe(true);
        if (visade.length === 0) return;
        expect(visade.reduce((s, rad) => s + rad.antal, 0)).toBe(antal.reduce((s, n) => s + n, 0));
        expect(ihop.length).not.toBe(1);
      }),
    );
  });
});
