import { z } from 'zod';
import { internSida } from '../web/url.ts';

const vidare = z.string().optional().transform(internSida);

export const losenordForm = z.object({
  losenord: z.string('Skriv ditt lösenord').min(1, 'Skriv ditt lösenord'),
  till: vidare,
});

/** Six digits; blanks that a phone puts between them are taken away. */
const kod = z
  .string('Skriv de sex siffrorna i sms:et')
  .transform((typed) => typed.replace(/\s/g, ''))
  .pipe(z.string().regex(/^[0-9]{6}$/, 'Skriv de sex siffrorna i sms:et'));

export const kodForm = z.object({ kod, till: vidare });
