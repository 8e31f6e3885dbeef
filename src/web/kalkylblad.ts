import { arkiv, type Arkivfil } from './arkiv.ts';

/** A sheet: headings in its first row. A text is a text, whatever it begins with; never a formula. */
export interface Kalkylblad {
  readonly namn: string;
  /** Widths in characters; the first columns have the first of them and the others the last. */
  readonly bredder: readonly [number, ...number[]];
  readonly kolumner: number;
  /** Asked for once, row by row. */
  readonly rader: Iterable<readonly (number | string)[]>;
  /** The first row and column stay when one scrolls. */
  readonly lasta: boolean;
}

/** As much as a cell of Excel holds. */
const hogstTecken = 32_767;
const raderAtGangen = 200;

const kodade: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const utanStyrtecken = (text: string): string =>
  // XML has no room for them.
  text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');
/** Excel takes _x0041_ for an A, so such an underscore is written as what it is. */
const somXml = (text: string): string =>
  utanStyrtecken(text.slice(0, hogstTecken))
    .replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_')
    .replace(/[&<>"]/g, (tecken) => kodade[tecken] ?? tecken);

/** 0 is A, 26 is AA. */
const bokstav = (n: number): string =>
  n < 26 ? String.fromCharCode(65 + n) : bokstav(Math.floor(n / 26) - 1) + bokstav(n % 26);

const fet = ' s="1"';
const cellen = (cell: number | string, plats: string, stil: string): string => {
  if (typeof cell === 'number') return `<c r="${plats}"${stil}><v>${String(cell)}</v></c>`;
  if (cell === '') return '';
  return `<c r="${plats}"${stil} t="inlineStr"><is><t xml:space="preserve">${somXml(cell)}</t></is></c>`;
};
const raden = (rad: readonly (number | string)[], nummer: number): string => {
  const stil = nummer === 1 ? fet : '';
  const celler = rad.map((cell, i) => cellen(cell, `${bokstav(i)}${String(nummer)}`, stil));
  return `<row r="${String(nummer)}">${celler.join('')}</row>`;
};

const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const paket = 'http://schemas.openxmlformats.org/package/2006';
const last =
  '<sheetViews><sheetView workbookViewId="0"><pane xSplit="1" ySplit="1" topLeftCell="B2" activePane="bottomRight" state="frozen"/></sheetView></sheetViews>';

const kolumner = ({ bredder, kolumner: antal }: Kalkylblad): string =>
  Array.from({ length: antal }, (_, i) => {
    const n = String(i + 1);
    return `<col min="${n}" max="${n}" width="${String(bredder[i] ?? bredder.at(-1))}" customWidth="1"/>`;
  }).join('');

function* bladet(blad: Kalkylblad): Generator<string> {
  yield `${xml}<worksheet xmlns="${main}">${blad.lasta ? last : ''}<cols>${kolumner(blad)}</cols><sheetData>`;
  let [bit, nummer] = ['', 0];
  for (const rad of blad.rader) {
    nummer += 1;
    bit += raden(rad, nummer);
    if (nummer % raderAtGangen === 0) {
      yield bit;
      bit = '';
    }
  }
  yield `${bit}</sheetData></worksheet>`;
}

const stilar = `${xml}<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf xfId="0"/><xf xfId="0" fontId="1" applyFont="1"/></cellXfs></styleSheet>`;

const relationer = (rader: readonly (readonly [typ: string, mal: string])[]): string =>
  `${xml}<Relationships xmlns="${paket}/relationships">${rader
    .map(([typ, mal], i) => `<Relationship Id="rId${String(i + 1)}" Type="${typ}" Target="${mal}"/>`)
    .join('')}</Relationships>`;

const bladfil = (i: number): string => `worksheets/sheet${String(i + 1)}.xml`;

const innehall = (blad: readonly Kalkylblad[]): string => {
  const typ = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const delar = [
    ['/xl/workbook.xml', `${typ}.sheet.main+xml`],
    ['/xl/styles.xml', `${typ}.styles+xml`],
    ['/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'],
    ...blad.map((_, i) => [`/xl/${bladfil(i)}`, `${typ}.worksheet+xml`]),
  ];
  return `${xml}<Types xmlns="${paket}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${delar
    .map(([namn = '', slag = '']) => `<Override PartName="${namn}" ContentType="${slag}"/>`)
    .join('')}</Types>`;
};

const bok = (blad: readonly Kalkylblad[]): string =>
  `${xml}<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${blad
    .map(({ namn }, i) => {
      const n = String(i + 1);
      return `<sheet name="${somXml(namn)}" sheetId="${n}" r:id="rId${n}"/>`;
    })
    .join('')}</sheets></workbook>`;

/** What stands in the properties of the file. */
interface Uppgifter {
  readonly titel: string;
  readonly skapad: Date;
}

const egenskaper = ({ titel, skapad }: Uppgifter): string =>
  `${xml}<cp:coreProperties xmlns:cp="${paket}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${somXml(titel)}</dc:title><dc:creator>SUS</dc:creator><dcterms:created xsi:type="dcterms:W3CDTF">${skapad.toISOString()}</dcterms:created></cp:coreProperties>`;

/** An Excel file (Office Open XML, ECMA-376), made while it is sent: memory does not grow with its rows. */
export const kalkylbok = (blad: readonly Kalkylblad[], uppgifter: Uppgifter): AsyncGenerator<Buffer> => {
  const filer: readonly Arkivfil[] = [
    { namn: '[Content_Types].xml', innehall: [innehall(blad)] },
    {
      namn: '_rels/.rels',
      innehall: [
        relationer([
          [`${office}/officeDocument`, 'xl/workbook.xml'],
          [`${paket}/relationships/metadata/core-properties`, 'docProps/core.xml'],
        ]),
      ],
    },
    { namn: 'docProps/core.xml', innehall: [egenskaper(uppgifter)] },
    { namn: 'xl/workbook.xml', innehall: [bok(blad)] },
    {
      namn: 'xl/_rels/workbook.xml.rels',
      innehall: [
        relationer([
          ...blad.map((_, i) => [`${office}/worksheet`, bladfil(i)] as const),
          [`${office}/styles`, 'styles.xml'],
        ]),
      ],
    },
    { namn: 'xl/styles.xml', innehall: [stilar] },
    ...blad.map((ett, i) => ({ namn: `xl/${bladfil(i)}`, innehall: bladet(ett) })),
  ];
  return arkiv(filer);
};
