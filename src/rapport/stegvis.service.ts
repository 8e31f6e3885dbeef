import { setImmediate } from 'node:timers/promises';
import { Overtid } from '../shared/errors.ts';
import type { Stegvis } from './stegvis.rules.ts';

/** Milliseconds before others are let in, and before it is broken off. */
interface Tider {
  readonly tur: number;
  readonly langst: number;
}
const tider: Tider = { tur: 2, langst: 45_000 };

let kon: Promise<void> = Promise.resolve();
/** Waits for a turn. There is one between each round of serving others, however many wait for theirs. */
const minTur = (): Promise<void> => {
  kon = kon.then(() => setImmediate());
  return kon;
};

/**
 * Does all the steps, and lets others be served meanwhile.
 * @throws Overtid when it takes too long; what the steps have remembered is not done again the next time
 */
export const iSteg = async <T>(steg: Stegvis<T>, { tur, langst }: Tider = tider): Promise<T> => {
  const start = performance.now();
  for (let borjan = start; ;) {
    const { done, value } = steg.next();
    if (done === true) return value;
    if (performance.now() - start > langst) throw new Overtid();
    if (performance.now() - borjan < tur) continue;
    await minTur();
    borjan = performance.now();
  }
};
