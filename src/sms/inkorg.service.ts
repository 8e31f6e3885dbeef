import type { Klocka } from '../shared/datum.ts';
import type { Demoinkorg, Demosms } from './sms.rules.ts';

/** How many messages the inbox keeps. */
const plats = 50;

/** Sends nothing: keeps the messages in memory for the demo's inbox page. */
export const demoinkorg = (clock: Klocka): Demoinkorg => {
  const inkorg: Demosms[] = [];
  const lagg = (mobil: string, text: string) => {
    inkorg.unshift({ mobil, text, at: clock() });
    inkorg.splice(plats);
  };
  return {
    skicka: (mobil, text) => {
      lagg(mobil, text);
      return Promise.resolve(true);
    },
    lamna: (mobil, text) => {
      lagg(mobil, text);
      return Promise.resolve('skickat');
    },
    senaste: () => [...inkorg],
  };
};
