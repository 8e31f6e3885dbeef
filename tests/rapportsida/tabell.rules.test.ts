import { describe, expect, it } from 'vitest';
import { antal, dold, tom } from '../../src/rapport/rapport.rules.ts';
import { periodtext } from '../../src/rapport/rubriker.rules.ts';
import { forMangaForDiagram, ritningarFor } from '../../src/rapportsida/diagram.rules.ts';
import {
  arTom,
  celltext,
  cellvarde,
  mattI,
  radgrupper,
  somRader,
} from '../../src/rapportsida/tabell.rules.ts';
import { foreEfter, jamford } from './rapporten.ts';

const tal = (slag: 'procent' | 'kronor' | 'dagar', varde: number) => ({
  ...tom(slag, 'tid_i_insats'),
  varde,
});

describe('a figure', () => {
  it.each([
    ['a thousand', antal(1250, 'avslutade'), '1\u00a0250', 1250],
    ['a share', tal('procent', 40.9), '40,9\u00a0%', 40.9],
    ['a whole share', tal('procent', 41), '41,0\u00a0%', 41],
    ['kronor below zero', tal('kronor', -1250000), '\u22121\u00a0250\u00a0000', -1250000],
    ['days', tal('dagar', 112), '112', 112],
    ['a rise', antal(12, 'sysselsattning_forandring'), '+12', 12],
    ['a fall', antal(-2, 'sysselsattning_forandring'), '\u22122', -2],
    ['no change', antal(0, 'sysselsattning_forandring'), '0', 0],
    ['what is hidden', dold('antal', 'avslutade'), '..', '..'],
    ['a hidden share', dold('procent', 'avslutade'), '..', '..'],
    ['nothing to say', tom('procent', 'avslutade'), '–', '–'],
  ] as const)(
    '%s is read as a person reads it, and calculated with as a number',
    (_vad, cell, text, varde) => {
      expect(celltext(cell)).toBe(text);
      expect(cellvarde(cell)).toBe(varde);
    },
  );
});

describe('a part', () => {
  it('is rows below headings for a file, each cell what the page shows', () => {
    expect([...somRader(foreEfter)].slice(0, 3)).toEqual([
      [
        'Sysselsättning före och efter',
        'Före, Totalt',
        'Efter, Totalt',
        'Förändring, Totalt',
        'Förändring i procent, Totalt',
      ],
      ['Arbetar', 1100, 2300, 1200, 109.1],
      ['Studerar', '..', 6, '..', '..'],
    ]);
  });
  it('has its places in a column of their own in a file, and as groups on the page', () => {
    expect([...somRader(jamford)].map((rad) => rad.slice(0, 2))[6]).toEqual(['Västmanland', 'Arbetar']);
    expect(radgrupper(jamford).map(({ rubrik, rader }) => [rubrik, rader.length])).toEqual([
      ['Riket', 5],
      ['Västmanland', 5],
    ]);
  });
  it('lists each measure it shows once', () => {
    expect(mattI(jamford)).toEqual([
      'avslutade',
      'sysselsattning_fore',
      'sysselsattning_efter',
      'sysselsattning_forandring',
    ]);
  });
  it('is empty when every number is zero, and not when one is hidden', () => {
    const med = (...celler: (typeof foreEfter.rader)[0]['celler']) => ({
      ...foreEfter,
      rader: [{ ...foreEfter.rader[0]!, celler }],
    });
    expect(arTom(med(antal(0, 'avslutade'), tom('procent', 'avslutade')))).toBe(true);
    expect(arTom(med(antal(0, 'avslutade'), dold('antal', 'avslutade')))).toBe(false);
    expect(arTom(med({ slag: 'text', text: 'Vägen vidare' }))).toBe(false);
    expect(arTom({ ...foreEfter, rader: [] })).toBe(true);
  });
});

describe('the pictures of a part', () => {
  it('are before and after, and the change; without the row that the others are parts of', () => {
    const [nivaer, forandring] = ritningarFor(foreEfter);
    expect(nivaer?.beskrivning).toContain(
      'Arbetar: 1\u00a0100 före, 2\u00a0300 efter. Studerar: .. dolt före, 6 efter.',
    );
    expect(nivaer?.beskrivning).not.toContain('Avslutade');
    expect(forandring?.beskrivning).toContain('Arbetar: +1\u00a0200. Studerar: .. dolt. =Söker: \u22129.');
  });
  it('name the place of each bar when places are compared', () => {
    expect(ritningarFor(jamford)[0]?.beskrivning).toContain('Västmanland, Arbetar: 1\u00a0100 före');
  });
  it('show what share of all a bar is, but not of fewer than five', () => {
    const fordelning = (summa: number) => ({
      ...foreEfter,
      rader: [
        { ...foreEfter.rader[0]!, celler: [antal(2, 'alder')] },
        { ...foreEfter.rader[4]!, celler: [antal(summa, 'paborjade')] },
      ],
      diagram: { slag: 'fordelning' as const, kolumner: ['fore_totalt'] },
    });
    expect(ritningarFor(fordelning(5))[0]?.beskrivning).toBe('Arbetar: 2 (40\u00a0%).');
    expect(ritningarFor(fordelning(4))[0]?.beskrivning).toBe('Arbetar: 2.');
  });
  it('are left out when there are too many rows, and that is said', () => {
    const manga = { ...foreEfter, rader: Array.from({ length: 41 }, () => foreEfter.rader[0]!) };
    expect(ritningarFor(manga)).toEqual([]);
    expect(forMangaForDiagram(manga)).toBe(true);
  });
});

it.each([
  ['2026-01', '2026-09', 'januari–september 2026'],
  ['2026-03', '2026-03', 'mars 2026'],
  ['2025-11', '2026-02', 'november 2025–februari 2026'],
  ['2025-01', '2025-12', '2025'],
  ['2024-01', '2026-12', '2024–2026'],
])('%s to %s is said as %s', (fran, till, text) => {
  expect(periodtext({ fran, till })).toBe(text);
});
