import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { Driftfel } from '../shared/driftfel.ts';
import { findBinaries } from './binaries.ts';
import { adminUrl, dataOf, initialise, isOurs, startServer, stopServer, type Cluster } from './cluster.ts';
import { openDataFolder, readOrCreateSecret } from './files.ts';
import { readPostmaster } from './postmaster.ts';
import { findRunAs } from './runas.ts';
import { watchServer } from './watch.ts';

/** A PostgreSQL of our own, on this machine's loopback. */
export interface Embedded {
  readonly port: number;
  /** Password of superuser `postgres`, who only migrates. */
  readonly password: string;
  /** Password of `sus_inloggad`, as whom the application signs in. */
  readonly appPassword: string;
  /** From now on, starts the server again if it dies. `say` is told. */
  readonly watch: (say: (line: string) => void) => void;
  readonly stop: () => Promise<void>;
}

// Nothing that people have typed may reach the server's own log.
const silentLog = [
  'log_error_verbosity=terse',
  'log_statement=none',
  'log_min_error_statement=panic',
  'log_parameter_max_length=0',
  'log_parameter_max_length_on_error=0',
];
const settings = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'timezone=Europe/Stockholm',
  ...silentLog,
];

const secrets = z.object({ losen: z.string(), appLosen: z.string() });

/**
 * Starts PostgreSQL in `folder`, or takes over the server that a killed start left running there.
 * @param folder data folder; made the first time, with passwords of its own in databas.json
 * @param extra further server settings, `name=value`
 * @throws Driftfel that says what to do
 */
export const startEmbedded = async (folder: string, extra: readonly string[] = []): Promise<Embedded> => {
  openDataFolder(folder);
  const home = resolve(folder, 'postgres');
  const { losen, appLosen } = readPasswords(join(folder, 'databas.json'), home);
  const cluster = await openCluster(home, losen, [...settings, ...extra]);
  initialise(cluster);
  const port = (await runningPort(cluster)) ?? (await start(cluster));
  return { port, password: losen, appPassword: appLosen, ...supervision(cluster, port) };
};

const supervision = (cluster: Cluster, port: number): Pick<Embedded, 'watch' | 'stop'> => {
  let unwatch = () => Promise.resolve();
  return {
    watch: (say) => {
      unwatch = watchServer(cluster, port, say);
    },
    stop: async () => {
      await unwatch();
      await stopServer(cluster);
    },
  };
};

const readPasswords = (file: string, home: string): z.infer<typeof secrets> => {
  const fresh = () => randomBytes(24).toString('hex');
  if (!existsSync(file) && existsSync(join(home, 'data'))) {
    throw new Driftfel(
      `Filen ${file} saknas, och utan lösenorden i den går databasen i ${home} inte att öppna. ` +
        `Lägg tillbaka filen. Om uppgifterna inte behövs mer: ta bort mappen ${home} och starta igen.`,
    );
  }
  return readOrCreateSecret(file, secrets, () => ({ losen: fresh(), appLosen: fresh() }));
};

/** Address of a database in the embedded server, as superuser or as the application. */
export const embeddedUrl = (server: Embedded, as: 'postgres' | 'sus_inloggad', database: string): string =>
  as === 'postgres'
    ? adminUrl(server.password, server.port, database)
    : `postgres://sus_inloggad:${server.appPassword}@127.0.0.1:${server.port}/${database}`;

const openCluster = async (home: string, password: string, all: readonly string[]): Promise<Cluster> => {
  mkdirSync(home, { recursive: true, mode: 0o700 });
  const binaries = await findBinaries();
  return { home, password, binaries, runAs: findRunAs(binaries.postgres, home), settings: all };
};

const runningPort = async (cluster: Cluster): Promise<number | null> => {
  const running = readPostmaster(dataOf(cluster));
  return running !== null && (await isOurs(cluster, running.port)) ? running.port : null;
};

// What passes by itself: the port was taken between asking and starting; for a moment after a kill -9 the old server's
// children still hold its memory; the old server is on its way down.
const passing = /Address already in use|could not create any TCP\/IP sockets|shared memory block|lock file/;

const start = async (cluster: Cluster): Promise<number> => {
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort();
    const failure = await startServer(cluster, port);
    if (failure === null) return port;
    if (attempt === 20 || !passing.test(failure)) throw new Driftfel(`PostgreSQL startade inte:\n${failure}`);
    await pause(500);
  }
};

const freePort = (): Promise<number> =>
  new Promise((resolvePort, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolvePort(port));
    });
  });
