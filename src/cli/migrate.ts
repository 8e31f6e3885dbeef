import { readDatabaseConfig } from '../config.ts';
import { readAddress } from '../db/address.ts';
import { ensureLogin } from '../db/bootstrap.ts';
import { migrate } from '../db/migrate.ts';
import { Driftfel } from '../shared/driftfel.ts';
import { runCommand } from './run.ts';

const say = (line: string) => process.stdout.write(`${line}\n`);

// The account the application signs in with, when it is another than the one that migrates.
const ensureApplicationLogin = async (adminUrl: string, databaseUrl: string | null) => {
  const login = databaseUrl === null ? null : readAddress(databaseUrl);
  if (login === null || login.password === '' || login.user === readAddress(adminUrl)?.user) return;
  await ensureLogin(adminUrl, login.user, login.password);
};

await runCommand(async () => {
  const { databaseUrl, databaseAdminUrl } = readDatabaseConfig();
  const adminUrl = databaseAdminUrl ?? databaseUrl;
  if (adminUrl === null) {
    throw new Driftfel(
      'Ange databasen i DATABASE_ADMIN_URL. Den inbyggda databasen migreras av sig själv vid npm start.',
    );
  }
  const done = await migrate(adminUrl, (namn) => say(`Kör ${namn}`));
  await ensureApplicationLogin(adminUrl, databaseUrl);
  say(done.length === 0 ? 'Databasen var redan aktuell.' : `Klart: ${done.length} migreringar.`);
});
