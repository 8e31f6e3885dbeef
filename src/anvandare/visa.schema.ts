import { z } from 'zod';
import { text } from '../web/form.ts';
import { visaval, type Visaval } from './visa.rules.ts';

const namn = text(100).default('');

/** The address of "Visa användare". What no list of ours holds asks for nothing: only an old or odd link has it. */
export const visaSchema = z
  .object({
    visa: z.enum(visaval).catch('uppdrag'),
    organisation: z.guid().nullable().catch(null),
    fornamn: namn,
    efternamn: namn,
    arbetsgivare: namn,
    sokt: z.string().optional(),
    sida: z.coerce.number().int().min(1).max(1_000_000).catch(1),
  })
  .transform(({ organisation, sokt, ...resten }): Visaval => ({
    ...resten,
    samverkansorganisationId: organisation,
    sokt: sokt !== undefined && sokt !== '',
  }));
