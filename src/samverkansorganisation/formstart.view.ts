import { utkastLage, utkastText, type Formularutkast } from '../formularutkast/formularutkast.rules.ts';
import { aterstalldMeddelande } from '../web/aterstall.ts';
import type { Meddelande } from '../web/delar.ts';
import type { Form } from '../web/form.ts';

interface Start {
  readonly aterstalld: Form | null;
  readonly utkast: Formularutkast | null;
  readonly lagrat: Readonly<Record<string, unknown>>;
  readonly nu: Date;
  /** The receipt of the save that led here. */
  readonly sparat: Meddelande | null;
}

/** What a form opens with: what was sent when the sign-in had run out, else the user's draft, else what is stored. */
export const formstart = ({
  aterstalld,
  utkast,
  lagrat,
  nu,
  sparat,
}: Start): { form: Form; meddelande: Meddelande | null; lage: string | null } => {
  const lage = utkastLage(utkast?.sparatAt ?? null);
  if (aterstalld !== null) return { form: aterstalld, meddelande: aterstalldMeddelande, lage };
  if (utkast === null) return { form: { values: lagrat, errors: {} }, meddelande: sparat, lage };
  const form = { values: utkast.values, errors: {} };
  return { form, meddelande: { slag: 'info', text: utkastText(utkast.sparatAt, nu) }, lage };
};
