import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestProject } from 'vitest/node';
import { ensureDatabase, ensureLogin } from '../../src/db/bootstrap.ts';
import { embeddedUrl, startEmbedded, type Embedded } from '../../src/db/embedded.ts';
import { migrate } from '../../src/db/migrate.ts';
import { readPostmaster } from '../../src/db/postmaster.ts';
import { isAlive } from '../../src/db/process.ts';

const prefix = 'sus-test-';
/** Every test database is a copy of this one. */
const mall = 'sus_mall';

// The data is thrown away: what is lost in a power cut does not matter here, and the tests are quicker.
const careless = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=200'];

declare module 'vitest' {
  interface ProvidedContext {
    /** The cluster of this test run; see databas.ts. */
    kluster: { port: number; password: string; appPassword: string; mall: string };
  }
}

/** One PostgreSQL for the whole run, with a migrated database to copy. */
const setup = async (project: TestProject): Promise<() => Promise<void>> => {
  clearLeftovers();
  const folder = mkdtempSync(join(tmpdir(), `${prefix}${process.pid}-`));
  chmodSync(folder, 0o711);
  const server = await startEmbedded(folder, careless);
  const stop = async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  await prepare(server).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  const { port, password, appPassword } = server;
  project.provide('kluster', { port, password, appPassword, mall });
  return stop;
};

const prepare = async (server: Embedded) => {
  await ensureDatabase(embeddedUrl(server, 'postgres', 'postgres'), mall);
  const adminUrl = embeddedUrl(server, 'postgres', mall);
  await migrate(adminUrl);
  await ensureLogin(adminUrl, 'sus_inloggad', server.appPassword);
};

// A test run that was killed leaves its server behind; its folder carries the pid of that run.
const clearLeftovers = () => {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(prefix))) {
    if (isAlive(Number(name.slice(prefix.length).split('-')[0]))) continue;
    const folder = join(tmpdir(), name);
    const postmaster = readPostmaster(join(folder, 'postgres', 'data'));
    if (postmaster !== null && isAlive(postmaster.pid)) process.kill(postmaster.pid, 'SIGQUIT');
    rmSync(folder, { recursive: true, force: true });
  }
};

export default setup;
