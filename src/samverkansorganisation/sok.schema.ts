import { z } from 'zod';
import { text } from '../web/form.ts';
import { visaval } from './sok.rules.ts';

/** The search in the address of the list. A page that does not exist gives the first: only an old link has one. */
export const sokSchema = z.object({
  namn: text(100, 'Skriv högst 100 tecken').default(''),
  lan: z
    .string()
    .regex(/^[0-9]{0,2}$/, 'Välj län i listan')
    .default(''),
  visa: z.string().default('alla').pipe(z.enum(visaval, 'Välj i listan vad du vill visa')),
  sida: z.coerce.number().int().min(1).max(99_999).catch(1),
});
