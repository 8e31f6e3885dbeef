import { readConfig } from './config.ts';
import { embeddedUrl, startEmbedded } from './db/embedded.ts';
import { ensureDatabase, ensureLogin } from './db/bootstrap.ts';
import { migrate } from './db/migrate.ts';
import { Driftfel } from './shared/driftfel.ts';

const say = (line: string) => process.stdout.write(`${line}\n`);

const start = async () => {
  const config = readConfig();
  say('Startar databasen …');
  const server = await startEmbedded(config.susData);
  await ensureDatabase(embeddedUrl(server, 'postgres', 'postgres'), 'sus');
  const adminUrl = embeddedUrl(server, 'postgres', 'sus');
  await migrate(adminUrl, (namn) => say(`Kör ${namn}`));
  await ensureLogin(adminUrl, 'sus_inloggad', server.appPassword);
  say('Databasen är klar.');
  await server.stop();
};

start().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Driftfel ? error.message : String((error as Error).stack)}\n`);
  process.exitCode = 1;
});
