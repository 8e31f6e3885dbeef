import { setImmediate } from 'node:timers/promises';
import type { Stegvis } from './stegvis.rules.ts';

/** Milliseconds before others are let in. */
const tur = 20;

/** Does all the steps, and lets others be served meanwhile. */
export const iSteg = async <T>(steg: Stegvis<T>): Promise<T> => {
  for (let borjan = performance.now(); ;) {
    const { done, value } = steg.next();
    if (done === true) return value;
    if (performance.now() - borjan < tur) continue;
    await setImmediate();
    borjan = performance.now();
  }
};
