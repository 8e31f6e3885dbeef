import { z } from 'zod';
import { flera, text } from '../web/form.ts';
import { flestValda } from './uppdragslista.rules.ts';

const namn = text(100).default('');
const isId = (id: string): boolean => z.guid().safeParse(id).success;

/** Ids with full stops between, as the address and the form carry them; 'ingen' for none. */
const ids = z
  .string()
  .max(37 * flestValda * 2)
  .transform((varde) => varde.split('.').filter(isId));

/**
 * "Välj användare": the search, those chosen so far (null until the page has been sent once), those ticked now, and the button
 * that was pressed. The address of the page holds the same, without ticks and button.
 */
export const valForm = z.object({
  fornamn: namn,
  efternamn: namn,
  arbetsgivare: namn,
  valda: ids.nullable().default(null),
  sokt: z.string().default(''),
  sida: z.coerce.number().int().min(1).max(999_999).catch(1),
  vald: flera().transform((ikryssade) => ikryssade.filter(isId)),
  gor: z.string().default('sok'),
});
export type Val = z.infer<typeof valForm>;
