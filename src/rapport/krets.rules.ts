/**
 * A table whose sums the reader knows: rows are places, columns categories. In each layer (all persons; or kvinnor, and män) a cell
 * that is hidden is hidden for all layers.
 */
export interface Yta {
  /** layers × rows × columns */
  readonly lager: readonly (readonly (readonly number[])[])[];
  /** How much is known of the sum of the row, when every cell is part of it: 0 kvinnor and män, 1 only totalt, 2 nothing. */
  readonly radsumma: readonly Kand[];
  /** How much is known of the sum of the column. */
  readonly kolumnsumma: readonly Kand[];
  /** The layers are kvinnor and män; otherwise all persons. */
  readonly perKon: boolean;
  /** How the cell could be otherwise. */
  readonly rorlig: (rad: number, kolumn: number) => Rorlig;
}
export type Kand = 0 | 1 | 2;

/** What can be moved between cells: a woman, a man, or a woman for a man. */
export type Slag = 'kvinna' | 'man' | 'byte';
export interface Rorlig {
  /** Of what there could be one more in the cell, and of what one less. */
  readonly mer: readonly Slag[];
  readonly mindre: readonly Slag[];
  /** For each small number in the cell: moving one of these would change it. */
  readonly fa: readonly (readonly Slag[])[];
}
/** A hidden cell between its row and its column; where a sum is not known that is place 0. */
export interface Kant {
  readonly rad: number;
  readonly kolumn: number;
  readonly a: number;
  readonly b: number;
}

/** The place of a sum that this kind goes by: one for all that is unknown; the same for a woman and a man where only totalt is known. */
const hornet = (summa: Kand | undefined, horn: number, slag: Slag): string => {
  if (summa === undefined || summa === 2 || (summa === 1 && slag === 'byte')) return '';
  return summa === 1 ? String(horn) : `${String(horn)} ${slag}`;
};

interface Vag {
  readonly till: string;
  readonly kant: Kant;
}
/** One more in a cell goes from its row to its column, one less the other way. */
const vagarI = (yta: Yta, lista: readonly Kant[]): ReadonlyMap<string, readonly Vag[]> => {
  const vagar = new Map<string, Vag[]>();
  const vag = (fran: string, till: string, kant: Kant) => {
    const ut = vagar.get(fran) ?? [];
    vagar.set(fran, ut);
    ut.push({ till, kant });
  };
  for (const kant of lista) {
    const { mer, mindre } = yta.rorlig(kant.rad, kant.kolumn);
    for (const slag of mer) vag(...andarna(yta, kant, slag), kant);
    for (const slag of mindre) {
      const [rad, kolumn] = andarna(yta, kant, slag);
      vag(kolumn, rad, kant);
    }
  }
  return vagar;
};
const andarna = (yta: Yta, { rad, kolumn }: Kant, slag: Slag): readonly [string, string] => [
  hornet(yta.radsumma[rad], rad, slag),
  hornet(yta.kolumnsumma[kolumn], yta.radsumma.length + kolumn, slag),
];

/** Whether one can go from here to there without the cell itself. */
const nar = (vagar: ReturnType<typeof vagarI>, fran: string, till: string, utan: Kant): boolean => {
  const [vantar, sedda] = [[fran], new Set([fran])];
  for (let horn = vantar.pop(); horn !== undefined && horn !== till; horn = vantar.pop()) {
    const vidare = (vagar.get(horn) ?? []).filter((vag) => vag.kant !== utan && !sedda.has(vag.till));
    for (const vag of vidare) sedda.add(vag.till);
    vantar.push(...new Set(vidare.map((vag) => vag.till)));
  }
  return sedda.has(till);
};

/** Hidden cells with few persons in them that lie on no circle round which persons could be moved: what cannot be moved is known. */
export const fasta = (yta: Yta, lista: readonly Kant[]): Kant[] => {
  const vagar = vagarI(yta, lista);
  return lista.filter((kant) => {
    const { mer, mindre, fa } = yta.rorlig(kant.rad, kant.kolumn);
    const gar = (slag: Slag) => {
      const [rad, kolumn] = andarna(yta, kant, slag);
      return (
        (mer.includes(slag) && nar(vagar, kolumn, rad, kant)) ||
        (mindre.includes(slag) && nar(vagar, rad, kolumn, kant))
      );
    };
    return !fa.every((slagen) => slagen.some(gar));
  });
};
