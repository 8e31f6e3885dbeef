import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import type { z } from 'zod';
import { Driftfel } from '../shared/driftfel.ts';

/**
 * The data folder, made if it is missing. Others may pass through but not list it: as root, PostgreSQL runs as
 * another user than the one who owns the folder.
 */
export const openDataFolder = (folder: string): void => {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o711 });
    if (process.getuid?.() === 0) chmodSync(folder, 0o711);
    accessSync(folder, constants.W_OK);
  } catch {
    throw new Driftfel(
      `Du får inte skriva i datamappen ${folder}. Ta över den, eller ange en annan datamapp i SUS_DATA.`,
    );
  }
};

/**
 * Writes a new file with secrets in it, readable by its owner only: whole or not at all, and never over an old one.
 * @returns false when the file was there already
 */
export const createSecret = (file: string, content: unknown): boolean => {
  const fresh = `${file}.${process.pid}`;
  try {
    writeFileSync(fresh, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600, flush: true });
    linkSync(fresh, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw new Driftfel(
      `Filen ${file} går inte att skapa (${String((error as NodeJS.ErrnoException).code)}).`,
    );
  } finally {
    rmSync(fresh, { force: true });
  }
};

/** Reads the secrets in `file`; the first time they are made by `create` and written there. */
export const readOrCreateSecret = <T>(file: string, shape: z.ZodType<T>, create: () => T): T => {
  if (!existsSync(file)) createSecret(file, create());
  return readJson(file, shape);
};

/** Reads a JSON file of a known shape. @throws Driftfel that names the file, never its content */
export const readJson = <T>(file: string, shape: z.ZodType<T>): T => {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    throw new Driftfel(
      `Filen ${file} går inte att läsa som JSON. Kontrollera att den finns och att du får läsa den.`,
    );
  }
  const parsed = shape.safeParse(content);
  if (!parsed.success) throw new Driftfel(`Filen ${file} har inte det innehåll som väntas.`);
  return parsed.data;
};
