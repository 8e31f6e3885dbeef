import {
  closeSync,
  existsSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Driftfel } from '../shared/driftfel.ts';
import { type Binaries } from './binaries.ts';
import { withClient } from './client.ts';
import { readPostmaster, releaseStalePostmaster } from './postmaster.ts';
import { isAlive, isPostgres } from './process.ts';
import { runToEnd, spawnAs, type RunAs } from './runas.ts';

/** One data folder of PostgreSQL and how its server is run. */
export interface Cluster {
  /** Holds data/ and server.log; owned by the user PostgreSQL runs as. */
  readonly home: string;
  readonly password: string;
  readonly binaries: Binaries;
  readonly runAs: RunAs;
  /** Server settings, `name=value`. */
  readonly settings: readonly string[];
}

// Nothing from outside: PGDATA, PGOPTIONS, LC_* and the like would change what the server does.
const env = { PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin', LC_ALL: 'C' };

export const dataOf = ({ home }: Cluster): string => join(home, 'data');
export const adminUrl = (password: string, port: number, database = 'postgres'): string =>
  `postgres://postgres:${password}@127.0.0.1:${port}/${database}`;

/** Makes the data folder if there is none: UTF-8, checksums, passwords. Half-made folders of a killed start are redone. */
export const initialise = (cluster: Cluster): void => {
  if (existsSync(join(dataOf(cluster), 'PG_VERSION'))) return;
  const fresh = join(cluster.home, 'data.ny');
  const passwordFile = join(cluster.home, 'losen.ny');
  writeFileSync(passwordFile, `${cluster.password}\n`, { mode: 0o644 });
  const attempt = (locale: string) => {
    rmSync(fresh, { recursive: true, force: true });
    const flags = ['--encoding=UTF8', `--locale=${locale}`, '--data-checksums', '--auth=scram-sha-256'];
    const who = ['--username=postgres', `--pwfile=${passwordFile}`, `--pgdata=${fresh}`];
    return runToEnd(cluster.runAs, [cluster.binaries.initdb, ...flags, ...who], env);
  };
  // C.UTF-8 is missing on macOS and old systems. Sorting in Swedish is asked for by name (ICU), never by this locale.
  const failure = attempt('C.UTF-8') && attempt('C');
  rmSync(passwordFile, { force: true });
  if (failure) throw new Driftfel(`Databasen gick inte att skapa i ${cluster.home}:\n${failure}`);
  renameSync(fresh, dataOf(cluster));
};

/**
 * Starts the server as a process of its own, that outlives us if we are killed, and waits until it answers.
 * @returns null, or what the server wrote when it gave up
 */
export const startServer = async (cluster: Cluster, port: number): Promise<string | null> => {
  releaseStalePostmaster(dataOf(cluster));
  const logFile = join(cluster.home, 'server.log');
  const log = openSync(logFile, 'w', 0o600);
  const settings = [`port=${port}`, ...cluster.settings].flatMap((setting) => ['-c', setting]);
  const child = spawnAs(cluster.runAs, [cluster.binaries.postgres, '-D', dataOf(cluster), ...settings], {
    cwd: '/',
    env,
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  const ended: { log?: string } = {};
  child.once('error', (error) => (ended.log = String(error)));
  child.once('exit', () => (ended.log = readFileSync(logFile, 'utf8')));
  child.unref();
  // Recovery after a crash can take minutes on a slow disk; a server that gives up exits, and that is noticed at once.
  while (ended.log === undefined && !(await isOurs(cluster, port))) await pause(30);
  child.removeAllListeners();
  return ended.log ?? null;
};

/** Whether the server on `port` lets us in and serves just this data folder. */
export const isOurs = async (cluster: Cluster, port: number): Promise<boolean> => {
  try {
    return await withClient(adminUrl(cluster.password, port), async (client) => {
      const { rows } = await client.query<{ folder: string }>(
        "select current_setting('data_directory') as folder",
      );
      return realpathSync(rows[0]?.folder ?? '/') === realpathSync(dataOf(cluster));
    });
  } catch {
    return false;
  }
};

/** Stops the server if it runs: open transactions are rolled back, committed ones are written out. */
export const stopServer = async (cluster: Cluster): Promise<void> => {
  const postmaster = readPostmaster(dataOf(cluster));
  if (postmaster === null || !isPostgres(postmaster.pid)) return;
  process.kill(postmaster.pid, 'SIGINT');
  while (isAlive(postmaster.pid)) await pause(20);
};
