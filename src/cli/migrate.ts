import { readDatabaseConfig } from '../config.ts';
import { migrate } from '../db/migrate.ts';
import { ensureApplicationLogin } from '../db/open.ts';
import { Driftfel } from '../shared/driftfel.ts';
import { runCommand } from './run.ts';

const say = (line: string) => process.stdout.write(`${line}\n`);

await runCommand(async () => {
  const { databaseUrl, databaseAdminUrl } = readDatabaseConfig();
  const adminUrl = databaseAdminUrl ?? databaseUrl;
  if (adminUrl === null) {
    throw new Driftfel(
      'Ange databasen i DATABASE_ADMIN_URL. Den inbyggda databasen uppdateras av sig själv vid npm start.',
    );
  }
  const done = await migrate(adminUrl, { onStep: (namn) => say(`Kör ${namn}`) });
  if (databaseUrl !== null) await ensureApplicationLogin(adminUrl, databaseUrl);
  say(done.length === 0 ? 'Databasen var redan aktuell.' : `Klart: ${done.length} migreringar.`);
});
