import type { Dag } from '../shared/datum.ts';
import type { Samverkansform } from './organisation.rules.ts';

export const visaval = ['alla', 'pagaende', 'kommande', 'avslutade'] as const;
export type Visa = (typeof visaval)[number];

/** Which samverkansorganisationer are sought; empty texts leave a field out. */
export interface Sokning {
  /** As typed, with `*`. */
  readonly namn: string;
  /** Code of a län. */
  readonly lan: string;
  readonly visa: Visa;
  /** From 1; one past the last shows the last. */
  readonly sida: number;
}

/** A row of a list of organisations. */
export interface Organisationsrad {
  readonly id: string;
  readonly namn: string;
  readonly samverkansform: Samverkansform;
  readonly startdatum: Dag;
  readonly slutdatum: Dag | null;
  readonly lan: readonly string[];
}
