import { resolve } from 'node:path';
import { readDatabaseConfig } from '../config.ts';
import { withNewDatabase } from '../db/admindatabas.ts';
import { lasTillbaka } from '../db/aterlasning.ts';
import { ensureApplicationLogin } from '../db/open.ts';
import { Driftfel } from '../shared/driftfel.ts';
import { runCommand } from './run.ts';

await runCommand(async ([mapp, ...rest]) => {
  if (mapp === undefined || rest.length > 0)
    throw new Driftfel('Skriv så här: npm run restore -- <mapp med säkerhetskopia>');
  const config = readDatabaseConfig();
  const { tagen } = await withNewDatabase(config, async (adminUrl) => {
    const allt = await lasTillbaka(adminUrl, resolve(mapp));
    if (config.databaseUrl !== null) await ensureApplicationLogin(adminUrl, config.databaseUrl);
    return allt;
  });
  process.stdout.write(
    `Databasen är som den var ${tagen}, jämförd rad för rad. Lägg dit nyckelfilen innan SUS startas, och läs docs/drift/sakerhetskopia.md: ` +
      'det som har hänt sedan dess måste göras om, återkallade samtycken först.\n',
  );
});
