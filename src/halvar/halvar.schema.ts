import { z } from 'zod';
import { halvarAv } from './halvar.rules.ts';

/** The order: whose, and which half-year (2026-1). */
export const bestallningSchema = z.object({
  forbund: z
    .string()
    .default('')
    .refine((id) => z.guid().safeParse(id).success, 'Välj samverkansorganisation i listan'),
  halvar: z
    .string()
    .default('')
    .transform((ord, ctx) => {
      const halvar = halvarAv(ord);
      if (halvar !== null) return halvar;
      ctx.addIssue({ code: 'custom', message: 'Välj halvår i listan' });
      return z.NEVER;
    }),
});
