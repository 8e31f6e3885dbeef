/**
 * `npx tsx bench/andra-program.ts <mapp>`: opens the files of reports in programs that had no part in writing them. The folder holds
 * files as they were fetched, .xlsx, .pdf and .csv by the same name. LibreOffice (soffice) reads the Excel file and every cell is
 * compared with the CSV file; pdftotext reads the PDF, where every figure must stand; qpdf judges how it is made. Ends with 1 at a difference.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

const [mapp = '.'] = process.argv.slice(2);
const say = (text: string) => process.stdout.write(`${text}\n`);

type Rader = readonly (readonly string[])[];

const falten = (rad: string): string[] =>
  [...rad.matchAll(/(?:^|;)(?:"((?:[^"]|"")*)"|([^;]*))/g)].map(([, citerat, rent]) =>
    citerat === undefined ? (rent ?? '') : citerat.replaceAll('""', '"'),
  );
/** A cell however a program writes it: numbers with a point, texts without the apostrophe that makes them texts. */
const lika = (cell: string): string => {
  const text = cell.replace(/^'(?=[=+@-])/, '').trim();
  return /^-?\d+,\d+$/.test(text) ? text.replace(',', '.') : text;
};
const tabellen = (text: string): Rader =>
  text
    .replace(/^\ufeff/, '')
    .trimEnd()
    .split(/\r?\n/)
    .map((rad) => falten(rad).map(lika));

/** The parts of our CSV file; what is said below them stands in the last sheet. */
const delar = (fil: string): Rader[] =>
  readFileSync(fil, 'utf8').trimEnd().split('\r\n\r\n').slice(0, -1).map(tabellen);

const kor = (program: string, ...argument: string[]) =>
  spawnSync(program, argument, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
const finns = (program: string): boolean => kor(program, '--version').error === undefined;

/** The sheets of an Excel file as LibreOffice reads them, each as a file of its own. */
const bladen = (fil: string): Rader[] => {
  const ut = mkdtempSync(join(tmpdir(), 'sus-blad-'));
  const filter = 'csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,true,false,false,false,-1';
  kor(
    'soffice',
    '--headless',
    `-env:UserInstallation=file://${ut}/profil`,
    '--convert-to',
    filter,
    '--outdir',
    ut,
    fil,
  );
  const namn = basename(fil, '.xlsx');
  const filer = readdirSync(ut).filter((en) => en.startsWith(namn) && en.endsWith('.csv'));
  // Sheets begin with the letter of their part; "Om rapporten" is last.
  const utan = filer.filter((en) => !en.includes('Om rapporten')).sort();
  return utan.map((en) => tabellen(readFileSync(join(ut, en), 'utf8')));
};

const olika = (vara: readonly Rader[], deras: readonly Rader[]): { celler: number; fel: string[] } => {
  let celler = 0;
  const fel: string[] = [];
  vara.forEach((del, i) => {
    del.forEach((rad, j) => {
      rad.forEach((cell, k) => {
        celler += 1;
        const annan = deras[i]?.[j]?.[k] ?? '';
        if (annan !== cell) fel.push(`del ${String(i + 1)} rad ${String(j + 1)}: "${cell}" läses "${annan}"`);
      });
    });
  });
  return { celler, fel };
};

/** Figures of the CSV file that do not stand in the text of the PDF, told as people read them. */
const saknasIPdf = (vara: readonly Rader[], fil: string): { celler: number; fel: string[] } => {
  const text = kor('pdftotext', '-layout', fil, '-')
    .stdout.replace(/[\u00a0\u202f]/g, ' ')
    .replaceAll('\u2212', '-');
  const siffror = vara.flatMap((del) => del.slice(1).flatMap((rad) => rad.slice(1)));
  const visade = siffror.filter((cell) => /^-?\d+(\.\d+)?$/.test(cell)).map((cell) => Number(cell));
  const former = (tal: number) => [
    tal
      .toLocaleString('sv-SE')
      .replace(/[\u00a0\u202f]/g, ' ')
      .replace('\u2212', '-'),
    tal
      .toLocaleString('sv-SE', { minimumFractionDigits: 1 })
      .replace(/[\u00a0\u202f]/g, ' ')
      .replace('\u2212', '-'),
  ];
  const fel = visade.filter((tal) => !former(tal).some((form) => text.includes(form)));
  return { celler: visade.length, fel: fel.map((tal) => `${String(tal)} saknas`) };
};

let avvikelser = 0;
const redovisa = (vad: string, { celler, fel }: { celler: number; fel: string[] }): void => {
  avvikelser += fel.length;
  say(
    `${vad}: ${String(celler)} celler, ${String(fel.length)} avviker${fel[0] === undefined ? '' : ` (${fel[0]})`}`,
  );
};

for (const fil of readdirSync(mapp).filter((en) => en.endsWith('.csv'))) {
  const stam = join(mapp, fil.replace(/\.csv$/, ''));
  const vara = delar(`${stam}.csv`);
  if (finns('soffice')) redovisa(`${basename(stam)}.xlsx i LibreOffice`, olika(vara, bladen(`${stam}.xlsx`)));
  else say('soffice finns inte här');
  if (finns('pdftotext') || kor('pdftotext', '-v').error === undefined)
    redovisa(`${basename(stam)}.pdf i pdftotext`, saknasIPdf(vara, `${stam}.pdf`));
  if (finns('qpdf')) {
    const { status } = kor('qpdf', '--check', `${stam}.pdf`);
    redovisa(`${basename(stam)}.pdf i qpdf`, { celler: 1, fel: status === 0 ? [] : ['filen är inte hel'] });
  }
}
process.exitCode = avvikelser === 0 ? 0 : 1;
