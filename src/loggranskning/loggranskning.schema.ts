import { z } from 'zod';
import { text } from '../web/form.ts';
import { lagen, notering, regler, utfallen } from './loggranskning.rules.ts';

/** Which findings to show. What cannot be read is as not asked for. */
export const fyndurval = z.object({
  regel: z.enum(regler).nullable().catch(null),
  lage: z.enum(lagen).catch('att_granska'),
  sida: z.coerce.number().int().min(1).max(100_000).catch(1),
});

export const beslutForm = z.object({
  utfall: z.enum(utfallen, { error: 'Välj vad granskningen visar' }),
  notering: text(notering).default(''),
});

export const utnamningForm = z.object({
  epost: text(254)
    .default('')
    .refine((varde) => varde !== '', 'Skriv användarens e-postadress'),
});
