import { existsSync, renameSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { readJson } from './files.ts';
import type { Lank } from './granska.ts';

const ankarfil = z.object({
  id: z.int().min(0),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
});

/** The link in an anchor file; null when there is no file yet. @throws Driftfel when it is no anchor */
export const lasAnkare = (fil: string): Lank | null => (existsSync(fil) ? readJson(fil, ankarfil) : null);

/** Writes the head to the anchor file, which belongs on another machine than the database: whole, or the old one stays. */
export const skrivAnkare = (fil: string, { id, hash }: Lank): void => {
  const ny = `${fil}.${process.pid}`;
  writeFileSync(ny, `${JSON.stringify({ id, hash })}\n`, { flush: true });
  renameSync(ny, fil);
};
