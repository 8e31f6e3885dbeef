import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const findRoot = (folder: string): string =>
  existsSync(join(folder, 'package.json')) ? folder : findRoot(dirname(folder));

/** The project folder, found from the source as well as from dist/. */
const projectRoot = findRoot(import.meta.dirname);

/** Served at `/`. */
export const publicFolder = join(projectRoot, 'public');

/** The folder of `layout.ejs`. */
export const viewFolder = join(projectRoot, 'views');

const hashOf = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex').slice(0, 10);

const addresses: ReadonlyMap<string, string> = new Map(
  readdirSync(publicFolder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const file = join(entry.parentPath, entry.name);
      const path = file.slice(publicFolder.length).replaceAll('\\', '/');
      return [path, `${path}?v=${hashOf(file)}`];
    }),
);

/**
 * The address of a file in `public/` with a hash of its content, e.g. `/css/sus.css?v=0123456789`,
 * so that browsers may keep it for a year. Hashes are computed once, when the process starts.
 * @throws Error for a file that does not exist: a misspelt address shall not reach a page.
 */
export const asset = (path: string): string => {
  const address = addresses.get(path);
  if (address === undefined) throw new Error(`No such file in public: ${path}`);
  return address;
};
