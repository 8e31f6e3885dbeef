import { minst } from '../rapport/doljning.rules.ts';
import { antal } from '../shared/text.ts';

/** What was proposed, what was taken, and what was passed over for which reason: numbers of deltaganden. */
export const utfallen = ['foreslaget', 'gallrat', 'begransat', 'andrat', 'ofryst'] as const;
export type Utfall = (typeof utfallen)[number];

/** A number of deltaganden in a place. */
export interface Platsantal {
  readonly namn: string;
  readonly antal: number;
}

/** How many deltaganden of a förbund have the same outcome; `foreslaget` is what is taken. */
export interface Forbundsantal extends Platsantal {
  readonly utfall: Utfall;
}

const summan = (rader: readonly Platsantal[]): number => rader.reduce((s, rad) => s + rad.antal, 0);

/**
 * The numbers of each förbund, those under five together with others, so that none can be found from the sum of all: whoever looks is no
 * deltagaransvarig. Empty when all of them are too few together, or would be one row.
 * @param rader in the order to show
 */
export const utanSmaTal = (rader: readonly Platsantal[]): readonly Platsantal[] => {
  const ihop = rader.filter((rad) => rad.antal < minst);
  const kvar = rader.filter((rad) => rad.antal >= minst).sort((a, b) => b.antal - a.antal);
  while (ihop.length > 0 && kvar.length > 0 && (ihop.length < 2 || summan(ihop) < minst))
    ihop.push(...kvar.splice(-1));
  if (ihop.length === 0) return rader;
  if (kvar.length === 0) return [];
  const visas = rader.filter((rad) => kvar.includes(rad));
  return [
    ...visas,
    { namn: `${antal(ihop.length, 'annat förbund', 'andra förbund')} tillsammans`, antal: summan(ihop) },
  ];
};
