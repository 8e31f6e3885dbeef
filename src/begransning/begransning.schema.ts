import { z } from 'zod';
import { diariefel } from '../registerutdrag/registerutdrag.rules.ts';
import type { Dag } from '../shared/datum.ts';
import type { Nummerkrav, Personnummer } from '../shared/personnummer.ts';
import { enRad, formWith, readForm, text, type Parsed } from '../web/form.ts';
import { lasare } from '../web/lasare.ts';
import {
  begransningsgrunder,
  havningsgrunder,
  type Begransningsgrund,
  type Slag,
} from './begransning.rules.ts';

const falt = z.object({
  personnummer: text(40).default(''),
  diarienummer: enRad(60).default(''),
  grund: text(20).default(''),
  styrkt: text(10).default(''),
});

/** An order that is filled in. */
export interface Begransningsbestallning {
  readonly personnummer: Personnummer;
  readonly diarienummer: string;
  readonly grund: Begransningsgrund;
}

const kryssa: Record<Slag, string> = {
  begransning: 'Kontrollera vem som begär begränsningen, och kryssa för det',
  havning: 'Underrätta personen, och kryssa för det',
};

/** The ground among those of the kind; null for any other. */
const lasGrund = (slag: Slag, grund: string): Begransningsgrund | null =>
  (slag === 'begransning' ? begransningsgrunder : havningsgrunder).find((en) => en === grund) ?? null;

/** Reads an order of a begränsning, or of the lifting of one. */
export const lasBestallning = (
  body: unknown,
  slag: Slag,
  krav: { readonly idag: Dag; readonly krav: Nummerkrav },
): Parsed<Begransningsbestallning> => {
  const last = readForm(falt, body);
  if (!last.ok) return last;
  const { fel, personnummer, svar } = lasare(formWith(body, {}));
  const { diarienummer, styrkt } = last.value;
  const nummer = personnummer('personnummer', last.value.personnummer, krav);
  const diarie = diariefel(diarienummer);
  if (diarie !== null) fel('diarienummer', diarie);
  const grund = lasGrund(slag, last.value.grund);
  if (grund === null) fel('grund', 'Välj grund');
  if (styrkt !== 'ja') fel('styrkt', kryssa[slag]);
  return svar({ personnummer: nummer, diarienummer, grund: grund ?? 'upphort' });
};
