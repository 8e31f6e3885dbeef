import type { Meddelande } from './delar.ts';
import type { Felsammanfattning } from './felsammanfattning.ts';

/** A field where what somebody else has saved and what the user typed are not the same: a row of `partials/konflikt`. */
export interface Skillnad {
  readonly falt: string;
  readonly sparat: string;
  readonly ditt: string;
}

/** Differences as rows; an empty field is said to be so. */
export const skillnaderAv = (
  andringar: readonly { readonly falt: string; readonly fran: string | null; readonly till: string | null }[],
): readonly Skillnad[] =>
  andringar.map(({ falt, fran, till }) => ({ falt, sparat: fran ?? 'tomt', ditt: till ?? 'tomt' }));

/** On top of a form that somebody else has saved meanwhile, in place of its faults. */
export const konfliktFel: Felsammanfattning = {
  rubrik: 'Någon annan har ändrat medan du skrev',
  ingress: 'Inget av ditt har sparats än, och allt finns kvar. Jämför och spara om ditt ska gälla.',
  fel: [{ id: 'konflikt', text: 'Se vad som skiljer' }],
};

/** The same as a message, above a page of several panels. */
export const konfliktMeddelande: Meddelande = {
  slag: 'varning',
  text: 'Någon annan har sparat medan du skrev. Allt du har skrivit finns kvar. Jämför nedan och spara igen.',
};
