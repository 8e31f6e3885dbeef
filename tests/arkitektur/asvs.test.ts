import { describe, expect, it } from 'vitest';
import { allaRader, idnI, lasRader, tabeller } from '../../scripts/asvs-rader.mjs';
import { filer } from '../support/kallkod.ts';

const rader = allaRader();
/** The rows that each test file names in its titles: a comment about one is no test. */
const namnda = new Map(
  filer(/^tests\/.*\.test\.ts$/).map(({ namn, text }) => [
    namn,
    new Set(text.split('\n').flatMap((rad) => (/^\s*(\/\/|\*|\/\*)/.test(rad) ? [] : idnI(rad)))),
  ]),
);

/** How many requirements each part of each chapter of ASVS 5.0 has: 345 in all. */
const kapitel = [
  [2, 10, 12, 3, 3],
  [3, 3, 5, 2],
  [1, 3, 5, 8, 8, 1, 5],
  [5, 5, 2, 4],
  [1, 6, 3, 3],
  [3, 12, 8, 6, 8, 4, 2, 4],
  [3, 4, 2, 5, 3, 2],
  [4, 4, 3, 2],
  [3, 4],
  [2, 3, 5, 16, 5, 2, 3],
  [4, 5, 5, 4, 2, 2, 2],
  [5, 2, 5],
  [4, 6, 4, 7],
  [2, 8, 3],
  [5, 5, 7, 4],
  [1, 5, 4, 3, 4],
  [2, 8, 2],
];

describe('the tables of what SUS stands up to', () => {
  it('have every requirement of ASVS 5.0 and every abuse case, once', () => {
    const alla = kapitel.flatMap((delar, kap) =>
      delar.flatMap((antal, del) =>
        Array.from({ length: antal }, (_, n) => `V${String(kap + 1)}.${String(del + 1)}.${String(n + 1)}`),
      ),
    );
    expect(alla).toHaveLength(345);
    const missbruk = Array.from({ length: 32 }, (_, n) => `C${String(n + 1)}`);
    expect(tabeller.map((tabell) => lasRader(tabell).map(({ id }) => id))).toEqual([alla, missbruk]);
  });

  it('name for each row that applies a test file that has it in a title (npm run asvs shows how it went)', () => {
    const fel = rader
      .filter(({ galler }) => galler === 'ja')
      .flatMap(({ id, filer: dess }) => [
        ...(dess.length === 0 ? [`${id} names no file`] : []),
        ...dess.filter((fil) => namnda.get(fil)?.has(id) !== true).map((fil) => `${id} is not in ${fil}`),
      ]);
    expect(fel).toEqual([]);
  });

  it('give a reason for each other row', () => {
    const utan = rader.filter(({ galler, text }) => galler !== 'ja' && text.length < 20);
    expect(utan.map(({ id }) => id)).toEqual([]);
  });

  it('have every row that a test names', () => {
    const kanda = new Set(rader.map(({ id }) => id));
    expect([...namnda.values()].flatMap((idn) => [...idn]).filter((id) => !kanda.has(id))).toEqual([]);
  });
});
