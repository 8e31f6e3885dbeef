import { stringify } from 'csv-stringify';
import type { Response } from 'express';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { filnamn, tackningen } from './fil.rules.ts';
import type { Rapport } from '../rapport/rapport.rules.ts';
import { somRader } from './tabell.rules.ts';

function* rader(rapport: Rapport): Generator<readonly (number | string)[]> {
  for (const del of rapport.delar) {
    yield* somRader(del);
    yield [''];
  }
  for (const { rubrik, text } of tackningen(rapport)) yield [rubrik, text];
}

/** As Swedish spreadsheets read numbers: a comma, and no grouping. */
const svensktTal = (tal: number): string => String(tal).replace('.', ',');

/**
 * A report as a CSV file for a Swedish spreadsheet: UTF-8 with a byte order mark, semicolons, the parts below each other with an empty
 * line between, and last how complete the data are. A text that a spreadsheet would take for a formula gets a leading apostrophe.
 */
export const skickaCsv = async (res: Response, rapport: Rapport): Promise<void> => {
  res.attachment(filnamn(rapport, 'csv')).type('text/csv; charset=utf-8');
  await pipeline(
    Readable.from(rader(rapport)),
    stringify({
      bom: true,
      delimiter: ';',
      record_delimiter: 'windows',
      escape_formulas: true,
      cast: { number: svensktTal },
    }),
    res,
  );
};
