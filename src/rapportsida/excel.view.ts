import type { Response } from 'express';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Del, Rapport } from '../rapport/rapport.rules.ts';
import { kalkylbok, type Kalkylblad } from '../web/kalkylblad.ts';
import { filnamn, omRapporten } from './fil.rules.ts';
import { antalFilkolumner, somRader } from './tabell.rules.ts';

/** A sheet is named by its letter and as much of its heading as Excel takes, without the characters it does not. */
const bladnamn = ({ id, rubrik }: Del): string =>
  `${id} ${rubrik.replace(/[[\]:*?/\\]/g, ' ')}`.slice(0, 31).trim();

const blad = (del: Del): Kalkylblad => ({
  namn: bladnamn(del),
  bredder: [44, 16],
  kolumner: antalFilkolumner(del),
  rader: somRader(del),
  lasta: true,
});

const om = (rapport: Rapport): Kalkylblad => ({
  namn: 'Om rapporten',
  bredder: [36, 110],
  kolumner: 2,
  rader: omRapporten(rapport).map(({ rubrik, text }) => [rubrik, text]),
  lasta: false,
});

/**
 * A report as an Excel file, piece by piece: a sheet for each part with real numbers below a heading row, and "Om rapporten".
 * Text cells are texts, never formulas.
 */
export const excelAv = (rapport: Rapport): AsyncIterable<Buffer> =>
  kalkylbok([...rapport.delar.map(blad), om(rapport)], { titel: rapport.rubrik, skapad: rapport.lastAt });

/** Sends the Excel file while it is made. */
export const skickaExcel = async (res: Response, rapport: Rapport): Promise<void> => {
  res
    .attachment(filnamn(rapport, 'xlsx'))
    .type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');
  await pipeline(Readable.from(excelAv(rapport)), res);
};
