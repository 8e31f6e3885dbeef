import { artal, type Dag } from '../shared/datum.ts';
import type { Insats } from './insats.rules.ts';
import { harBorjat, harSlutat, tarDeltagare } from './lage.rules.ts';

/** An insats as its insatsansvarig looks after it. */
export interface Insatsoversikt extends Insats {
  readonly samverkansorganisationId: string;
  /** How many are deltagaransvariga today. */
  readonly deltagaransvariga: number;
  /** Whether it has a budget for this year. */
  readonly budgetIAr: boolean;
  /** Lines of last year's budget without utfall. */
  readonly utanUtfall: number;
}

export type Brist = 'deltagaransvarig' | 'budget' | 'utfall';

const pagarIAr = ({ startdatum, slutdatum }: Insats, idag: Dag): boolean =>
  artal(startdatum) <= artal(idag) && (slutdatum === null || artal(slutdatum) >= artal(idag));

const utanAnsvarig = (insats: Insatsoversikt, idag: Dag): boolean =>
  tarDeltagare(insats) && !harSlutat(insats, idag) && insats.deltagaransvariga === 0;

/** What needs attention in an insats: nobody who registers, no budget for the year it goes on in, no utfall for the year before. */
export const bristerI = (insats: Insatsoversikt, idag: Dag): readonly Brist[] => [
  ...(utanAnsvarig(insats, idag) ? (['deltagaransvarig'] as const) : []),
  ...(pagarIAr(insats, idag) && !insats.budgetIAr ? (['budget'] as const) : []),
  ...(insats.utanUtfall > 0 ? (['utfall'] as const) : []),
];

/** "Pågår", or when it begins or has ended. */
export type Skede = 'pagar' | 'kommande' | 'avslutad';
/** Where an insats stands on a day. */
export const skedeFor = (insats: Insats, idag: Dag): Skede => {
  if (!harBorjat(insats, idag)) return 'kommande';
  return harSlutat(insats, idag) ? 'avslutad' : 'pagar';
};
