import { readDatabaseConfig } from '../config.ts';
import { withAdminDatabase } from '../db/admindatabas.ts';
import { granskaLogg } from '../db/granska-logg.ts';
import { Driftfel } from '../shared/driftfel.ts';
import { runCommand } from './run.ts';

const ankarfilAv = ([flagga, fil, ...rest]: readonly string[]): string | null => {
  if (flagga === undefined) return null;
  if (flagga === '--ankare' && fil !== undefined && rest.length === 0) return fil;
  throw new Driftfel('Skriv så här: npm run granska-logg, eller npm run granska-logg -- --ankare <fil>');
};

await runCommand(async (args) => {
  const ankarfil = ankarfilAv(args);
  const svar = await withAdminDatabase(readDatabaseConfig(), (adminUrl) => granskaLogg(adminUrl, ankarfil));
  process.stdout.write(`${svar}\n`);
});
