import { createNyckelfil, extendNyckelfil } from '../db/nycklar.ts';
import { Driftfel } from '../shared/driftfel.ts';
import { runCommand } from './run.ts';

const usage =
  'Ange var nyckelfilen ska skapas: npm run nycklar -- <fil>\n' +
  'En ny fil med en nyckel till: npm run nycklar -- <ny fil> --fran <gammal fil>';
const keep =
  'Utan den går personuppgifterna i databasen inte att läsa. Förvara en kopia på ett annat ställe än databasen.\n';
const next = 'Peka ut den med SUS_NYCKELFIL, starta om SUS och kör sedan npm run nyckelbyte.\n';

await runCommand(([path, flag, old, ...rest]) => {
  if (path === undefined || rest.length > 0) throw new Driftfel(usage);
  if (flag === undefined) createNyckelfil(path);
  else if (flag === '--fran' && old !== undefined) extendNyckelfil(old, path);
  else throw new Driftfel(usage);
  process.stdout.write(`Nyckelfilen ${path} är skapad.\n${keep}${flag === undefined ? '' : next}`);
});
