import type { Insats } from '../insats/insats.rules.ts';
import { dagarMellan, type Dag } from '../shared/datum.ts';

/** An active samtycke. Of the personnummer it holds the birth date alone (ÅÅÅÅMMDD). */
export interface Samtycke {
  readonly deltagandeId: string;
  readonly namn: string;
  readonly fodelsedatum: string;
  readonly startdag: Dag;
  readonly undertecknat: Dag;
  /** Name of the user who registered it. */
  readonly av: string;
}

/** How the insats stands: samtycken in force, those signed too late, withdrawn ones, and anonymous deltagare, who have none. */
export interface Samtyckeslage {
  readonly aktiva: number;
  readonly efterStart: number;
  readonly aterkallade: number;
  readonly anonyma: number;
}

/** One page of the samtycken of an insats. */
export interface Samtyckesregister {
  readonly insats: Insats;
  readonly lage: Samtyckeslage;
  /** Deltaganden that may only be stored: their samtycken are not here. */
  readonly begransade: number;
  readonly rader: readonly Samtycke[];
}

/** Days that somebody was registered without the paper: it is signed before the start (doman 6). 0 when nothing is missing. */
export const dagarForSent = ({
  startdag,
  undertecknat,
}: Pick<Samtycke, 'startdag' | 'undertecknat'>): number => Math.max(0, dagarMellan(startdag, undertecknat));
