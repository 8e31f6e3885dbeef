/**
 * `npm run faults [-- --rundor 60 --kontroll]`: kills the program and its PostgreSQL in the middle of saves, and proves that every
 * receipt's registration is there exactly once. Never part of the tests. See bench/README.md.
 */
import { parseArgs } from 'node:util';
import { appAvslutas, appDodas, manga, postgresDodas } from './fel/angrepp.ts';
import { kontroll } from './fel/kontroll.ts';
import { prova, type Fall } from './fel/prov.ts';
import { oppnaRigg } from './fel/rigg.ts';
import { avvikelser, felTabell, svarsrad } from './fel/tabell.ts';
import { bygg } from './rigg/program.ts';

const { values } = parseArgs({
  options: { rundor: { type: 'string', default: '40' }, kontroll: { type: 'boolean', default: false } },
});
const ronder = Math.max(1, Number(values.rundor));
const say = (text: string) => process.stdout.write(`${text}\n`);
const arbetare = 4;

const fallen = (susData: string): Fall[] => [
  { angrepp: appDodas, ronder, sekunder: Math.max(60, ronder * 1.7), ro: 0.2 },
  { angrepp: postgresDodas(susData), ronder: Math.ceil(ronder / 5), sekunder: 40, ro: 1 },
  { angrepp: appAvslutas, ronder: Math.ceil(ronder / 10), sekunder: 20, ro: 0.5 },
  { angrepp: manga, ronder: 20, sekunder: 20, ro: 0, samtidigt: 20 },
];

const provaFelen = async (): Promise<number> => {
  const rigg = await oppnaRigg();
  say(`${arbetare} användare registrerar; programmet har ${rigg.inloggade.length} inloggade konton.`);
  const alla = fallen(rigg.susData);
  const resultat = await prova(rigg, alla, arbetare);
  say(
    felTabell(
      alla.map(({ angrepp }) => angrepp),
      resultat,
    ),
  );
  say(`Svar: ${svarsrad(resultat)}. Omstarter: ${rigg.overvakare.omstarter()}.`);
  for (const fynd of resultat.domslut.fynd.slice(0, 10)) say(`  ${fynd}`);
  const fel = avvikelser(resultat);
  say(fel.length === 0 ? 'Löftet hölls.' : `LÖFTET BRÖTS: ${fel.join('; ')}.`);
  return fel.length === 0 ? 0 : 1;
};

bygg();
process.exitCode = values.kontroll ? await kontroll(arbetare, say) : await provaFelen();
