import type { Dag } from '../shared/datum.ts';

/** One entry of a code list. Valid from and to are days, both included. */
export interface Post {
  readonly kod: string;
  readonly text: string;
  readonly hjalptext: string | null;
  readonly gallerFran: Dag;
  readonly gallerTill: Dag | null;
  /** The entry that excludes the others in its list (Ingen offentlig försörjning). */
  readonly ensam: boolean;
  /** What a reason to leave does with the questions; 'fragor' for all other lists. */
  readonly beteende: 'fragor' | 'utan_fragor' | 'felregistrering';
}

/** The lists behind the registering forms, in their order. */
export interface Svarslistor {
  readonly utbildningsniva: readonly Post[];
  readonly forsorjning: readonly Post[];
  readonly arbetstyp: readonly Post[];
  readonly avslutsanledning: readonly Post[];
}

export interface Kommun {
  readonly kod: string;
  readonly namn: string;
}
export interface Stadsdel extends Kommun {
  readonly kommunKod: string;
}

/** Everything that the registering forms offer. */
export interface Styrdata {
  readonly listor: Svarslistor;
  /** In Swedish order. */
  readonly kommuner: readonly Kommun[];
  /** Of all kommuner that have any: Stockholm and Göteborg. */
  readonly stadsdelar: readonly Stadsdel[];
  /** Ended ones too, for their names in old registrations. */
  readonly allaStadsdelar: readonly Stadsdel[];
}

/** The stadsdelar of one kommun; none for most. */
export const stadsdelarI = ({ stadsdelar }: Styrdata, kommunKod: string | null): readonly Stadsdel[] =>
  stadsdelar.filter((stadsdel) => stadsdel.kommunKod === kommunKod);

/** The name of a kommun; null for one who has none. */
export const kommunnamn = ({ kommuner }: Styrdata, kommunKod: string | null): string | null =>
  kommuner.find(({ kod }) => kod === kommunKod)?.namn ?? null;

/** What a form offers: entries valid on the day it concerns, and one already chosen whether valid or not. */
export const valbara = (poster: readonly Post[], dag: Dag, valda: readonly string[] = []): readonly Post[] =>
  poster.filter(
    ({ kod, gallerFran, gallerTill }) =>
      valda.includes(kod) || (gallerFran <= dag && (gallerTill === null || dag <= gallerTill)),
  );

/** The text of a code; the code itself when the list does not have it. */
export const textFor = (poster: readonly Post[], kod: string | null): string =>
  poster.find((post) => post.kod === kod)?.text ?? kod ?? '';

/** Texts of several codes in the order of the list, as a sentence part. */
export const texterFor = (poster: readonly Post[], koder: readonly string[]): string =>
  poster
    .filter(({ kod }) => koder.includes(kod))
    .map(({ text }) => text)
    .join(', ');
