import { sql, type Db } from '../db/db.ts';
import { fail, ok, type Result } from '../shared/result.ts';
import { findFrysning, listFrysningar } from './frysning.queries.ts';
import { frysningAv, type Frysning } from './frysning.rules.ts';
import type { Rapporthinder } from './rapport.rules.ts';
import type { Urval } from './urval.rules.ts';

/** The days on which figures are frozen, the latest first. */
export const listFrysta = (rapportDb: Db): Promise<Frysning[]> => listFrysningar(rapportDb);

/**
 * Lets the transaction read what was known at the freeze of the selection: from here the views of reports that hold no persons answer
 * as then. Null when the figures of now are asked for.
 */
export const visaSomKand = async (
  tx: Db,
  { kand, period, typ }: Urval,
): Promise<Result<Frysning | null, Rapporthinder>> => {
  if (kand === null) {
    await tx.run(sql`select set_config('sus.kand', '', true)`);
    return ok(null);
  }
  const ord = frysningAv(kand);
  const frysning = ord === null ? null : await findFrysning(tx, ord);
  if (frysning === null) return fail('okand_kand');
  const tecken = typ === 'kostnadsrapport' ? 4 : 7;
  if (period.till.slice(0, tecken) > frysning.per.slice(0, tecken)) return fail('efter_kand');
  await tx.run(sql`select set_config('sus.kand', ${String(frysning.id)}, true)`);
  return ok(frysning);
};
