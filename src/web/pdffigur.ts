import { bredd, luft, markt, plats, ren, sidhojd, vansterkant, type Blad } from './pdfblad.ts';

/** What a picture is made of, in its own units from the upper left corner. `bana` takes the path of an SVG. Colours are #rrggbb. */
export type Figurform =
  | {
      readonly form: 'rektangel';
      readonly x: number;
      readonly y: number;
      readonly bredd: number;
      readonly hojd: number;
      readonly farg: string;
    }
  | {
      readonly form: 'bana';
      readonly d: string;
      readonly fyllning?: string;
      readonly linje?: string;
      readonly tjocklek?: number;
    }
  | {
      readonly form: 'text';
      readonly text: string;
      /** Where the text begins, has its middle or ends, by `ankare`. */
      readonly x: number;
      /** The baseline. */
      readonly y: number;
      readonly storlek: number;
      readonly farg: string;
      readonly ankare?: 'start' | 'middle' | 'end';
      readonly fet?: boolean;
    };

type Textform = Extract<Figurform, { form: 'text' }>;
type Bana = Extract<Figurform, { form: 'bana' }>;

const forskjutning = { start: 0, middle: 0.5, end: 1 } as const;

const ritaText = (doc: PDFKit.PDFDocument, { text, x, y, storlek, farg, ankare, fet }: Textform): void => {
  doc
    .font(fet === true ? 'fet' : 'normal')
    .fontSize(storlek)
    .fillColor(farg);
  const visad = ren(text);
  const fran = x - doc.widthOfString(visad) * forskjutning[ankare ?? 'start'];
  doc.text(visad, fran, y, { lineBreak: false, baseline: 'alphabetic' });
};

const ritaBana = (doc: PDFKit.PDFDocument, { d, fyllning, linje, tjocklek }: Bana): void => {
  if (fyllning !== undefined) doc.path(d).fill(fyllning);
  if (linje !== undefined)
    doc
      .lineWidth(tjocklek ?? 1)
      .path(d)
      .stroke(linje);
};

const ritaForm = (doc: PDFKit.PDFDocument, form: Figurform): void => {
  if (form.form === 'text') ritaText(doc, form);
  else if (form.form === 'bana') ritaBana(doc, form);
  else doc.rect(form.x, form.y, form.bredd, form.hojd).fill(form.farg);
};

interface Figur {
  readonly alt: string;
  readonly bredd: number;
  readonly hojd: number;
  readonly former: readonly Figurform[];
}

/** A picture as wide as the text, or as high as a page when that is less. */
export const ritaFigur = (blad: Blad, figur: Figur): void => {
  const { doc } = blad;
  const skala = Math.min(bredd(blad) / figur.bredd, (sidhojd(blad) - luft) / figur.hojd);
  const hojd = figur.hojd * skala;
  plats(blad, hojd);
  const [x, y] = [vansterkant(blad), doc.y];
  const bbox = [x, y, x + figur.bredd * skala, y + hojd];
  markt(blad, blad.rot, ['Figure', { alt: figur.alt, bbox }], () => {
    doc.save().translate(x, y).scale(skala);
    for (const form of figur.former) ritaForm(doc, form);
    doc.restore();
  });
  doc.y = y + hojd + 2 * luft;
};
