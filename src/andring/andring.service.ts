import { z } from 'zod';
import type { Actor } from '../behorighet/behorighet.rules.ts';
import { sql, type Db } from '../db/db.ts';
import type { Andring, Andringspost, Andringsslag } from './andring.rules.ts';

interface Objekt {
  readonly slag: Andringsslag;
  /** Its id; for an entry of a code list "lista/kod". */
  readonly objekt: string;
}

/**
 * Writes what happened into the history that people read, in the transaction of the change (`handelse` is past tense: 'insats_andrad').
 * Values stand here, so never anything about deltagare; the audit trail is written beside it.
 */
export const skrivAndring = async (
  tx: Db,
  actor: Actor,
  { slag, objekt, handelse, andringar }: Objekt & { handelse: string; andringar: readonly Andring[] },
): Promise<void> => {
  await tx.run(sql`
    insert into verksamhet.andring (slag, objekt, handelse, andringar, av)
    values (${slag}, ${objekt}, ${handelse}, ${JSON.stringify(andringar)}, ${actor.id})`);
};

const andringRow = z.object({
  handelse: z.string(),
  andringar: z.array(
    z.object({ falt: z.string(), fran: z.string().nullable(), till: z.string().nullable() }),
  ),
  av: z.string(),
  at: z.date(),
});

/** The history of something, latest first, at most 200 events. Find the thing through the actor first. */
export const listAndringar = (db: Db, { slag, objekt }: Objekt): Promise<Andringspost[]> =>
  db.many(
    andringRow,
    sql`
    select h.handelse, h.andringar, a.fornamn || ' ' || a.efternamn as av, h.at
    from verksamhet.andring h join auth.anvandare a on a.id = h.av
    where h.slag = ${slag} and h.objekt = ${objekt}
    order by h.id desc
    limit 200`,
  );
