/*
 * What somebody can work out who has every number that is shown: the least and the greatest that a hidden one can be, found by a
 * small simplex of our own over A x = b, x ≥ 0.
 */
const eps = 1e-7;

/** Takes as much of a row from another as makes column j of it nothing. */
const dra = (fran: number[], rad: readonly number[], j: number): void => {
  const f = fran[j]!;
  if (Math.abs(f) < eps) return;
  for (let k = 0; k < fran.length; k += 1) fran[k]! -= f * rad[k]!;
};

interface Tabla {
  readonly rader: number[][];
  /** The unknown that each row gives. */
  readonly bas: number[];
}

const lamnar = ({ rader, bas }: Tabla, kolumn: number): number =>
  rader.reduce((ut, rad, i) => {
    if (rad[kolumn]! <= eps) return ut;
    if (ut < 0) return i;
    const skillnad = rad.at(-1)! / rad[kolumn]! - rader[ut]!.at(-1)! / rader[ut]![kolumn]!;
    return skillnad < -eps || (skillnad < eps && bas[i]! < bas[ut]!) ? i : ut;
  }, -1);

const byt = ({ rader, bas }: Tabla, ut: number, kolumn: number): void => {
  const rad = rader[ut]!;
  const f = rad[kolumn]!;
  rad.forEach((v, k) => {
    rad[k] = v / f;
  });
  rader.forEach((annan, i) => {
    if (i !== ut) dra(annan, rad, kolumn);
  });
  bas[ut] = kolumn;
};

/** Least value of c·x (Bland's rule); the table is left at the solution. */
const minst = (tabla: Tabla, mal: readonly number[]): number => {
  const z = [...mal, 0];
  tabla.bas.forEach((j, i) => dra(z, tabla.rader[i]!, j));
  for (;;) {
    const kolumn = z.findIndex((v, j) => j < mal.length && v < -eps);
    if (kolumn < 0) return -z.at(-1)!;
    const ut = lamnar(tabla, kolumn);
    if (ut < 0) return -Infinity;
    byt(tabla, ut, kolumn);
    dra(z, tabla.rader[ut]!, kolumn);
  }
};

/** What somebody knows: sums of unknown numbers that are none below zero. */
export interface Kunskap {
  readonly okanda: number;
  readonly summor: readonly (readonly [idn: readonly number[], summa: number])[];
}

/** Rows that say something new. */
const oberoende = ({ okanda, summor }: Kunskap): number[][] => {
  const rader: number[][] = [];
  for (const [idn, summa] of summor) {
    const rad = Array.from({ length: okanda + 1 }, (_, j): number => (idn.includes(j) ? 1 : 0));
    rad[okanda] = summa;
    for (const tidigare of rader)
      dra(
        rad,
        tidigare,
        tidigare.findIndex((v) => Math.abs(v) > eps),
      );
    const forst = rad.findIndex((v) => Math.abs(v) > eps);
    if (forst < 0 || forst === okanda) continue;
    const f = rad[forst]!;
    rader.push(rad.map((v) => v / f));
  }
  return rader.map((rad) => (rad[okanda]! < 0 ? rad.map((v) => -v) : rad));
};

/** A function that gives the bounds of a sum of unknowns, given what is known. */
export const angripare = (kunskap: Kunskap): ((del: readonly number[]) => [minst: number, mest: number]) => {
  const { okanda } = kunskap;
  const kanda = oberoende(kunskap);
  const start: Tabla = {
    rader: kanda.map((rad, i) => [
      ...rad.slice(0, okanda),
      ...kanda.map((_, j) => (i === j ? 1 : 0)),
      rad[okanda]!,
    ]),
    bas: kanda.map((_, i) => okanda + i),
  };
  minst(start, [...Array.from({ length: okanda }, () => 0), ...kanda.map(() => 1)]);
  const grans = (del: readonly number[], tecken: 1 | -1): number => {
    const tabla = { rader: start.rader.map((rad) => [...rad]), bas: [...start.bas] };
    const pris = Array.from({ length: okanda }, (_, j) => (del.includes(j) ? tecken : 0));
    // What helped to find a first solution may not come back.
    return tecken * minst(tabla, [...pris, ...kanda.map(() => 1e6)]);
  };
  return (del) => [grans(del, 1), grans(del, -1)];
};
