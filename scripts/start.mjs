/** `npm start`, and with a name: `node scripts/start.mjs cli/migrate …` runs that command. Builds first if needed. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildIfNeeded, root } from './build.mjs';

const [entry = 'server'] = process.argv.splice(2, 1);
// On standard error: what a command prints on standard output is its answer (npm run routes gives JSON).
buildIfNeeded((step) => console.error(step));
await import(pathToFileURL(join(root, 'dist', 'src', `${entry}.js`)).href);
