import { z } from 'zod';
import type { Dag } from '../shared/datum.ts';
import { formWith, readForm, text, versionsfalt, type Parsed } from '../web/form.ts';
import { lasare } from '../web/lasare.ts';

const rad = text(200).default('');

interface Uppgift {
  readonly undertecknadAv: string;
  readonly gallerFran: Dag;
  readonly gallerTill: Dag;
}

const nyForm = z.object({ undertecknad_av: rad, galler_fran: rad, galler_till: rad });

/** A new överenskommelse: who signed, and from when to when. */
export const lasOverenskommelse = (body: unknown): Parsed<Uppgift> => {
  const last = readForm(nyForm, body);
  if (!last.ok) return last;
  const { undertecknad_av: undertecknadAv, galler_fran, galler_till } = last.value;
  const { fel, dag, svar } = lasare(formWith(body, {}));
  if (undertecknadAv === '') fel('undertecknad_av', 'Skriv vem som har undertecknat överenskommelsen');
  const gallerFran = dag('galler_fran', galler_fran, {
    tomt: 'Skriv första dagen som överenskommelsen gäller',
    vad: 'en första dag',
  });
  const gallerTill = dag('galler_till', galler_till, {
    tomt: 'Skriv sista dagen som överenskommelsen gäller',
    vad: 'en sista dag',
  });
  return svar({ undertecknadAv, gallerFran, gallerTill });
};

const slutdagForm = z.object({ galler_till: rad, version: versionsfalt() });

/** A last day, and the version of what it is the last day of. */
export const lasSlutdag = (body: unknown): Parsed<{ slutdag: Dag; version: number }> => {
  const last = readForm(slutdagForm, body);
  if (!last.ok) return last;
  const { dag, svar } = lasare(formWith(body, {}));
  const slutdag = dag('galler_till', last.value.galler_till, {
    tomt: 'Skriv sista dagen',
    vad: 'en sista dag',
  });
  return svar({ slutdag, version: last.value.version });
};

/** The search of the list of employers, and which page of it. */
export const sokForm = z.object({
  namn: text(100).default(''),
  sida: z.coerce.number().int().min(1).max(99_999).catch(1),
});
