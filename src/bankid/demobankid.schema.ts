import { z } from 'zod';
import { utfall } from './simulator.rules.ts';

/** What is to happen, to whom. @param nummer the persons to choose from, by personnummer */
export const demobankidForm = (nummer: readonly string[]) =>
  z.object({
    person: z.string('Välj en person').refine((vald) => nummer.includes(vald), 'Välj en person'),
    utfall: z.enum(utfall, 'Välj vad som ska hända'),
    order: z.string().max(100).default(''),
  });
