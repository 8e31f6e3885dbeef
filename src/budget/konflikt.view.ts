import { felsammanfattning, type Felsammanfattning } from '../web/felsammanfattning.ts';
import type { Form } from '../web/form.ts';

/** What is stored now and what the user typed, where they differ. */
export interface Konflikt {
  readonly rader: readonly { readonly falt: string; readonly sparat: string; readonly ditt: string }[];
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
  if (konflikt === null) return felsammanfattning(form, ordning);
  return {
    rubrik: 'Någon annan har ändrat medan du skrev',
    ingress: 'Inget av ditt har sparats än, och allt finns kvar. Jämför och spara om ditt ska gälla.',
    fel: [{ id: 'konflikt', text: 'Se vad som skiljer' }],
  };
};
