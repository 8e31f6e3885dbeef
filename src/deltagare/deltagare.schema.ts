import { z } from 'zod';
import { isDag } from '../shared/datum.ts';
import { periodval, sorteringar, visaval } from './deltagare.rules.ts';

const dag = z
  .string()
  .trim()
  .refine((text) => text === '' || isDag(text), 'Skriv en dag som finns, till exempel 2026-01-31')
  .transform((text) => (text === '' ? null : text))
  .default(null);

const dagar = z
  .string()
  .trim()
  .regex(/^\d{0,4}$/, 'Skriv antal dagar med siffror, 0–9999')
  .transform((text) => (text === '' ? null : Number(text)))
  .default(null);

/** The selection in the address of the list. A sorting or page that does not exist gives the first: only an old link has one. */
export const urvalSchema = z
  .object({
    visa: z.string().default('alla').pipe(z.enum(visaval, 'Välj i listan vad du vill visa')),
    fran: dag,
    till: dag,
    dagar,
    sortera: z.enum(sorteringar).catch('startdag'),
    sida: z.coerce.number().int().min(1).max(1_000_000).catch(1),
  })
  .superRefine(({ visa, fran, till }, context) => {
    const fel = (falt: string, message: string) => {
      context.addIssue({ code: 'custom', path: [falt], message });
    };
    if (periodval.includes(visa) && fran === null) fel('fran', 'Skriv den första dagen i perioden');
    if (periodval.includes(visa) && till === null) fel('till', 'Skriv den sista dagen i perioden');
    if (fran !== null && till !== null && till < fran)
      fel('till', 'Skriv en sista dag som inte ligger före den första');
  });
