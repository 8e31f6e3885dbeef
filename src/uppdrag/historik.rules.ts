import type { Behorighetsroll } from '../behorighet/behorighet.rules.ts';
import type { Dag } from '../shared/datum.ts';

/** Where the history is about: its name, and the organisation that it is or belongs to. */
export interface Historikplats {
  readonly id: string;
  readonly namn: string;
  readonly samverkansorganisation: string | null;
}

/** An uppdrag, now or before. `insats` is null for one in the whole organisation; a `…Av` is null when no user did it. */
export interface Uppdragsrad {
  readonly namn: string;
  readonly arbetsgivare: string;
  readonly roll: Behorighetsroll;
  readonly insats: string | null;
  readonly fran: Dag;
  readonly till: Dag | null;
  readonly tilldelatAv: string | null;
  readonly tilldelatAt: Date;
  readonly avslutatAv: string | null;
  readonly avslutatAt: Date | null;
}

export type Uppdragslage = 'pagar' | 'kommer' | 'slut';

/** Whether the uppdrag counts today. */
export const lageAv = ({ fran, till, avslutatAt }: Uppdragsrad, idag: Dag): Uppdragslage => {
  if (avslutatAt !== null || (till !== null && till < idag)) return 'slut';
  return fran > idag ? 'kommer' : 'pagar';
};
