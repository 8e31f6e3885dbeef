import type { Response } from 'express';
import { writeXlsx, type WriteSheet } from 'hucre/xlsx';
import { filnamn, omRapporten } from './fil.rules.ts';
import type { Del, Rapport } from '../rapport/rapport.rules.ts';
import { somRader } from './tabell.rules.ts';

/** A sheet is named by its letter and as much of its heading as Excel takes, without the characters it does not. */
const bladnamn = ({ id, rubrik }: Del): string =>
  `${id} ${rubrik.replace(/[[\]:*?/\\]/g, ' ')}`.slice(0, 31).trim();

const fet = { style: { font: { bold: true } } } as const;

const blad = (del: Del): WriteSheet => {
  const rader = somRader(del);
  const bredd = rader[0]?.length ?? 1;
  return {
    name: bladnamn(del),
    columns: Array.from({ length: bredd }, (_, i) => ({ width: i === 0 ? 44 : 16 })),
    rows: rader.map((rad) => [...rad]),
    cells: new Map(Array.from({ length: bredd }, (_, i) => [`0,${String(i)}`, fet])),
    freezePane: { rows: 1, columns: 1 },
  };
};

const om = (rapport: Rapport): WriteSheet => ({
  name: 'Om rapporten',
  columns: [{ width: 36 }, { width: 110 }],
  rows: omRapporten(rapport).map(({ rubrik, text }) => [rubrik, text]),
});

/**
 * A report as an Excel file: a sheet for each part with real numbers below a heading row, and "Om rapporten". Text cells are texts, never
 * formulas. The library's streaming writer makes one sheet only, so the file is made whole; fil.rules limits its rows.
 */
export const skickaExcel = async (res: Response, rapport: Rapport): Promise<void> => {
  const fil = await writeXlsx({
    sheets: [...rapport.delar.map(blad), om(rapport)],
    properties: { title: rapport.rubrik, creator: 'SUS', created: rapport.lastAt },
  });
  res
    .attachment(filnamn(rapport, 'xlsx'))
    .type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
    .send(Buffer.from(fil));
};
