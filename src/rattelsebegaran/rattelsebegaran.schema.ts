import { z } from 'zod';
import { diariefel } from '../registerutdrag/registerutdrag.rules.ts';
import type { Dag } from '../shared/datum.ts';
import type { Nummerkrav, Personnummer } from '../shared/personnummer.ts';
import { enRad, formWith, readForm, text, type Parsed } from '../web/form.ts';
import { lasare } from '../web/lasare.ts';
import {
  svaren,
  uppgifter,
  uppgiftsvarde,
  type Rattelsesvar,
  type Uppgift,
} from './rattelsebegaran.rules.ts';

const falt = z.object({
  personnummer: text(40).default(''),
  insats: enRad(100).default(''),
  startdag: text(20).default(''),
  uppgift: text(40).default(''),
  diarienummer: enRad(60).default(''),
});

/** A request that is filled in: whose, which deltagande and which answer. */
export interface Notering {
  readonly personnummer: Personnummer;
  readonly insats: string;
  readonly startdag: Dag;
  readonly uppgift: Uppgift;
  readonly diarienummer: string;
}

/** Reads a request to note. */
export const lasNotering = (body: unknown, idag: Dag, krav: Nummerkrav): Parsed<Notering> => {
  const last = readForm(falt, body);
  if (!last.ok) return last;
  const { fel, dag, personnummer, svar } = lasare(formWith(body, {}));
  const { insats, diarienummer } = last.value;
  const nummer = personnummer('personnummer', last.value.personnummer, { idag, krav });
  if (insats === '') fel('insats', 'Skriv insatsens namn som det står i begäran');
  const startdag = dag('startdag', last.value.startdag, {
    tomt: 'Skriv deltagandets startdag',
    vad: 'en startdag',
  });
  const uppgift = uppgifter.find((en) => uppgiftsvarde(en) === last.value.uppgift);
  if (uppgift === undefined) fel('uppgift', 'Välj den uppgift som ska rättas');
  const diarie = diariefel(diarienummer);
  if (diarie !== null) fel('diarienummer', diarie);
  const vald = uppgift ?? { tillfalle: 'in', falt: '' };
  return svar({ personnummer: nummer, insats, startdag, uppgift: vald, diarienummer });
};

const svarsfalt = z.object({ begaran: text(40).default(''), svar: text(20).default('') });

/** Which request is answered, and how. */
export interface Svaret {
  readonly begaran: string;
  readonly svar: Rattelsesvar;
}

/** Reads the answer to a request. */
export const lasSvar = (body: unknown): Parsed<Svaret> => {
  const last = readForm(svarsfalt, body);
  if (!last.ok) return last;
  const { fel, svar } = lasare(formWith(body, {}));
  const valt = svaren.find((ett) => ett === last.value.svar);
  if (valt === undefined) fel('svar', 'Välj om uppgiften är rättad, eller varför inte');
  return svar({ begaran: last.value.begaran, svar: valt ?? 'riktig' });
};
