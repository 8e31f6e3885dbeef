import type { Request, Response } from 'express';
import { aterstalldForm } from '../web/aterstall.ts';
import type { Meddelande } from '../web/delar.ts';
import type { Form } from '../web/form.ts';
import type { Utkast } from './utkast.rules.ts';
import { aterstalldMeddelande, utkastMeddelande } from './utkast.view.ts';

interface Start {
  readonly form: Form;
  readonly meddelande: Meddelande | null;
}

/** What a form page starts from: a form that came back, else the draft, else what is stored (or nothing). */
export const startformFor = (
  req: Request,
  res: Response,
  { utkast, lagrat, nu }: { utkast: Utkast | null; lagrat: Form; nu: Date },
): Start => {
  const aterstalld = aterstalldForm(req, res);
  if (aterstalld !== null) return { form: aterstalld, meddelande: aterstalldMeddelande };
  if (utkast === null) return { form: lagrat, meddelande: null };
  return { form: { values: utkast.values, errors: {} }, meddelande: utkastMeddelande(utkast.sparatAt, nu) };
};
