import { formatBelopp } from '../shared/kronor.ts';
import { matt, type MattId } from '../rapport/matt.rules.ts';
import type { Cell, Del, Kolumn, Rad, Talcell } from '../rapport/rapport.rules.ts';

const decimaler = { antal: 0, kronor: 0, procent: 1, dagar: 0 } as const;
const enhet = { antal: '', kronor: '', procent: '\u00a0%', dagar: '' } as const;

/** 40.9 as "40,9", 1250 as "1 250" with a non-breaking space; below zero with a real minus sign. */
const taltext = (varde: number, antalDecimaler: number): string => {
  const [hela = '', resten] = Math.abs(varde).toFixed(antalDecimaler).split('.');
  const tecken = varde < 0 && Number(varde.toFixed(antalDecimaler)) !== 0 ? '\u2212' : '';
  return `${tecken}${formatBelopp(Number(hela))}${resten === undefined ? '' : `,${resten}`}`;
};

/** A change has its sign also when it is an increase. */
const medTecken = ({ forklaring, varde }: Talcell): boolean =>
  forklaring.endsWith('_forandring') && varde !== null && varde > 0;

/** A cell as people read it: ".." when it is hidden, "–" when there is nothing to say. */
export const celltext = (cell: Cell): string => {
  if (cell.slag === 'text') return cell.text;
  if (cell.dold) return '..';
  if (cell.varde === null) return '–';
  return `${medTecken(cell) ? '+' : ''}${taltext(cell.varde, decimaler[cell.slag])}${enhet[cell.slag]}`;
};

/** A cell for a program that calculates: a number, rounded as on the page, or the words that stand for none. */
export const cellvarde = (cell: Cell): number | string => {
  if (cell.slag === 'text' || cell.dold || cell.varde === null) return celltext(cell);
  return Number(cell.varde.toFixed(decimaler[cell.slag]));
};

/** The heading of a column by itself: "Före, Kvinnor (procent)" where the heading alone does not say what the numbers are. */
export const kolumnrubrik = ({ grupp, rubrik }: Kolumn): string =>
  grupp === null ? rubrik : `${grupp}, ${rubrik}`;

/** Whether the place of each row says more than the row's own heading. */
export const harPlatser = ({ rader }: Del): boolean =>
  rader.some(({ plats, rubrik }) => plats !== null && plats.namn !== rubrik);

/** Columns of a part in a file, the headings of its rows included. */
export const antalFilkolumner = (del: Del): number => del.kolumner.length + (harPlatser(del) ? 2 : 1);

/** A part as plain rows, the first of them headings: what CSV and Excel hold. Each row is made when it is asked for. */
export function* somRader(del: Del): Generator<readonly (number | string)[]> {
  const medPlats = harPlatser(del);
  const platsen = (rad: Rad): readonly string[] => (medPlats ? [rad.plats?.namn ?? ''] : []);
  yield [...(medPlats ? ['Plats'] : []), del.rubrik, ...del.kolumner.map(kolumnrubrik)];
  for (const rad of del.rader) yield [...platsen(rad), rad.rubrik, ...rad.celler.map(cellvarde)];
}

/** Rows that stand together: those of one place, or all of them. */
export interface Radgrupp {
  readonly rubrik: string | null;
  readonly rader: readonly Rad[];
}
export const radgrupper = (del: Del): readonly Radgrupp[] => {
  if (!harPlatser(del)) return [{ rubrik: null, rader: del.rader }];
  const grupper = new Map<string, { rubrik: string | null; rader: Rad[] }>();
  for (const rad of del.rader) {
    const nyckel = rad.plats === null ? '' : `${rad.plats.niva} ${rad.plats.id}`;
    const grupp = grupper.get(nyckel) ?? { rubrik: rad.plats?.namn ?? null, rader: [] };
    grupp.rader.push(rad);
    grupper.set(nyckel, grupp);
  }
  return [...grupper.values()];
};

const talceller = (celler: readonly Cell[]): readonly Talcell[] =>
  celler.filter((cell): cell is Talcell => cell.slag !== 'text');

/** The measures that a part shows, each once, in the order of the definitions. */
export const mattI = (del: Del): readonly MattId[] => {
  const visade = new Set(del.rader.flatMap(({ celler }) => talceller(celler).map((cell) => cell.forklaring)));
  return (Object.keys(matt) as MattId[]).filter((id) => visade.has(id));
};

/** How many figures a part has, and how many of them are hidden. */
export const doldaI = ({ rader }: Del): { readonly dolda: number; readonly alla: number } => {
  let [dolda, alla] = [0, 0];
  for (const { celler } of rader) {
    const tal = talceller(celler);
    alla += tal.length;
    dolda += tal.filter(({ dold }) => dold).length;
  }
  return { dolda, alla };
};

/** Whether a part has nothing to say: no row, or numbers that are all zero and none of them hidden. */
export const arTom = (del: Del): boolean => {
  const tal = del.rader.flatMap(({ celler }) => talceller(celler));
  if (tal.length === 0) return del.rader.length === 0;
  return tal.every(({ varde, dold }) => !dold && (varde ?? 0) === 0);
};
