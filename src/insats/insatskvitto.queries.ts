import { z } from 'zod';
import type { Db } from '../db/db.ts';
import { findKvitto, kvittonummer } from '../db/kvitto.ts';

const uuid = z.uuid();

/** The receipt of the save that led to a page, from its address; null when it is of something else. Inside transaction(actor). */
export const findSparad = async (
  tx: Db,
  nyckel: unknown,
  insatsId: string,
): Promise<{ at: Date; nummer: string } | null> => {
  const last = uuid.safeParse(nyckel);
  const kvitto = last.success ? await findKvitto(tx, last.data) : null;
  return kvitto?.objektId === insatsId ? { at: kvitto.at, nummer: kvittonummer(kvitto) } : null;
};
