import { z } from 'zod';
import { diariefel } from '../registerutdrag/registerutdrag.rules.ts';
import type { Dag } from '../shared/datum.ts';
import { enRad, formWith, readForm, text, type Parsed } from '../web/form.ts';
import { lasare } from '../web/lasare.ts';
import { nekandeskal, type Nekandeskal } from './gallring.rules.ts';

const falt = z.object({
  ar: text(10).default(''),
  diarienummer: enRad(60).default(''),
  galler_fran: text(20).default(''),
});

interface Ifylld {
  readonly ar: number;
  readonly diarienummer: string;
  readonly gallerFran: Dag;
}

/** A rule that is filled in: it begins today or later, so that it never changes what has been. */
export const lasRegel = (body: unknown, idag: Dag): Parsed<Ifylld> => {
  const last = readForm(falt, body);
  if (!last.ok) return last;
  const { fel, heltal, dag, svar } = lasare(formWith(body, {}));
  const { diarienummer } = last.value;
  const ar = heltal('ar', last.value.ar, {
    min: 1,
    max: 100,
    text: 'Skriv antalet år som ett heltal från 1 till 100',
  });
  const diarie = diarienummer === '' ? 'Skriv beslutets diarienummer' : diariefel(diarienummer);
  if (diarie !== null) fel('diarienummer', diarie);
  const gallerFran = dag('galler_fran', last.value.galler_fran, {
    tomt: 'Skriv första dagen som regeln gäller',
    vad: 'en första dag',
  });
  if (gallerFran < idag) fel('galler_fran', 'Skriv i dag eller en senare dag');
  return svar({ ar, diarienummer, gallerFran });
};

const beslut = z.object({ gor: text(20).default(''), skal: text(40).default('') });

/** A decision: approved, or refused for a reason. */
export const lasBeslut = (body: unknown): Parsed<Nekandeskal | null> => {
  const last = readForm(beslut, body);
  if (!last.ok) return last;
  const { fel, svar } = lasare(formWith(body, {}));
  const { gor } = last.value;
  const skal = nekandeskal.find((ett) => ett === last.value.skal);
  if (gor === 'neka' && skal === undefined) fel('skal', 'Välj varför gallringen nekas');
  else if (gor !== 'godkann' && gor !== 'neka') fel('skal', 'Välj Godkänn eller Neka');
  return svar(gor === 'neka' ? (skal ?? null) : null);
};
