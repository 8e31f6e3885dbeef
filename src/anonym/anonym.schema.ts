import { z } from 'zod';
import { flestIRad, lasRader } from './anonym.rules.ts';

/** Fields where a number is typed, and the kön each stands for. */
export const konFor = { kvinnor: 'kvinna', man: 'man' } as const;
export type Antalsfalt = keyof typeof konFor;

const antalsfalt = (vad: string) => {
  const text = `Skriv ${vad} som ett helt tal, 1–${String(flestIRad)}`;
  return z
    .string(text)
    .trim()
    .regex(/^\d{1,3}$/, text)
    .transform(Number)
    .refine((antal) => antal >= 1, text);
};

/** "Välj ett år från 2020 till 2026." */
export const arText = (valbara: readonly number[]): string => {
  if (valbara.length === 0) return 'Vänta tills insatsen har börjat';
  const [sista, forsta] = [valbara[0], valbara.at(-1)];
  return forsta === sista
    ? `Välj ${String(sista)}`
    : `Välj ett år från ${String(forsta)} till ${String(sista)}`;
};

const arsfalt = (valbara: readonly number[]) =>
  z
    .string(arText(valbara))
    .refine((text) => valbara.some((ar) => String(ar) === text), arText(valbara))
    .transform(Number);

const rader = z
  .string()
  .default('')
  .refine((text) => lasRader(text) !== null, 'Lägg till raderna igen. De gick inte att läsa.')
  .transform((text) => lasRader(text) ?? []);

/** The whole page, whichever button was pressed: rows added before, what stands in the fields, and the button. */
export const anonymForm = z.object({
  rader,
  kvinnor: z.string().default(''),
  man: z.string().default(''),
  gor: z.string().default('spara'),
});
export type Anonymform = z.infer<typeof anonymForm>;

/** A row to add: the year and the number typed in one of the two fields. */
export const kvinnorForm = (valbara: readonly number[]) =>
  z
    .object({ ar: arsfalt(valbara), kvinnor: antalsfalt('antal kvinnor') })
    .transform(({ ar, kvinnor }) => ({ ar, kon: konFor.kvinnor, antal: kvinnor }));
export const manForm = (valbara: readonly number[]) =>
  z
    .object({ ar: arsfalt(valbara), man: antalsfalt('antal män') })
    .transform(({ ar, man }) => ({ ar, kon: konFor.man, antal: man }));

/** A correction: so many of a year and kön away again. */
export const borttagningForm = (valbara: readonly number[]) =>
  z.object({
    ar: arsfalt(valbara),
    kon: z.enum(['kvinna', 'man'], 'Välj kvinnor eller män'),
    antal: antalsfalt('antal att ta bort'),
  });
