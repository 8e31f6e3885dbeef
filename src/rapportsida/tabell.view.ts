import type { Cell, Del, Kolumn, Rad } from '../rapport/rapport.rules.ts';
import { celltext, radgrupper } from './tabell.rules.ts';

interface Tabellcell {
  readonly text: string;
  readonly tal: boolean;
  readonly dold: boolean;
}
interface Tabellrad {
  readonly rubrik: string;
  readonly slag: Rad['slag'];
  readonly celler: readonly Tabellcell[];
}
/** A table as its view writes it. */
export interface Tabell {
  readonly id: string;
  readonly text: string;
  /** Headings over several columns; empty when there are none. */
  readonly spann: readonly { readonly rubrik: string | null; readonly antal: number }[];
  readonly kolumner: readonly { readonly rubrik: string; readonly tal: boolean }[];
  readonly grupper: readonly { readonly rubrik: string | null; readonly rader: readonly Tabellrad[] }[];
  /** Cells in a row, its heading included. */
  readonly bredd: number;
}

/** Rows that a page holds; a file has them all. */
export const hogstPaSidan = 500;

const spann = (kolumner: readonly Kolumn[]): Tabell['spann'] => {
  if (kolumner.every(({ grupp }) => grupp === null)) return [];
  const funna: { rubrik: string | null; antal: number }[] = [];
  for (const { grupp } of kolumner) {
    const sista = funna.at(-1);
    if (sista?.rubrik === grupp) sista.antal += 1;
    else funna.push({ rubrik: grupp, antal: 1 });
  }
  return funna;
};

const tabellcell = (cell: Cell | undefined): Tabellcell => ({
  text: cell === undefined ? '' : celltext(cell),
  tal: cell?.slag !== 'text',
  dold: cell !== undefined && cell.slag !== 'text' && cell.dold,
});

const tabellrad = ({ rubrik, slag, celler }: Rad, kolumner: readonly number[]): Tabellrad => ({
  rubrik,
  slag,
  celler: kolumner.map((i) => tabellcell(celler[i])),
});

/** A block of rows with some of the columns: all of them, or those of one kön. */
interface Skiva {
  readonly rubrik: string | null;
  readonly kolumner: readonly number[];
}

/** More than this many kinds of numbers, each by kön, do not fit beside each other: then kön stand below each other. */
const hogstBredvid = 2;

/** The columns of each kön, when every kind of number is given by kön and there are many kinds; else all columns as one. */
const skivor = ({ kolumner }: Del): readonly [Skiva, ...Skiva[]] => {
  const alla = { rubrik: null, kolumner: kolumner.map((_, i) => i) };
  const antalSlag = new Set(kolumner.map(({ grupp }) => grupp)).size;
  const av = (rubrik: string, kon: string): Skiva => ({
    rubrik,
    kolumner: kolumner.flatMap((kolumn, i) => (kolumn.rubrik === kon ? [i] : [])),
  });
  const delade = [av('Alla', 'Totalt'), av('Kvinnor', 'Kvinnor'), av('Män', 'Män')] as const;
  const allaDelas = delade.every((en) => en.kolumner.length === antalSlag);
  return antalSlag > hogstBredvid && allaDelas && kolumner.length === 3 * antalSlag ? delade : [alla];
};

/** Whether the kind of number is all that a column has to say: kön stand below each other, or are not asked for. */
const baraSlag = ({ kolumner }: Del, delade: readonly Skiva[]): boolean =>
  delade.length > 1 || kolumner.every(({ grupp, rubrik }) => grupp !== null && rubrik === 'Totalt');

const kolumnerna = ({ kolumner }: Del, { kolumner: visade }: Skiva, slagen: boolean): Tabell['kolumner'] =>
  visade.flatMap((i) => {
    const kolumn = kolumner[i];
    if (kolumn === undefined) return [];
    const rubrik = slagen ? (kolumn.grupp ?? kolumn.rubrik) : kolumn.rubrik;
    return [{ rubrik, tal: kolumn.slag !== 'text' }];
  });

const rubrikFor = (...delar: readonly (string | null)[]): string | null => {
  const texter = delar.filter((text) => text !== null);
  return texter.length === 0 ? null : texter.join(', ');
};

/** A part as a table, with as many rows as a page holds. One too wide by kön has alla, kvinnor and män below each other. */
export const tabellFor = (del: Del): Tabell => {
  const delade = skivor(del);
  const grupper = radgrupper({ ...del, rader: del.rader.slice(0, hogstPaSidan) });
  const slagen = baraSlag(del, delade);
  const kolumner = kolumnerna(del, delade[0], slagen);
  return {
    id: `tabell-${del.id}`,
    text: `${del.rubrik}. ${del.bas}.`,
    spann: slagen ? [] : spann(del.kolumner),
    kolumner,
    grupper: grupper.flatMap((grupp) =>
      delade.map((skiva) => ({
        rubrik: rubrikFor(grupp.rubrik, skiva.rubrik),
        rader: grupp.rader.map((rad) => tabellrad(rad, skiva.kolumner)),
      })),
    ),
    bredd: kolumner.length + 1,
  };
};
