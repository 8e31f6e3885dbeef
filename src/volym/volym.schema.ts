import { z } from 'zod';
import { text } from '../web/form.ts';
import { antalAv, flestAntal, type Antalshinder, type Volymuppgift } from './volym.rules.ts';

/** "Välj ett år från 2020 till 2026", for a list of years with the latest first. */
const arText = (valbara: readonly number[]): string => {
  const [sista, forsta] = [valbara[0], valbara.at(-1)];
  if (sista === undefined || forsta === undefined) return 'Vänta tills insatsen har börjat';
  return forsta === sista
    ? `Välj ${String(sista)}`
    : `Välj ett år från ${String(forsta)} till ${String(sista)}`;
};

const heltal = (vad: string) => {
  const fel = `Skriv ${vad} som ett helt tal med bara siffror`;
  return text(20, fel)
    .default('')
    .transform((value) => value.replace(/\s/g, ''))
    .refine((value) => /^[0-9]{0,6}$/.test(value), fel)
    .transform((value) => (value === '' ? null : Number(value)));
};

const hindertext: Record<Antalshinder, readonly [falt: string, text: string]> = {
  inget_antal: ['antal', 'Skriv antal deltagare, eller både kvinnor och män'],
  bara_kvinnor: ['man', 'Skriv även antal män, 0 om det inte var någon'],
  bara_man: ['kvinnor', 'Skriv även antal kvinnor, 0 om det inte var någon'],
  fel_summa: [
    'antal',
    'Kvinnor och män blir inte lika många som antalet. Rätta något av talen, eller töm antalet.',
  ],
  noll: ['antal', 'Skriv minst 1 deltagare'],
  for_manga: ['antal', `Skriv högst ${String(flestAntal)} deltagare`],
};

/** "Registrera antal deltagare": a total, or women and men. `valbara` are the years, latest first. */
export const volymForm = (valbara: readonly number[]) =>
  z
    .object({
      ar: z
        .string(arText(valbara))
        .refine((value) => valbara.some((ar) => String(ar) === value), arText(valbara))
        .transform(Number),
      antal: heltal('antalet'),
      kvinnor: heltal('antal kvinnor'),
      man: heltal('antal män'),
      anteckning: text(200)
        .default('')
        .transform((value) => (value === '' ? null : value)),
    })
    .transform(({ ar, anteckning, ...skrivet }, ctx): Volymuppgift => {
      const antal = antalAv(skrivet);
      if (antal.ok) return { ar, anteckning, ...antal.value };
      const [falt, message] = hindertext[antal.error];
      ctx.addIssue({ code: 'custom', message, path: [falt] });
      return z.NEVER;
    });
