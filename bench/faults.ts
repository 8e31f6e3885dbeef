/**
 * `npm run faults [-- R2 R8 --rundor 60 --kontroll]`: breaks what can break on one machine in the middle of saves, and proves that
 * every receipt's registration is there exactly once. Never part of the tests. See bench/README.md.
 */
import { parseArgs } from 'node:util';
import { genomProxy, iInbyggd, inbyggda, iProxy, medDisk, paDisk, proven, valda } from './fel/katalog.ts';
import { hinderFor } from './fel/disk.ts';
import { kontroll } from './fel/kontroll.ts';
import { prova, type Fall } from './fel/prov.ts';
import { oppnaProxyrigg } from './fel/proxyrigg.ts';
import { oppnaRigg, type Rigg } from './fel/rigg.ts';
import { avvikelser, felTabell, provTabell } from './fel/tabell.ts';
import { uthallighet } from './fel/uthallighet.ts';
import { bygg } from './rigg/program.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rundor: { type: 'string', default: '20' },
    kontroll: { type: 'boolean', default: false },
    minuter: { type: 'string', default: '10' },
  },
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
  // Takes longer than all the others together.
  const lang = positionals.includes('R21') ? [uthallighet(Number(values.minuter))] : [];
  for (const prov of [...valda(proven, ({ namn }) => namn, positionals), ...lang]) {
    const sett = await prov.gor();
    say(provTabell([{ ...prov, ...sett }]));
    fel.push(...sett.avvikelser.map((text) => `${prov.namn}: ${text}`));
  }
  return fel;
};

/** Where a disk cannot be made or its power not be cut, that is said, and nothing else is. */
const brytStrommen = async (): Promise<string[]> => {
  const fel: string[] = [];
  for (const slag of ['ext4', 'xfs'] as const) {
    const hinder = await hinderFor(slag);
    if (hinder === null) fel.push(...(await korIRigg(medDisk(slag), () => oppnaProxyrigg(slag))));
    else say(`R3 ${slag} hoppas över: ${hinder}`);
  }
  return fel;
};

const fragadeNagot = (nummer: readonly string[]): boolean =>
  nummer.some((id) => valda([id], String, positionals).length > 0);

const provaFelen = async (): Promise<number> => {
  const fel: string[] = [];
  if (fragadeNagot(iInbyggd)) fel.push(...(await korIRigg(inbyggda, () => oppnaRigg(true))));
  if (fragadeNagot(iProxy)) fel.push(...(await korIRigg(genomProxy, () => oppnaProxyrigg())));
  if (fragadeNagot(paDisk)) fel.push(...(await brytStrommen()));
  fel.push(...(await korProven()));
  say(fel.length === 0 ? 'Löftet hölls.' : `LÖFTET BRÖTS: ${fel.join('; ')}.`);
  return fel.length === 0 ? 0 : 1;
};

bygg();
process.exitCode = values.kontroll ? await kontroll(arbetare, say) : await provaFelen();
