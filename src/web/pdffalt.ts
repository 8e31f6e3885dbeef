import { bredd, element, farger, luft, markt, plats, pynt, ren, vansterkant, type Blad } from './pdfblad.ts';

/** A label and its value; with an empty value there is a line to write on, and `hog` leaves room for a signature. */
export interface Pdffalt {
  readonly etikett: string;
  readonly varde: string;
  readonly hog?: boolean;
}

export interface Kryssrad {
  readonly text: string;
  readonly vald: boolean;
}

const storlek = 10;
const etikettdel = 0.34;

const etikettval = (blad: Blad) => ({ width: bredd(blad) * etikettdel - luft });
const vardeval = (blad: Blad) => ({ width: bredd(blad) * (1 - etikettdel) });

const hojdAv = (blad: Blad, { etikett, varde, hog }: Pdffalt): number => {
  const { doc } = blad;
  const hojder = [
    doc.font('fet').fontSize(storlek).heightOfString(ren(etikett), etikettval(blad)),
    doc.font('normal').heightOfString(ren(varde), vardeval(blad)),
    hog === true ? 40 : storlek + luft,
  ];
  return Math.max(...hojder) + luft;
};

const ritaRad = (blad: Blad, tbody: PDFKit.PDFStructureElement, falt: Pdffalt): void => {
  const { doc } = blad;
  const hojd = hojdAv(blad, falt);
  plats(blad, hojd);
  const y = doc.y;
  const tr = element(blad, tbody, 'TR');
  const x = vansterkant(blad) + bredd(blad) * etikettdel;
  doc.fillColor(farger.text).fontSize(storlek);
  // A label stands at the foot of a high row, beside the line that is written on.
  const rad = falt.hog === true ? y + hojd - storlek - 2 * luft : y + luft / 2;
  markt(blad, tr, ['TH', { scope: 'Row' }], () => {
    doc.font('fet').text(ren(falt.etikett), vansterkant(blad), rad, etikettval(blad));
  });
  markt(blad, tr, ['TD'], () => {
    doc.font('normal').text(ren(falt.varde), x, rad, vardeval(blad));
  });
  tr.end();
  pynt(blad, () => {
    const under = y + hojd - luft / 2;
    doc
      .lineWidth(0.5)
      .moveTo(x, under)
      .lineTo(vansterkant(blad) + bredd(blad), under)
      .stroke(farger.linje);
  });
  doc.y = y + hojd;
};

/** Labels to the left, values to the right, as a table whose rows have headers. */
export const ritaFalt = (blad: Blad, rader: readonly Pdffalt[]): void => {
  const table = element(blad, blad.rot, 'Table');
  const tbody = element(blad, table, 'TBody');
  for (const falt of rader) ritaRad(blad, tbody, falt);
  tbody.end();
  table.end();
  blad.doc.y += luft;
};

const ritaRuta = ({ doc }: Blad, y: number, x: number, vald: boolean): void => {
  doc
    .lineWidth(0.75)
    .rect(x, y + 1, storlek, storlek)
    .stroke(farger.text);
  if (!vald) return;
  const [a, b] = [2.2, storlek - 2.2];
  doc.lineWidth(1.4);
  doc
    .moveTo(x + a, y + 1 + a)
    .lineTo(x + b, y + 1 + b)
    .moveTo(x + b, y + 1 + a)
    .lineTo(x + a, y + 1 + b);
  doc.stroke(farger.text);
};

/** A list of boxes; whether a box is ticked is also read aloud. */
export const ritaKryss = (blad: Blad, rader: readonly Kryssrad[]): void => {
  const { doc } = blad;
  const lista = element(blad, blad.rot, 'L');
  const x = vansterkant(blad);
  const val = { width: bredd(blad) - storlek - luft };
  doc.font('normal').fontSize(storlek).fillColor(farger.text);
  for (const { text, vald } of rader) {
    const hojd = doc.heightOfString(ren(text), val) + luft;
    plats(blad, hojd);
    const y = doc.y;
    const li = element(blad, lista, 'LI');
    markt(blad, li, ['Lbl', { actual: vald ? 'Kryssad: ' : 'Inte kryssad: ' }], () => {
      ritaRuta(blad, y, x, vald);
    });
    markt(blad, li, ['LBody'], () => {
      doc.text(ren(text), x + storlek + luft, y, val);
    });
    li.end();
    doc.y = y + hojd;
  }
  lista.end();
  doc.y += luft / 2;
};
