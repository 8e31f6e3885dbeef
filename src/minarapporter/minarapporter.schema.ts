import { z } from 'zod';
import { text } from '../web/form.ts';

const namn = text(100)
  .default('')
  .refine((varde) => varde !== '', 'Skriv ett namn på urvalet');

export const namnSchema = z.object({ namn });
/** The name, and the selection as the page was opened with it. */
export const sparaSchema = z.object({ namn, urval: z.string().max(6000).default('') });
