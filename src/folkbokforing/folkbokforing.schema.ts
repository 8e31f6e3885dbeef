import { z } from 'zod';
import { hasForbjudnaTecken, normaliserad } from '../shared/text.ts';
import type { Registersvar } from './folkbokforing.rules.ts';

const namn = z
  .string()
  .max(200)
  .transform(normaliserad)
  .refine((text) => text !== '' && !hasForbjudnaTecken(text));

/** The register's answer. Whatever else it sends is dropped here: a name sent with `skyddad` goes no further. */
export const registersvar: z.ZodType<Registersvar> = z.discriminatedUnion('status', [
  z.object({
    status: z.literal('traff'),
    namn,
    kommunKod: z
      .string()
      .regex(/^[0-9]{4}$/)
      .nullable(),
  }),
  z.object({ status: z.enum(['ingen_traff', 'skyddad', 'avliden']) }),
]);
