import { createHash } from 'node:crypto';
import type { Lagen } from './punkt.rules.ts';
import type { Minne } from './smatal.rules.ts';

/** What is decided of one family for one year is some kilobytes. */
const hogst = 20_000;

/**
 * What may be shown takes longer to decide than the numbers to count, and nearly all of it is the same from report to report. The key
 * is a digest of everything it is decided from, so it can never be out of date. Held in the process; the oldest goes first.
 */
export const skapaMinne = (): Minne => {
  const allt = new Map<string, readonly Lagen[]>();
  const digest = (nyckel: string) => createHash('sha256').update(nyckel).digest('base64');
  return {
    get: (nyckel) => allt.get(digest(nyckel)),
    set: (nyckel, lagen) => {
      const [aldst] = allt.keys();
      if (allt.size >= hogst && aldst !== undefined) allt.delete(aldst);
      allt.set(digest(nyckel), lagen);
    },
  };
};

export const minne = skapaMinne();
