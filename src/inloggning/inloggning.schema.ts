import { z } from 'zod';
import type { Dag } from '../shared/datum.ts';
import { parsePersonnummer, personnummerText, type Nummerkrav } from '../shared/personnummer.ts';
import { internSida } from '../web/url.ts';

/** A personnummer as typed, to twelve digits. */
export const personnummerFor = (idag: Dag, krav: Nummerkrav) =>
  z.string('Skriv ditt personnummer').transform((typed, ctx) => {
    const parsed = parsePersonnummer(typed, idag, krav);
    if (parsed.ok) return parsed.value;
    const message = typed.trim() === '' ? 'Skriv ditt personnummer' : personnummerText[parsed.error];
    ctx.addIssue({ code: 'custom', message });
    return z.NEVER;
  });

/** A password as typed: nothing is trimmed, folded or cut. */
export const losenord = (tomt: string) => z.string(tomt).min(1, tomt);

/** The page that was asked for, if it is one of ours. */
const vidare = z.string().optional().transform(internSida);

export const loggaInForm = (idag: Dag, krav: Nummerkrav) =>
  z.object({
    personnummer: personnummerFor(idag, krav),
    losenord: losenord('Skriv ditt lösenord'),
    till: vidare,
  });

/** Six digits; blanks that a phone puts between them are taken away. */
export const kodForm = z.object({
  kod: z
    .string('Skriv de sex siffrorna i sms:et')
    .transform((typed) => typed.replace(/\s/g, ''))
    .pipe(z.string().regex(/^[0-9]{6}$/, 'Skriv de sex siffrorna i sms:et')),
  till: vidare,
});

export const nyKodForm = z.object({ till: vidare });
