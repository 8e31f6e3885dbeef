import type { Klocka } from '../shared/datum.ts';
import type { Demobrev, Demobrevlada } from './epost.rules.ts';

/** How many letters the box keeps. */
const plats = 50;

/** Sends nothing: keeps the letters in memory for the demo's page. */
export const demobrevlada = (clock: Klocka): Demobrevlada => {
  const brev: Demobrev[] = [];
  return {
    skicka: (ett) => {
      brev.unshift({ ...ett, at: clock() });
      brev.splice(plats);
      return Promise.resolve('skickat');
    },
    senaste: () => [...brev],
  };
};
