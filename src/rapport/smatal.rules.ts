import type { Stegvis } from './stegvis.rules.ts';
import { avgor, type Punkt } from './familj.rules.ts';
import { storst, type Familj, type Lage, type Lagen, type Steg, type Tabell } from './punkt.rules.ts';

/** To begin with: as much of column 0 as is decided, all of the rest; nothing of places that are not decided on. */
const borja = (tabell: Tabell, { punkt, slut }: Steg): Punkt => {
  const [varden, bas] = [tabell.varden(punkt), tabell.bas?.franStart(punkt)];
  const med = new Set(tabell.familjer.flatMap(({ barn }) => barn));
  const lagen = varden.map((rad, nod) =>
    rad.map((_, kolumn): Lage => {
      if (!med.has(nod)) return 2;
      return kolumn === 0 ? storst(bas?.[nod]?.[0]) : 0;
    }),
  );
  return { punkt, slut, varden, lagen, bas: tabell.bas?.till(punkt) ?? null };
};

/** What was decided from the same before, or else decides: places × columns at each point. */
export type Minne = (nyckel: string, avgora: () => Stegvis<readonly Lagen[]>) => Stegvis<readonly Lagen[]>;

/** Everything that decides a family: its numbers, and what is shown of all in it and of the place around it. */
const nyckelFor = (
  tabell: Tabell,
  { foralder, barn }: Familj,
  punkter: readonly Punkt[],
): readonly unknown[] => [
  ...[tabell.uteslutande, tabell.bas === null, foralder < 0],
  ...[foralder, ...barn].map((nod) => tabell.bas?.start[nod]?.[0]),
  ...punkter.map(({ punkt, slut, varden, lagen, bas }) => [
    ...[punkt - (punkter[0]?.punkt ?? 0), slut === null, lagen[foralder], bas?.[foralder]?.[0]],
    ...barn.map((nod) => [lagen[nod]?.[0], bas?.[nod]?.[0], varden[nod]]),
  ]),
];

/**
 * What may be shown of a table at each point, decided family by family from the outermost, and point by point: no stretch between two
 * points that are shown has 1–4 persons in it, and at each point no hidden number follows by subtraction between categories, between
 * kvinnor, män and totalt, or between a place and the places in it. What is hidden for a place is hidden for every place in it. The
 * points are gone through again as long as what is shown at one gives away something at another; what cannot be hidden at a point is
 * hidden at the one beside it. A place is decided by itself, its neighbours and those around it: the same whatever else is asked for.
 */
export function* skydda(
  tabell: Tabell,
  ordning: readonly Steg[],
  minne: Minne,
): Stegvis<ReadonlyMap<number, Lagen>> {
  const punkter = ordning.map((steg) => borja(tabell, steg));
  for (const familj of tabell.familjer) {
    yield;
    const nyckel = JSON.stringify(nyckelFor(tabell, familj, punkter));
    const avgjorda = yield* minne(nyckel, function* () {
      yield* avgor(tabell, familj, punkter);
      return punkter.map(({ lagen }) => familj.barn.map((nod) => lagen[nod] ?? []));
    });
    avgjorda.forEach((lagen, i) => {
      familj.barn.forEach((nod, j) => punkter[i]?.lagen.splice(nod, 1, [...(lagen[j] ?? [])]));
    });
  }
  return new Map(punkter.map(({ punkt, lagen }) => [punkt, lagen]));
}
