import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { minne } from '../../src/rapport/minne.service.ts';
import { genast } from '../../src/rapport/stegvis.rules.ts';
import type { Minne } from '../../src/rapport/smatal.rules.ts';
import { synligheten, type Synlighet, type Varld } from '../../src/rapport/synlighet.rules.ts';
import { summera, type Antalsrad } from '../../src/rapport/talen.rules.ts';
import type { Tabell } from '../../src/rapport/tabellval.rules.ts';
import { angripare, avslojade } from './angrepp.ts';

/** Riket, two län, two organisations in the first and one in the second, two insatser in the first organisation. */
const landet = { idn: ['r', 'l1', 'l2', 'o1', 'o2', 'o3', 'i1', 'i2'], foraldrar: [-1, 0, 0, 1, 1, 2, 3, 3] };
const blad = [4, 5, 6, 7];
const under = (nod: number): number[] =>
  landet.foraldrar.includes(nod) ? landet.foraldrar.flatMap((f, i) => (f === nod ? under(i) : [])) : [nod];

/** One year before, read whole; one read in halves; and one that goes on, whose first half has passed. */
const fore = 1;
const aren = [
  { start: 1, slut: 3, ordning: [3, 2] },
  { start: 3, slut: 5, ordning: [4, 5] },
];
const punkter = [0, 1, 2, 3, 4, 5];
const bitar = 5;
const kategorier = ['a', 'b', 'c'];
const tabell = (uteslutande: boolean): Tabell => ({ id: 'slag', bas: 'alla', kategorier, uteslutande });

/** How many of each kind there are: leaf, bit, category, kön. */
type Atom = readonly [blad: number, bit: number, kategori: number, kon: number];
const atomer: readonly Atom[] = blad.flatMap((b) =>
  Array.from({ length: bitar }, (_, t) => t).flatMap((t) =>
    kategorier.flatMap((_, k) => [0, 1].map((kon): Atom => [b, t, k, kon])),
  ),
);

const raderna = (antal: readonly number[]): Antalsrad[] =>
  atomer.flatMap(([b, bit, k, kon], i) => {
    const rad = { nod: landet.idn[b]!, bit, kon: kon === 0 ? 'kvinna' : 'man', antal: antal[i]! };
    return [
      { ...rad, matt: 'alla', kategori: '' },
      { ...rad, matt: 'slag', kategori: kategorier[k]! },
    ];
  });

/** Nothing is remembered from world to world. */
const glomska: Minne = (_nyckel, avgora) => avgora();
const skydd = (
  antal: readonly number[],
  { uteslutande = true, minne = glomska } = {},
): ReadonlyMap<string, Synlighet> => {
  const varld: Varld = {
    landet,
    talen: summera(landet, raderna(antal), bitar),
    aren,
    fore,
    noder: null,
    minne,
  };
  return genast(synligheten(varld, [tabell(uteslutande)]));
};

const strackor = punkter.flatMap((fran) =>
  punkter.filter((till) => till > fran).map((till) => [fran, till] as const),
);
const konen = [
  ['alla', [0, 1], 1],
  ['kvinnor', [0], 0],
  ['män', [1], 0],
] as const;

/** Every number a report can give: place, column (0 is how many in all), stretch of time, kön; and what it is the sum of. */
const mojliga = landet.idn.flatMap((plats, nod) =>
  [0, ...kategorier.map((_, k) => k + 1)].flatMap((kolumn) =>
    strackor
      // Categories of the years that are read; how many in all also before.
      .filter(([fran]) => kolumn === 0 || fran >= fore)
      .flatMap(([fran, till]) => {
        const dar = atomer.flatMap(([b, t, k], i) =>
          under(nod).includes(b) && t >= fran && t < till && (kolumn === 0 || k === kolumn - 1) ? [i] : [],
        );
        return konen.map(([kon, avKon, hogst]) => ({
          ...{ nod, kolumn, fran, till, hogst },
          namn: `${plats} ${String(kolumn)} ${String(fran)}–${String(till)} ${kon}`,
          del: dar.filter((i) => (avKon as readonly number[]).includes(atomer[i]![3])),
        }));
      }),
  ),
);

