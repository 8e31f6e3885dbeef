/** Compiles src/ into dist/ when something changed since last time; type errors are the linter's business. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dist = join(root, 'dist');
const stampFile = join(dist, '.stamp');

const sources = () =>
  readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .sort()
    .map((file) => join('src', file));

const fingerprint = () => {
  const hash = createHash('sha256');
  for (const file of ['tsconfig.json', 'tsconfig.build.json', ...sources()]) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update('\0');
  }
  return hash.digest('hex');
};

const compile = (stamp) => {
  // Built beside and swapped in, so that a build that was killed is never taken for a finished one.
  const fresh = join(root, `dist.${process.pid}`);
  rmSync(fresh, { recursive: true, force: true });
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  try {
    execFileSync(process.execPath, [tsc, '-p', join(root, 'tsconfig.build.json'), '--outDir', fresh], {
      stdio: ['ignore', 'inherit', 'inherit'],
    });
  } catch {
    rmSync(fresh, { recursive: true, force: true });
    console.error('Programmet gick inte att bygga.');
    process.exit(1);
  }
  writeFileSync(join(fresh, '.stamp'), stamp);
  const old = `${fresh}.gammal`;
  if (existsSync(dist)) renameSync(dist, old);
  renameSync(fresh, dist);
  rmSync(old, { recursive: true, force: true });
};

/**
 * @param {(step: string) => void} onStep told before a build begins
 * @returns {void} afterwards dist/ is what src/ says
 */
export const buildIfNeeded = (onStep) => {
  // The container image ships dist/ without src/: there is nothing to compare with.
  if (!existsSync(join(root, 'src'))) return;
  const stamp = fingerprint();
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return;
  onStep('Bygger programmet …');
  compile(stamp);
};

if (process.argv[1] === fileURLToPath(import.meta.url)) buildIfNeeded((step) => console.log(step));
