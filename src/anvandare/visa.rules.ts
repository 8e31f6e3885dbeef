import type { Behorighetsroll } from '../behorighet/behorighet.rules.ts';
import type { Dag } from '../shared/datum.ts';
import type { Namnsokning } from './namnsokning.rules.ts';

/** The two ways of "Visa användare". */
export const visaval = ['uppdrag', 'anvandare'] as const;
export type Visa = (typeof visaval)[number];

export const visaText: Record<Visa, string> = {
  uppdrag: 'Uppdrag i samverkansorganisation',
  anvandare: 'En organisations alla användare',
};

/** What the address of the page asks for. `sokt` is false until somebody has asked for anything. */
export interface Visaval extends Namnsokning {
  readonly visa: Visa;
  readonly samverkansorganisationId: string | null;
  readonly sokt: boolean;
  /** From 1; one past the last shows the last. */
  readonly sida: number;
}

/** An uppdrag of a user. `insats` is null when it is for the whole organisation. */
export interface Uppdragspost {
  readonly roll: Behorighetsroll;
  readonly samverkansorganisation: string;
  readonly insats: string | null;
  readonly fran: Dag;
  readonly till: Dag | null;
}

/** A user as every role may see them: no personnummer, no mobile number. */
export interface Anvandarrad {
  readonly id: string;
  readonly namn: string;
  readonly epost: string;
  readonly arbetsgivare: string;
  readonly roller: readonly Behorighetsroll[];
  readonly uppdrag: readonly Uppdragspost[];
}

/** One page of what was found. */
export interface Anvandarlista {
  readonly rader: readonly Anvandarrad[];
  readonly traffar: number;
  readonly sida: number;
}

/** Whether there is enough to look for: an organisation, or a search that has been made. */
export const kanVisas = ({ visa, samverkansorganisationId, sokt }: Visaval): boolean =>
  visa === 'uppdrag' ? samverkansorganisationId !== null : sokt;
