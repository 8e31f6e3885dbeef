import { createHash } from 'node:crypto';
import type { Lagen } from './punkt.rules.ts';
import type { Minne } from './smatal.rules.ts';

/** So many families and years are remembered; what is decided of one is some kilobytes. */
const hogst = 20_000;
const allt = new Map<string, readonly Lagen[]>();

/**
 * What may be shown takes longer to decide than the numbers to count, and nearly all of it is the same from report to report. The key
 * is a digest of everything it is decided from, so it can never be out of date. Held in the process; the oldest goes first.
 */
export const minne: Minne = function* (underlag, avgora) {
  const nyckel = createHash('sha256').update(underlag).digest('base64');
  const avgjort = allt.get(nyckel);
  if (avgjort !== undefined) return avgjort;
  const lagen = yield* avgora();
  const [aldst] = allt.keys();
  if (allt.size >= hogst && aldst !== undefined) allt.delete(aldst);
  allt.set(nyckel, lagen);
  return lagen;
};
