import type { Response } from 'express';
import PDFDocument from 'pdfkit';
import { oppnaBlad, ritaRubrik, ritaSidfot, ritaStycke, type Blad } from './pdfblad.ts';
import { ritaFigur, type Figurform } from './pdffigur.ts';
import { ritaFalt, ritaKryss, type Kryssrad, type Pdffalt } from './pdffalt.ts';
import { ritaTabell, type Pdftabell } from './pdftabell.ts';

/** A part of a document, in the order it is read. The first is a heading of level 1. */
export type Pdfdel =
  | { readonly slag: 'rubrik'; readonly niva: 1 | 2 | 3; readonly text: string }
  | { readonly slag: 'stycke'; readonly text: string; readonly svag?: boolean }
  /** Labels with their values; an empty value is a line to write on. */
  | { readonly slag: 'falt'; readonly rader: readonly Pdffalt[] }
  /** Boxes, ticked or to be ticked by hand. */
  | { readonly slag: 'kryss'; readonly rader: readonly Kryssrad[] }
  | ({ readonly slag: 'tabell' } & Pdftabell)
  /** A picture in units of its own, made as wide as the text; `alt` says what it shows. */
  | {
      readonly slag: 'figur';
      readonly alt: string;
      readonly bredd: number;
      readonly hojd: number;
      readonly former: readonly Figurform[];
    }
  | { readonly slag: 'sidbrytning' };

export interface Pdfdokument {
  /** Title of the window and the document: never a person's name. */
  readonly titel: string;
  /** Left of the page number at the foot of every page. */
  readonly sidfot: string;
  readonly skapad: Date;
  readonly liggande?: boolean;
  readonly delar: readonly Pdfdel[];
}

const ritaDel = async (blad: Blad, del: Pdfdel): Promise<void> => {
  switch (del.slag) {
    case 'rubrik':
      ritaRubrik(blad, del);
      break;
    case 'stycke':
      ritaStycke(blad, del);
      break;
    case 'falt':
      ritaFalt(blad, del.rader);
      break;
    case 'kryss':
      ritaKryss(blad, del.rader);
      break;
    case 'tabell':
      await ritaTabell(blad, del);
      break;
    case 'figur':
      ritaFigur(blad, del);
      break;
    case 'sidbrytning':
      blad.doc.addPage();
      break;
  }
};

// The library writes the title into XML as it is.
const titelFor = (titel: string): string => titel.replaceAll('&', 'och').replace(/[<>]/g, '');

/**
 * A tagged PDF (PDF/UA) in Swedish with its fonts inside: headings, paragraphs, tables and figures in reading order, and page numbers.
 * The same document gives the same file.
 */
export const skapaPdf = async ({ titel, sidfot, skapad, liggande, delar }: Pdfdokument): Promise<Buffer> => {
  const doc = new PDFDocument({
    size: 'A4',
    layout: liggande === true ? 'landscape' : 'portrait',
    margins: { top: 56, left: 56, right: 56, bottom: 64 },
    pdfVersion: '1.7',
    // The types know only the kinds of PDF/A.
    subset: 'PDF/UA' as 'PDF/A-1',
    tagged: true,
    lang: 'sv-SE',
    displayTitle: true,
    bufferPages: true,
    autoFirstPage: false,
    info: { Title: titelFor(titel), Creator: 'SUS', Producer: 'SUS', CreationDate: skapad },
  });
  const bitar: Buffer[] = [];
  const klar = new Promise<Buffer>((resolve, reject) => {
    doc.on('data', (bit: Buffer) => bitar.push(bit));
    doc.on('end', () => {
      resolve(Buffer.concat(bitar));
    });
    doc.on('error', reject);
  });
  const blad = oppnaBlad(doc);
  for (const del of delar) await ritaDel(blad, del);
  blad.rot.end();
  ritaSidfot(blad, sidfot);
  doc.end();
  return klar;
};

/** Sends a document as a file to keep. The name is ASCII, ends in .pdf and says nothing about a person. */
export const skickaPdf = async (res: Response, filnamn: string, dokument: Pdfdokument): Promise<void> => {
  const fil = await skapaPdf(dokument);
  res.attachment(filnamn).type('application/pdf');
  res.send(fil);
};
