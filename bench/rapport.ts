/**
 * `npm run bench:rapport [-- --antal 10000|100000|1000000 --behall <mapp>]`: how fast reports of the whole country are, beside bare SQL
 * over the same rows in the same minutes; what they do to somebody who saves; what a long export takes. See bench/README.md.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { tabell } from './fel/tabell.ts';
import { loggaInAlla } from './matning/inloggade.ts';
import { oppnaBank } from './matning/program.ts';
import { barSql, type Rapporttyp } from './rapport/bart.ts';
import {
  bart,
  fraga,
  hamta,
  kvantil,
  lastaRader,
  medMinne,
  oppnaBar,
  perioder,
  spara,
  type Bank2,
} from './rapport/matning.ts';
import { laggLandet, laggUppdrag } from './rapport/varlden.ts';
import { linor } from './rigg/klient.ts';
import { bygg } from './rigg/program.ts';

const { values } = parseArgs({
  options: { antal: { type: 'string', default: '10000' }, behall: { type: 'string' } },
});
const antal = Number(values.antal);
const say = (text: string) => process.stdout.write(`${text}\n`);
const ms = (tal: number) => tal.toFixed(0);
const rapporten = (typ: Rapporttyp, period: readonly [number, number], mer = '') =>
  `/rapporter/rapport?${fraga(typ, period, mer)}`;

/** Nobody has asked for what is asked for here: each window of years once, in turn with the bare statements. */
const kalla = async (bank: Bank2, typ: Rapporttyp) => {
  const [egna, bara]: [number[], number[]] = [[], []];
  for (const [n, period] of perioder.entries()) {
    bara.push(await bart(bank, typ, period));
    egna.push((await hamta(bank, bank.inloggade[n]!, rapporten(typ, period))).ms);
  }
  return { egna, bara };
};

/** The same report again and again. */
const igen = async (bank: Bank2, typ: Rapporttyp): Promise<number[]> => {
  const tider: number[] = [];
  for (let n = 0; n < 10; n += 1)
    tider.push((await hamta(bank, bank.inloggade[n]!, rapporten(typ, perioder[0]!))).ms);
  return tider;
};

const rad = async (bank: Bank2, typ: Rapporttyp): Promise<string[]> => {
  // What is compiled and read from disk the first time is nobody's figure.
  await bart(bank, typ, [2019, 2020]);
  await hamta(bank, bank.inloggade[0]!, rapporten(typ, [2019, 2020]));
  const fore = await lastaRader(bank);
  const [{ egna, bara }, , minne] = await medMinne(bank, () => kalla(bank, typ));
  const lasta = (await lastaRader(bank)) - fore;
  const igenom = await igen(bank, typ);
  const kvot = kvantil(egna, 0.5) / kvantil(bara, 0.5);
  return [
    typ,
    ...[bara, egna].flatMap((tider) => [ms(kvantil(tider, 0.5)), ms(kvantil(tider, 0.95))]),
    kvot.toFixed(2).replace('.', ','),
    ...[ms(kvantil(igenom, 0.5)), ms(kvantil(igenom, 0.95))],
    ms(lasta / (2 * perioder.length)),
    ms(minne),
  ];
};
const rubrik = [
  ...['', 'bart p50 ms', 'p95', 'kall p50 ms', 'p95', 'mot det bara', 'igen p50 ms', 'p95'],
  ...['lästa rader', 'minne över vila MB'],
];

/** Saves with nothing else going on, and while ten people ask for the heaviest report without end. */
const underLast = async (bank: Bank2, forsta: number): Promise<void> => {
  await spara(bank, forsta, 20);
  const vila = await spara(bank, forsta + 20, 60);
  let slut = false;
  const svar = { gjorda: 0, nekade: 0 };
  const lasare = bank.inloggade.slice(0, 10).map(async (vem, n) => {
    for (let varv = 0; !slut && varv < 8; varv += 1) {
      const path = rapporten('deltagarrapport', perioder[(n + varv) % perioder.length]!);
      // One that the server has no time for is told so, and asks again.
      const gick = await hamta(bank, vem, path).then(
        () => true,
        () => false,
      );
      svar[gick ? 'gjorda' : 'nekade'] += 1;
    }
  });
  const last = await spara(bank, forsta + 80, 60);
  slut = true;
  await Promise.all(lasare);
  const [a, b] = [kvantil(vila, 0.95), kvantil(last, 0.95)];
  say(
    `Spara p95: ${ms(a)} ms i vila, ${ms(b)} ms med tio rapporter samtidigt (${(b / a).toFixed(1).replace('.', ',')} gånger); ${String(svar.gjorda)} rapporter gjorda, ${String(svar.nekade)} nekade.`,
  );
};

/** Part d beside every insats, twelve rows for each of 20 000, for one who is deltagaransvarig in them all: nothing is hidden. */
const langExport = async (bank: Bank2): Promise<void> => {
  const vem = bank.inloggade[20]!;
  const organisationer = await laggUppdrag(bank.bank.adminUrl, vem.id);
  const platser = organisationer.map((id) => `&plats=${id}`).join('');
  const lang = fraga('standardrapport', [2024, 2025], '&jamfor=insats')
    .replace(/del=[abcef]&/g, '')
    .replace('&niva=riket', `&niva=samverkansorganisation${platser}`);
  for (const slut of ['csv', 'xlsx']) {
    const [svar, vila, over] = await medMinne(bank, () =>
      hamta(bank, vem, `/rapporter/rapport.${slut}?${lang}`).catch(fel),
    );
    if (typeof svar === 'string') {
      say(`${slut}: ${svar}`);
      continue;
    }
    const { forstaByte, byte } = svar;
    say(
      `${slut}, 240 000 rader: första byten efter ${ms(forstaByte)} ms, klar efter ${ms(svar.ms)} ms, ${(byte / 1e6).toFixed(1)} MB, minne ${ms(vila)} + ${ms(over)} MB.`,
    );
  }
};

bygg();
const behall = values.behall === undefined ? null : resolve(values.behall);
const bank = await oppnaBank({ antal: 2000, behall, flaggor: [] }, say);
const { rows } = await bank.sql<{ n: string }>('select count(*) as n from verksamhet.deltagande');
if (Number(rows[0]?.n) < antal)
  await laggLandet(bank.adminUrl, { antal, av: bank.anvandare[0]?.id ?? '', say });
const fel = (orsak: unknown): string => {
  const rader = bank.program
    .output()
    .split('\n')
    .filter((en) => en.includes('"level":50'));
  say(rader.map((en) => en.slice(0, 600)).join('\n'));
  return String(orsak).slice(0, 40);
};
const bar = await oppnaBar(bank);
const inloggade = await loggaInAlla({ ...bank, agent: linor(16) }, bank.anvandare);
const allt: Bank2 = { bank, inloggade, bar };
const mat = async () => {
  const rader: string[][] = [];
  // A report that cannot be made is a result too.
  for (const typ of Object.keys(barSql) as Rapporttyp[]) {
    const denna = await rad(allt, typ).catch((orsak: unknown) => [
      ...[typ, fel(orsak)],
      ...rubrik.slice(2).map(() => ''),
    ]);
    // Each as soon as it is known: the large ones take their time.
    say(denna.join('  '));
    rader.push(denna);
  }
  say(tabell([rubrik, ...rader]));
  await underLast(allt, bank.ledig + 1);
  await langExport(allt);
};
await mat().finally(async () => {
  await bar.end();
  await bank.stang();
});
