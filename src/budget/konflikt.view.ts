import { felsammanfattning, type Felsammanfattning } from '../web/felsammanfattning.ts';
import type { Form } from '../web/form.ts';
import { konfliktFel, type Skillnad } from '../web/konflikt.ts';

/** What is stored now and what the user typed, where they differ. */
export interface Konflikt {
  readonly rader: readonly Skillnad[];
}

type Texter = Readonly<Record<string, string | null>>;

/** The fields that differ, as texts. */
export const konfliktMellan = (sparat: Texter, ditt: Texter): Konflikt => ({
  rader: Object.keys(sparat)
    .map((falt) => ({ falt, sparat: sparat[falt] ?? 'Tomt', ditt: ditt[falt] ?? 'Tomt' }))
    .filter((rad) => rad.sparat !== rad.ditt),
});

/** The summary of a form: its errors, or that somebody else was first. */
export const felEller = (
  konflikt: Konflikt | null,
  form: Form,
  ordning: readonly string[],
): Felsammanfattning | null => {
  return konflikt === null ? felsammanfattning(form, ordning) : konfliktFel;
};
