import { setImmediate } from 'node:timers/promises';
import {
  bredd,
  element,
  farger,
  luft,
  markt,
  plats,
  pynt,
  ren,
  sidhojd,
  vansterkant,
  type Blad,
} from './pdfblad.ts';

export interface Pdfkolumn {
  readonly text: string;
  /** Part of the width; 1 unless given. */
  readonly del?: number;
  /** Numbers stand to the right, with figures of the same width. */
  readonly tal?: boolean;
}

/** A table with a header row. Rows have as many texts as there are columns; the first is the row's header when `radrubrik`. */
export interface Pdftabell {
  readonly rubrik?: string;
  readonly kolumner: readonly Pdfkolumn[];
  readonly rader: readonly (readonly string[])[];
  readonly radrubrik?: boolean;
}

const storlek = 9;
const fyllnad = 4;

interface Cell {
  readonly text: string;
  /** What the cell is header of; null for one that is none. */
  readonly scope: 'Column' | 'Row' | null;
  readonly x: number;
  readonly bredd: number;
  readonly tal: boolean;
}

/** Where each column begins, and how wide it is. */
const spalter = (blad: Blad, kolumner: readonly Pdfkolumn[]): { x: number; bredd: number }[] => {
  const summa = kolumner.reduce((total, { del = 1 }) => total + del, 0);
  let x = vansterkant(blad);
  return kolumner.map(({ del = 1 }) => {
    const spalt = { x, bredd: (bredd(blad) * del) / summa };
    x += spalt.bredd;
    return spalt;
  });
};

const celler = (
  blad: Blad,
  { kolumner, radrubrik }: Pdftabell,
  texter: readonly string[],
  huvud: boolean,
): readonly Cell[] =>
  spalter(blad, kolumner).map((spalt, i) => {
    const cell = { ...spalt, text: ren(texter[i] ?? ''), tal: kolumner[i]?.tal === true };
    if (huvud) return { ...cell, scope: 'Column' };
    return { ...cell, scope: radrubrik === true && i === 0 ? 'Row' : null };
  });

const textval = ({ bredd: cellbredd, tal }: Cell): PDFKit.Mixins.TextOptions => ({
  width: cellbredd - 2 * fyllnad,
  align: tal ? 'right' : 'left',
  features: tal ? ['tnum'] : [],
});

const typsnitt = (blad: Blad, { scope }: Cell): void => {
  blad.doc
    .font(scope === null ? 'normal' : 'fet')
    .fontSize(storlek)
    .fillColor(farger.text);
};

const hojdAv = (blad: Blad, rad: readonly Cell[]): number => {
  const hojder = rad.map((cell) => {
    typsnitt(blad, cell);
    return blad.doc.heightOfString(cell.text, textval(cell));
  });
  return Math.min(Math.max(...hojder, storlek) + 2 * fyllnad, sidhojd(blad) / 2);
};

const skriv = (blad: Blad, cell: Cell, y: number, hojd: number): void => {
  typsnitt(blad, cell);
  const val = { ...textval(cell), height: hojd - 2 * fyllnad, ellipsis: true };
  blad.doc.text(cell.text, cell.x + fyllnad, y + fyllnad, val);
};

const linje = (blad: Blad, y: number): void => {
  const x = vansterkant(blad);
  blad.doc
    .lineWidth(0.5)
    .moveTo(x, y)
    .lineTo(x + bredd(blad), y)
    .stroke(farger.linje);
};

const ritaHuvudytan = (blad: Blad, y: number, hojd: number): void => {
  blad.doc.rect(vansterkant(blad), y, bredd(blad), hojd).fill(farger.botten);
};

/** A row in the tree; `grupp` is THead or TBody. */
const ritaRad = (blad: Blad, grupp: PDFKit.PDFStructureElement, rad: readonly Cell[], hojd: number): void => {
  const { doc } = blad;
  const y = doc.y;
  const tr = element(blad, grupp, 'TR');
  for (const cell of rad) {
    const { scope } = cell;
    markt(blad, tr, scope === null ? ['TD'] : ['TH', { scope }], () => {
      skriv(blad, cell, y, hojd);
    });
  }
  tr.end();
  pynt(blad, () => {
    linje(blad, y + hojd);
  });
  doc.y = y + hojd;
};

/** The header row again on a new page: seen, but not read twice. */
const ritaHuvudIgen = (blad: Blad, huvud: readonly Cell[], hojd: number): void => {
  const { doc } = blad;
  const y = doc.y;
  pynt(blad, () => {
    ritaHuvudytan(blad, y, hojd);
    for (const cell of huvud) skriv(blad, cell, y, hojd);
    linje(blad, y + hojd);
  });
  doc.y = y + hojd;
};

/** Rows drawn before everyone else is let in: they take about as long as a page of ours. */
const raderAtGangen = 10;

/** A table; its header row stands first on every page it reaches. A long one lets others be served meanwhile. */
export const ritaTabell = async (blad: Blad, tabell: Pdftabell): Promise<void> => {
  const { doc } = blad;
  const rubriker = tabell.kolumner.map(({ text }) => text);
  const huvud = celler(blad, tabell, rubriker, true);
  const huvudhojd = hojdAv(blad, huvud);
  plats(blad, huvudhojd + 60);
  const table = element(blad, blad.rot, 'Table');
  const { rubrik } = tabell;
  if (rubrik !== undefined) {
    doc.font('fet').fontSize(10).fillColor(farger.text);
    markt(blad, table, ['Caption'], () => {
      doc.text(ren(rubrik), vansterkant(blad), doc.y, { width: bredd(blad) });
    });
    doc.y += fyllnad;
  }
  pynt(blad, () => {
    ritaHuvudytan(blad, doc.y, huvudhojd);
  });
  const thead = element(blad, table, 'THead');
  ritaRad(blad, thead, huvud, huvudhojd);
  thead.end();
  const tbody = element(blad, table, 'TBody');
  for (const [i, texter] of tabell.rader.entries()) {
    if (i % raderAtGangen === raderAtGangen - 1) await setImmediate();
    const rad = celler(blad, tabell, texter, false);
    const hojd = hojdAv(blad, rad);
    if (plats(blad, hojd)) ritaHuvudIgen(blad, huvud, huvudhojd);
    ritaRad(blad, tbody, rad, hojd);
  }
  tbody.end();
  table.end();
  doc.y += 2 * luft;
};
