import { z } from 'zod';
import { isEpost, lasMobil } from '../anvandare/anvandare.rules.ts';
import { text } from '../web/form.ts';

export const epostForm = z.object({
  epost: text(254).default('').refine(isEpost, 'Skriv en e-postadress, till exempel namn@kommunen.se'),
});

export const mobilForm = z.object({
  mobil: text(30)
    .default('')
    .transform((typed, ctx) => {
      const mobil = lasMobil(typed);
      if (mobil !== null) return mobil;
      ctx.addIssue({ code: 'custom', message: 'Skriv ett mobilnummer, till exempel 070-174 06 05' });
      return z.NEVER;
    }),
});

export const nummerkodForm = z.object({
  kod: z
    .string('Skriv de sex siffrorna i sms:et')
    .transform((typed) => typed.replace(/\s/g, ''))
    .pipe(z.string().regex(/^[0-9]{6}$/, 'Skriv de sex siffrorna i sms:et')),
  overallt: z
    .literal('ja')
    .optional()
    .transform((kryss) => kryss === 'ja'),
});
