import { z } from 'zod';
import type { Db } from '../db/db.ts';
import { findKvitto, kvittonummer } from '../db/kvitto.ts';

const nyckel = z.uuid();

/** The receipt of the save that led to a page, from its address; null when it is of something else. Inside transaction(actor). */
export const findSparat = async (
  tx: Db,
  text: unknown,
  objektId: string,
): Promise<{ at: Date; nummer: string } | null> => {
  const last = nyckel.safeParse(text);
  const kvitto = last.success ? await findKvitto(tx, last.data) : null;
  if (kvitto?.objektId !== objektId) return null;
  return { at: kvitto.at, nummer: kvittonummer(kvitto) };
};
