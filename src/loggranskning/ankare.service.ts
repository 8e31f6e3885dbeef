import { z } from 'zod';
import { sql } from '../db/db.ts';
import { lasAnkare, skrivAnkare } from '../db/granska-ankare.ts';
import type { Natthus } from '../jobb/natt.service.ts';

const huvudRow = z.object({ id: z.number(), hash: z.string(), ankaretsHash: z.string().nullable() });

/**
 * Copies the head of the audit trail to the anchor file, if the row that was anchored last still stands there unchanged.
 * @returns 1 when it was moved, 0 when no file is configured
 * @throws Error when the row is another or is gone: the anchor then stays, and `npm run granska-logg` says more
 */
export const flyttaAnkaret = async ({
  config: { ankarfil },
  jobbDb,
  log,
}: Pick<Natthus, 'config' | 'jobbDb' | 'log'>): Promise<number> => {
  if (ankarfil === null) return 0;
  const ankare = lasAnkare(ankarfil);
  const huvud = await jobbDb.one(
    huvudRow,
    sql`select id, hash, ankarets_hash from audit.huvudet(${ankare?.id ?? 0})`,
  );
  if (ankare !== null && ankare.id > 0 && huvud.ankaretsHash !== ankare.hash) {
    log.error({ ankare: ankare.id, huvud: huvud.id }, 'the audit trail is not the one that was anchored');
    throw new Error('the audit trail is not the one that was anchored');
  }
  skrivAnkare(ankarfil, huvud);
  return 1;
};
