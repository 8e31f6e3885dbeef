import { z } from 'zod';
import type { Dag } from '../shared/datum.ts';
import type { Nummerkrav, Personnummer } from '../shared/personnummer.ts';
import { enRad, formWith, readForm, text, type Parsed } from '../web/form.ts';
import { lasare } from '../web/lasare.ts';
import { diariefel, grunder, type Grund } from './registerutdrag.rules.ts';

const falt = z.object({
  personnummer: text(40).default(''),
  diarienummer: enRad(60).default(''),
  grund: text(20).default(''),
  styrkt: text(10).default(''),
});

/** An order that is filled in. */
export interface Utdragsbestallning {
  readonly personnummer: Personnummer;
  readonly diarienummer: string;
  readonly grund: Grund;
}

/** Reads an order of a registerutdrag. */
export const lasBestallning = (body: unknown, idag: Dag, krav: Nummerkrav): Parsed<Utdragsbestallning> => {
  const last = readForm(falt, body);
  if (!last.ok) return last;
  const { fel, personnummer, svar } = lasare(formWith(body, {}));
  const { diarienummer, grund, styrkt } = last.value;
  const nummer = personnummer('personnummer', last.value.personnummer, { idag, krav });
  const diarie = diariefel(diarienummer);
  if (diarie !== null) fel('diarienummer', diarie);
  const vald = grunder.find((en) => en === grund);
  if (vald === undefined) fel('grund', 'Välj vem som har begärt utdraget');
  if (styrkt !== 'ja') fel('styrkt', 'Kontrollera vem som begär utdraget, och kryssa för det');
  return svar({
    personnummer: nummer,
    diarienummer,
    grund: vald ?? 'registrerad',
  });
};
