import { createNyckelfil } from '../db/nycklar.ts';
import { Driftfel } from '../shared/driftfel.ts';
import { runCommand } from './run.ts';

await runCommand(([path]) => {
  if (path === undefined) throw new Driftfel('Ange var nyckelfilen ska skapas: npm run nycklar -- <fil>');
  createNyckelfil(path);
  process.stdout.write(
    `Nyckelfilen ${path} är skapad.\n` +
      'Utan den går personuppgifterna i databasen inte att läsa. Förvara en kopia på ett annat ställe än databasen.\n',
  );
});
