import { dagarMellan, manaderFore, type Dag } from '../shared/datum.ts';
import type { Insats } from './insats.rules.ts';
import type { Inriktning } from './kategorisering.rules.ts';

/** How an insats stands: numbers of deltaganden with personuppgifter, voided ones apart. */
export interface Lage {
  readonly oppna: number;
  /** Started and ended this calendar year. */
  readonly paborjade: number;
  readonly avslutade: number;
  /** Open longer than 12 months, and the startdag of the oldest of them. */
  readonly oppnaLange: number;
  readonly aldsta: Dag | null;
  /** Open though the insats has ended. */
  readonly efterSlut: number;
  /** Those that may only be stored (GDPR art. 18), in none of the other numbers. */
  readonly begransade: number;
  /** The latest month that was gone through, as its first day, and when that was done; null when none has been. */
  readonly genomgangenManad: Dag | null;
  readonly genomgangenAt: Date | null;
}

export interface Insatslage extends Insats, Lage {
  readonly samverkansorganisationId: string;
}

/** What the page of an insats tells everyone: no numbers about deltagare. */
export interface Insatsinfo extends Insats {
  readonly samverkansorganisationId: string;
  readonly beskrivning: string | null;
  readonly inriktning: Inriktning;
  readonly malgrupper: readonly string[];
  /** Names of those who hold the uppdrag today. */
  readonly deltagaransvariga: readonly string[];
}

/** Anonymous deltagare of one calendar year. */
export interface AnonymaAntal {
  readonly kvinnor: number;
  readonly man: number;
}

/** Open longer than 12 months is open since before this day. */
export const langeGrans = (idag: Dag): Dag => manaderFore(idag, 12);

/** The same in days, as the list of deltagare asks for it. */
export const langeDagar = (idag: Dag): number => dagarMellan(langeGrans(idag), idag);

/** The list of those who have been open for too long. */
export const oppnaLangeUrval = (idag: Dag) => ({ visa: 'oppna', dagar: String(langeDagar(idag)) });

export const harSlutat = ({ slutdatum }: Pick<Insats, 'slutdatum'>, idag: Dag): boolean =>
  slutdatum !== null && slutdatum < idag;
export const harBorjat = ({ startdatum }: Pick<Insats, 'startdatum'>, idag: Dag): boolean =>
  startdatum <= idag;
export const tarDeltagare = ({ deltagarregistrering }: Pick<Insats, 'deltagarregistrering'>): boolean =>
  deltagarregistrering === 'personuppgifter_anonym';
