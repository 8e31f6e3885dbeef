import { fasta, type Kand, type Kant, type Yta } from './krets.rules.ts';

/** Fewer than this many persons are not shown (doman §8, Small numbers). */
export const minst = 5;
export const arLitet = (n: number): boolean => n > 0 && n < minst;

export type Dolda = boolean[][];

/** What is hidden, and which cells with few persons are known all the same, since there is nothing more to hide beside them. */
export interface Tackt {
  readonly dolda: Dolda;
  readonly blottade: readonly { readonly rad: number; readonly kolumn: number }[];
}

const alla = (yta: Yta): readonly (readonly [number, number])[] =>
  yta.summor.rader.flatMap((_, rad) => yta.summor.kolumner.map((__, kolumn) => [rad, kolumn] as const));

/** The least of the layers: a cell hides others only as far as its smallest layer goes. */
const tyngd = ({ lager }: Yta, rad: number, kolumn: number): number =>
  Math.min(...lager.map((l) => l[rad]?.[kolumn] ?? 0));
const totalt = ({ lager }: Yta, rad: number, kolumn: number): number =>
  lager.reduce((summa, l) => summa + (l[rad]?.[kolumn] ?? 0), 0);

/** A sum that is known in this layer. */
const kand = ({ perKon }: Yta, summa: Kand | undefined): boolean => (summa ?? 2) < (perKon ? 1 : 2);

/** Rows and columns whose sum is known are vertices of their own; all others are one, where what is unknown can go. */
const kanter = (yta: Yta, dolda: Dolda): Kant[] => {
  const rader = yta.summor.rader.length;
  return alla(yta)
    .filter(([rad, kolumn]) => dolda[rad]?.[kolumn] === true && yta.rorlig(rad, kolumn))
    .map(([rad, kolumn]) => ({
      rad,
      kolumn,
      a: kand(yta, yta.summor.rader[rad]) ? rad + 1 : 0,
      b: kand(yta, yta.summor.kolumner[kolumn]) ? rader + kolumn + 1 : 0,
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
  const { rader, kolumner } = yta.summor;
  const mojliga = [
    ...(kand(yta, rader[rad]) ? kolumner.map((_, k) => [rad, k] as const) : []),
    ...(kand(yta, kolumner[kolumn]) ? rader.map((_, r) => [r, kolumn] as const) : []),
  ].filter(([r, k]) => dolda[r]?.[k] !== true);
  const rang = ([r, k]: readonly [number, number]) =>
    (tyngd(yta, r, k) > 0 ? 0 : 1e12) + (totalt(yta, r, k) > 0 ? 0 : 1e15) + totalt(yta, r, k);
  const rangade = mojliga.map((cell) => ({ cell, rang: rang(cell) }));
  return rangade.sort((a, b) => a.rang - b.rang)[0]?.cell;
};

/** At most one in each row and column before looking again: what covers one cell often covers its neighbours too. */
const glesa = (celler: readonly (readonly [number, number])[]): (readonly [number, number])[] => {
  const [rader, kolumner] = [new Set<number>(), new Set<number>()];
  return celler.filter(([rad, kolumn]) => {
    if (rader.has(rad) || kolumner.has(kolumn)) return false;
    rader.add(rad);
    kolumner.add(kolumn);
    return true;
  });
};

/**
 * Hides further cells until none of the hidden can be found from the sums: at every known sum at least two are hidden, together
 * about at least `minst` persons, and every hidden cell lies on a circle of hidden cells, round which persons could be moved
 * without any sum changing (a cell that no circle passes is exactly the one the sums determine), nor any number going below zero.
 */
export const tack = (yta: Yta, borjan: Dolda): Tackt => {
  const dolda = borjan.map((rad) => [...rad]);
  for (;;) {
    const lista = kanter(yta, dolda);
    const offra = (blottade: readonly Kant[]) =>
      blottade.map((kant) => offer(yta, dolda, kant)).filter((cell) => cell !== undefined);
    const latta = offra([...oskyddade(yta, lista), ...broar(lista)]);
    // Dearer to find, so looked for when the others are covered.
    const svara = latta.length === 0 ? fasta(yta, lista) : [];
    const nya = latta.length === 0 ? offra(svara) : latta;
    if (nya.length === 0) return { dolda, blottade: svara };
    for (const [rad, kolumn] of glesa(nya)) dolda[rad]?.splice(kolumn, 1, true);
  }
};
