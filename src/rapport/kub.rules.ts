import type { Stegvis } from './stegvis.rules.ts';
import type { Landet } from './landet.rules.ts';
import { mellan, summera, talnyckel, type Antalsrad } from './talen.rules.ts';
import type { Lage } from './punkt.rules.ts';
import type { Minne } from './smatal.rules.ts';
import { synligheten } from './synlighet.rules.ts';
import type { Tabell } from './tabellval.rules.ts';
import type { Tidsindelning } from './tid.rules.ts';

/** A number to show: by kön, and how much of it may be shown. */
export interface Siffra {
  readonly kvinnor: number;
  readonly man: number;
  readonly lage: Lage;
}
/** A number of a table for places counted together; kategori '' is how many in all. */
export type Uppslag = (tabell: string, kategori: string, noder: readonly number[]) => Siffra;

/** What has been counted, to look numbers up in. */
export interface Kub {
  /** In the period. */
  readonly iPerioden: Uppslag;
  /** From the very beginning up to the start or to the end of the period. */
  readonly framTill: (tabell: string, noder: readonly number[], punkt: 'fran' | 'till') => Siffra;
}

export interface Underlag {
  readonly landet: Landet;
  readonly tabeller: readonly Tabell[];
  readonly tid: Tidsindelning;
  readonly rader: readonly Antalsrad[];
  /** What came before the first of the time that is read, when it counts; the rows count their bits from its own first. */
  readonly fore: { readonly bitar: number; readonly rader: readonly Antalsrad[] } | null;
  /** Nothing is hidden. */
  readonly exakt: boolean;
  readonly minne: Minne;
  /** The places that numbers are looked up for; null for all. */
  readonly noder: readonly number[] | null;
}

/** Puts the counts together, and decides what of them may be shown. */
export function* kub({ landet, tabeller, tid, rader, fore, exakt, noder, minne }: Underlag): Stegvis<Kub> {
  const f = fore?.bitar ?? 0;
  const alla = [...(fore?.rader ?? []), ...rader.map((rad) => ({ ...rad, bit: rad.bit + f }))];
  const talen = summera(landet, alla, f + tid.granser.length - 1);
  const aren = tid.aren.map(({ start, slut, ordning }) => ({
    ...{ start: start + f, slut: slut + f, ordning: ordning.map((punkt) => punkt + f) },
  }));
  const synlighet = exakt
    ? null
    : yield* synligheten({ landet, talen, aren, noder, minne, fore: fore === null ? null : f }, tabeller);
  const kolumnI = new Map(
    tabeller.flatMap(({ id, kategorier }) =>
      kategorier.map((kategori, n) => [talnyckel(id, kategori), n + 1] as const),
    ),
  );
  const siffra = (
    nyckel: readonly [string, string],
    noder: readonly number[],
    fran: number,
    till: number,
  ): Siffra => {
    const [tabell, kategori] = nyckel;
    const tal = noder.map((nod) => mellan(talen, talnyckel(tabell, kategori), nod, [fran, till]));
    const kolumn = kategori === '' ? 0 : (kolumnI.get(talnyckel(tabell, kategori)) ?? -1);
    const lagen = noder.map((nod): Lage =>
      synlighet === null ? 0 : (synlighet.get(tabell)?.mellan(nod, kolumn, fran, till) ?? 2),
    );
    return {
      kvinnor: tal.reduce((s, [k]) => s + k, 0),
      man: tal.reduce((s, [, m]) => s + m, 0),
      lage: Math.max(0, ...lagen) as Lage,
    };
  };
  return {
    iPerioden: (tabell, kategori, noder) => siffra([tabell, kategori], noder, tid.fran + f, tid.till + f),
    framTill: (tabell, noder, punkt) => siffra([tabell, ''], noder, 0, tid[punkt] + f),
  };
}
