/**
 * `npm run bench [-- --antal 200000 --behall <mapp> --cpuprofil <mapp>]`: how fast SUS is in production mode with several years of a
 * whole country in it, beside the bare thing in the same minutes. Never part of the tests. See bench/README.md.
 */
import { availableParallelism, cpus, loadavg } from 'node:os';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { tabell } from './fel/tabell.ts';
import { loggaInAlla } from './matning/inloggade.ts';
import { matLasning, matSok, matSpara, oppnaFormular, type Lopp, type Rad } from './matning/matningar.ts';
import { oppnaBank, type Bank } from './matning/program.ts';
import { sokPath } from './matning/sidor.ts';
import { vaga, type Vikt } from './matning/vikt.ts';
import { linor } from './rigg/klient.ts';
import { bygg } from './rigg/program.ts';

const { values } = parseArgs({
  options: {
    antal: { type: 'string', default: '200000' },
    behall: { type: 'string' },
    cpuprofil: { type: 'string' },
    varv: { type: 'string', default: '3' },
    sekunder: { type: 'string', default: '4' },
  },
});
const say = (text: string) => process.stdout.write(`${text}\n`);
const tal = (n: number, decimaler = 0) => n.toFixed(decimaler).replace('.', ',');

const rader = ({ namn, sql, en, sexton, cpuMs, kvot }: Rad): string[] => [
  namn,
  ...[en, sexton].flatMap(({ p50, p95, perSekund }) => [tal(p50, 1), tal(p95, 1), tal(perSekund)]),
  tal(cpuMs, 2),
  String(sql),
  kvot === null ? '–' : tal(kvot, 2),
];
const rubrik = [
  ...['', '1: p50 ms', 'p95', 'per s', '16: p50 ms', 'p95', 'per s'],
  ...['processor ms', 'SQL', 'mot det bara'],
];

const maskinen = async (bank: Bank): Promise<string> => {
  const { rows } = await bank.sql<{ v: string }>(`select current_setting('server_version') as v`);
  const { rows: antal } = await bank.sql<{ n: string }>('select count(*) as n from verksamhet.deltagande');
  const dag = new Date().toISOString().slice(0, 10);
  const karna = `${availableParallelism()} kärnor (${cpus()[0]?.model.trim() ?? 'okänd'})`;
  return `${dag}, ${karna}, Node ${process.version}, PostgreSQL ${rows[0]?.v ?? ''}, ${antal[0]?.n ?? ''} deltaganden, maskinens last före ${tal(loadavg()[0] ?? 0, 1)}.`;
};

const lasningar = async (lopp: Lopp): Promise<[Rad[], Map<string, Vikt>]> => {
  const formularen = await oppnaFormular(lopp);
  const vem = (n: number) => lopp.inloggade[n % lopp.inloggade.length]!;
  const insats = (n: number) => vem(n).insatser[n % 12] ?? '';
  const sidor: [string, Parameters<typeof matLasning>[2]][] = [
    ['Start', (_, v) => [vem(v).webblasare, '/']],
    ['Sökruta', (_, v) => [vem(v).webblasare, sokPath(insats(v))]],
    ['Formulär', (_, v) => [formularen[v]!.webblasare, formularen[v]!.path]],
    [
      'Sök insats',
      (n, v) => [vem(v).webblasare, `/sok-insats?namn=*vid*&visa=pagaende&sida=${1 + (n % 20)}`],
    ],
    [
      'Visa användare',
      (n, v) => [
        vem(v).webblasare,
        `/visa-anvandare?visa=anvandare&sokt=ja&efternamn=*e*&sida=${1 + (n % 20)}`,
      ],
    ],
    ['Lista', (n, v) => [vem(v).webblasare, `/insatser/${insats(v)}/deltagare?sida=${1 + (n % 20)}`]],
  ];
  const alla: Rad[] = [];
  const vikter = new Map<string, Vikt>();
  for (const [namn, path] of sidor) {
    if ((await path(0, 0)[0].get(path(0, 0)[1])).status === 404) continue;
    alla.push(await matLasning(lopp, namn, path));
    vikter.set(namn, await vaga(...path(0, 0)));
  }
  return [alla, vikter];
};

const mat = async (bank: Bank): Promise<void> => {
  say(await maskinen(bank));
  const inloggade = await loggaInAlla({ ...bank, agent: linor(16) }, bank.anvandare);
  let nasta = bank.ledig;
  const nastaPerson = () => {
    nasta += 1;
    return nasta;
  };
  const [varv, sekunder] = [Number(values.varv), Number(values.sekunder)];
  const lopp: Lopp = { bank, inloggade, varv, sekunder, nastaPerson };
  const [lasta, vikter] = await lasningar(lopp);
  const skrivna = [await matSok(lopp, 160), await matSpara(lopp, 160)];
  say(tabell([rubrik, ...[...lasta, ...skrivna].map(rader)]));
  const { toppMinne } = await bank.fraga<{ toppMinne: number }>('lage');
  say(`Minne som mest: ${tal(toppMinne / 1024 / 1024)} MB.`);
  for (const [namn, { html, filer }] of vikter) {
    say(
      `${namn}: ${tal((html + filer) / 1000, 1)} kB gzippat (sidan ${tal(html / 1000, 1)}, stil, skript och ikoner ${tal(filer / 1000, 1)}).`,
    );
  }
};

bygg();
const profil =
  values.cpuprofil === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${resolve(values.cpuprofil)}`];
const behall = values.behall === undefined ? null : resolve(values.behall);
const bank = await oppnaBank({ antal: Number(values.antal), behall, flaggor: profil }, say);
await mat(bank).finally(() => bank.stang());
