import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { z } from 'zod';
import { Driftfel } from '../shared/driftfel.ts';

const onlyOwner = 0o600;

/**
 * The data folder, made if it is missing. Others may pass through but not list it: as root, PostgreSQL runs as
 * another user than the one who owns the folder.
 */
export const openDataFolder = (folder: string): void => {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o711 });
    if (process.getuid?.() === 0) chmodSync(folder, 0o711);
  } catch (error) {
    throw new Driftfel(`Datamappen ${folder} går inte att skapa eller skriva i (${String(error)}).`);
  }
};

/** A file with secrets in it, whole or not at all, readable by its owner only. */
export const writeSecret = (file: string, content: unknown): void => {
  const fresh = `${file}.ny`;
  writeFileSync(fresh, `${JSON.stringify(content, null, 2)}\n`, { mode: onlyOwner, flush: true });
  renameSync(fresh, file);
};

/** Reads the secrets in `file`; the first time they are made by `create` and written there. */
export const readOrCreateSecret = <T>(file: string, shape: z.ZodType<T>, create: () => T): T => {
  if (!existsSync(file)) writeSecret(file, create());
  return readJson(file, shape);
};

/** Reads a JSON file of a known shape. @throws Driftfel that names the file, never its content */
export const readJson = <T>(file: string, shape: z.ZodType<T>): T => {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    throw new Driftfel(`Filen ${file} går inte att läsa som JSON. Kontrollera att den finns och får läsas.`);
  }
  const parsed = shape.safeParse(content);
  if (!parsed.success) throw new Driftfel(`Filen ${file} har inte det innehåll som väntas.`);
  return parsed.data;
};
