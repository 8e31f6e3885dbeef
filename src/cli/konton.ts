import { parseArgs } from 'node:util';
import { sistaDagen } from '../arsbekraftelse/arsbekraftelse.rules.ts';
import type { Hus } from '../hus.ts';
import { skalText } from '../kontovard/kontovard.rules.ts';
import { provkor, skotOanvanda, skotObekraftade, type Provkorning } from '../kontovard/kontovard.service.ts';
import { dagAv, langDag } from '../shared/datum.ts';
import { Driftfel } from '../shared/driftfel.ts';
import { withHus } from './oppna.ts';
import { runCommand } from './run.ts';

const anvandning = `Så här används kommandot:

  npm run konton              varnar för och stänger konton som ingen har bekräftat eller använt på ett år;
                             ingen stängs utan att ha varnats minst sju dagar innan
  npm run konton -- --prova   visar vad som skulle hända, utan att ändra något

SUS gör samma sak självt varje natt.`;

const say = (line: string) => process.stdout.write(`${line}\n`);

const sayPlan = (varfor: string, { stangs, behalls, varnas }: Provkorning): void => {
  say(`Stängs, ${varfor}: ${stangs.length}`);
  for (const { namn, arbetsgivare, stangs: dag, anvandes, utan } of stangs) {
    say(
      `  - ${namn}, ${arbetsgivare} (gällde till ${langDag(sistaDagen(dag))}, användes ${langDag(anvandes)})`,
    );
    for (const organisation of utan) say(`    ${organisation} blir utan samverkansadministratör.`);
  }
  if (behalls !== null)
    say(`  ${behalls.namn} stängs inte: ingen superadministratör skulle finnas kvar. Lägg upp en till.`);
  say(`Varnas, ${varfor}: ${varnas.length}`);
  for (const { namn, arbetsgivare, sistaDag } of varnas)
    say(`  - ${namn}, ${arbetsgivare} (till och med ${langDag(sistaDag)})`);
};

const prova = async (hus: Hus): Promise<void> => {
  const idag = dagAv(hus.clock());
  const { obekraftad, oanvand } = await provkor(hus, idag);
  say(`Provkörning ${langDag(idag)}. Inget är ändrat och inget är skickat.`);
  sayPlan(skalText.obekraftad, obekraftad);
  sayPlan(skalText.oanvand, oanvand);
};

const kor = async (hus: Hus): Promise<void> => {
  const idag = dagAv(hus.clock());
  say(`Varnade eller stängda, ${skalText.obekraftad}: ${await skotObekraftade(hus, idag)}`);
  say(`Varnade eller stängda, ${skalText.oanvand}: ${await skotOanvanda(hus, idag)}`);
};

const arProv = (args: readonly string[]): boolean => {
  try {
    return parseArgs({ args: [...args], options: { prova: { type: 'boolean' } } }).values.prova === true;
  } catch {
    throw new Driftfel(anvandning);
  }
};

await runCommand(async (args) => {
  const provning = arProv(args);
  await withHus((hus) => (provning ? prova(hus) : kor(hus)));
});
