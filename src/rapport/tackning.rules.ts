/** Fewer than this many persons are not shown (doman §8, Small numbers). */
export const minst = 5;
export const arLitet = (n: number): boolean => n > 0 && n < minst;

/**
 * A table whose sums the reader knows: rows are places, columns categories. In each layer (all persons; or kvinnor, and män) a cell
 * that is hidden is hidden for all layers.
 */
export interface Yta {
  /** layers × rows × columns */
  readonly lager: readonly (readonly (readonly number[])[])[];
  /** Whether the sum of the row is known, and every cell is part of it. */
  readonly radsumma: readonly boolean[];
  /** Whether the sum of the column is known. */
  readonly kolumnsumma: readonly boolean[];
}
export type Dolda = boolean[][];

interface Kant {
  readonly rad: number;
  readonly kolumn: number;
  readonly a: number;
  readonly b: number;
}

const alla = (yta: Yta): readonly (readonly [number, number])[] =>
  yta.radsumma.flatMap((_, rad) => yta.kolumnsumma.map((__, kolumn) => [rad, kolumn] as const));

/** The least of the layers: a cell hides others only as far as its smallest layer goes. */
const tyngd = ({ lager }: Yta, rad: number, kolumn: number): number =>
  Math.min(...lager.map((l) => l[rad]?.[kolumn] ?? 0));
const totalt = ({ lager }: Yta, rad: number, kolumn: number): number =>
  lager.reduce((summa, l) => summa + (l[rad]?.[kolumn] ?? 0), 0);

/** Rows and columns whose sum is known are vertices of their own; all others are one, where what is unknown can go. */
const kanter = (yta: Yta, dolda: Dolda): Kant[] => {
  const rader = yta.radsumma.length;
  return alla(yta)
    .filter(([rad, kolumn]) => dolda[rad]?.[kolumn] === true)
    .map(([rad, kolumn]) => ({
      rad,
      kolumn,
      a: yta.radsumma[rad] === true ? rad + 1 : 0,
      b: yta.kolumnsumma[kolumn] === true ? rader + kolumn + 1 : 0,
    }));
};

/** A cell at each vertex whose hidden cells are one alone, or fewer persons together than may be shown. */
const oskyddade = (yta: Yta, lista: readonly Kant[]): Kant[] => {
  const vid = new Map<number, Kant[]>();
  const horn = lista.flatMap((kant) => [kant.a, kant.b].map((h) => [h, kant] as const));
  for (const [h, kant] of horn.filter(([h]) => h !== 0)) vid.set(h, [...(vid.get(h) ?? []), kant]);
  const summa = (kantar: readonly Kant[], l: readonly (readonly number[])[]) =>
    kantar.reduce((s, { rad, kolumn }) => s + (l[rad]?.[kolumn] ?? 0), 0);
  return [...vid.values()]
    .filter((kantar) => kantar.length < 2 || yta.lager.some((l) => arLitet(summa(kantar, l))))
    .flatMap((kantar) => kantar.slice(0, 1));
};

type Grannar = ReadonlyMap<number, readonly { readonly till: number; readonly kant: number }[]>;
const grannarI = (lista: readonly Kant[]): Grannar => {
  const grannar = new Map<number, { till: number; kant: number }[]>();
  const lagg = (fran: number, till: number, kant: number) =>
    grannar.set(fran, [...(grannar.get(fran) ?? []), { till, kant }]);
  lista.forEach(({ a, b }, kant) => {
    lagg(a, b, kant);
    lagg(b, a, kant);
  });
  return grannar;
};

/** The bridges of the graph: hidden cells that the sums determine (what flows over them can only be one number). */
const broar = (lista: readonly Kant[]): Kant[] => {
  const grannar = grannarI(lista);
  const tid = new Map<number, number>();
  const funna: Kant[] = [];
  const ga = (horn: number, via: number): number => {
    const nar = tid.size;
    tid.set(horn, nar);
    let lagst = nar;
    for (const { till, kant } of grannar.get(horn) ?? []) {
      if (kant === via) continue;
      const dit = tid.get(till);
      const nadd = dit ?? ga(till, kant);
      const over = lista[kant];
      if (dit === undefined && nadd > nar && over !== undefined) funna.push(over);
      lagst = Math.min(lagst, nadd);
    }
    return lagst;
  };
  for (const horn of grannar.keys()) if (!tid.has(horn)) ga(horn, -1);
  return funna;
};

/** The cell that costs the reader least, in the row or the column of one that is found out; an empty one only when all else is hidden. */
const offer = (yta: Yta, dolda: Dolda, { rad, kolumn }: Kant): readonly [number, number] | undefined => {
  const mojliga = alla(yta).filter(
    ([r, k]) =>
      dolda[r]?.[k] !== true &&
      ((r === rad && yta.radsumma[rad] === true) || (k === kolumn && yta.kolumnsumma[kolumn] === true)),
  );
  const rang = ([r, k]: readonly [number, number]) =>
    (tyngd(yta, r, k) > 0 ? 0 : 1e12) + (totalt(yta, r, k) > 0 ? 0 : 1e15) + totalt(yta, r, k);
  return mojliga.sort((a, b) => rang(a) - rang(b))[0];
};

/**
 * Hides further cells until none of the hidden can be found from the sums: at every known sum at least two are hidden, together
 * about at least `minst` persons, and every hidden cell lies on a circle of hidden cells, round which persons could be moved
 * without any sum changing (a cell that no circle passes is exactly the one the sums determine).
 */
export const tack = (yta: Yta, borjan: Dolda): Dolda => {
  const dolda = borjan.map((rad) => [...rad]);
  for (;;) {
    const lista = kanter(yta, dolda);
    const mer = [...oskyddade(yta, lista), ...broar(lista)]
      .map((kant) => offer(yta, dolda, kant))
      .find((cell) => cell !== undefined);
    if (mer === undefined) return dolda;
    const rad = dolda[mer[0]];
    if (rad !== undefined) rad[mer[1]] = true;
  }
};
