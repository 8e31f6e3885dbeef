import { pino } from 'pino';
import { assembleHus } from '../assemble.ts';
import { readConfig, type Config } from '../config.ts';
import { openDataFolder } from '../db/files.ts';
import { lockDataFolder } from '../db/lock.ts';
import { openEmbedded, openGiven } from '../db/open.ts';
import type { Hus } from '../hus.ts';
import { Driftfel } from '../shared/driftfel.ts';

const tyst = () => undefined;

// The lock tells whether SUS is running: then its database server is used and left alone, else it is started and stopped.
const takeFolder = (folder: string): Promise<(() => void) | null> =>
  lockDataFolder(folder).catch((error: unknown) => {
    if (error instanceof Driftfel) return null;
    throw error;
  });

const openOwn = async ({ susData }: Config) => {
  openDataFolder(susData);
  const unlock = await takeFolder(susData);
  const { url, stop } = await openEmbedded(susData, tyst);
  const close = async () => {
    if (unlock === null) return;
    await stop();
    unlock();
  };
  return { url, close };
};

const open = async (config: Config) => {
  if (config.databaseUrl === null) return openOwn(config);
  const { url, stop } = await openGiven(config, config.databaseUrl, tyst, new AbortController().signal);
  return { url, close: stop };
};

/** Runs a command's work in a house with a database, whether or not SUS is running beside it. */
export const withHus = async (work: (hus: Hus) => Promise<void>): Promise<void> => {
  const config = readConfig();
  const { url, close } = await open(config);
  const hus = assembleHus(config, url, pino({ level: 'silent' }));
  try {
    await work(hus);
  } finally {
    await hus.db.close();
    await close();
  }
};
