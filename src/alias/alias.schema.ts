import { z } from 'zod';
import { isEpost } from '../anvandare/anvandare.rules.ts';
import { formWith, readForm, text, type Parsed } from '../web/form.ts';
import { lasare } from '../web/lasare.ts';
import type { Alias } from './alias.rules.ts';

const aliasForm = z.object({
  fornamn: text(100).default(''),
  efternamn: text(100).default(''),
  epost: text(254).default(''),
});

/** An alias in two parts, and the address that goes with it. */
export const lasAlias = (body: unknown): Parsed<Alias> => {
  const last = readForm(aliasForm, body);
  if (!last.ok) return last;
  const { fornamn, efternamn, epost } = last.value;
  const { fel, svar } = lasare(formWith(body, {}));
  if (fornamn === '') fel('fornamn', 'Skriv ett förnamn att visa');
  if (efternamn === '') fel('efternamn', 'Skriv ett efternamn att visa');
  if (!isEpost(epost)) fel('epost', 'Skriv en e-postadress, till exempel namn@kommunen.se');
  return svar({ fornamn, efternamn, epost });
};
