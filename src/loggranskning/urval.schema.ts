import { z } from 'zod';
import { dagarEfter, type Dag } from '../shared/datum.ts';
import type { Nummerkrav, Personnummer } from '../shared/personnummer.ts';
import { formWith, readForm, text, type Parsed } from '../web/form.ts';
import { lasare, type Lasare } from '../web/lasare.ts';
import { felIPeriod, flestDagar, hogstIStickprov, isFro, type Stickprov } from './stickprov.rules.ts';

const rad = text(40).default('');
const stickprovForm = z.object({ fran: rad, till: rad, antal: rad, fro: rad });
const lasningarForm = z.object({ fran: rad, till: rad, personnummer: rad });

/** The most days that a file of readings is about. */
export const flestDagarIFil = 366;

const period = (
  { dag, fel }: Lasare,
  falt: { readonly fran: string; readonly till: string },
  granser: { readonly senast: Dag; readonly hogst: number },
): { fran: Dag; till: Dag } => {
  const fran = dag('fran', falt.fran, { tomt: 'Skriv första dagen', vad: 'en första dag' });
  const till = dag('till', falt.till, { tomt: 'Skriv sista dagen', vad: 'en sista dag' });
  const felet = felIPeriod({ fran, till }, granser);
  if (felet !== null) fel('till', felet);
  return { fran, till };
};

/** What a sample is to be drawn from; an empty seed is for the caller to make. */
export const lasStickprov = (body: unknown, idag: Dag): Parsed<Stickprov> => {
  const last = readForm(stickprovForm, body);
  if (!last.ok) return last;
  const las = lasare(formWith(body, {}));
  const dagarna = period(las, last.value, { senast: dagarEfter(idag, -1), hogst: flestDagar });
  const antal = las.heltal('antal', last.value.antal, {
    min: 1,
    max: hogstIStickprov,
    text: `Skriv ett antal mellan 1 och ${String(hogstIStickprov)}`,
  });
  const { fro } = last.value;
  if (fro !== '' && !isFro(fro))
    las.fel('fro', 'Skriv fröet som det visas på stickprovets sida: 8–32 små bokstäver a–z och siffror');
  return las.svar({ ...dagarna, antal, fro });
};

/** Whose readings, and when; without a number those of everybody. */
export interface Lasningsurval {
  readonly fran: Dag;
  readonly till: Dag;
  readonly personnummer: Personnummer | null;
}

/** Reads whose readings are asked for, and from when. */
export const lasLasningsurval = (
  body: unknown,
  { idag, krav }: { readonly idag: Dag; readonly krav: Nummerkrav },
): Parsed<Lasningsurval> => {
  const last = readForm(lasningarForm, body);
  if (!last.ok) return last;
  const las = lasare(formWith(body, {}));
  const dagarna = period(las, last.value, { senast: idag, hogst: flestDagarIFil });
  if (last.value.personnummer === '') return las.svar({ ...dagarna, personnummer: null });
  const personnummer = las.personnummer('personnummer', last.value.personnummer, { idag, krav });
  return las.svar({ ...dagarna, personnummer });
};
