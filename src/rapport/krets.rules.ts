/**
 * A table whose sums the reader knows: rows are places, columns categories. In each layer (all persons; or kvinnor, and män) a cell
 * that is hidden is hidden for all layers.
 */
export interface Yta {
  /** layers × rows × columns */
  readonly lager: readonly (readonly (readonly number[])[])[];
  /** How much is known of the sums at this point. */
  readonly summor: Summor;
  /** The layers are kvinnor and män; otherwise all persons. */
  readonly perKon: boolean;
  /** Whether the cell could be otherwise, as long as nobody comes to it or leaves it. */
  readonly rorlig: (rad: number, kolumn: number) => boolean;
  /** The small numbers of the cell. */
  readonly fa: (rad: number, kolumn: number) => readonly Litet[];
  /** How many there are in all of the row, where that is hidden. */
  readonly allaIRaden: (rad: number) => readonly Litet[];
  /** What could be moved between the cells, at this point and others beside it at once. */
  readonly spann: (spann: Spann) => Rorelser;
}
export type Kand = 0 | 1 | 2;
/** How much is known of sums: 0 kvinnor and män, 1 only totalt, 2 nothing. */
export interface Summor {
  /** Of rows where every cell is part of the sum. */
  readonly rader: readonly Kand[];
  readonly kolumner: readonly Kand[];
  /** Of all in the place around. */
  readonly alla: Kand;
}

/** So many points before this one, and after it. */
export interface Spann {
  readonly fore: number;
  readonly efter: number;
}

/** What can be moved between cells: a woman, a man, or a woman for a man. */
export type Slag = 'kvinna' | 'man' | 'byte';

/** A small number: moving one of these would change it, in one of these spans. */
export interface Litet {
  readonly slag: readonly Slag[];
  readonly spann: readonly Spann[];
}

/** Of what there could be one more, and of what one less. */
export interface Rorelse {
  readonly mer: readonly Slag[];
  readonly mindre: readonly Slag[];
}
/** How cells could be otherwise. */
export interface Rorelser {
  readonly summor: Summor;
  readonly cell: (rad: number, kolumn: number) => Rorelse;
}

/** A hidden cell between its row and its column; where a sum is not known that is place 0. */
export interface Kant {
  readonly rad: number;
  readonly kolumn: number;
  readonly a: number;
  readonly b: number;
}

/**
 * The place of a sum that this kind goes by: its own where the sum is known, and the same for a woman and a man where only totalt is.
 * Where it is not known it is that of all such rows, or of all such columns: what goes out by one of them comes back by another, as
 * long as it is known how many there are in all in the place around.
 */
const hornet = (summa: Kand, slag: Slag, eget: string, okant: string): string => {
  if (summa === 2 || (summa === 1 && slag === 'byte')) return okant;
  return summa === 1 ? eget : `${eget} ${slag}`;
};

interface Vag {
  readonly till: string;
  readonly kant: Kant;
}
interface Vagar {
  readonly rorelser: Rorelser;
  readonly fran: ReadonlyMap<string, readonly Vag[]>;
}

const andarna = (
  { rader, kolumner, alla }: Summor,
  { rad, kolumn }: Kant,
  slag: Slag,
): readonly [string, string] => {
  const okand = (sida: string) => hornet(alla, slag, sida, 'okand');
  return [
    hornet(rader[rad] ?? 2, slag, `rad ${String(rad)}`, okand('rader')),
    hornet(kolumner[kolumn] ?? 2, slag, `kolumn ${String(kolumn)}`, okand('kolumner')),
  ];
};

/** One more in a cell goes from its row to its column, one less the other way. */
const vagarI = (rorelser: Rorelser, lista: readonly Kant[]): Vagar => {
  const vagar = new Map<string, Vag[]>();
  const vag = (fran: string, till: string, kant: Kant) => {
    const ut = vagar.get(fran) ?? [];
    vagar.set(fran, ut);
    ut.push({ till, kant });
  };
  for (const kant of lista) {
    const { mer, mindre } = rorelser.cell(kant.rad, kant.kolumn);
    for (const slag of mer) vag(...andarna(rorelser.summor, kant, slag), kant);
    for (const slag of mindre) {
      const [rad, kolumn] = andarna(rorelser.summor, kant, slag);
      vag(kolumn, rad, kant);
    }
  }
  return { rorelser, fran: vagar };
};

/** Whether one can go from here to there without some of the cells. */
const nar = (vagar: Vagar['fran'], fran: string, till: string, utan: (kant: Kant) => boolean): boolean => {
  const [vantar, sedda] = [[fran], new Set([fran])];
  for (let horn = vantar.pop(); horn !== undefined && horn !== till; horn = vantar.pop()) {
    const vidare = (vagar.get(horn) ?? []).filter((vag) => !utan(vag.kant) && !sedda.has(vag.till));
    for (const vag of vidare) sedda.add(vag.till);
    vantar.push(...new Set(vidare.map((vag) => vag.till)));
  }
  return sedda.has(till);
};

/** Whether one of these could be moved round a circle that passes the cell once, and none of the others that are left out. */
const iKrets = (
  { rorelser, fran }: Vagar,
  kant: Kant,
  slagen: readonly Slag[],
  utan: (annan: Kant) => boolean,
): boolean => {
  const { mer, mindre } = rorelser.cell(kant.rad, kant.kolumn);
  return slagen.some((slag) => {
    const [rad, kolumn] = andarna(rorelser.summor, kant, slag);
    return (
      (mer.includes(slag) && nar(fran, kolumn, rad, utan)) ||
      (mindre.includes(slag) && nar(fran, rad, kolumn, utan))
    );
  });
};

/** Whether there could be one more or less in all of a row: where that is not known, and a cell of it lies on a circle with another row. */
const radIKrets = (vagar: Vagar, lista: readonly Kant[], rad: number, slagen: readonly Slag[]): boolean => {
  const kand = vagar.rorelser.summor.rader[rad] ?? 2;
  const okanda = slagen.filter((slag) => kand === 2 || (kand === 1 && slag === 'byte'));
  const iRaden = (kant: Kant) => kant.rad === rad;
  return lista.some((kant) => iRaden(kant) && iKrets(vagar, kant, okanda, iRaden));
};

/** Hidden cells with few persons in them that lie on no circle round which persons could be moved: what cannot be moved is known. */
export const fasta = (yta: Yta, lista: readonly Kant[]): Kant[] => {
  const ritade = new Map<string, Vagar>();
  const vagarna = (spann: Spann): Vagar => {
    const nyckel = `${String(spann.fore)} ${String(spann.efter)}`;
    const vagar = ritade.get(nyckel) ?? vagarI(yta.spann(spann), lista);
    ritade.set(nyckel, vagar);
    return vagar;
  };
  const alla = (fa: readonly Litet[], gar: (vagar: Vagar, slag: readonly Slag[]) => boolean) =>
    fa.every(({ slag, spann }) => spann.some((en) => gar(vagarna(en), slag)));
  const fastaRader = new Set(
    yta.summor.rader.flatMap((_, rad) =>
      alla(yta.allaIRaden(rad), (vagar, slag) => radIKrets(vagar, lista, rad, slag)) ? [] : [rad],
    ),
  );
  return lista.filter(
    (kant) =>
      fastaRader.has(kant.rad) ||
      !alla(yta.fa(kant.rad, kant.kolumn), (vagar, slag) =>
        iKrets(vagar, kant, slag, (annan) => annan === kant),
      ),
  );
};
