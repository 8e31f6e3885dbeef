import type { Stegvis } from './stegvis.rules.ts';
import { familjerna, type Landet } from './landet.rules.ts';
import {
  storst,
  type Bas,
  type Familj,
  type Lage,
  type Lagen,
  type Steg,
  type Varden,
} from './punkt.rules.ts';
import { skydda, type Minne } from './smatal.rules.ts';
import { mellan, talnyckel, type Talen } from './talen.rules.ts';
import type { Tabell } from './tabellval.rules.ts';
import type { Kalenderar } from './tid.rules.ts';

/** Everything there is to count from. Points of time are counted in bits from the first that is read. */
export interface Varld {
  readonly landet: Landet;
  readonly talen: Talen;
  readonly aren: readonly Kalenderar[];
  readonly minne: Minne;
  /** The places that are asked for; null for all. */
  readonly noder: readonly number[] | null;
  /** Bits before the first of the years, when numbers go on from the very beginning; null when each year is by itself. */
  readonly fore: number | null;
}

/** With the places to decide on. */
type Land = Varld & { readonly familjer: readonly Familj[] };

/** From one point to another. */
type Stracka = readonly [fran: number, till: number];

/** What may be shown of each column of a table in each place, up to a point; and from one point to another. */
export interface Synlighet {
  /** Up to the start of a year: from the very beginning, or nothing when each year is by itself. */
  readonly start: (punkt: number) => Lagen;
  readonly till: (punkt: number) => Lagen;
  readonly mellan: (nod: number, kolumn: number, fran: number, till: number) => Lage;
}

const i = (lagen: Lagen, nod: number, kolumn: number): Lage => lagen[nod]?.[kolumn] ?? 2;

/** The order in which points are decided: the ends of the years that have passed, then what lies in the years. */
const stegen = (aren: readonly Kalenderar[]): readonly Steg[] => {
  const klart = ({ ordning, slut }: Kalenderar) => ordning[0] === slut;
  return [
    ...aren.filter(klart).map(({ slut }) => ({ punkt: slut, slut: null })),
    ...aren.flatMap((ar) =>
      ar.ordning
        .filter((punkt) => punkt !== ar.slut || !klart(ar))
        .map((punkt) => ({ punkt, slut: klart(ar) ? ar.slut : null })),
    ),
  ];
};

/** How many in each place that is decided on, from one point to another: in all, then category by category. */
const varden = (
  { landet, talen, familjer }: Land,
  { bas, del = '', id, kategorier }: Tabell,
  fran: number,
): ((till: number) => Varden) => {
  const nycklar = [talnyckel(bas, del), ...kategorier.map((kategori) => talnyckel(id, kategori))];
  const noder = familjer.flatMap(({ barn }) => barn);
  return (till) => {
    const alla: Varden[number][] = landet.idn.map(() => []);
    for (const nod of noder) alla[nod] = nycklar.map((nyckel) => mellan(talen, nyckel, nod, [fran, till]));
    return alla;
  };
};

/** Where there is nobody at all, that is no secret. */
const tomt = ({ talen }: Varld, { bas, del = '' }: Tabell, nod: number, stracka: Stracka): boolean =>
  mellan(talen, talnyckel(bas, del), nod, stracka).every((n) => n === 0);

const allt = ({ landet }: Varld, { kategorier }: Tabell): Lagen =>
  landet.idn.map(() => [0, ...kategorier.map(() => 0 as const)]);

/** Numbers that go on from year to year: a stretch may be shown when both its ends may. */
function* fortlopande(varld: Land, tabell: Tabell, fore: number): Stegvis<Synlighet> {
  const lagen = yield* skydda(
    {
      familjer: varld.familjer,
      uteslutande: false,
      varden: varden(varld, { ...tabell, kategorier: [] }, 0),
      bas: null,
    },
    [...Array.from({ length: fore }, (_, n) => ({ punkt: n + 1, slut: null })), ...stegen(varld.aren)],
    varld.minne,
  );
  // Before there was anything there is nothing to hide.
  const till = (punkt: number) => (punkt === 0 ? allt(varld, tabell) : (lagen.get(punkt) ?? []));
  return {
    start: till,
    till,
    mellan: (nod, kolumn, fran, slut) =>
      tomt(varld, tabell, nod, [fran, slut])
        ? 0
        : storst(i(till(fran), nod, kolumn), i(till(slut), nod, kolumn)),
  };
}

/** Numbers that are counted from the start of each year: a stretch may be shown when its part of each year may. */
function* arsvis(varld: Land, tabell: Tabell, bas: ((ar: Kalenderar) => Bas) | null): Stegvis<Synlighet> {
  const lagen = new Map<number, Lagen>();
  for (const ar of varld.aren) {
    const underlag = {
      familjer: varld.familjer,
      uteslutande: tabell.uteslutande,
      varden: varden(varld, bas === null ? { ...tabell, kategorier: [] } : tabell, ar.start),
      bas: bas?.(ar) ?? null,
    };
    for (const [punkt, lagenDar] of yield* skydda(underlag, stegen([ar]), varld.minne))
      lagen.set(punkt, lagenDar);
  }
  const till = (punkt: number) => lagen.get(punkt) ?? [];
  return {
    start: () => allt(varld, tabell),
    till,
    mellan: (nod, kolumn, fran, slut) =>
      tomt(varld, tabell, nod, [fran, slut])
        ? 0
        : storst(
            ...varld.aren
              .filter((ar) => ar.start < slut && ar.slut > fran)
              .flatMap((ar) => [
                ...(fran > ar.start ? [i(till(fran), nod, kolumn)] : []),
                i(till(Math.min(slut, ar.slut)), nod, kolumn),
              ]),
          ),
  };
}

/** What may be shown of column 0 in a year. */
const basI =
  (bas: Synlighet, kolumn: number) =>
  (ar: Kalenderar): Bas => {
    const denna = (lagen: Lagen): Lagen => lagen.map((rad) => [storst(rad[kolumn] ?? 2)]);
    return {
      start: denna(bas.start(ar.start)),
      till: (punkt) => denna(bas.till(punkt)),
      franStart: (punkt) => bas.till(punkt).map((_, nod) => [bas.mellan(nod, kolumn, ar.start, punkt)]),
    };
  };

/** What may be shown of each table; the number of all is decided first, and the same for all its tables. */
export function* synligheten(
  varlden: Varld,
  tabeller: readonly Tabell[],
): Stegvis<ReadonlyMap<string, Synlighet>> {
  const varld = { ...varlden, familjer: familjerna(varlden.landet, varlden.noder) };
  const klara = new Map<string, Synlighet>();
  for (const tabell of tabeller) {
    const { bas, del, id, kategorier } = tabell;
    const ny = varld.fore === null ? arsvis(varld, tabell, null) : fortlopande(varld, tabell, varld.fore);
    const alla = klara.get(bas) ?? (yield* ny);
    klara.set(bas, alla);
    const kolumn =
      del === undefined ? 0 : 1 + (tabeller.find((t) => t.id === bas)?.kategorier.indexOf(del) ?? -1);
    if (kategorier.length > 0) klara.set(id, yield* arsvis(varld, tabell, basI(alla, kolumn)));
  }
  return klara;
}
