/** `npm test [-- vitest arguments]`: a browser, all tests, and a last line that any reader of logs understands. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureChromium } from './chromium.mjs';

const summaryFolder = mkdtempSync(join(tmpdir(), 'sus-summering-'));
const summaryFile = join(summaryFolder, 'vitest.json');

const closingLine = () => {
  try {
    const { numPassedTests, numFailedTests, numTotalTestSuites, numFailedTestSuites } = JSON.parse(
      readFileSync(summaryFile, 'utf8'),
    );
    // A file that could not even be loaded has no tests to count, yet it is a failure.
    const failed = Math.max(numFailedTests, numTotalTestSuites > 0 ? Math.min(numFailedTestSuites, 1) : 0);
    return `${numPassedTests} passed, ${failed} failed`;
  } catch {
    return '0 passed, 1 failed';
  }
};

let chromium;
try {
  chromium = ensureChromium();
} catch (error) {
  console.error(error.message);
  process.exit(1);
}

const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${summaryFile}`];
const { status } = spawnSync(
  process.execPath,
  ['node_modules/vitest/vitest.mjs', ...args, ...process.argv.slice(2)],
  { stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, CHROMIUM_PATH: chromium } },
);
console.log(closingLine());
rmSync(summaryFolder, { recursive: true, force: true });
process.exit(status ?? 1);
