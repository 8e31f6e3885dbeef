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

/** What can be moved between cells: a woman, a man, or a woman for a man. Each is a bit, so that some of them are a number. */
export const slag = { kvinna: 1, man: 2, byte: 4 } as const;
type Slag = (typeof slag)[keyof typeof slag];
export type Slagen = number;
const allaSlag: readonly Slag[] = Object.values(slag);

/** A small number: moving one of these would change it, in one of these spans. */
export interface Litet {
  readonly slag: Slagen;
  readonly spann: readonly Spann[];
}

/** Of what there could be one more, and of what one less. */
export interface Rorelse {
  readonly mer: Slagen;
  readonly mindre: Slagen;
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
const hornet = (summa: Kand, ett: Slag, eget: number, okant: number): number => {
  if (summa === 2 || (summa === 1 && ett === slag.byte)) return okant;
  return summa === 1 ? eget * perSumma : eget * perSumma + ett;
};
/** Each sum has a vertex for all kinds together, and one for each of them. */
const perSumma = 8;
/** The sums: of nobody knows what, of rows and of columns that are not known, then of each row and of each column. */
const summan = { okand: 0, rader: 1, kolumner: 2, forsta: 3 } as const;

interface Vag {
  readonly till: number;
  readonly kant: Kant;
}
interface Vagar {
  readonly summor: Summor;
  readonly rorelse: ReadonlyMap<Kant, Rorelse>;
  readonly fran: ReadonlyMap<number, readonly Vag[]>;
}

const andarna = (
  { rader, kolumner, alla }: Summor,
  { rad, kolumn }: Kant,
  ett: Slag,
): readonly [number, number] => {
  const okand = (sida: number) => hornet(alla, ett, sida, summan.okand);
  return [
    hornet(rader[rad] ?? 2, ett, summan.forsta + rad, okand(summan.rader)),
    hornet(kolumner[kolumn] ?? 2, ett, summan.forsta + rader.length + kolumn, okand(summan.kolumner)),
  ];
};

/** One more in a cell goes from its row to its column, one less the other way. */
const vagarI = ({ summor, cell }: Rorelser, lista: readonly Kant[]): Vagar => {
  const fran = new Map<number, Vag[]>();
  const vag = (har: number, till: number, kant: Kant) => {
    const ut = fran.get(har);
    if (ut === undefined) fran.set(har, [{ till, kant }]);
    else ut.push({ till, kant });
  };
  const rorelse = new Map(lista.map((kant) => [kant, cell(kant.rad, kant.kolumn)]));
  const lagg = ([kant, { mer, mindre }]: readonly [Kant, Rorelse], ett: Slag) => {
    const [rad, kolumn] = andarna(summor, kant, ett);
    if ((mer & ett) > 0) vag(rad, kolumn, kant);
    if ((mindre & ett) > 0) vag(kolumn, rad, kant);
  };
  for (const en of rorelse) for (const ett of allaSlag) lagg(en, ett);
  return { summor, rorelse, fran };
};

/** Whether one can go from here to there without some of the cells. */
const nar = (vagar: Vagar['fran'], fran: number, till: number, utan: (kant: Kant) => boolean): boolean => {
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
  { summor, rorelse, fran }: Vagar,
  kant: Kant,
  slagen: Slagen,
  utan: (annan: Kant) => boolean,
): boolean => {
  const { mer = 0, mindre = 0 } = rorelse.get(kant) ?? {};
  return allaSlag.some((ett) => {
    if ((slagen & (mer | mindre) & ett) === 0) return false;
    const [rad, kolumn] = andarna(summor, kant, ett);
    return (
      ((mer & ett) > 0 && nar(fran, kolumn, rad, utan)) ||
      ((mindre & ett) > 0 && nar(fran, rad, kolumn, utan))
    );
  });
};

/** Those that could be one more or less in all of a row without anything that is known of it being another. */
const okanda = (kand: Kand, slagen: Slagen): Slagen => {
  if (kand === 2) return slagen;
  return kand === 1 ? slagen & slag.byte : 0;
};

/** Whether there could be one more or less in all of a row: where that is not known, and a cell of it lies on a circle with another row. */
const radIKrets = (vagar: Vagar, lista: readonly Kant[], rad: number, slagen: Slagen): boolean => {
  const fria = okanda(vagar.summor.rader[rad] ?? 2, slagen);
  const iRaden = (kant: Kant) => kant.rad === rad;
  return fria > 0 && lista.some((kant) => iRaden(kant) && iKrets(vagar, kant, fria, iRaden));
};

/** Hidden cells with few persons in them that lie on no circle round which persons could be moved: what cannot be moved is known. */
export const fasta = (yta: Yta, lista: readonly Kant[]): Kant[] => {
  const ritade = new Map<number, Vagar>();
  const vagarna = (spann: Spann): Vagar => {
    const nyckel = spann.fore * 1000 + spann.efter;
    const vagar = ritade.get(nyckel) ?? vagarI(yta.spann(spann), lista);
    ritade.set(nyckel, vagar);
    return vagar;
  };
  const alla = (fa: readonly Litet[], gar: (vagar: Vagar, slagen: Slagen) => boolean) =>
    fa.every((litet) => litet.spann.some((en) => gar(vagarna(en), litet.slag)));
  const fastaRader = new Set(
    yta.summor.rader.flatMap((_, rad) =>
      alla(yta.allaIRaden(rad), (vagar, slagen) => radIKrets(vagar, lista, rad, slagen)) ? [] : [rad],
    ),
  );
  return lista.filter(
    (kant) =>
      fastaRader.has(kant.rad) ||
      !alla(yta.fa(kant.rad, kant.kolumn), (vagar, slagen) =>
        iKrets(vagar, kant, slagen, (annan) => annan === kant),
      ),
  );
};
