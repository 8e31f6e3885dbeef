import { setTimeout as pause } from 'node:timers/promises';
import type { DatabaseConfig } from '../config.ts';
import { Driftfel } from '../shared/driftfel.ts';
import { readAddress } from './address.ts';
import { ensureDatabase, ensureLogin } from './bootstrap.ts';
import { errorCode, withClient } from './client.ts';
import { embeddedUrl, startEmbedded, type Embedded } from './embedded.ts';
import { databaseFaultsAt } from './kontroll.ts';
import { migrate, pendingMigrations } from './migrate.ts';

/** A database that is up, migrated and fit for the environment. */
export interface OpenDatabase {
  /** Address the application signs in to. */
  readonly url: string;
  /** Address as one who may migrate; null in test and produktion, where the running program has no such right. */
  readonly adminUrl: string | null;
  /** Stops the server if it is ours. */
  readonly stop: () => Promise<void>;
}

type Say = (line: string) => void;

/** Opens the embedded database: started, migrated, with a login role for the application. */
export const openEmbedded = async (susData: string, say: Say): Promise<OpenDatabase> => {
  say('Startar databasen …');
  const server = await startEmbedded(susData);
  try {
    const prepared = await prepare(server, say);
    server.watch(say);
    return { ...prepared, stop: server.stop };
  } catch (error) {
    await server.stop();
    throw error;
  }
};

const prepare = async (server: Embedded, say: Say) => {
  await ensureDatabase(embeddedUrl(server, 'postgres', 'postgres'), 'sus');
  const adminUrl = embeddedUrl(server, 'postgres', 'sus');
  await migrateAloud(adminUrl, say);
  await ensureLogin(adminUrl, 'sus_inloggad', server.appPassword);
  return { url: embeddedUrl(server, 'sus_inloggad', 'sus'), adminUrl };
};

/**
 * Opens the database at DATABASE_URL; waits as long as it takes for a server that does not answer.
 * @param signal ends the waiting
 * @throws Driftfel when the server answers but does not let us in, or is not fit for test and produktion
 */
export const openGiven = async (
  { miljo, databaseAdminUrl }: DatabaseConfig,
  url: string,
  say: Say,
  signal: AbortSignal,
): Promise<OpenDatabase> => {
  const stop = () => Promise.resolve();
  if (miljo !== 'demo') {
    await waitFor(url, say, signal);
    await refuseIfUnfit(url);
    return { url, adminUrl: null, stop };
  }
  const adminUrl = databaseAdminUrl ?? url;
  await waitFor(adminUrl, say, signal);
  await migrateAloud(adminUrl, say);
  await ensureApplicationLogin(adminUrl, url);
  return { url, adminUrl, stop };
};

/** Gives the account in `url` its rights, when it has a password and is another account than the one that migrates. */
export const ensureApplicationLogin = async (adminUrl: string, url: string): Promise<void> => {
  const login = readAddress(url);
  if (login === null || login.password === '' || login.user === readAddress(adminUrl)?.user) return;
  await ensureLogin(adminUrl, login.user, login.password);
};

const migrateAloud = async (adminUrl: string, say: Say): Promise<void> => {
  const done = await migrate(adminUrl);
  if (done.length > 0) say(`Databasen är uppdaterad (${done.length} migreringar).`);
};

const refuseIfUnfit = async (url: string): Promise<void> => {
  const pending = await pendingMigrations(url);
  if (pending.length > 0) {
    throw new Driftfel(
      `Databasen är inte uppdaterad: ${pending.length} migreringar återstår. Kör npm run migrate.`,
    );
  }
  const faults = await databaseFaultsAt(url);
  if (faults.length === 0) return;
  throw new Driftfel(`Databasen går inte att använda:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`);
};

// No answer, not yet answering, or full; to be tried again. Everything else is an answer.
const transient = /^(E[A-Z_]+|57P0\d|53300)$/;
const silent = /timeout|terminated/i;
const isTransient = (error: unknown) => {
  const code = errorCode(error);
  return code === '' ? silent.test(String(error)) : transient.test(code) && !code.startsWith('ERR_');
};

const failureOf = (url: string): Promise<unknown> =>
  withClient(url, (client) => client.query('select 1')).then(
    () => null,
    (error: unknown) => error ?? new Error('unknown'),
  );

const waitFor = async (url: string, say: Say, signal: AbortSignal): Promise<void> => {
  let failure = await failureOf(url);
  if (failure === null) return;
  for (let wait = 250; failure !== null; wait = Math.min(wait * 2, 5_000)) {
    if (!isTransient(failure)) throw new Driftfel(refusal(failure));
    if (wait === 250) say('Databasen svarar inte. Väntar tills den gör det …');
    await pause(wait, undefined, { signal });
    failure = await failureOf(url);
  }
  say('Databasen svarar.');
};

const refusals: Record<string, string> = {
  '28P01': 'Databasen godtar inte användarnamnet eller lösenordet i DATABASE_URL.',
  '28000': 'Databasen låter inte kontot i DATABASE_URL logga in.',
  '3D000': 'Databasen i DATABASE_URL finns inte på servern. Skapa den först.',
};

const refusal = (error: unknown): string => {
  const code = errorCode(error);
  return refusals[code] ?? `Anslutningen till databasen gick inte att göra säker eller avvisades (${code}).`;
};
