import { pino, stdTimeFunctions } from 'pino';
import { createApp } from './app.ts';
import { assembleHus } from './assemble.ts';
import { readConfig, type Config } from './config.ts';
import { openDataFolder } from './db/files.ts';
import { lockDataFolder } from './db/lock.ts';
import { openEmbedded, openGiven, type OpenDatabase } from './db/open.ts';
import { startaStadning } from './db/stadning.ts';
import { demoGreeting, medDemobankid, openDemo } from './demostart.ts';
import { startaArbetare } from './jobb/arbetare.service.ts';
import { lifecycle, type Lifecycle } from './lifecycle.ts';
import { rader } from './logg.ts';
import { Driftfel } from './shared/driftfel.ts';
import { listen } from './web/listen.ts';

/** Answers under way get this long when the program ends. */
const drainMs = 10_000;

// One JSON object per line on standard output. The demo keeps the terminal for people: only what went wrong.
const ut = rader(process.stdout);
const fel = rader(process.stderr);
const log = pino({ timestamp: stdTimeFunctions.isoTime }, ut);
const say = (line: string) => ut.write(`${line}\n`);

const takeDataFolder = async ({ databaseUrl, susData }: Config): Promise<() => void> => {
  // With a database of their own, several instances may run side by side.
  if (databaseUrl !== null) return () => undefined;
  openDataFolder(susData);
  return lockDataFolder(susData);
};

const openDatabase = (config: Config, signal: AbortSignal): Promise<OpenDatabase> =>
  config.databaseUrl === null
    ? openEmbedded(config.susData, say)
    : openGiven(config, config.databaseUrl, say, signal);

const start = async (life: Lifecycle) => {
  const config = readConfig();
  if (config.miljo === 'demo') log.level = 'warn';
  life.opened(await takeDataFolder(config));
  const listener = await listen(config.port);
  const opening = openDatabase(config, life.signal);
  // Registered before it is open, so that a signal during the start leaves no server behind.
  life.opened(() =>
    opening.then(
      ({ stop }) => stop(),
      () => undefined,
    ),
  );
  const { url, adminUrl } = await opening;
  const hus = assembleHus(await medDemobankid(config, (close) => life.opened(close)), url, log);
  life.opened(() => hus.db.close());
  life.opened(() => hus.rapportDb.close());
  life.opened(() => hus.jobbDb.close());
  life.opened(() => listener.close(drainMs));
  await openDemo(hus, adminUrl, say);
  listener.serve(createApp(hus));
  life.opened(startaStadning(hus));
  life.opened(startaArbetare(hus, url));
  const address = `http://localhost:${listener.port}`;
  say(`SUS är igång: ${address}`);
  for (const line of demoGreeting(hus, address)) say(line);
};

const life = lifecycle(log);
start(life).catch((error: unknown) => {
  if (!life.signal.aborted) {
    fel.write(`${error instanceof Driftfel ? error.message : String((error as Error).stack)}\n`);
  }
  void life.end(1);
});
