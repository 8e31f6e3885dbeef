import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { minne } from '../../src/rapport/minne.service.ts';
import { genast } from '../../src/rapport/stegvis.rules.ts';
import type { Minne } from '../../src/rapport/smatal.rules.ts';
import { synligheten, type Synlighet, type Varld } from '../../src/rapport/synlighet.rules.ts';
import { summera, type Antalsrad } from '../../src/rapport/talen.rules.ts';
import type { Tabell } from '../../src/rapport/tabellval.rules.ts';
import { angripare, avslojade } from './angrepp.ts';
import { lackta } from './lackta.ts';

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
