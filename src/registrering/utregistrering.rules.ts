import type { Deltagande, Matning } from '../deltagande/deltagande.rules.ts';
import type { Dag } from '../shared/datum.ts';
import { plattMatning } from './matning.rules.ts';

/** What is registered at the end of a deltagande. No answers after reasons that ask none (Avliden). */
export interface Utregistrering {
  readonly avslutningsdag: Dag;
  readonly avslutsanledningKod: string;
  readonly utmatning: Matning | null;
}

export type Uthinder = 'slut_fore_start' | 'slut_i_framtiden' | 'overlappar' | 'inget_andrat';

/** The end against the start and today. */
export const provaSlut = (avslutningsdag: Dag, startdag: Dag, idag: Dag): Uthinder | null => {
  if (avslutningsdag < startdag) return 'slut_fore_start';
  return avslutningsdag > idag ? 'slut_i_framtiden' : null;
};

/** What an end consists of, as flat codes: what a correction is compared by. */
export const plattUtregistrering = (u: Utregistrering): Record<string, string> => ({
  avslutningsdag: u.avslutningsdag,
  avslutsanledning: u.avslutsanledningKod,
  ...plattMatning(u.utmatning),
});

/** What is stored of the end; null while the deltagande is open. */
export const utregistreringAv = (d: Deltagande): Utregistrering | null =>
  d.avslutningsdag === null || d.avslutsanledningKod === null
    ? null
    : {
        avslutningsdag: d.avslutningsdag,
        avslutsanledningKod: d.avslutsanledningKod,
        utmatning: d.utmatning,
      };
