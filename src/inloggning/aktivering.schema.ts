import { z } from 'zod';
import type { Dag } from '../shared/datum.ts';
import type { Nummerkrav } from '../shared/personnummer.ts';
import { personnummerFor } from './inloggning.schema.ts';
import { lika, nyttLosenord, olika } from './losenord.schema.ts';

/** The code as typed in capitals, without the hyphens and blanks it is shown with. */
const aktiveringskod = z
  .string('Skriv aktiveringskoden')
  .transform((typed) => typed.toUpperCase().replace(/[\s-]/g, ''))
  .pipe(
    z.string().min(1, 'Skriv aktiveringskoden').max(100, 'Kontrollera aktiveringskoden. Den har 16 tecken.'),
  );

export const aktiveraForm = (idag: Dag, krav: Nummerkrav) =>
  z
    .object({ personnummer: personnummerFor(idag, krav), aktiveringskod, ...nyttLosenord })
    .refine(lika, olika);
