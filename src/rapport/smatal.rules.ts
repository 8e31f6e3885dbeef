import { arLitet, tack, type Dolda, type Yta } from './tackning.rules.ts';
import type { Tidsbit } from './tid.rules.ts';

/** What is shown of a number: kvinnor, män and totalt; only totalt; nothing. */
export type Lage = 0 | 1 | 2;
/** Places × columns. Column 0 is how many there are in all. */
export type Lagen = readonly (readonly Lage[])[];
/** Places × columns × [kvinnor, män]. */
export type Varden = readonly (readonly (readonly [number, number])[])[];

/** The places of the country: riket first, each after the one it lies in (whose place in the list is given; riket has -1). */
export type Foraldrar = readonly number[];

/** A table to protect: places × categories, in one piece of time. */
interface Tabell {
  readonly foraldrar: Foraldrar;
  readonly varden: Varden;
  /** Every deltagande is in exactly one category, so they add up to column 0. */
  readonly uteslutande: boolean;
  /** What is shown of column 0, when that is decided already. */
  readonly bas: Lagen | null;
  /** At most this is shown. */
  readonly tvang: Lagen | null;
}

const storst = (...lagen: readonly (Lage | undefined)[]): Lage =>
  Math.max(0, ...lagen.map((l) => l ?? 0)) as Lage;

const familjer = (foraldrar: Foraldrar): ReadonlyMap<number, readonly number[]> => {
  const barn = new Map<number, number[]>();
  foraldrar.forEach((foralder, nod) => barn.set(foralder, [...(barn.get(foralder) ?? []), nod]));
  return barn;
};

/** What one layer of a family asks: how a cell counts, and from which degree of hiding it is out of sight there. */
interface Lager {
  readonly tal: readonly ((varde: readonly [number, number]) => number)[];
  readonly grad: 1 | 2;
}
const totalen: Lager = { tal: [([k, m]) => k + m], grad: 2 };
const konen: Lager = { tal: [([k]) => k, ([, m]) => m], grad: 1 };

interface Familj {
  readonly tabell: Tabell;
  readonly foralder: number;
  readonly barn: readonly number[];
  readonly kolumner: readonly number[];
  readonly lagen: Lage[][];
}

const skyddaLager = ({ tabell, foralder, barn, kolumner, lagen }: Familj, { tal, grad }: Lager): void => {
  const varde = (nod: number, kolumn: number) => tabell.varden[nod]?.[kolumn] ?? [0, 0];
  const basen = (nod: number) => (kolumner[0] === 0 ? 0 : storst(lagen[nod]?.[0]));
  // Where there is nobody at all, that is no secret of the place around it.
  const omkring = (nod: number, kolumn: number) =>
    varde(nod, 0)[0] + varde(nod, 0)[1] === 0 ? 0 : lagen[foralder]?.[kolumn];
  const redan = (nod: number, kolumn: number): Lage =>
    storst(lagen[nod]?.[kolumn], omkring(nod, kolumn), basen(nod), tabell.tvang?.[nod]?.[kolumn]);
  const borjan: Dolda = barn.map((nod) =>
    kolumner.map((kolumn) => tal.some((t) => arLitet(t(varde(nod, kolumn)))) || redan(nod, kolumn) >= grad),
  );
  const yta: Yta = {
    lager: tal.map((t) => barn.map((nod) => kolumner.map((kolumn) => t(varde(nod, kolumn))))),
    radsumma: barn.map((nod) => tabell.uteslutande && kolumner[0] !== 0 && basen(nod) < grad),
    kolumnsumma: kolumner.map((kolumn) => foralder >= 0 && storst(lagen[foralder]?.[kolumn]) < grad),
  };
  tack(yta, borjan).forEach((rad, i) =>
    rad.forEach((dold, j) => {
      const [nod, kolumn] = [lagen[barn[i] ?? -1], kolumner[j] ?? -1];
      if (dold && nod !== undefined) nod[kolumn] = storst(nod[kolumn], grad);
    }),
  );
};

/** A place that is all of the place it lies in has the same numbers, and shows as much of them. */
const visaSom = ({ foralder, kolumner, lagen }: Familj, ensam: Lage[] | undefined): void => {
  for (const kolumn of kolumner) if (ensam !== undefined) ensam[kolumn] = storst(lagen[foralder]?.[kolumn]);
};

const skyddaFamilj = (familj: Familj): void => {
  const { foralder, barn, lagen } = familj;
  if (foralder >= 0 && barn.length === 1) {
    visaSom(familj, lagen[barn[0] ?? -1]);
    return;
  }
  skyddaLager(familj, totalen);
  skyddaLager(familj, konen);
};

/**
 * What may be shown of a table: no number of 1–4 persons, nor one from which such a number follows by subtraction between
 * categories, between kvinnor, män and totalt, or between a place and the places in it. A number that is hidden for a place is hidden
 * for every place in it.
 */
export const skydda = (tabell: Tabell): Lagen => {
  const bredd = tabell.varden[0]?.length ?? 0;
  const lagen: Lage[][] = tabell.foraldrar.map((_, nod) =>
    Array.from({ length: bredd }, (__, kolumn) => (kolumn === 0 ? storst(tabell.bas?.[nod]?.[0]) : 0)),
  );
  const kategorier = Array.from({ length: bredd - 1 }, (_, i) => i + 1);
  const omgangar = tabell.bas === null ? [[0], kategorier] : [kategorier];
  for (const kolumner of omgangar.filter(({ length }) => length > 0))
    for (const [foralder, barn] of familjer(tabell.foraldrar))
      skyddaFamilj({ tabell, foralder, barn, kolumner, lagen });
  return lagen;
};

const djupast = (a: Lagen, b: Lagen): Lagen =>
  a.map((rad, i) => rad.map((lage, j) => storst(lage, b[i]?.[j])));
const lika = (a: Lagen, b: Lagen): boolean => a.every((rad, i) => rad.every((lage, j) => lage === b[i]?.[j]));

export interface Tidstabell extends Omit<Tabell, 'varden' | 'bas' | 'tvang'> {
  readonly varden: (bit: Tidsbit) => Varden;
  /** What is shown of column 0 in each piece; null when the table is about column 0 itself. */
  readonly bas: ReadonlyMap<Tidsbit, Lagen> | null;
}

/**
 * What may be shown of a table in each piece of time. The parts of a divided piece hide the same cells, and all that the piece
 * hides, so that none of them is found by taking the others from it.
 */
export const skyddaTid = (
  tabell: Tidstabell,
  bit: Tidsbit,
  tvang: Lagen | null = null,
): (readonly [Tidsbit, Lagen])[] => {
  const enskilt = (del: Tidsbit, minst: Lagen | null) =>
    skydda({ ...tabell, varden: tabell.varden(del), bas: tabell.bas?.get(del) ?? null, tvang: minst });
  const har = enskilt(bit, tvang);
  if (bit.delar.length === 0) return [[bit, har]];
  for (let gemensamt = har; ;) {
    const nasta = bit.delar.map((del) => enskilt(del, gemensamt)).reduce(djupast);
    if (lika(nasta, gemensamt))
      return [[bit, har], ...bit.delar.flatMap((del) => skyddaTid(tabell, del, gemensamt))];
    gemensamt = djupast(nasta, gemensamt);
  }
};
