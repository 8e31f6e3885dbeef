import { z } from 'zod';
import { bestallbaraRoller } from '../behorighet/behorighet.rules.ts';
import type { Dag } from '../shared/datum.ts';
import { parsePersonnummer, personnummerText, type Nummerkrav } from '../shared/personnummer.ts';
import { hasForbjudnaTecken, normaliserad } from '../shared/text.ts';
import { isEpost, lasMobil } from './anvandare.rules.ts';

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

const mobil = z.string(saknas('mobil')).transform((text, ctx) => {
  const last = lasMobil(text);
  if (last !== null) return last;
  ctx.addIssue({
    code: 'custom',
    message: '--mobil ska vara ett mobilnummer, till exempel 070-174 06 05',
  });
  return z.NEVER;
});

const personnummerArg = (idag: Dag, krav: Nummerkrav) =>
  z.string(saknas('personnummer')).transform((text, ctx) => {
    const parsed = parsePersonnummer(text, idag, krav);
    if (parsed.ok) return parsed.value;
    ctx.addIssue({ code: 'custom', message: `--personnummer: ${personnummerText[parsed.error]}` });
    return z.NEVER;
  });

const roll = z.enum(bestallbaraRoller, {
  error: `--roll ska vara någon av ${bestallbaraRoller.join(', ')}`,
});
const namnlista = z.array(z.string().transform(normaliserad)).default([]);

/** The options of `skapa`, to an account. */
export const skapaArg = (idag: Dag, krav: Nummerkrav) =>
  z
    .object({
      personnummer: personnummerArg(idag, krav),
      fornamn: rad('fornamn'),
      efternamn: rad('efternamn'),
      epost: rad('epost', 254).pipe(z.string().refine(isEpost, '--epost ska vara en e-postadress')),
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
