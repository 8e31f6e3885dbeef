import { readForm, type Form, type Parsed } from '../web/form.ts';
import { lasRader, skrivRader, utanSparade, type Anonymrad } from './anonym.rules.ts';
import { kvinnorForm, manForm, type Anonymform, type Antalsfalt } from './anonym.schema.ts';

/** The field that is added: the one beside the button, or the other when that one is empty (Enter presses the first button). */
export const faltAttLaggaTill = ({ gor, kvinnor, man }: Anonymform): Antalsfalt => {
  const tomt = (gor === 'man' ? man : kvinnor).trim() === '';
  const andra = (gor === 'man' ? kvinnor : man).trim() !== '';
  return (gor === 'man') !== (tomt && andra) ? 'man' : 'kvinnor';
};

/** Reads the row to add from its field and the year. */
export const readTillagg = (
  falt: Antalsfalt,
  valbara: readonly number[],
  body: unknown,
): Parsed<Anonymrad> =>
  falt === 'man' ? readForm(manForm(valbara), body) : readForm(kvinnorForm(valbara), body);

/** What was typed but not added, by field. */
export const ejTillagt = ({ kvinnor, man }: Anonymform): Readonly<Record<string, string>> => {
  const text = 'Välj Lägg till så att antalet kommer med, eller töm fältet';
  return Object.fromEntries(
    Object.entries({ kvinnor, man })
      .filter(([, varde]) => varde.trim() !== '')
      .map(([falt]) => [falt, text]),
  );
};

/** The values of the page with other rows, and with the field that was added emptied. */
export const medRader = (
  { values }: Form,
  rader: readonly Anonymrad[],
  tomt: Antalsfalt | null = null,
): Readonly<Record<string, unknown>> => {
  const { nyckel, ar, kvinnor, man } = values;
  return { nyckel, ar, kvinnor, man, ...(tomt === null ? {} : { [tomt]: '' }), rader: skrivRader(rader) };
};

/**
 * The form after a save: without the rows that were saved and without the key they were saved with. What was added
 * or typed on an old copy of the page (the browser's Back can bring one) is kept.
 */
export const efterSparat = (form: Form, sparade: readonly Anonymrad[]): Form => {
  const { rader } = form.values;
  const tillagda = (typeof rader === 'string' ? lasRader(rader) : null) ?? [];
  const values = { ...medRader(form, utanSparade(tillagda, sparade)), nyckel: undefined };
  return { values, errors: {} };
};
