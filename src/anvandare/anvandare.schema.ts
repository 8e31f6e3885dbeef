import { z } from 'zod';
import { behorighetsroller } from '../behorighet/behorighet.rules.ts';
import type { Dag } from '../shared/datum.ts';
import { parsePersonnummer, personnummerText, type Nummerkrav } from '../shared/personnummer.ts';
import { hasForbjudnaTecken, normaliserad } from '../shared/text.ts';

const saknas = (vad: string) => `--${vad} måste anges`;
const rad = (vad: string, max = 100) =>
  z
    .string(saknas(vad))
    .refine((text) => !hasForbjudnaTecken(text), `--${vad} har tecken som inte syns`)
    .transform(normaliserad)
    .pipe(
      z
        .string()
        .min(1, saknas(vad))
        .max(max, `--${vad} får ha högst ${String(max)} tecken`),
    );

/** A Swedish number may begin with 0; stored as +46… */
const mobil = z
  .string(saknas('mobil'))
  .transform((text) => text.replace(/[\s-]/g, '').replace(/^00/, '+').replace(/^0/, '+46'))
  .pipe(
    z.string().regex(/^\+[1-9][0-9]{7,14}$/, '--mobil ska vara ett mobilnummer, till exempel 070-174 06 05'),
  );

const personnummerArg = (idag: Dag, krav: Nummerkrav) =>
  z.string(saknas('personnummer')).transform((text, ctx) => {
    const parsed = parsePersonnummer(text, idag, krav);
    if (parsed.ok) return parsed.value;
    ctx.addIssue({ code: 'custom', message: `--personnummer: ${personnummerText[parsed.error]}` });
    return z.NEVER;
  });

const roll = z.enum(behorighetsroller, {
  error: `--roll ska vara någon av ${behorighetsroller.join(', ')}`,
});
const namnlista = z.array(z.string().transform(normaliserad)).default([]);

/** The options of `skapa`, to an account. */
export const skapaArg = (idag: Dag, krav: Nummerkrav) =>
  z
    .object({
      personnummer: personnummerArg(idag, krav),
      fornamn: rad('fornamn'),
      efternamn: rad('efternamn'),
      epost: rad('epost', 254).pipe(
        z.string().regex(/^[^@\s]+@[^@\s]+$/, '--epost ska vara en e-postadress'),
      ),
      mobil,
      arbetsgivare: rad('arbetsgivare'),
      organisationstyp: z.string().nullable().default(null),
      forsakringskassan: z.boolean().default(false),
      roll: z.array(roll, saknas('roll')).min(1, saknas('roll')),
      insats: namnlista,
      samverkansorganisation: namnlista,
    })
    .transform(
      ({ roll: roller, insats: insatser, samverkansorganisation: samverkansorganisationer, ...person }) => ({
        ...person,
        roller,
        insatser,
        samverkansorganisationer,
      }),
    );

/** The option of `aktivera` and `avsluta`. */
export const personArg = (idag: Dag, krav: Nummerkrav) =>
  z.object({ personnummer: personnummerArg(idag, krav) });
