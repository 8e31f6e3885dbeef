import { z } from 'zod';
import type { Dag } from '../shared/datum.ts';
import {
  parsePersonnummer,
  personnummerText,
  type Nummerkrav,
  type Personnummer,
} from '../shared/personnummer.ts';
import { formWith, readForm, text, type Parsed } from '../web/form.ts';
import type { Sokning } from './sokning.rules.ts';

const falt = z.object({ personnummer: text(40).default('') });

/** The number to look up, as twelve digits, or what to do about it. */
export const readSokning = (body: unknown, idag: Dag, krav: Nummerkrav): Parsed<Personnummer> => {
  const parsed = readForm(falt, body);
  if (!parsed.ok) return parsed;
  const nummer = parsePersonnummer(parsed.value.personnummer, idag, krav);
  return nummer.ok
    ? nummer
    : { ok: false, form: formWith(body, { personnummer: personnummerText[nummer.error] }) };
};

/** What the sealed cookie holds. */
export const sokningar: z.ZodType<Sokning[]> = z.array(
  z.object({
    id: z.uuid(),
    anvandareId: z.uuid(),
    insatsId: z.uuid(),
    personnummer: z.string(),
    kalla: z.enum(['registrering', 'folkbokforing', 'manuell']),
    namn: z.string().nullable(),
    kommunKod: z.string().nullable(),
    at: z.number(),
  }),
);
