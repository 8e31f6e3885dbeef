import { z } from 'zod';
import { text, versionsfalt } from '../web/form.ts';

const artext = 'Skriv året med fyra siffror, till exempel 2026';

/** "Lägg till år". Whether the year may have a budget is for the rules. */
export const arForm = z.object({
  ar: text(20, artext)
    .default('')
    .refine((value) => /^[0-9]{4}$/.test(value), artext)
    .transform(Number),
});

/** "Hämta rader": the earlier year. */
export const hamtaForm = z.object({
  fran: z
    .string()
    .regex(/^[0-9]{4}$/)
    .transform(Number),
});

const antaltext = 'Skriv antalet som ett helt tal, 0–99\u00a0999, eller lämna fältet tomt';

/** "Planerat antal deltagare", with the version that the form was opened with. */
export const planeratForm = z.object({
  planerat_antal: text(20, antaltext)
    .default('')
    .transform((value) => value.replace(/\s/g, ''))
    .refine((value) => /^[0-9]{0,5}$/.test(value), antaltext)
    .transform((value) => (value === '' ? null : Number(value))),
  version: versionsfalt(),
});
