/**
 * `npm run tillganglighet`: looks at every page in a browser (WCAG 2.2 AA, HTML, no sideways scrolling, the keyboard) and writes what came of
 * it, with the day, to views/hjalp/granskning.json, which the page Tillgänglighet tells of. A page that does not pass is written down as a
 * known shortcoming, and the command ends with 1.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { ensureChromium } from './chromium.mjs';

const filer = ['sidor', 'felsidor', 'tangentbord'];
const mapp = mkdtempSync(join(tmpdir(), 'sus-tillganglighet-'));
const rapport = join(mapp, 'rapport.json');
const val = [
  '--reporter=json',
  `--outputFile.json=${rapport}`,
  ...filer.map((fil) => `tests/e2e/${fil}.test.ts`),
];
spawnSync(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', ...val], {
  stdio: ['ignore', 'ignore', 'inherit'],
  env: { ...process.env, CHROMIUM_PATH: ensureChromium() },
});
const { testResults } = JSON.parse(readFileSync(rapport, 'utf8'));
rmSync(mapp, { recursive: true, force: true });

const prov = testResults.flatMap(({ name, assertionResults }) =>
  assertionResults.map(({ title, status }) => ({
    fil: basename(name, '.test.ts'),
    title,
    status,
    ok: status === 'passed',
  })),
);
const godkanda = (vilken) => prov.filter(({ fil, ok }) => fil === vilken && ok);
/** "/konto 2 (anna)": the address of the page, which of its states, and who looks. */
const vagen = (title) => /: (\/\S*) \d+ \(\w+\)$/.exec(title)?.[1];
const lagen = godkanda('sidor').filter(({ title }) => vagen(title) !== undefined);
const brister = prov.filter(({ status }) => status === 'failed').map(({ title }) => title);
const oprovade = prov.filter(({ status }) => status !== 'passed' && status !== 'failed').length;
if (oprovade > 0 || filer.some((fil) => godkanda(fil).length === 0)) {
  console.error('Alla sidor hann inte prövas, så inget är skrivet. Kör igen när datorn har mindre att göra.');
  process.exit(1);
}
const version = (paket) => JSON.parse(readFileSync(`node_modules/${paket}/package.json`, 'utf8')).version;

const granskning = {
  datum: new Date().toISOString().slice(0, 10),
  sidor: new Set(lagen.map(({ title }) => vagen(title))).size,
  lagen: lagen.length,
  felsidor: godkanda('felsidor').length,
  tangentbord: godkanda('tangentbord').length,
  axe: version('axe-core'),
  brister,
};
writeFileSync('views/hjalp/granskning.json', `${JSON.stringify(granskning, null, 2)}\n`);
console.log(granskning);
process.exit(brister.length === 0 && granskning.sidor > 0 ? 0 : 1);
