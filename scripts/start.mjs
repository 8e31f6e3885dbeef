/** `npm start`, and with a name: `node scripts/start.mjs cli/migrate …` runs that command. Builds first if needed. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildIfNeeded, root } from './build.mjs';

const [entry = 'server'] = process.argv.splice(2, 1);
// On standard error: what a command prints on standard output is its answer (npm run routes gives JSON).
buildIfNeeded((step) => console.error(step));

// npm that is killed takes nobody with it, and the next start would find us in its way.
if (process.env.npm_lifecycle_event === 'start') {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, 300);
  watch.unref();
}

await import(pathToFileURL(join(root, 'dist', 'src', `${entry}.js`)).href);
