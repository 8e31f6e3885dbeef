import type { Database, Db } from '../db/db.ts';
import { lasSkrivningar } from './skrivning.queries.ts';

interface Fardig<T> {
  readonly skrivningar: string;
  readonly varde: T;
}
/** So many, and none with more rows than this, are a few hundred megabytes at most. */
const hogst = { raknade: 200, rader: 2000 } as const;

/**
 * Holds one kind of figures in the process, each database's for itself; the oldest goes first.
 * @param rader how many rows it is; Infinity when it is not to be held
 * @returns gives what was counted again when nothing has been written since, or else counts it, in the same picture of the database;
 * without a database always counts. The key is everything that decides it beside what is in the database.
 */
export const halls = <T>(rader: (varde: T) => number) => {
  const fardiga = new WeakMap<Database, Map<string, Fardig<T>>>();
  return async (
    { db, tx }: { readonly db: Database | null; readonly tx: Db },
    nyckel: string,
    rakna: () => Promise<T>,
  ): Promise<T> => {
    if (db === null) return rakna();
    const deras = fardiga.get(db) ?? new Map<string, Fardig<T>>();
    fardiga.set(db, deras);
    const skrivningar = await lasSkrivningar(tx);
    const fardig = deras.get(nyckel);
    if (fardig?.skrivningar === skrivningar) return fardig.varde;
    deras.delete(nyckel);
    const varde = await rakna();
    if (rader(varde) <= hogst.rader) deras.set(nyckel, { skrivningar, varde });
    const [aldst] = deras.keys();
    if (deras.size > hogst.raknade && aldst !== undefined) deras.delete(aldst);
    return varde;
  };
};
