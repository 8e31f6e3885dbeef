import { parseArgs } from 'node:util';
import { sistaDagen } from '../arsbekraftelse/arsbekraftelse.rules.ts';
import type { Hus } from '../hus.ts';
import { provkor, skotOanvanda, skotObekraftade } from '../kontovard/kontovard.service.ts';
import type { Plan } from '../kontovard/stangning.service.ts';
import { dagAv, langDag } from '../shared/datum.ts';
import { Driftfel } from '../shared/driftfel.ts';
import { withHus } from './oppna.ts';
import { runCommand } from './run.ts';

const anvandning = `Så här används kommandot:

  npm run konton              varnar för och stänger konton som ingen har bekräftat eller använt på ett år
  npm run konton -- --prova   visar vad som skulle hända, utan att ändra något

SUS gör samma sak självt varje natt.`;

const say = (line: string) => process.stdout.write(`${line}\n`);

const sayPlan = (rubrik: string, { stangs, behalls }: Plan): void => {
  say(`${rubrik}: ${stangs.length}`);
  for (const { namn, arbetsgivare, stangs: dag, anvandes, utan } of stangs) {
    say(
      `  - ${namn}, ${arbetsgivare} (gällde till ${langDag(sistaDagen(dag))}, användes ${langDag(anvandes)})`,
    );
    for (const organisation of utan) say(`    ${organisation} blir utan samverkansadministratör.`);
  }
  if (behalls !== null)
    say(`  ${behalls.namn} stängs inte: ingen superadministratör skulle finnas kvar. Lägg upp en till.`);
};

const prova = async (hus: Hus): Promise<void> => {
  const idag = dagAv(hus.clock());
  const { obekraftade, oanvanda, varnas } = await provkor(hus, idag);
  say(`Provkörning ${langDag(idag)}. Inget är ändrat och inget är skickat.`);
  sayPlan('Stängs, ingen har bekräftat dem', obekraftade);
  sayPlan('Stängs, ingen har loggat in på 12 månader', oanvanda);
  say(`Varnas: ${varnas.length}`);
  for (const { namn, arbetsgivare, dagar } of varnas)
    say(`  - ${namn}, ${arbetsgivare} (${dagar} dagar eller färre kvar)`);
};

const kor = async (hus: Hus): Promise<void> => {
  const idag = dagAv(hus.clock());
  say(`Varnade eller stängda för att ingen har bekräftat dem: ${await skotObekraftade(hus, idag)}`);
  say(`Stängda för att ingen har loggat in på 12 månader: ${await skotOanvanda(hus, idag)}`);
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
