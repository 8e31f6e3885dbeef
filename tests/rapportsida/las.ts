import { inflateRawSync } from 'node:zlib';

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

/** The tables of a page, row by row: headings of rows and their cells. A heading over several rows is left out. */
export const tabellerI = (html: string): (number | string)[][][] =>
  [...html.matchAll(/<table class="table">([\s\S]*?)<\/table>/g)].map(([, tabell = '']) =>
    [...tabell.replace(/<thead>[\s\S]*?<\/thead>/, '').matchAll(/<tr[^>]*>([\s\S]*?)<\/tr>/g)]
      .filter(([, rad = '']) => !rad.includes('scope="rowgroup"'))
      .map(([, rad = '']) =>
        [...rad.matchAll(/<t[hd][^>]*>([\s\S]*?)<\/t[hd]>/g)].map(([, cell = '']) =>
          somVarde(utanTaggar(cell)),
        ),
      ),
  );

const falten = (rad: string): string[] =>
  [...rad.matchAll(/(?:^|;)(?:"((?:[^"]|"")*)"|([^;]*))/g)].map(([, citerat, rent]) =>
    citerat === undefined ? (rent ?? '') : citerat.replaceAll('""', '"'),
  );

/** The parts of a CSV file: rows below their headings, with an empty line between the parts. */
export const delarICsv = (text: string): (number | string)[][][] =>
  text
    .replace(/^\ufeff/, '')
    .trimEnd()
    .split('\r\n\r\n')
    .map((del) => del.split('\r\n').map((rad) => falten(rad).map(somVarde)));

/** The files of a zip archive by name, as its directory at the end tells. */
const zippat = (fil: Buffer): ReadonlyMap<string, string> => {
  const slut = fil.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'));
  const filer = new Map<string, string>();
  let plats = fil.readUInt32LE(slut + 16);
  for (let i = fil.readUInt16LE(slut + 10); i > 0; i -= 1) {
    const [metod, langd] = [fil.readUInt16LE(plats + 10), fil.readUInt32LE(plats + 20)];
    const [namnlangd, extra, kommentar] = [28, 30, 32].map((del) => fil.readUInt16LE(plats + del)) as [
      number,
      number,
      number,
    ];
    const huvud = fil.readUInt32LE(plats + 42);
    const fran = huvud + 30 + fil.readUInt16LE(huvud + 26) + fil.readUInt16LE(huvud + 28);
    const packat = fil.subarray(fran, fran + langd);
    const namn = fil.subarray(plats + 46, plats + 46 + namnlangd).toString('utf8');
    filer.set(namn, (metod === 0 ? packat : inflateRawSync(packat)).toString('utf8'));
    plats += 46 + namnlangd + extra + kommentar;
  }
  return filer;
};

export interface Blad {
  readonly namn: string;
  readonly rader: (number | string)[][];
  readonly xml: string;
}

/** The sheets of an Excel file: numbers are numbers, texts are texts. */
export const bladI = (fil: Buffer): Blad[] => {
  const filer = zippat(fil);
  const delade = [...(filer.get('xl/sharedStrings.xml') ?? '').matchAll(/<si>([\s\S]*?)<\/si>/g)].map(
    ([, si = '']) => avkodad([...si.matchAll(/<t[^>]*>([\s\S]*?)<\/t>/g)].map(([, t = '']) => t).join('')),
  );
  const cell = (attribut: string, inne: string): number | string => {
    const [, v = ''] = /<v>([\s\S]*?)<\/v>/.exec(inne) ?? [];
    if (attribut.includes('t="s"')) return delade[Number(v)] ?? '';
    if (attribut.includes('t="inlineStr"')) return avkodad(inne.replace(/<[^>]+>/g, ''));
    return v === '' ? '' : Number(v);
  };
  const namn = [...(filer.get('xl/workbook.xml') ?? '').matchAll(/<sheet [^>]*name="([^"]*)"/g)].map(
    ([, n = '']) => avkodad(n),
  );
  return namn.map((ett, i) => {
    const xml = filer.get(`xl/worksheets/sheet${String(i + 1)}.xml`) ?? '';
    const rader = [...xml.matchAll(/<row[^>]*>([\s\S]*?)<\/row>/g)].map(([, rad = '']) =>
      [...rad.matchAll(/<c ([^>]*?)(?:\/>|>([\s\S]*?)<\/c>)/g)].map(([, attribut = '', inne = '']) =>
        cell(attribut, inne),
      ),
    );
    return { namn: ett, rader, xml };
  });
};
