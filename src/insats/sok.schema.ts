import { z } from 'zod';
import { text } from '../web/form.ts';
import { sorteringar, visaval } from './sok.rules.ts';

/** The selection in the address. What no list of ours holds asks for nothing in particular: only an old or odd link has it. */
export const sokSchema = z
  .object({
    namn: text(100).default(''),
    organisation: z.guid().nullable().catch(null),
    inriktning: z.enum(['individinriktad', 'strukturovergripande']).nullable().catch(null),
    malgrupp: z
      .string()
      .regex(/^[a-z0-9_]{1,60}$/)
      .nullable()
      .catch(null),
    visa: z.enum(visaval).catch('alla'),
    sortera: z.enum(sorteringar).catch('namn'),
    sida: z.coerce.number().int().min(1).max(1_000_000).catch(1),
  })
  .transform(({ organisation, malgrupp, ...resten }) => ({
    ...resten,
    samverkansorganisationId: organisation,
    malgruppKod: malgrupp,
  }));
