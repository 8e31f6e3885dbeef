import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { publicFolder } from './asset.ts';

type Element = PDFKit.PDFStructureElement;

/** A document that is being drawn, from the top down. `rot` holds everything that is read. */
export interface Blad {
  readonly doc: PDFKit.PDFDocument;
  readonly rot: Element;
}

export const farger = { text: '#17212f', svag: '#4c596b', linje: '#76839a', botten: '#eef1f5' } as const;
export const luft = 6;

const font = (namn: string): Buffer => readFileSync(join(publicFolder, 'assets', namn));
let fonter: { readonly normal: Buffer; readonly fet: Buffer } | null = null;

export const oppnaBlad = (doc: PDFKit.PDFDocument): Blad => {
  fonter ??= { normal: font('inter-normal.ttf'), fet: font('inter-fet.ttf') };
  doc.registerFont('normal', fonter.normal);
  doc.registerFont('fet', fonter.fet);
  // Before the first page, which would else have a font of the library that is not embedded.
  doc.font('normal');
  doc.addPage();
  const rot = doc.struct('Document');
  doc.addStructure(rot);
  return { doc, rot };
};

/** Text that a font can draw: no control characters but line breaks. */
export const ren = (text: string): string => text.normalize('NFC').replace(/[^\P{Cc}\n]/gu, ' ');

export const vansterkant = ({ doc }: Blad): number => doc.page.margins.left;
export const bredd = ({ doc }: Blad): number =>
  doc.page.width - doc.page.margins.left - doc.page.margins.right;
const slutPa = ({ doc }: Blad): number => doc.page.height - doc.page.margins.bottom;
/** Height of a page between its margins. */
export const sidhojd = (blad: Blad): number => slutPa(blad) - blad.doc.page.margins.top;

/** Begins a new page unless so much height is left on this one; true when it did. */
export const plats = (blad: Blad, hojd: number): boolean => {
  const { doc } = blad;
  if (doc.y + hojd <= slutPa(blad) || doc.y <= doc.page.margins.top) return false;
  doc.addPage();
  return true;
};

/** A new element of the tree, read after what its parent has already. */
export const element = (
  { doc }: Blad,
  foralder: Element,
  typ: string,
  egenskaper: Readonly<Record<string, unknown>> = {},
): Element => {
  const nytt = doc.struct(typ, egenskaper);
  foralder.add(nytt);
  return nytt;
};

/** An element with what `rita` draws as its content. */
export const markt = (
  blad: Blad,
  foralder: Element,
  [typ, egenskaper]: readonly [typ: string, egenskaper?: Readonly<Record<string, unknown>>],
  rita: () => void,
): void => {
  const nytt = element(blad, foralder, typ, egenskaper);
  const innehall = blad.doc.markStructureContent(typ);
  rita();
  blad.doc.endMarkedContent();
  nytt.add(innehall);
  nytt.end();
};

/** Lines and surfaces that nobody needs to hear of. */
export const pynt = ({ doc }: Blad, rita: () => void): void => {
  doc.markContent('Artifact', { type: 'Layout' });
  rita();
  doc.endMarkedContent();
};

const rubrikstorlek = { 1: 18, 2: 13, 3: 11 } as const;

/** A heading; it does not stand alone at the foot of a page. */
export const ritaRubrik = (
  blad: Blad,
  { niva, text }: { readonly niva: 1 | 2 | 3; readonly text: string },
): void => {
  const { doc } = blad;
  const storlek = rubrikstorlek[niva];
  if (doc.y > doc.page.margins.top) doc.y += storlek * 0.7;
  plats(blad, storlek * 2 + 40);
  doc.font('fet').fontSize(storlek).fillColor(farger.text);
  markt(blad, blad.rot, [`H${String(niva)}`], () => {
    doc.text(ren(text), vansterkant(blad), doc.y, { width: bredd(blad) });
  });
  doc.y += luft;
};

export const ritaStycke = (
  blad: Blad,
  { text, svag }: { readonly text: string; readonly svag?: boolean },
): void => {
  const { doc } = blad;
  doc.font('normal').fontSize(svag === true ? 8.5 : 10);
  doc.fillColor(svag === true ? farger.svag : farger.text);
  plats(blad, 24);
  markt(blad, blad.rot, ['P'], () => {
    doc.text(ren(text), vansterkant(blad), doc.y, { width: bredd(blad), lineGap: 2 });
  });
  doc.y += luft;
};

/** The foot of every page, when all pages are known. */
export const ritaSidfot = (blad: Blad, text: string): void => {
  const { doc } = blad;
  const { start, count } = doc.bufferedPageRange();
  for (let i = start; i < start + count; i += 1) {
    doc.switchToPage(i);
    // Below the margin the library would begin a new page.
    doc.page.margins.bottom = 0;
    doc.markContent('Artifact', { type: 'Pagination' });
    doc.font('normal').fontSize(8.5).fillColor(farger.svag);
    const [x, y] = [vansterkant(blad), doc.page.height - 44];
    doc.text(ren(text), x, y, { width: bredd(blad) - 80, height: 12, ellipsis: true });
    const sida = `Sida ${String(i - start + 1)} av ${String(count)}`;
    doc.text(sida, x, y, { width: bredd(blad), align: 'right' });
    doc.endMarkedContent();
  }
};
