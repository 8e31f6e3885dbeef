import { z } from 'zod';
import { sql, type Db } from '../db/db.ts';

/** Which statements that may have changed a figure the transaction sees: the same again only when it sees the same of them. */
export const lasSkrivningar = async (tx: Db): Promise<string> => {
  const fraga = sql`select count(*) || ' ' || coalesce(sum(nr), 0) as skrivningar from rapport.skrivning`;
  return (await tx.one(z.object({ skrivningar: z.string() }), fraga)).skrivningar;
};
