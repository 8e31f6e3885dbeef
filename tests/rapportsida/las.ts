import { readXlsx } from 'hucre/xlsx';

/** Reads pages and files as those who open them do, with nothing of the program that wrote them. */

const tecken: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#34;': '"',
  '&#39;': "'",
  '&apos;': "'",
};
const avkodad = (text: string): string => text.replace(/&(#?\w+);/g, (allt) => tecken[allt] ?? allt);
const utanTaggar = (html: string): string =>
  avkodad(html.replace(/<span class="sr-only">.*?<\/span>/g, '').replace(/<[^>]+>/g, '')).trim();

/** What a cell is, however it is written: the number, or the words. */
export const somVarde = (text: string): number | string => {
  const rent = text
    .replace(/[\u00a0 ]/g, '')
    .replace('\u2212', '-')
    .replace(/^\+/, '')
    .replace(/%$/, '')
    .replace(',', '.');
  return /^-?\d+(\.\d+)?$/.test(rent) ? Number(rent) : text;
};

type Rad = (number | string)[];
const celler = (rad: string): Rad =>
  [...rad.matchAll(/<t[hd][^>]*>([\s\S]*?)<\/t[hd]>/g)].map(([, cell = '']) => somVarde(utanTaggar(cell)));

/** Blocks of rows, each below its heading. */
const blocken = (tabell: string): { rubrik: string; rader: Rad[] }[] =>
  [...tabell.matchAll(/<tbody[^>]*>([\s\S]*?)<\/tbody>/g)].map(([, block = '']) => {
    const rader = [...block.matchAll(/<tr[^>]*>([\s\S]*?)<\/tr>/g)].map(([, rad = '']) => rad);
    const rubrik = rader.find((rad) => rad.includes('scope="rowgroup"')) ?? '';
    return { rubrik: utanTaggar(rubrik), rader: rader.filter((rad) => rad !== rubrik).map(celler) };
  });

/** Rows of alla, kvinnor and män, that stand below each other, as the rows of a file: kvinnor, män, alla beside each other. */
const hopslagna = ([alla = [], kvinnor = [], man = []]: readonly Rad[][]): Rad[] =>
  alla.map((rad, i) => [
    rad[0] ?? '',
    ...rad.slice(1).flatMap((cell, j) => [kvinnor[i]?.[j + 1] ?? '', man[i]?.[j + 1] ?? '', cell]),
  ]);

/** The tables of a page, row by row: headings of rows and their cells, in the order of the files. */
export const tabellerI = (html: string): Rad[][] =>
  [...html.matchAll(/<table class="table">([\s\S]*?)<\/table>/g)].map(([, tabell = '']) => {
    const block = blocken(tabell);
    if (!block.some(({ rubrik }) => /(^|, )Män$/.test(rubrik))) return block.flatMap(({ rader }) => rader);
    return block.flatMap((_, i) =>
      i % 3 === 0 ? hopslagna(block.slice(i, i + 3).map(({ rader }) => rader)) : [],
    );
  });

const falten = (rad: string): string[] =>
  [...rad.matchAll(/(?:^|;)(?:"((?:[^"]|"")*)"|([^;]*))/g)].map(([, citerat, rent]) =>
    citerat === undefined ? (rent ?? '') : citerat.replaceAll('""', '"'),
  );

/** The parts of a CSV file: rows below their headings, with an empty line between the parts; what is said below them is left out. */
export const delarICsv = (text: string): (number | string)[][][] =>
  text
    .replace(/^\ufeff/, '')
    .trimEnd()
    .split('\r\n\r\n')
    .slice(0, -1)
    .map((del) => del.split('\r\n').map((rad) => falten(rad).map(somVarde)));

export interface Blad {
  readonly namn: string;
  readonly rader: (number | string)[][];
  /** What a program would calculate. */
  readonly formler: string[];
}

/** The sheets of an Excel file, as a library that had no part in writing it reads them: numbers are numbers, texts are texts. */
export const bladI = async (fil: Buffer): Promise<Blad[]> =>
  (await readXlsx(fil)).sheets.map(({ name, rows, cells }) => ({
    namn: name,
    rader: rows.map((rad) => rad.map((cell) => (typeof cell === 'number' ? cell : String(cell ?? '')))),
    formler: [...(cells?.values() ?? [])].flatMap(({ formula }) => formula ?? []),
  }));
