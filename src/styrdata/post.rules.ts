import type { Dag } from '../shared/datum.ts';
import { fail, ok, type Result } from '../shared/result.ts';
import { listor, systempostText, type Listnamn, type Listpost } from './listor.rules.ts';

/** What is typed about an entry. */
export interface Uppgifter {
  readonly text: string;
  readonly hjalptext: string | null;
  readonly gallerFran: Dag;
  /** Group, inriktning or kommun; null when the list has none. */
  readonly tillhor: string | null;
  /** The official number of a län or a kommun; for the other lists the code is made from the text. */
  readonly nummer: string | null;
}

export type Posthinder = 'text_finns' | 'nummer_finns' | 'lan_saknas' | 'fran_efter_till' | 'andrad_av_annan';
export type Sluthinder = 'systempost' | 'sista_posten' | 'slut_fore_start' | 'andrad_av_annan';

/** Valid on a day, or later. */
const gallerEfter = ({ gallerTill }: Listpost, dag: Dag): boolean => gallerTill === null || gallerTill > dag;

const jamforbar = (text: string): string =>
  text.normalize('NFKC').replace(/\s+/g, ' ').trim().toLocaleLowerCase('sv');

/** An inriktning and a kommun have a list of their own; the groups of försörjning are offered together. */
const sammaLista = (lista: Listnamn, a: string | null, b: string | null): boolean =>
  (lista !== 'preciserad_inriktning' && lista !== 'stadsdel') || a === b;

/** Two entries that are offered at the same time have different texts. */
export const harEgenText = (
  lista: Listnamn,
  poster: readonly Listpost[],
  { text, tillhor }: Pick<Uppgifter, 'text' | 'tillhor'>,
  { utom, idag }: { readonly utom: string | null; readonly idag: Dag },
): boolean =>
  !poster.some(
    (post) =>
      post.kod !== utom &&
      sammaLista(lista, post.tillhor, tillhor) &&
      gallerEfter(post, idag) &&
      jamforbar(post.text) === jamforbar(text),
  );

const ascii = (text: string, mellan: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, mellan)
    .slice(0, 36);

const utanKanter = (kod: string): string => kod.replace(/^[-_]|[-_]$/g, '');

const ledig = (kod: string, mellan: string, upptagna: ReadonlySet<string>): string => {
  if (!upptagna.has(kod)) return kod;
  const nummer = Array.from({ length: upptagna.size + 1 }, (_, i) => i + 2);
  return `${kod}${mellan}${String(nummer.find((n) => !upptagna.has(`${kod}${mellan}${String(n)}`)))}`;
};

/** The code of a new entry: an official number as it is, otherwise the text in ASCII, with a number when it is taken. */
export const kodFor = (
  lista: Listnamn,
  { text, tillhor, nummer }: Pick<Uppgifter, 'text' | 'tillhor' | 'nummer'>,
  upptagna: ReadonlySet<string>,
): string => {
  if (nummer !== null) return nummer;
  const mellan = lista === 'stadsdel' ? '-' : '_';
  const ord = utanKanter(ascii(text, mellan)) || 'post';
  return ledig(lista === 'stadsdel' ? `${tillhor ?? ''}-${ord}` : ord, mellan, upptagna);
};

/** Whether an entry may be ended with a last day: nothing the program needs, and something is left to choose. */
export const provaSlut = (
  lista: Listnamn,
  poster: readonly Listpost[],
  { kod, gallerTill }: { readonly kod: string; readonly gallerTill: Dag },
): Result<Listpost, Sluthinder> => {
  const post = poster.find((ett) => ett.kod === kod);
  if (post === undefined) return fail('andrad_av_annan');
  if (systempostText(lista, kod) !== null) return fail('systempost');
  if (gallerTill < post.gallerFran) return fail('slut_fore_start');
  const grannar = poster.filter((ett) => ett.kod !== kod && sammaLista(lista, ett.tillhor, post.tillhor));
  const kvar = grannar.some((ett) => gallerEfter(ett, gallerTill));
  return kvar || listor[lista].lang ? ok(post) : fail('sista_posten');
};

/** The codes in their new order when one moves a step; null when there is nowhere to move. */
export const flyttad = (
  koder: readonly string[],
  kod: string,
  steg: 'upp' | 'ned',
): readonly string[] | null => {
  const fran = koder.indexOf(kod);
  const till = steg === 'upp' ? fran - 1 : fran + 1;
  const granne = koder[till];
  if (fran === -1 || granne === undefined) return null;
  return koder.map((ett, i) => (i === fran ? granne : i === till ? kod : ett));
};
