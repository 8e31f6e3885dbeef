/** Finds a Chromium for the browser tests, or fetches one: the tests must run on a machine with Node alone. */
import { execFileSync, spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];

const isExecutable = (file) => {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

const inPath = (name) =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find(isExecutable);

/** @returns {string | null} path of a browser to drive, or null when there is none */
export const findChromium = () => {
  const chosen = process.env.CHROMIUM_PATH;
  if (chosen) {
    if (!isExecutable(chosen)) throw new Error(`CHROMIUM_PATH pekar inte på ett körbart program: ${chosen}`);
    return chosen;
  }
  const found = names.map(inPath).find(Boolean);
  if (found) return found;
  return existsSync(chromium.executablePath()) ? chromium.executablePath() : null;
};

const run = (command, args) => {
  console.log(`> ${command} ${args.join(' ')}`);
  return spawnSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'] }).status === 0;
};

const installFromDistribution = () => {
  if (process.getuid?.() !== 0 || !inPath('apt-get')) return false;
  process.env.DEBIAN_FRONTEND = 'noninteractive';
  run('apt-get', ['update']);
  return run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium']);
};

const installFromPlaywright = () =>
  run(process.execPath, ['node_modules/playwright/cli.js', 'install', 'chromium']);

/** @returns {string} path of a browser that starts; throws, saying what to install, when none can be had */
export const ensureChromium = () => {
  for (const fetch of [() => true, installFromDistribution, installFromPlaywright]) {
    const found = fetch() ? findChromium() : null;
    if (found) {
      execFileSync(found, ['--version', '--no-sandbox'], { stdio: 'ignore' });
      return found;
    }
  }
  throw new Error(
    'Webbläsartesterna behöver Chromium. Installera det (Debian och Ubuntu: sudo apt-get install chromium) ' +
      'eller ange sökvägen till Chromium eller Chrome i CHROMIUM_PATH.',
  );
};
