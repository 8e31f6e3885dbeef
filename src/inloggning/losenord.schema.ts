import { z } from 'zod';
import { losenordText, provaLosenord } from './losenord.rules.ts';

/** A new password and its repetition: as typed, judged without knowing whose it is. */
export const nyttLosenord = {
  nytt_losenord: z.string('Skriv ett lösenord').superRefine((typed, ctx) => {
    const provat = provaLosenord(typed, []);
    if (!provat.ok) ctx.addIssue({ code: 'custom', message: losenordText[provat.error] });
  }),
  upprepa: z.string('Skriv lösenordet en gång till'),
};

interface Tva {
  readonly nytt_losenord: string;
  readonly upprepa: string;
}
export const lika = ({ nytt_losenord, upprepa }: Tva): boolean => nytt_losenord === upprepa;

const bada = z.object({ nytt_losenord: z.string(), upprepa: z.string() });

/** The fault of a repetition that differs; told also when other fields are wrong. */
export const olika = {
  path: ['upprepa'],
  error: 'Skriv samma lösenord i båda fälten',
  when: ({ value }: { value: unknown }) => bada.safeParse(value).success,
};

export const bytForm = z
  .object({
    losenord: z.string('Skriv ditt nuvarande lösenord').min(1, 'Skriv ditt nuvarande lösenord'),
    ...nyttLosenord,
    overallt: z
      .literal('ja')
      .optional()
      .transform((kryss) => kryss === 'ja'),
  })
  .refine(lika, olika);
