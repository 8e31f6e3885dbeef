import type { Klocka } from '../shared/datum.ts';
import type { Demoinkorg, Demosms } from './sms.rules.ts';

/** How many messages the inbox keeps. */
const plats = 50;

/** Sends nothing: keeps the messages in memory for the demo's inbox page. */
export const demoinkorg = (clock: Klocka): Demoinkorg => {
  const inkorg: Demosms[] = [];
  return {
    skicka: (mobil, text) => {
      inkorg.unshift({ mobil, text, at: clock() });
      inkorg.splice(plats);
      return Promise.resolve(true);
    },
    senaste: () => [...inkorg],
  };
};
