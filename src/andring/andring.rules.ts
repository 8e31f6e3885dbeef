/** A field that got another value, in the words of the page; null is an empty field. */
export interface Andring {
  readonly falt: string;
  readonly fran: string | null;
  readonly till: string | null;
}

/** A change of something that is not about deltagare: who, when, what. */
export interface Andringspost {
  readonly handelse: string;
  readonly andringar: readonly Andring[];
  readonly av: string;
  readonly at: Date;
}

export type Andringsslag =
  'samverkansorganisation' | 'insats' | 'budget' | 'insatsbudget' | 'styrdata' | 'organisation';

type Varden = Readonly<Record<string, string | number | null>>;
const somText = (varde: string | number | null | undefined): string | null =>
  varde === null || varde === undefined || varde === '' ? null : String(varde);

/** What differs between two states, field by field in the order of `efter`. */
export const andringarMellan = (fore: Varden, efter: Varden): readonly Andring[] =>
  Object.keys(efter)
    .map((falt) => ({ falt, fran: somText(fore[falt]), till: somText(efter[falt]) }))
    .filter(({ fran, till }) => fran !== till);
