import type { Del, Kolumn, Rad } from '../rapport/rapport.rules.ts';
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

const tabellrad = ({ rubrik, slag, celler }: Rad): Tabellrad => ({
  rubrik,
  slag,
  celler: celler.map((cell) => ({
    text: celltext(cell),
    tal: cell.slag !== 'text',
    dold: cell.slag !== 'text' && cell.dold,
  })),
});

/** A part as a table, with as many rows as a page holds. */
export const tabellFor = (del: Del): Tabell => ({
  id: `tabell-${del.id}`,
  text: `${del.rubrik}. ${del.bas}.`,
  spann: spann(del.kolumner),
  kolumner: del.kolumner.map(({ rubrik, slag }) => ({ rubrik, tal: slag !== 'text' })),
  grupper: radgrupper({ ...del, rader: del.rader.slice(0, hogstPaSidan) }).map(({ rubrik, rader }) => ({
    rubrik,
    rader: rader.map(tabellrad),
  })),
  bredd: del.kolumner.length + 1,
});
