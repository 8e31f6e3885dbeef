import { Writable } from 'node:stream';
import { pino } from 'pino';
import type { Hus } from '../../src/hus.ts';

/** A log that notes everything, and what has been written in it. */
export const loggstrom = (): { readonly log: Hus['log']; readonly text: () => string } => {
  let bytes = '';
  const strom = new Writable({
    write: (del: Buffer, _kodning, klar) => {
      bytes += del.toString();
      klar();
    },
  });
  return { log: pino({ level: 'trace' }, strom), text: () => bytes };
};
