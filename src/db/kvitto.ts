import { z } from 'zod';
import { dagAv } from '../shared/datum.ts';
import { AlreadySaved } from '../shared/errors.ts';
import { ok, type Result } from '../shared/result.ts';
import { sql, type Db } from './db.ts';
import { innehallHmac, type Nycklar } from './kryptering.ts';
import type { Actor } from '../behorighet/behorighet.rules.ts';

/** One submit of one form: the key the page was sent with, and what the user sent. */
export interface Engang {
  readonly nyckel: string;
  /** Name of the act, as in the audit trail. */
  readonly handling: string;
  readonly innehall: unknown;
  /** Where the receipt is shown: the page after the save. */
  readonly sida: string;
  readonly objektId: string | null;
}

export interface Kvitto {
  readonly nyckel: string;
  readonly handling: string;
  readonly nummer: number;
  readonly objektId: string | null;
  readonly sida: string;
  readonly at: Date;
}

const kvittoRow = z.object({
  nyckel: z.string(),
  handling: z.string(),
  nummer: z.number(),
  objektId: z.string().nullable(),
  sida: z.string(),
  at: z.date(),
});

/** The user's own receipt; row-level security hides those of others. */
export const findKvitto = (tx: Db, nyckel: string): Promise<Kvitto | null> =>
  tx.maybeOne(
    kvittoRow,
    sql`select nyckel, handling, nummer, objekt_id, sida, at from verksamhet.kvitto where nyckel = ${nyckel}`,
  );

/**
 * Does `work` once for a key. The same key with the same content gives the first receipt; with other content AlreadySaved.
 * The receipt is written first, so a second submit waits for the first one and then finds it. A refusal rolls everything back.
 */
export const engang = async <E>(
  { tx, actor, nycklar }: { tx: Db; actor: Actor; nycklar: Nycklar },
  { nyckel, handling, innehall, sida, objektId }: Engang,
  work: () => Promise<Result<unknown, E>>,
): Promise<Result<{ sida: string }, E>> => {
  const digest = innehallHmac(nycklar, { handling, innehall });
  const ny = await tx.run(sql`
    insert into verksamhet.kvitto (nyckel, anvandare_id, handling, innehall_hmac, objekt_id, sida)
    values (${nyckel}, ${actor.id}, ${handling}, ${digest}, ${objektId}, ${sida})
    on conflict (nyckel) do nothing`);
  if (ny === 0) return tidigare(tx, nyckel, digest);
  const gjort = await work();
  return gjort.ok ? ok({ sida }) : gjort;
};

const tidigareRow = z.object({ sida: z.string(), lika: z.boolean() });
const tidigare = async (tx: Db, nyckel: string, digest: Buffer) => {
  const forst = await tx.maybeOne(
    tidigareRow,
    sql`
    select sida, innehall_hmac = ${digest} as lika from verksamhet.kvitto where nyckel = ${nyckel}`,
  );
  if (forst?.lika !== true) throw new AlreadySaved(forst?.sida ?? '/');
  return ok({ sida: forst.sida });
};

/** R-2026-004182: what a user reads out on the phone. */
export const kvittonummer = ({ nummer, at }: Pick<Kvitto, 'nummer' | 'at'>): string =>
  `R-${dagAv(at).slice(0, 4)}-${String(nummer).padStart(6, '0')}`;
