import type { Dag } from '../shared/datum.ts';
import type { Deltagarregistrering } from './insats.rules.ts';
import type { Inriktning } from './kategorisering.rules.ts';

export const visaval = ['alla', 'pagaende', 'kommande', 'avslutade'] as const;
export type Visa = (typeof visaval)[number];

export const sorteringar = [
  'namn',
  'samverkansorganisation',
  'inriktning',
  'startdatum',
  '-startdatum',
] as const;
export type Sortering = (typeof sorteringar)[number];

/** Which insatser are sought; null asks for nothing in particular. */
export interface Urval {
  /** As typed, with `*`. */
  readonly namn: string;
  readonly samverkansorganisationId: string | null;
  readonly inriktning: Inriktning | null;
  readonly malgruppKod: string | null;
  readonly visa: Visa;
}

export interface Sokval extends Urval {
  readonly sortera: Sortering;
  /** From 1; one past the last shows the last. */
  readonly sida: number;
}

/** A row of the list. The dates are those that count: the organisation's where they are narrower. */
export interface Sokrad {
  readonly id: string;
  readonly namn: string;
  readonly samverkansorganisation: string;
  readonly inriktning: Inriktning;
  readonly preciseradInriktning: string;
  readonly deltagarregistrering: Deltagarregistrering;
  readonly malgrupper: string;
  readonly startdatum: Dag;
  readonly slutdatum: Dag | null;
}
