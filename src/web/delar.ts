import type { Text } from './text.ts';

/** A link that looks like a button. One `primar` per page; what erases is `fara`. */
export interface Knapp {
  readonly text: string;
  readonly href: string;
  readonly slag: 'primar' | 'sekundar' | 'fara';
}

/** A message box; `klart` is read aloud when the page has loaded. */
export interface Meddelande {
  readonly slag: 'info' | 'klart' | 'varning';
  readonly text: Text;
}

/** Something to know above a page; null when there is nothing to say. */
export const infomeddelande = (text: string | null): Meddelande | null =>
  text === null ? null : { slag: 'info', text };

/** Says what was just done, as the address names it; null where it names nothing that there is a text for. */
export const klartText = (texter: Readonly<Record<string, string>>, vad: unknown): Meddelande | null => {
  const text = typeof vad === 'string' && Object.hasOwn(texter, vad) ? texter[vad] : undefined;
  return text === undefined ? null : { slag: 'klart', text };
};

/** A row of a fact list. */
export interface Faktarad {
  readonly rubrik: string;
  readonly text: Text;
}

/** A box with a key number ("12 dagar till den 15:e") and, in order, text, meter, rows and a way on. */
export interface Bricka {
  readonly tal: string;
  readonly rubrik: string;
  readonly stycken: readonly Text[];
  readonly matare?: { readonly max: number; readonly varde: number; readonly text: string };
  readonly rader?: readonly { readonly text: string; readonly svag: string; readonly lank: Text }[];
  readonly knapp?: Knapp;
  readonly lank?: Text;
}

/** What is said in place of an empty list, and the way out. */
export interface Tomt {
  readonly rubrik: string;
  readonly text: Text;
  readonly knapp?: Knapp;
}

/** A person or the like that a search found. */
export interface Traff {
  readonly namn: string;
  readonly rader: readonly { readonly text: Text; readonly svag: boolean }[];
}

/** One event; `detaljer` are lines such as "Från a till b", `nar` is when, who and why. */
export interface Tidpunkt {
  readonly rubrik: string;
  readonly detaljer: readonly Text[];
  readonly nar: Text;
}

const statusText = {
  oppen: 'Öppen',
  oppen_lange: 'Öppen över 12 mån',
  avslutad: 'Avslutad',
  utkast: 'Utkast',
  felregistrerad: 'Felregistrerad',
} as const;

/** A status is a word, a shape and a border; the colour only repeats it. */
export interface Status {
  readonly slag: keyof typeof statusText;
  readonly text: string;
}

/** The badge of a status, with its usual word unless another is given ("Utkast till utregistrering"). */
export const status = (slag: Status['slag'], text: string = statusText[slag]): Status => ({ slag, text });

/** A file to fetch with the same selection as the list shown. */
export interface Export {
  readonly text: string;
  readonly href: string;
}

/** A column head; with `sortera` a link that sorts, and `ordning` when the list is sorted by it. */
export interface Kolumn {
  readonly text: Text;
  readonly tal?: boolean;
  readonly sortera?: string;
  readonly ordning?: 'ascending' | 'descending';
}

/** Where in a paged list the reader is, and the addresses to the other pages. */
export interface Sidvaljare {
  readonly sida: number;
  readonly antal: number;
  readonly foregaende: string | null;
  readonly nasta: string | null;
  readonly sidor: readonly (Sidlank | 'hopp')[];
}

interface Sidlank {
  readonly nummer: number;
  readonly href: string;
  readonly aktiv: boolean;
}

/** The first, the last and those around the present page. */
const isShown = (nummer: number, sida: number, antal: number) =>
  nummer === 1 || nummer === antal || Math.abs(nummer - sida) <= 2;

/**
 * The page chooser of a list.
 * @param sida present page, from 1
 * @param antal number of pages; with fewer than two the answer is null and nothing is shown
 * @param href builds the address of a page from its number
 */
export const sidvaljare = (
  sida: number,
  antal: number,
  href: (nummer: number) => string,
): Sidvaljare | null => {
  if (antal < 2) return null;
  const nummer = Array.from({ length: antal }, (_, i) => i + 1).filter((n) => isShown(n, sida, antal));
  const sidor = nummer.flatMap((n, i): (Sidlank | 'hopp')[] => {
    const link = { nummer: n, href: href(n), aktiv: n === sida };
    return i > 0 && n - (nummer[i - 1] ?? 0) > 1 ? ['hopp', link] : [link];
  });
  return {
    sida,
    antal,
    foregaende: sida > 1 ? href(sida - 1) : null,
    nasta: sida < antal ? href(sida + 1) : null,
    sidor,
  };
};
