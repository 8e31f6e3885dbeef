import type { Dag } from '../shared/datum.ts';

export type Deltagarregistrering = 'personuppgifter_anonym' | 'endast_antal';

/** An insats as the registering pages know it. `startdatum` is the later of its own and its organisation's, `slutdatum` the earlier. */
export interface Insats {
  readonly id: string;
  readonly namn: string;
  readonly samverkansorganisation: string;
  readonly preciseradInriktning: string;
  readonly deltagarregistrering: Deltagarregistrering;
  readonly startdatum: Dag;
  readonly slutdatum: Dag | null;
}

/** Whether someone may start on a day. */
export const kanStartaDen = ({ startdatum, slutdatum }: Insats, dag: Dag): boolean =>
  startdatum <= dag && (slutdatum === null || dag <= slutdatum);
