import { setTimeout as pause } from 'node:timers/promises';
import { dataOf, startServer, type Cluster } from './cluster.ts';
import { readPostmaster } from './postmaster.ts';
import { isPostgres } from './process.ts';

const lookEveryMs = 250;

const runs = (cluster: Cluster): boolean => {
  const postmaster = readPostmaster(dataOf(cluster));
  return postmaster !== null && isPostgres(postmaster.pid);
};

/**
 * Starts the server again on the same port when it has died under us: killed, out of memory. What had been committed is
 * there again when it answers; the application meanwhile says 503 and reconnects by itself.
 * @param say told once that it died and once that it is back
 * @returns ends the watch, after a start that is under way
 */
export const watchServer = (
  cluster: Cluster,
  port: number,
  say: (line: string) => void,
): (() => Promise<void>) => {
  const ending = new AbortController();
  const { signal } = ending;
  const rest = (ms: number) => pause(ms, undefined, { signal, ref: false }).catch(() => undefined);

  const revive = async () => {
    say('Databasen har stannat. Startar den igen …');
    // A server that was killed may leave children that hold its memory for a moment; a full disk may take longer.
    while (!signal.aborted && (await startServer(cluster, port)) !== null) await rest(500);
    if (!signal.aborted) say('Databasen är igång igen.');
  };
  const watch = async () => {
    while (!signal.aborted) {
      if (!runs(cluster)) await revive();
      await rest(lookEveryMs);
    }
  };
  const watching = watch();
  return () => {
    ending.abort();
    return watching;
  };
};
