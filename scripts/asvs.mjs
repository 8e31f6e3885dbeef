/**
 * `npm run asvs [-- report.json]`: each row of docs/sakerhet/asvs.md and each abuse case of missbruk.md, the tests that carry its number, and how they went.
 * Without a report of vitest (--reporter=json) the tests are run first. Ends with 1 when a row that applies has no test
 * that passed, when one of its tests failed, when a row that does not apply has no reason, or when a test names no row.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { allaRader, idnI, lasRader, tabeller } from './asvs-rader.mjs';
import { ensureChromium } from './chromium.mjs';

const testfiler = () =>
  readdirSync('tests', { recursive: true })
    .map((namn) => join('tests', String(namn)))
    .filter((fil) => fil.endsWith('.test.ts') && idnI(readFileSync(fil, 'utf8')).length > 0);

/** Runs the files that name a row, and only the tests that do. */
const kor = () => {
  const mapp = mkdtempSync(join(tmpdir(), 'sus-asvs-'));
  const fil = join(mapp, 'rapport.json');
  const val = ['-t', '\\b(V\\d+\\.\\d+\\.\\d+|C\\d+)\\b', '--reporter=json', `--outputFile.json=${fil}`];
  spawnSync(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', ...val, ...testfiler()], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, CHROMIUM_PATH: ensureChromium() },
  });
  try {
    return JSON.parse(readFileSync(fil, 'utf8'));
  } finally {
    rmSync(mapp, { recursive: true, force: true });
  }
};

/** Tests by the row they name: file, title and status as vitest gives them. */
const perRad = ({ testResults }) => {
  const rader = new Map();
  for (const { name, assertionResults } of testResults)
    for (const { fullName, title, status } of assertionResults)
      for (const id of idnI(fullName)) {
        const prov = { fil: relative(process.cwd(), name), title, status };
        rader.set(id, [...(rader.get(id) ?? []), prov]);
      }
  return rader;
};

const utfall = { passed: 'godkänt', failed: 'UNDERKÄNT' };
const fel = [];
const [rapport] = process.argv.slice(2);
const prov = perRad(rapport === undefined ? kor() : JSON.parse(readFileSync(rapport, 'utf8')));
const rader = allaRader();

const visa = ({ id, niva, galler, text, filer }) => {
  const egna = prov.get(id) ?? [];
  console.log(
    `${id.padEnd(8)} ${niva === '' ? '' : `nivå ${niva}  `}${galler === 'ja' ? '' : `${galler}: `}${text}`,
  );
  for (const { fil, title, status } of egna)
    console.log(`         ${(utfall[status] ?? 'inte kört').padEnd(10)} ${fil}: ${title}`);
  if (galler === 'ja' && egna.length === 0) fel.push(`${id} gäller men har inget test.`);
  for (const fil of filer)
    if (!egna.some((ett) => ett.fil === fil))
      fel.push(`${id} ska prövas i ${fil}, som inte har något test med det numret.`);
  if (egna.some(({ status }) => status !== 'passed')) fel.push(`${id} har ett test som inte är godkänt.`);
  if (galler !== 'ja' && text.length < 20) fel.push(`${id} gäller inte, men säger inte varför.`);
};
for (const tabell of tabeller) {
  console.log(`\n${tabell}\n`);
  for (const en of lasRader(tabell)) visa(en);
}
const kanda = new Set(rader.map(({ id }) => id));
for (const id of prov.keys()) if (!kanda.has(id)) fel.push(`${id} står i ett test men inte i någon tabell.`);

const antal = (vilka) => rader.filter(({ galler }) => galler === vilka).length;
console.log(
  `\n${rader.length} rader, ${antal('ja')} gäller, ${antal('drift')} sköts i driften, ${antal('nej')} gäller inte, ${fel.length} fel.`,
);
for (const rad of fel) console.error(rad);
process.exit(fel.length === 0 ? 0 : 1);
