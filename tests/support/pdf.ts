import { inflateSync } from 'node:zlib';

/** An element of what is read aloud: its kind, its own text, and its attributes as they stand in the file. */
export interface Taggad {
  readonly typ: string;
  readonly text: string;
  readonly attribut: string;
  readonly barn: readonly Taggad[];
}
export interface LastPdf {
  readonly titel: string;
  readonly sprak: string;
  readonly sidor: number;
  readonly trad: Taggad;
  /** Everything that is drawn, also what is not read aloud. */
  readonly text: string;
}

/** The objects of a file by their number. */
type Objekt = ReadonlyMap<string, string>;

/** The part of a text that a pattern has in brackets; empty when it is not there. */
const del = (monster: RegExp, text: string): string => monster.exec(text)?.[1] ?? '';
const bakom = (objekt: Objekt, monster: RegExp, text: string): string => objekt.get(del(monster, text)) ?? '';
const medText = (objekt: Objekt, text: string): string =>
  [...objekt.values()].find((ett) => ett.includes(text)) ?? '';

const strom = (objekt: string): string => {
  const bytes = Buffer.from(del(/stream\n([\s\S]*)\nendstream/, objekt), 'latin1');
  return (objekt.includes('/FlateDecode') ? inflateSync(bytes) : bytes).toString('latin1');
};

const utf16 = (bytes: Buffer): string => bytes.swap16().toString('utf16le');

/** A string of the file, in brackets, to what it says. */
const strang = (typed: string): string => {
  const bytes = Buffer.from(typed.replace(/\\([()\\])/g, '$1'), 'latin1');
  return bytes[0] === 0xfe ? utf16(bytes.subarray(2)) : bytes.toString('latin1');
};

/** What each glyph of a font stands for. */
const glyfer = (objekt: Objekt, font: string): readonly string[] => {
  const karta = strom(bakom(objekt, /\/ToUnicode (\d+) 0 R/, objekt.get(font) ?? ''));
  const block = [...karta.matchAll(/<\w+> <\w+> \[([^\]]*)\]/g)];
  return block.flatMap(([, rader = '']) =>
    rader.split(' ').map((hex) => utf16(Buffer.from(hex.slice(1, -1), 'hex'))),
  );
};

const fonterPa = (objekt: Objekt, sida: string): Map<string, readonly string[]> => {
  const resurser = bakom(objekt, /\/Resources (\d+) 0 R/, sida);
  return new Map(
    [...resurser.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, namn = '', id = '']) => [namn, glyfer(objekt, id)]),
  );
};

/** What a row of glyphs says: each is four hex digits. */
const avkodad = (rad: string, font: readonly string[]): string =>
  [...rad.matchAll(/<(\w+)>/g)]
    .flatMap(([, hex = '']) => hex.match(/.{4}/g) ?? [])
    .map((kod) => font[parseInt(kod, 16)] ?? '')
    .join('');

const utanfor = -1;
const foga = (texter: Map<number, string>, nummer: number, text: string): void => {
  const fore = texter.get(nummer) ?? '';
  texter.set(nummer, nummer === utanfor ? `${fore}${text}\n` : fore + text);
};

/** Texts of one page by their number in the tree; what is not in the tree is a list of its own. */
const sidtext = (objekt: Objekt, sida: string): Map<number, string> => {
  const fonter = fonterPa(objekt, sida);
  const texter = new Map<number, string>();
  let [nummer, font] = [utanfor, ''];
  const innehall = strom(bakom(objekt, /\/Contents (\d+) 0 R/, sida));
  for (const [rad] of innehall.matchAll(/\/MCID \d+|\/F\d+ [\d.]+ Tf|\[[^\]]*\] TJ|\bEMC\b/g)) {
    if (rad === 'EMC') nummer = utanfor;
    else if (rad.startsWith('/MCID')) nummer = Number(rad.slice(6));
    else if (rad.startsWith('/F')) font = del(/\/(F\d+)/, rad);
    const text = avkodad(rad, fonter.get(font) ?? []);
    if (text !== '') foga(texter, nummer, text);
  }
  return texter;
};

type Sidor = ReadonlyMap<string, ReadonlyMap<number, string>>;

/** An element with what is below it. A number in its list is a text of its own page, or of the page that stands beside. */
const lasElement = (objekt: Objekt, sidor: Sidor, id: string): Taggad => {
  const attribut = objekt.get(id) ?? '';
  const egen = del(/\/Pg (\d+) 0 R(?!\s*\/MCID)/, attribut);
  const lista = del(/\/K \[([\s\S]*?)\]/, attribut);
  const textPa = (sida: string, nummer: string) => sidor.get(sida)?.get(Number(nummer)) ?? '';
  const barn: Taggad[] = [];
  let text = '';
  for (const [allt] of lista.matchAll(/\/Pg \d+ 0 R\s*\/MCID \d+|\d+ 0 R|\d+/g)) {
    const [ett = '', , , , annat = ''] = allt.replace('/Pg ', '').split(/\s+/);
    if (allt.startsWith('/Pg')) text += textPa(ett, annat);
    else if (allt.endsWith('R')) barn.push(lasElement(objekt, sidor, ett));
    else text += textPa(egen, ett);
  }
  return { typ: del(/\/S \/(\w+)/, attribut), text: text.trim(), attribut, barn };
};

/** Reads a file of ours as a screen reader does. */
export const lasPdf = (fil: Buffer): LastPdf => {
  const objekt: Objekt = new Map(
    [...fil.toString('latin1').matchAll(/(\d+) 0 obj\n([\s\S]*?)\nendobj/g)].map(([, id = '', ett = '']) => [
      id,
      ett,
    ]),
  );
  const sidor = new Map(
    [...objekt]
      .filter(([, ett]) => /\/Type \/Page\b/.test(ett))
      .map(([id, ett]) => [id, sidtext(objekt, ett)]),
  );
  const titel = bakom(objekt, /\/Title (\d+) 0 R/, medText(objekt, '/Title '));
  return {
    titel: strang(titel.slice(1, -1)),
    sprak: del(/\/Lang \(([^)]*)\)/, medText(objekt, '/Type /Catalog')),
    sidor: sidor.size,
    trad: lasElement(objekt, sidor, del(/\/K \[(\d+) 0 R/, medText(objekt, '/Type /StructTreeRoot'))),
    text: [...sidor.values()].flatMap((sida) => [...sida.values()]).join('\n'),
  };
};

/** The tree as an outline, one line an element: "TH Organisation". */
export const disposition = ({ typ, text, barn }: Taggad, djup = 0): string[] => [
  `${'  '.repeat(djup)}${typ}${text === '' ? '' : ` ${text}`}`,
  ...barn.flatMap((ett) => disposition(ett, djup + 1)),
];
