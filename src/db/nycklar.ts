import { randomBytes } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { z } from 'zod';
import { Driftfel } from '../shared/driftfel.ts';
import { createSecret, readJson } from './files.ts';

/** Keys of the application's own encryption; they never lie in the database or in its backup. */
export interface Nycklar {
  /** Id of the key that new values are encrypted with. */
  readonly aktiv: number;
  /** Every key that may still be needed to read, by id: 32 bytes each. */
  readonly nycklar: ReadonlyMap<number, Buffer>;
  /** Key of the blind index over personnummer: 32 bytes. */
  readonly index: Buffer;
  /** Key of the pseudonymous person code: 32 bytes. */
  readonly personkod: Buffer;
}

const key = z
  .base64()
  .transform((text) => Buffer.from(text, 'base64'))
  .refine((bytes) => bytes.length === 32);
const nyckelfil = z
  .object({
    aktiv: z.int().min(1).max(255),
    nycklar: z.record(z.string().regex(/^[1-9]\d{0,2}$/), key),
    index: key,
    personkod: key,
  })
  .transform((file): Nycklar => ({
    ...file,
    nycklar: new Map(Object.entries(file.nycklar).map(([id, bytes]) => [Number(id), bytes])),
  }))
  .refine((file) => file.nycklar.has(file.aktiv));

const freshKeys = () => {
  const fresh = () => randomBytes(32).toString('base64');
  return { aktiv: 1, nycklar: { '1': fresh() }, index: fresh(), personkod: fresh() };
};

/** Writes a new key file with fresh random keys, mode 0600. @throws Driftfel when the file exists: keys are not replaced */
export const createNyckelfil = (path: string): void => {
  if (!createSecret(path, freshKeys()))
    throw new Driftfel(`${path} finns redan. En nyckelfil skrivs aldrig över.`);
};

/**
 * Writes a new key file with the keys of `old` and one more, which becomes the active one.
 * @throws Driftfel when the new file exists: a key file is never written over
 */
export const extendNyckelfil = (old: string, path: string): void => {
  const { nycklar, index, personkod } = readNyckelfil(old);
  const aktiv = Math.max(...nycklar.keys()) + 1;
  if (aktiv > 255) throw new Driftfel(`${old} har redan nyckel 255. Fler ryms inte.`);
  const text = (bytes: Buffer) => bytes.toString('base64');
  const gamla = [...nycklar].map(([id, bytes]) => [String(id), text(bytes)]);
  const alla = Object.fromEntries([...gamla, [String(aktiv), text(randomBytes(32))]]) as Record<
    string,
    string
  >;
  if (!createSecret(path, { aktiv, nycklar: alla, index: text(index), personkod: text(personkod) }))
    throw new Driftfel(`${path} finns redan. En nyckelfil skrivs aldrig över.`);
};

/** Makes the demo's key file the first time. @throws Driftfel when it is gone but what it encrypted, in `data`, is not */
export const ensureNyckelfil = (path: string, data: string): void => {
  if (existsSync(path)) return;
  if (existsSync(data)) {
    throw new Driftfel(
      `Nyckelfilen ${path} saknas, och utan den går personuppgifterna i databasen inte att läsa. Lägg tillbaka filen.`,
    );
  }
  // Two first starts at once: the file of the quicker one holds.
  createSecret(path, freshKeys());
};

/** Reads a key file. @throws Driftfel that names the file, never its content */
export const readNyckelfil = (path: string): Nycklar => readJson(path, nyckelfil);

/** What forbids a key file outside the demo: that it is missing, readable by others, or no key file; null when it is fit. */
export const nyckelfilFault = (path: string): string | null => {
  if (!existsSync(path)) return 'pekar på en fil som inte finns. Skapa den med npm run nycklar -- <fil>';
  if (process.platform !== 'win32' && (statSync(path).mode & 0o177) !== 0) {
    return 'får läsas av ägaren ensam (filläge 0600 eller 0400)';
  }
  try {
    readNyckelfil(path);
    return null;
  } catch {
    return 'går inte att läsa som nyckelfil. Skapa en med npm run nycklar -- <fil>';
  }
};
