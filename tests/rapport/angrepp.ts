/*
 * What somebody can work out who has every number that is shown: the least and the greatest that a hidden one can be, found by a
 * small simplex of our own over A x = b, x ≥ 0.
 */
const eps = 1e-7;

/** Takes as much of a row from another as makes column j of it nothing. */
type Tal = Float64Array;
const dra = (fran: Tal, rad: Tal, j: number): void => {
  const f = fran[j]!;
  if (Math.abs(f) < eps) return;
  for (let k = 0; k < fran.length; k += 1) {
    const v = fran[k]! - f * rad[k]!;
    fran[k] = Math.abs(v) < 1e-9 ? 0 : v;
  }
};

interface Tabla {
  readonly rader: Tal[];
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
  const z = Float64Array.from([...mal, 0]);
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
const oberoende = ({ okanda, summor }: Kunskap): Tal[] => {
  const rader: Tal[] = [];
  for (const [idn, summa] of summor) {
    const rad = new Float64Array(okanda + 1);
    for (const j of idn) rad[j] = 1;
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

/** Somebody who knows this, and solves for the rest. */
export interface Angripare {
  /** The least and the greatest that the sum of these unknowns can be. */
  readonly granser: (del: readonly number[]) => readonly [minst: number, mest: number];
  /** One way that all the unknowns can be: that where their prices, put together, are least. */
  readonly losning: (pris: readonly number[]) => readonly number[];
}

export const angripare = (kunskap: Kunskap): Angripare => {
  const { okanda } = kunskap;
  const kanda = oberoende(kunskap);
  const start: Tabla = {
    rader: kanda.map((rad, i) =>
      Float64Array.from([...rad.slice(0, okanda), ...kanda.map((_, j) => (i === j ? 1 : 0)), rad[okanda]!]),
    ),
    bas: kanda.map((_, i) => okanda + i),
  };
  minst(start, [...Array.from({ length: okanda }, () => 0), ...kanda.map(() => 1)]);
  const lost = (pris: readonly number[]): readonly [number, Tabla] => {
    const tabla = { rader: start.rader.map((rad) => Float64Array.from(rad)), bas: [...start.bas] };
    // What helped to find a first solution may not come back.
    return [minst(tabla, [...pris, ...kanda.map(() => 1e6)]), tabla];
  };
  const grans = (del: readonly number[], tecken: 1 | -1): number =>
    tecken * lost(Array.from({ length: okanda }, (_, j) => (del.includes(j) ? tecken : 0)))[0];
  return {
    granser: (del) => [grans(del, 1), grans(del, -1)],
    losning: (pris) => {
      const { rader, bas } = lost(pris)[1];
      const x = Array.from({ length: okanda }, () => 0);
      bas.forEach((j, i) => {
        if (j < okanda) x[j] = rader[i]!.at(-1)!;
      });
      return x;
    },
  };
};

/** Those of the sums that can be one number only: most are seen to differ between a few solutions, the rest are solved for. */
export const avslojade = <T extends { readonly del: readonly number[] }>(
  { granser, losning }: Angripare,
  summor: readonly T[],
  okanda: number,
): T[] => {
  const varde = (x: readonly number[], del: readonly number[]) => del.reduce((s, j) => s + x[j]!, 0);
  const nagra = [3, 7, 11, 19].map((n) =>
    losning(Array.from({ length: okanda }, (_, j) => ((j * n * 31 + n * 17) % 23) + 1)),
  );
  return summor.filter(({ del }) => {
    const varden = nagra.map((x) => varde(x, del));
    if (Math.max(...varden) - Math.min(...varden) > 0.5) return false;
    const [lagst, hogst] = granser(del);
    return hogst - lagst < 0.5;
  });
};
