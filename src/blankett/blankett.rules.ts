import type { Inmatning, Matning } from '../deltagande/deltagande.rules.ts';
import type { Dag } from '../shared/datum.ts';

export const blanketterPath = '/blanketter';
export const blankettPath = '/blanketter/:nummer';
export const bestallningsblankettPath = '/bestallningar/:bestallningId/blankett';
export const bestallarblankettPath = '/bestallare/:bestallareId/blankett';
export const organisationsblankettPath = '/samverkansorganisationer/:organisationId/blankett';

export const deltagandeblankettPath = '/deltaganden/:deltagandeId/blanketter/:blankettnummer';
export const insatsblankettPath = '/insatser/:insatsId/blanketter/:blankettnummer';
export const intervjuPath = '/insatser/:insatsId/intervju';

/** The forms on paper, by the numbers that users know them by. */
export const blanketter = {
  '9443': 'Samtycke till registrering i SUS',
  '9445': 'Beställning av behörighet',
  '9447': 'Beställning av samverkansorganisation',
  '9448': 'Underlag för inregistrering av deltagare',
  '9449': 'Underlag för utregistrering av deltagare',
  '9463': 'Anmälan av behörig beställare',
} as const;
export type Blankettnummer = keyof typeof blanketter;
export const blankettnummer = Object.keys(blanketter) as readonly Blankettnummer[];

export const isBlankettnummer = (text: string): text is Blankettnummer => Object.hasOwn(blanketter, text);

/** Those that are about a deltagare. */
export type Deltagarblankett = '9443' | '9448' | '9449';
export const isDeltagarblankett = (text: string): text is Deltagarblankett =>
  text === '9443' || text === '9448' || text === '9449';

/** blankett-9445.pdf: never a name or a number of a person. */
export const filnamn = (nummer: Blankettnummer): string => `blankett-${nummer}.pdf`;

/** A user of an order on paper. Of the personnummer the birth date alone; the last four digits are written by hand. */
export interface Blankettrad {
  readonly namn: string;
  readonly fodd: string;
  readonly epost: string;
  readonly slag: 'ny' | 'andring' | 'losenord' | 'avslut';
  readonly roller: readonly string[];
}

export interface Bestallningsuppgifter {
  readonly nummer: number;
  readonly organisation: string;
  readonly bestalldAv: string;
  readonly bestalld: Dag;
  readonly paBegaranAv: string | null;
  readonly rader: readonly Blankettrad[];
}

export interface Bestallaruppgifter {
  readonly namn: string;
  readonly epost: string;
  readonly organisation: string;
  readonly gallerFran: Dag;
  readonly gallerTill: Dag;
}

export interface Organisationsuppgifter {
  readonly namn: string;
  readonly organisationsnummer: string;
  readonly samverkansform: string;
  readonly startdatum: Dag;
  readonly administratorer: readonly string[];
}

/** What stands on a form about a deltagare: nothing, the insats alone, or also the person with what is registered. */
export interface Deltagaruppgifter {
  readonly insats: string;
  readonly samverkansorganisation: string;
  readonly person: {
    readonly namn: string;
    /** ÅÅÅÅMMDD; the last four digits are written by hand. */
    readonly fodd: string;
    readonly startdag: Dag;
    readonly avslutningsdag: Dag | null;
    readonly avslutsanledningKod: string | null;
    readonly inmatning: Inmatning | null;
    readonly utmatning: Matning | null;
  } | null;
}