interface Tal {
  readonly namn: string;
  readonly del: readonly number[];
  readonly varde: number;
  readonly visas: boolean;
}
const allaTal = (antal: readonly number[], synligt: ReadonlyMap<string, Synlighet>): Tal[] =>
  mojliga.map(({ nod, kolumn, fran, till, hogst, namn, del }) => {
    const lage = synligt.get(kolumn === 0 ? 'alla' : 'slag')!.mellan(nod, kolumn, fran, till);
    return { namn, del, varde: del.reduce((s, i) => s + antal[i]!, 0), visas: lage <= hogst };
  });

const litet = ({ varde }: Tal) => varde > 0 && varde < 5;

const tal = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 3 }) },
  { weight: 2, arbitrary: fc.integer({ min: 4, max: 30 }) },
);
const varlden = fc.array(tal, { minLength: atomer.length, maxLength: atomer.length });

/** Worlds where an earlier way of hiding gave a number away: nobody could be moved in the other län, or only at another point of time. */
const lackta: readonly (readonly number[])[] = [
  [
    11, 2, 1, 17, 1, 28, 1, 6, 3, 3, 3, 1, 2, 0, 2, 0, 1, 0, 1, 5, 0, 11, 1, 1, 0, 1, 1, 26, 11, 0, 3, 2, 3,
    3, 0, 0, 1, 2, 0, 1, 15, 0, 0, 0, 0, 2, 2, 2, 25, 0, 0, 28, 0, 1, 5, 6, 0, 26, 0, 10, 2, 2, 3, 0, 3, 3, 1,
    3, 1, 1, 3, 0, 2, 8, 19, 2, 9, 3, 2, 3, 0, 0, 15, 2, 4, 0, 3, 0, 0, 3, 0, 12, 11, 22, 13, 30, 22, 3, 2, 5,
    6, 1, 1, 4, 1, 3, 3, 0, 2, 0, 27, 2, 2, 8, 0, 1, 20, 17, 3, 20,
  ],
  [
    1, 29, 0, 3, 2, 0, 0, 2, 1, 1, 2, 2, 29, 3, 0, 15, 1, 7, 1, 6, 3, 29, 5, 0, 10, 1, 2, 1, 0, 2, 1, 1, 25,
    1, 0, 2, 26, 0, 2, 21, 3, 14, 22, 0, 22, 0, 0, 0, 2, 7, 1, 2, 0, 2, 21, 3, 3, 1, 23, 0, 3, 3, 0, 30, 2,
    18, 3, 5, 6, 26, 0, 13, 4, 4, 0, 0, 9, 2, 1, 0, 2, 27, 2, 0, 3, 29, 14, 8, 16, 4, 1, 15, 20, 7, 3, 3, 1,
    4, 3, 3, 1, 1, 13, 2, 2, 0, 2, 1, 3, 2, 1, 22, 18, 3, 5, 3, 11, 2, 0, 0,
  ],
  [
    2, 2, 4, 0, 0, 1, 4, 1, 7, 1, 0, 27, 3, 1, 0, 0, 0, 0, 3, 3, 4, 3, 1, 2, 0, 2, 3, 30, 3, 20, 1, 2, 3, 0,
    3, 0, 1, 0, 1, 1, 18, 28, 19, 26, 2, 2, 8, 30, 0, 29, 0, 0, 0, 10, 4, 4, 1, 25, 3, 3, 1, 0, 2, 30, 2, 30,
    2, 26, 26, 7, 12, 1, 2, 3, 0, 3, 1, 0, 3, 0, 3, 1, 1, 0, 29, 2, 3, 7, 1, 1, 0, 26, 1, 25, 0, 4, 27, 0, 1,
    0, 4, 13, 0, 9, 3, 0, 2, 30, 1, 15, 3, 1, 3, 1, 2, 0, 0, 1, 28, 3,
  ],
  [
    3, 1, 21, 0, 0, 8, 4, 30, 23, 29, 3, 15, 1, 3, 2, 3, 10, 0, 2, 2, 7, 2, 0, 26, 1, 0, 0, 8, 0, 26, 0, 0,
    24, 2, 15, 1, 13, 2, 0, 24, 1, 1, 2, 1, 1, 22, 0, 0, 26, 0, 27, 0, 22, 0, 14, 0, 2, 11, 20, 3, 4, 1, 29,
    19, 1, 2, 8, 1, 2, 2, 0, 3, 0, 27, 2, 1, 2, 1, 1, 3, 2, 3, 1, 22, 7, 4, 29, 2, 7, 12, 2, 5, 2, 1, 3, 3, 0,
    13, 1, 6, 1, 6, 0, 1, 1, 3, 4, 0, 0, 26, 2, 1, 1, 0, 1, 1, 3, 0, 3, 29,
  ],
  [
    19, 3, 26, 0, 6, 15, 0, 0, 0, 0, 19, 2, 6, 0, 1, 3, 3, 29, 12, 3, 3, 27, 8, 3, 8, 13, 29, 3, 1, 1, 2, 2,
    3, 1, 1, 7, 0, 0, 9, 18, 3, 8, 0, 6, 0, 27, 0, 0, 23, 24, 1, 3, 0, 0, 1, 30, 0, 0, 1, 16, 0, 0, 0, 8, 24,
    30, 2, 3, 0, 19, 21, 0, 0, 11, 2, 0, 3, 15, 26, 3, 2, 0, 2, 16, 1, 1, 28, 3, 28, 15, 15, 2, 1, 1, 26, 25,
    3, 28, 10, 1, 3, 28, 28, 20, 3, 1, 0, 0, 2, 2, 2, 4, 3, 2, 3, 30, 2, 21, 2, 24,
  ],
  [
    27, 2, 0, 0, 25, 0, 0, 0, 3, 2, 2, 1, 6, 0, 0, 3, 0, 0, 28, 0, 1, 2, 0, 0, 0, 3, 2, 0, 0, 1, 2, 1, 0, 1,
    2, 0, 0, 1, 2, 0, 2, 0, 3, 0, 0, 0, 0, 2, 0, 0, 0, 0, 29, 1, 0, 0, 0, 0, 0, 23, 0, 1, 0, 0, 0, 0, 0, 0, 0,
    0, 28, 3, 2, 3, 0, 29, 0, 1, 0, 0, 0, 1, 3, 0, 0, 0, 0, 1, 0, 0, 19, 3, 2, 27, 2, 0, 14, 0, 0, 3, 24, 0,
    0, 21, 0, 3, 3, 0, 0, 0, 0, 3, 0, 0, 0, 0, 8, 0, 8, 28,
  ],
  [
    3, 0, 0, 1, 16, 1, 0, 2, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 3, 0, 0, 0, 0, 5, 0, 0, 5, 0, 0, 1, 3, 0, 0, 6, 2,
    1, 3, 2, 0, 0, 0, 5, 0, 0, 16, 0, 0, 0, 5, 3, 26, 1, 1, 2, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 25,
    1, 7, 0, 0, 21, 0, 0, 3, 2, 0, 2, 0, 0, 1, 0, 0, 0, 0, 2, 0, 11, 1, 2, 23, 0, 0, 0, 2, 3, 0, 0, 3, 0, 30,
    0, 0, 0, 1, 0, 24, 0, 0, 7, 0, 0, 0, 28, 0, 6, 0, 0,
  ],
];

