import type { Writable } from 'node:stream';

/** Somewhere to write lines. */
export interface Rader {
  write(text: string): void;
}

/** What a reader that has stopped reading may leave lying, in bytes. */
const hogstVantande = 8_000_000;

/**
 * Lines to standard output or standard error that neither wait nor break: when the reader is gone they are dropped, when it has
 * stopped reading they wait until there are too many, and then the log says how many it lost.
 * The library of the log has a way of its own, which stands still with a reader that stands still, and ends the program when it leaves.
 */
export const rader = (stream: Writable, hogst = hogstVantande): Rader => {
  let tappade = 0;
  // Unheard it would end the program.
  stream.on('error', () => undefined);
  const skriv = (text: string) => void stream.write(text);
  return {
    write: (text) => {
      if (stream.writableLength > hogst) {
        tappade += 1;
        return;
      }
      if (tappade > 0)
        skriv(
          `${JSON.stringify({ level: 40, time: new Date().toISOString(), tappade, msg: 'lines lost' })}\n`,
        );
      tappade = 0;
      skriv(text);
    },
  };
};
