import { z } from 'zod';
import type { Dag } from '../shared/datum.ts';
import {
  parsePersonnummer,
  personnummerText,
  type Nummerkrav,
  type Personnummer,
} from '../shared/personnummer.ts';
import { formWith, readForm, text, type Parsed } from '../web/form.ts';

const falt = z.object({ personnummer: text(40).default('') });

/** The number to search for, as twelve digits, or what to do about it. */
export const readHistoriksokning = (body: unknown, idag: Dag, krav: Nummerkrav): Parsed<Personnummer> => {
  const parsed = readForm(falt, body);
  if (!parsed.ok) return parsed;
  const nummer = parsePersonnummer(parsed.value.personnummer, idag, krav);
  return nummer.ok
    ? nummer
    : { ok: false, form: formWith(body, { personnummer: personnummerText[nummer.error] }) };
};

/** One search: sealed in the browser of the one who made it. Times in milliseconds since 1970. */
export interface Historiksokning {
  readonly id: string;
  readonly anvandareId: string;
  readonly personnummer: Personnummer;
  readonly at: number;
}

export const historiksokningar: z.ZodType<Historiksokning[]> = z.array(
  z.object({ id: z.uuid(), anvandareId: z.uuid(), personnummer: z.string(), at: z.number() }),
);
