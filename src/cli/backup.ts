import { resolve } from 'node:path';
import { readDatabaseConfig } from '../config.ts';
import { withAdminDatabase } from '../db/admindatabas.ts';
import { sakerhetskopiera } from '../db/sakerhetskopia.ts';
import { Driftfel } from '../shared/driftfel.ts';
import { runCommand } from './run.ts';

await runCommand(async ([mapp, ...rest]) => {
  if (mapp === undefined || rest.length > 0) throw new Driftfel('Skriv så här: npm run backup -- <ny mapp>');
  const { tabeller } = await withAdminDatabase(readDatabaseConfig(), (adminUrl) =>
    sakerhetskopiera(adminUrl, resolve(mapp)),
  );
  const rader = tabeller.reduce((alla, tabell) => alla + tabell.rader, 0);
  process.stdout.write(
    `Säkerhetskopian ligger i ${mapp}: ${tabeller.length} tabeller, ${rader} rader. Nyckelfilen är inte med. Spara den på ett annat ställe.\n`,
  );
});
