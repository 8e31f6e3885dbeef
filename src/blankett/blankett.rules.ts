import type { Dag } from '../shared/datum.ts';

export const blanketterPath = '/blanketter';
export const blankettPath = '/blanketter/:nummer';
export const bestallningsblankettPath = '/bestallningar/:bestallningId/blankett';
export const bestallarblankettPath = '/bestallare/:bestallareId/blankett';
export const organisationsblankettPath = '/samverkansorganisationer/:organisationId/blankett';

/** The forms on paper, by the numbers that users know them by. */
export const blanketter = {
  '9445': 'Beställning av behörighet',
  '9447': 'Beställning av samverkansorganisation',
  '9463': 'Anmälan av behörig beställare',
} as const;
export type Blankettnummer = keyof typeof blanketter;
export const blankettnummer = Object.keys(blanketter) as readonly Blankettnummer[];

export const isBlankettnummer = (text: string): text is Blankettnummer => Object.hasOwn(blanketter, text);

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
