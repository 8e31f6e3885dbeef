import { parseArgs } from 'node:util';
import { gaIgenomSkydd } from '../samtycke/skydd.service.ts';
import { dagAv } from '../shared/datum.ts';
import { Driftfel } from '../shared/driftfel.ts';
import { withHus } from './oppna.ts';
import { runCommand } from './run.ts';

const anvandning = `Så här används kommandot:

  npm run skydd              frågar folkbokföringen om dem som inte är kontrollerade i dag, och registrerar de skyddade som anonyma
  npm run skydd -- --prova   frågar om dem och räknar, utan att ändra något

SUS gör samma sak självt varje natt. Ingen nämns vid namn.`;

const arProv = (args: readonly string[]): boolean => {
  try {
    return parseArgs({ args: [...args], options: { prova: { type: 'boolean' } } }).values.prova === true;
  } catch {
    throw new Driftfel(anvandning);
  }
};

await runCommand(async (args) => {
  const prova = arProv(args);
  await withHus(async (hus) => {
    if (hus.folkbokforing.harSkydd === null)
      throw new Driftfel('Det finns ingen folkbokföring att fråga. Sätt FOLKBOKFORING_URL.');
    const { kontrollerade, skyddade, obesvarade } = await gaIgenomSkydd(hus, dagAv(hus.clock()), { prova });
    const vad = prova ? 'Skulle registreras som anonyma' : 'Registrerade som anonyma';
    process.stdout.write(`Kontrollerade: ${kontrollerade}\n${vad}: ${skyddade}\nUtan svar: ${obesvarade}\n`);
  });
});
