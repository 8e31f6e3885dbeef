import { audit } from '../db/audit.ts';
import type { Hus } from '../hus.ts';
import { gallraPortion } from './gallring.queries.ts';

/** So many deltaganden are taken in one transaction: each is whole, and a run that dies loses no more than that. */
const portion = 100;

const jobbet = { begaranId: 'gallring', kalla: 'gallring' } as const;

/**
 * Runs an approved gallring, portion by portion, until nothing is left. Started again it goes on where it was.
 * @throws Error when somebody works with all that is left: the job is tried again
 */
export const korGallring = async ({ db }: Pick<Hus, 'db'>, id: string): Promise<void> => {
  for (let kvar = true; kvar;) {
    const { gallrade, klar } = await db.transaction(jobbet, async (tx) => {
      const svar = await gallraPortion(tx, id, portion);
      if (svar.klar) await audit(tx, 'gallring_klar', { objektId: id });
      return svar;
    });
    if (!klar && gallrade === 0) throw new Error('deltaganden are being worked with');
    kvar = !klar;
  }
};
