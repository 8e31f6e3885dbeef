import { sql, type Db } from './db.ts';

/** What an audit row is about. Only ids and field names: never a value that a person typed. */
export interface Spar {
  readonly objektId?: string;
  readonly insatsId?: string;
  readonly falt?: readonly string[];
  readonly utfall?: 'ok' | 'nekad' | 'fel';
}

/**
 * Adds a row to the hash-chained audit trail, in the caller's transaction: no trail, no change.
 * Call it last, since the lock on the chain's head is held until commit. `handelse` is past tense: 'deltagare_inregistrerad'.
 */
export const audit = async (
  tx: Db,
  handelse: string,
  { objektId, insatsId, falt, utfall = 'ok' }: Spar = {},
): Promise<void> => {
  await tx.run(sql`
    select audit.logga(${handelse}, ${objektId ?? null}, ${insatsId ?? null}, ${falt?.join(',') ?? ''}, ${utfall})`);
};
