import { existsSync, renameSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { readJson } from './files.ts';
import type { Lank } from './granska.ts';

const lank = z.object({
  id: z.int().min(0),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
});
const omankring = z.object({ at: z.string(), av: z.string(), orsak: z.string(), gammalt: lank, nytt: lank });
const ankarfil = lank.extend({ omankringar: z.array(omankring).default([]) });

/** That somebody accepted, after a restore, that the chain goes on from another row than the one anchored. */
export type Omankring = z.infer<typeof omankring>;

/** A link that was copied out of the database, and every time that it was set anew. */
export interface Ankare extends Lank {
  readonly omankringar: readonly Omankring[];
}

/** What an anchor file holds; null when there is no file yet. @throws Driftfel when it is no anchor */
export const lasAnkare = (fil: string): Ankare | null => (existsSync(fil) ? readJson(fil, ankarfil) : null);

/** Writes the head to the anchor file, which belongs on another machine than the database: whole, or the old one stays. */
export const skrivAnkare = (
  fil: string,
  { id, hash }: Lank,
  omankringar: readonly Omankring[] = lasAnkare(fil)?.omankringar ?? [],
): void => {
  const ny = `${fil}.${process.pid}`;
  const innehall = omankringar.length === 0 ? { id, hash } : { id, hash, omankringar };
  writeFileSync(ny, `${JSON.stringify(innehall)}\n`, { flush: true });
  renameSync(ny, fil);
};
