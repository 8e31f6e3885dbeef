import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import type { DatabaseConfig } from '../config.ts';
import { Driftfel } from '../shared/driftfel.ts';
import { ensureDatabase } from './bootstrap.ts';
import { embeddedUrl, startEmbedded } from './embedded.ts';
import { openDataFolder } from './files.ts';
import { lockDataFolder } from './lock.ts';
import { readPostmaster } from './postmaster.ts';
import { isPostgres } from './process.ts';

type Work<T> = (adminUrl: string) => Promise<T>;

/**
 * Lets a command of the terminal reach the database as its administrator: at DATABASE_ADMIN_URL, else in the embedded
 * server, which is started for the purpose and stopped again, unless SUS is running and uses it.
 * @throws Driftfel when there is no database
 */
export const withAdminDatabase = <T>(config: DatabaseConfig, work: Work<T>): Promise<T> => {
  const given = config.databaseAdminUrl ?? config.databaseUrl;
  return given === null ? inEmbedded(config.susData, work) : work(given);
};

const inEmbedded = async <T>(folder: string, work: Work<T>): Promise<T> => {
  if (!existsSync(join(folder, 'databas.json'))) {
    throw new Driftfel(
      `Det finns ingen databas i ${folder}. Starta SUS en gång först, eller ange DATABASE_ADMIN_URL.`,
    );
  }
  return isRunning(folder) ? inServer(folder, work) : inOwnServer(folder, work);
};

const isRunning = (folder: string): boolean => {
  const postmaster = readPostmaster(join(folder, 'postgres', 'data'));
  return postmaster !== null && isPostgres(postmaster.pid);
};

const inServer = async <T>(folder: string, work: Work<T>): Promise<T> =>
  work(embeddedUrl(await startEmbedded(folder), 'postgres', 'sus'));

/**
 * Lets a command of the terminal fill a database that is new: the one at DATABASE_ADMIN_URL, else one in an embedded server
 * that is made in SUS_DATA.
 */
export const withNewDatabase = <T>(config: DatabaseConfig, work: Work<T>): Promise<T> => {
  const given = config.databaseAdminUrl ?? config.databaseUrl;
  if (given !== null) return work(given);
  openDataFolder(config.susData);
  return inOwnServer(config.susData, work);
};

// The folder is locked meanwhile: a SUS that starts now would take over a server that we are about to stop.
const inOwnServer = async <T>(folder: string, work: Work<T>): Promise<T> => {
  const unlock = await lockDataFolder(folder);
  try {
    const server = await startEmbedded(folder);
    try {
      await ensureDatabase(embeddedUrl(server, 'postgres', 'postgres'), 'sus');
      return await work(embeddedUrl(server, 'postgres', 'sus'));
    } finally {
      await server.stop();
    }
  } finally {
    unlock();
  }
};

/** Acts as another database role until the transaction ends. @throws Driftfel when the account may not */
export const becomeRole = async (
  client: pg.Client,
  role: 'sus_owner' | 'sus_logglasare' | 'sus_backup' | 'sus_audit',
): Promise<void> => {
  try {
    await client.query(`set local role ${role}`);
  } catch {
    throw new Driftfel(
      `Databaskontot får inte bli ${role}. Ange i DATABASE_ADMIN_URL det konto som kör npm run migrate.`,
    );
  }
};
