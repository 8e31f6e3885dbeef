import type { Insatsnyckel } from './insatser.rules.ts';
import { konton, type Demokonto } from './konton.rules.ts';

/** One of the deltagaransvariga of an insats, in turn by `nummer`: who registers this one. */
export const ansvarigFor = (insats: Insatsnyckel, nummer: number): Demokonto => {
  const ansvariga = konton.filter(({ platser }) => platser.deltagaransvarig.includes(insats));
  const ansvarig = ansvariga[nummer % ansvariga.length];
  if (ansvarig === undefined) throw new Error(`nobody is deltagaransvarig in ${insats}`);
  return ansvarig;
};
