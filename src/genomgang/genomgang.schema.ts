import { z } from 'zod';

/** The month that the page was opened for. What is no month is another month than the present: the rule says so. */
export const genomgangForm = z.object({ manad: z.string().max(20).default('') });
