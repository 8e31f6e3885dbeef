import { minst } from './doljning.rules.ts';

/** What is shown of a number: kvinnor, män and totalt; only totalt; nothing. */
export type Lage = 0 | 1 | 2;
/** Places × columns. Column 0 is how many there are in all. */
export type Lagen = readonly (readonly Lage[])[];
export type Par = readonly [kvinnor: number, man: number];
/** Places × columns. */
export type Varden = readonly (readonly Par[])[];

/** The places of the country: riket first, each after the one it lies in (whose place in the list is given; riket has -1). */
export type Foraldrar = readonly number[];

/** Places beside each other, and the one they lie in (-1: none). */
export interface Familj {
  readonly foralder: number;
  readonly barn: readonly number[];
}

/** What is shown of how many there are in all, counted from before the table begins. */
export interface Bas {
  readonly start: Lagen;
  readonly till: (punkt: number) => Lagen;
  /** And from where the table begins up to the point. */
  readonly franStart: (punkt: number) => Lagen;
}

/** A table to protect: places × categories, read at points of time. */
export interface Tabell {
  /** A place, and those that lie in it; outermost first. Only these are decided: nothing is shown of a place in none of them. */
  readonly familjer: readonly Familj[];
  /** How many from the beginning up to the point; the beginning, where all is 0, is no point. */
  readonly varden: (punkt: number) => Varden;
  /** Every deltagande is in exactly one category, so they add up to column 0. */
  readonly uteslutande: boolean;
  /** What is shown of column 0, when that is decided already. */
  readonly bas: Bas | null;
}

/** A point to decide on, when those before it in the order are decided. */
export interface Steg {
  readonly punkt: number;
  /** The end of the year that the point lies in: what is hidden there is hidden here. Null when it is not decided before. */
  readonly slut: number | null;
}

/** A point that is decided. */
export interface Avgjord {
  readonly punkt: number;
  readonly varden: Varden;
  readonly lagen: Lagen;
  /** What is shown up to here of column 0, counted from before the table begins. */
  readonly bas: Lagen | null;
}

export const storst = (...lagen: readonly (Lage | undefined)[]): Lage => {
  let hittills: Lage = 0;
  for (const lage of lagen) if (lage !== undefined && lage > hittills) hittills = lage;
  return hittills;
};
export const ingen: Par = [0, 0];

/** What one layer of a family asks: how a cell counts, and from which degree of hiding it is out of sight there. */
export interface Lager {
  readonly tal: readonly ((par: Par) => number)[];
  readonly grad: 1 | 2;
}
export const totalen: Lager = { tal: [([k, m]) => k + m], grad: 2 };
/** One woman more is one man less, where it is known how many they are together. */
export const konen: Lager = { tal: [([k]) => k, ([, m]) => m], grad: 1 };

/** One point being decided. */
export interface Ogonblick {
  readonly tabell: Tabell;
  readonly varden: Varden;
  readonly bas: Lagen | null;
  /** Column 0 is decided already: the categories are being decided. */
  readonly kategorier: boolean;
  readonly minst: Lagen | null;
  readonly fore: readonly Avgjord[];
  readonly efter: readonly Avgjord[];
  readonly lagen: Lage[][];
}

/** A number in a table. */
export interface Tal {
  readonly nod: number;
  readonly kolumn: number;
}
export const paret = (varden: Varden, { nod, kolumn }: Tal): Par => varden[nod]?.[kolumn] ?? ingen;
export const skillnad = ([k, m]: Par, [k0, m0]: Par): Par => [k - k0, m - m0];
export const summan = (varden: Varden, tal: Tal): number => paret(varden, tal).reduce((a, b) => a + b, 0);

export const dold = (grad: Lage, { nod, kolumn }: Tal, { lagen }: Avgjord): boolean =>
  (lagen[nod]?.[kolumn] ?? 0) >= grad;

/** How many came since a point before, and until one after; null where no point follows. */
interface Stracka {
  readonly hit: Par;
  readonly dit: Par | null;
}
const avstand = (
  { varden }: Ogonblick,
  tal: Tal,
  innan: Avgjord | undefined,
  nasta: Avgjord | undefined,
): Stracka => {
  const nu = paret(varden, tal);
  return {
    hit: innan === undefined ? nu : skillnad(nu, paret(innan.varden, tal)),
    dit: nasta === undefined ? null : skillnad(paret(nasta.varden, tal), nu),
  };
};

/** The stretches to the points beside where the number is shown: whoever has both ends of a stretch has the stretch. */
export const tillVisade = (har: Ogonblick, tal: Tal, grad: Lage): readonly [hit: Par, dit: Par] => {
  const visad = (annan: Avgjord) => !dold(grad, tal, annan);
  const { hit, dit } = avstand(har, tal, har.fore.findLast(visad), har.efter.find(visad));
  return [hit, dit ?? hit];
};

/** Where nobody came between this point and one that is hidden, the two are the same number. */
export const sammaDolda = (har: Ogonblick, tal: Tal, grad: Lage, annan: Avgjord): boolean =>
  summan(annan.varden, tal) === summan(har.varden, tal) && dold(grad, tal, annan);

export const sammaSomDold = (har: Ogonblick, tal: Tal): Lage => {
  const bredvid = [har.fore.at(-1), har.efter[0]].filter((a) => a !== undefined);
  return storst(
    ...bredvid.filter((a) => sammaDolda(har, tal, 1, a)).map((a) => a.lagen[tal.nod]?.[tal.kolumn]),
  );
};

/** The points beside where the number is shown; `nara`: only those that leave few or nobody between. */
export const visadeBredvid = (
  har: Ogonblick,
  tal: Tal,
  grad: Lage,
  { nara }: { readonly nara: boolean },
): number[] => {
  const synlig = (annan: Avgjord) => !dold(grad, tal, annan);
  const fa = ({ varden }: Avgjord) => {
    const [k, m] = skillnad(paret(har.varden, tal), paret(varden, tal));
    return (grad === 2 ? [k + m] : [k, m]).some((n) => Math.abs(n) < minst);
  };
  return [har.fore.findLast(synlig), har.efter.find(synlig)]
    .filter((annan) => annan !== undefined)
    .filter((annan) => !nara || fa(annan))
    .map(({ punkt }) => punkt);
};
