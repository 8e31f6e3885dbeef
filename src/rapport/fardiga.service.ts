import { z } from 'zod';
import { sql, type Database, type Db } from '../db/db.ts';
import { ok, type Result } from '../shared/result.ts';
import type { Raknat } from './insatsrapport.service.ts';
import type { Rapporthinder } from './rapport.rules.ts';

/** Which statements that may have changed a figure the transaction sees: the same again only when it sees the same of them. */
const lasSkrivningar = async (tx: Db): Promise<string> => {
  const fraga = sql`select count(*) || ' ' || coalesce(sum(nr), 0) as skrivningar from rapport.skrivning`;
  return (await tx.one(z.object({ skrivningar: z.string() }), fraga)).skrivningar;
};

interface Fardig {
  readonly skrivningar: string;
  readonly raknat: Raknat;
}
/** What has been counted in each database, by what was asked for. */
const fardiga = new WeakMap<Database, Map<string, Fardig>>();
/** So many, and none longer than this, are a few hundred megabytes at most. */
const hogst = { raknade: 200, rader: 2000 } as const;

const fardigaI = (db: Database): Map<string, Fardig> => {
  const deras = fardiga.get(db) ?? new Map<string, Fardig>();
  fardiga.set(db, deras);
  return deras;
};

/**
 * Gives what was counted again when nothing has been written since, or else counts it. Held in the process; the oldest goes first.
 * @param nyckel everything that decides it, beside what is in the database
 * @param rakna in the same picture of the database
 */
export const engang = async (
  { db, tx }: { readonly db: Database; readonly tx: Db },
  nyckel: string,
  rakna: () => Promise<Result<Raknat, Rapporthinder>>,
): Promise<Result<Raknat, Rapporthinder>> => {
  const deras = fardigaI(db);
  const skrivningar = await lasSkrivningar(tx);
  const fardig = deras.get(nyckel);
  if (fardig?.skrivningar === skrivningar) return ok(fardig.raknat);
  deras.delete(nyckel);
  const svar = await rakna();
  if (svar.ok && svar.value.delar.reduce((rader, del) => rader + del.rader.length, 0) <= hogst.rader)
    deras.set(nyckel, { skrivningar, raknat: svar.value });
  const [aldst] = deras.keys();
  if (deras.size > hogst.raknade && aldst !== undefined) deras.delete(aldst);
  return svar;
};
