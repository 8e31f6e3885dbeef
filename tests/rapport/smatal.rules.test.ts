import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { skydda, type Lagen, type Varden } from '../../src/rapport/smatal.rules.ts';
import { angripare } from './angrepp.ts';

/** Riket, two län, two organisations in the first and one in the second, three insatser in the first organisation. */
const foraldrar = [-1, 0, 0, 1, 1, 2, 3, 3, 3];
const blad = [4, 5, 6, 7, 8];
const under = (nod: number): number[] =>
  foraldrar.some((f) => f === nod) ? foraldrar.flatMap((f, i) => (f === nod ? under(i) : [])) : [nod];

type Tal = readonly [number, number];
const plus = (tal: readonly Tal[]): Tal => tal.reduce<Tal>(([a, b], [c, d]) => [a + c, b + d], [0, 0]);

/** A world: how many of each category in each leaf; column 0 is all of them. */
const varlden = (celler: readonly (readonly Tal[])[]): Varden =>
  foraldrar.map((_, nod) => {
    const kategorier = celler[0]!.map((__, k) => plus(under(nod).map((b) => celler[blad.indexOf(b)]![k]!)));
    return [plus(kategorier), ...kategorier];
  });

interface Avslojad {
  readonly nod: number;
  readonly kolumn: number;
  readonly kon: string;
  readonly varde: number;
}

/** Everything hidden of 1–4 that the shown numbers of a table determine. */
const avslojade = (varden: Varden, lagen: Lagen): Avslojad[] => {
  const antal = varden[0]!.length - 1;
  const id = (b: number, k: number, kon: 0 | 1) => (blad.indexOf(b) * antal + k) * 2 + kon;
  const alla = (nod: number, kolumn: number, konen: readonly (0 | 1)[]) =>
    under(nod).flatMap((b) =>
      (kolumn === 0 ? Array.from({ length: antal }, (_, k) => k) : [kolumn - 1]).flatMap((k) =>
        konen.map((kon) => id(b, k, kon)),
      ),
    );
  const rader = varden.flatMap((kolumner, nod) =>
    kolumner.flatMap(([k, m], kolumn) => [
      {
        nod,
        kolumn,
        kon: 'alla',
        varde: k + m,
        del: alla(nod, kolumn, [0, 1]),
        synlig: lagen[nod]![kolumn]! < 2,
      },
      {
        nod,
        kolumn,
        kon: 'kvinnor',
        varde: k,
        del: alla(nod, kolumn, [0]),
        synlig: lagen[nod]![kolumn] === 0,
      },
      { nod, kolumn, kon: 'män', varde: m, del: alla(nod, kolumn, [1]), synlig: lagen[nod]![kolumn] === 0 },
    ]),
  );
  const kunskap = {
    okanda: blad.length * antal * 2,
    summor: rader.filter(({ synlig }) => synlig).map(({ del, varde }) => [del, varde] as const),
  };
  const granser = angripare(kunskap);
  return rader
    .filter(({ synlig, varde }) => !synlig && varde > 0 && varde < 5)
    .filter(({ del }) => {
      const [minst, mest] = granser(del);
      return mest - minst < 0.5;
    })
    .map(({ nod, kolumn, kon, varde }) => ({ nod, kolumn, kon, varde }));
};

const tal = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 4 }) },
  { weight: 2, arbitrary: fc.integer({ min: 5, max: 30 }) },
);
const celler = (kategorier: number) =>
  fc.array(fc.array(fc.tuple(tal, tal), { minLength: kategorier, maxLength: kategorier }), {
    minLength: blad.length,
    maxLength: blad.length,
  });
const tabell = (varden: Varden, uteslutande = true) => ({
  foraldrar,
  varden,
  uteslutande,
  bas: null,
  tvang: null,
});

describe('small numbers', () => {
  it('are never shown: no number of 1 to 4 persons, of all, of women or of men', () => {
    fc.assert(
      fc.property(celler(3), fc.boolean(), (c, uteslutande) => {
        const varden = varlden(c);
        const lagen = skydda(tabell(varden, uteslutande));
        varden.forEach((rad, nod) =>
          rad.forEach(([k, m], kolumn) => {
            const visade = [[k + m], [k, m]].filter((_, grad) => lagen[nod]![kolumn]! < 2 - grad).flat();
            expect(visade.filter((n) => n > 0 && n < 5)).toEqual([]);
          }),
        );
      }),
      { numRuns: 300 },
    );
  });

  it('cannot be worked out by one who has every number that is shown, in 1 000 worlds', () => {
    fc.assert(
      fc.property(celler(3), (c) => {
        const varden = varlden(c);
        const funna = avslojade(varden, skydda(tabell(varden)));
        expect(funna).toEqual([]);
      }),
      { numRuns: 1000, endOnFailure: true },
    );
  });

  it('leaves everything as it is where nothing is small', () => {
    const varden = varlden(
      blad.map(() => [
        [10, 12],
        [7, 9],
        [30, 5],
      ]),
    );
    expect(skydda(tabell(varden)).flat()).toEqual(Array.from({ length: 36 }, () => 0));
  });

  it('hides a second category when one is small, and shows how many there are in all', () => {
    const varden = varlden([
      [
        [40, 40],
        [9, 9],
        [2, 20],
      ],
      ...blad.slice(1).map(
        () =>
          [
            [40, 40],
            [0, 0],
            [30, 30],
          ] as Tal[],
      ),
    ]);
    const lagen = skydda(tabell(varden));
    expect(lagen[4]![0]).toBe(0);
    expect(lagen[4]!.filter((lage) => lage > 0).length).toBeGreaterThan(1);
    expect(lagen[0]).toEqual([0, 0, 0, 0]);
  });
});