describe('small numbers', () => {
  it('C25 are never shown: no number of 1 to 4 persons, of all, of women or of men, in any stretch of time', () => {
    fc.assert(
      fc.property(varlden, fc.boolean(), (antal, uteslutande) => {
        const visade = allaTal(antal, skydd(antal, { uteslutande })).filter(({ visas }) => visas);
        expect(visade.filter(litet)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('C25 cannot be worked out by one who has every number that is shown, in 1 000 worlds', () => {
    fc.assert(
      fc.property(varlden, (antal) => {
        const alla = allaTal(antal, skydd(antal));
        const summor = alla.filter(({ visas }) => visas).map(({ del, varde }) => [del, varde] as const);
        const okanda = atomer.length;
        const dolda = alla.filter((t) => !t.visas && litet(t));
        expect(avslojade(angripare({ okanda, summor }), dolda, okanda).map(({ namn }) => namn)).toEqual([]);
      }),
      { numRuns: 1000, endOnFailure: true, examples: lackta.map((antal) => [[...antal]]) },
    );
  }, 900_000);

  it('are hidden as much when it is remembered what was decided before', () => {
    fc.assert(
      fc.property(varlden, (antal) => {
        const forsta = allaTal(antal, skydd(antal, { minne }));
        expect(allaTal(antal, skydd(antal, { minne }))).toEqual(forsta);
        expect(allaTal(antal, skydd(antal))).toEqual(forsta);
      }),
      { numRuns: 30 },
    );
  });

  it('leave everything as it is where nothing is small', () => {
    const antal = atomer.map((_, i) => 5 + (i % 7));
    expect(allaTal(antal, skydd(antal)).filter(({ visas }) => !visas)).toEqual([]);
  });
});
