/**
 * `npm run faults [-- R2 R8 --rundor 60 --kontroll]`: breaks what can break on one machine in the middle of saves, and proves that
 * every receipt's registration is there exactly once. Never part of the tests. See bench/README.md.
 */
import { parseArgs } from 'node:util';
import { genomProxy, iInbyggd, inbyggda, iProxy, proven, valda } from './fel/katalog.ts';
import { kontroll } from './fel/kontroll.ts';
import { prova, type Fall } from './fel/prov.ts';
import { oppnaProxyrigg } from './fel/proxyrigg.ts';
import { oppnaRigg, type Rigg } from './fel/rigg.ts';
import { avvikelser, felTabell, provTabell } from './fel/tabell.ts';
import { bygg } from './rigg/program.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rundor: { type: 'string', default: '20' }, kontroll: { type: 'boolean', default: false } },
});
const ronder = Math.max(1, Number(values.rundor));
const say = (text: string) => process.stdout.write(`${text}\n`);
const arbetare = 4;

/** Runs the faults that were asked for in one rig. @returns what went against the promise */
const korIRigg = async <R extends Rigg>(
  fallen: (rigg: R, ronder: number) => Fall[],
  oppna: () => Promise<R>,
): Promise<string[]> => {
  const rigg = await oppna();
  const alla = valda(fallen(rigg, ronder), ({ angrepp }) => angrepp.namn, positionals);
  say(`${arbetare} användare registrerar; programmet har ${rigg.inloggade.length} inloggade konton.`);
  const resultat = await prova(rigg, alla, arbetare);
  const angrepp = alla.map((fall) => fall.angrepp);
  say(felTabell(angrepp, resultat));
  for (const fynd of resultat.domslut.fynd.slice(0, 10)) say(`  ${fynd}`);
  return avvikelser(angrepp, resultat);
};

const korProven = async (): Promise<string[]> => {
  const fel: string[] = [];
  for (const prov of valda(proven, ({ namn }) => namn, positionals)) {
    const sett = await prov.gor();
    say(provTabell([{ ...prov, ...sett }]));
    fel.push(...sett.avvikelser.map((text) => `${prov.namn}: ${text}`));
  }
  return fel;
};

const provaFelen = async (): Promise<number> => {
  const fel: string[] = [];
  if (iInbyggd.some((id) => valda([id], String, positionals).length > 0))
    fel.push(...(await korIRigg(inbyggda, oppnaRigg)));
  if (iProxy.some((id) => valda([id], String, positionals).length > 0))
    fel.push(...(await korIRigg(genomProxy, oppnaProxyrigg)));
  fel.push(...(await korProven()));
  say(fel.length === 0 ? 'Löftet hölls.' : `LÖFTET BRÖTS: ${fel.join('; ')}.`);
  return fel.length === 0 ? 0 : 1;
};

bygg();
process.exitCode = values.kontroll ? await kontroll(arbetare, say) : await provaFelen();
