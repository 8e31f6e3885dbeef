import { readConfig } from '../config.ts';
import { withAdminDatabase } from '../db/admindatabas.ts';
import { bytNyckel } from '../db/nyckelbyte.ts';
import { readNyckelfil } from '../db/nycklar.ts';
import { Driftfel } from '../shared/driftfel.ts';
import { runCommand } from './run.ts';

const visade = 10;

await runCommand(async () => {
  const config = readConfig();
  const nycklar = readNyckelfil(config.nyckelfil);
  const { bytta, olasliga, kvar } = await withAdminDatabase(config, (adminUrl) =>
    bytNyckel(adminUrl, nycklar),
  );
  process.stdout.write(`${bytta} värden är krypterade på nytt med nyckel ${nycklar.aktiv}.\n`);
  if (olasliga.length > 0) {
    throw new Driftfel(
      `${olasliga.length} värden går inte att läsa med någon nyckel i filen och är orörda:\n${olasliga.slice(0, visade).join('\n')}`,
    );
  }
  if (kvar > 0) {
    throw new Driftfel(
      `${kvar} värden har skrivits med en äldre nyckel under tiden. Starta om SUS med den nya nyckelfilen och kör igen.`,
    );
  }
  process.stdout.write('Inget i databasen har en äldre nyckel. Säkerhetskopior som togs tidigare har det.\n');
});
