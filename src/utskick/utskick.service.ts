import { randomUUID } from 'node:crypto';
import { sql, type Db } from '../db/db.ts';
import { kryptera, type Nycklar } from '../db/kryptering.ts';

/** A message to be sent: e-mail with a subject, or a text message. */
export interface Utskick {
  readonly kanal: 'epost' | 'sms';
  /** What kind of message it is, in the queue and the trail: 'masterlosenord'. */
  readonly slag: string;
  /** An e-mail address, or a mobile number as +46… */
  readonly till: string;
  readonly amne?: string;
  readonly text: string;
  /** The user it is to. */
  readonly anvandareId?: string;
  /** The order it comes of. */
  readonly bestallningId?: string;
}

/**
 * Puts a message in the queue, in the transaction of what it tells of: both happen, or neither. Whom it is to and what it says are
 * encrypted. Gives its id.
 */
export const koaUtskick = async (tx: Db, nycklar: Nycklar, utskick: Utskick): Promise<string> => {
  const id = randomUUID();
  const { kanal, slag, till, amne = null, text, anvandareId = null, bestallningId = null } = utskick;
  await tx.run(sql`
    insert into auth.utskick (id, kanal, slag, till_krypt, innehall_krypt, anvandare_id, bestallning_id)
    values (${id}, ${kanal}, ${slag}, ${kryptera(nycklar, `auth.utskick.till.${id}`, till)},
      ${kryptera(nycklar, `auth.utskick.innehall.${id}`, JSON.stringify({ amne, text }))}, ${anvandareId}, ${bestallningId})`);
  return id;
};
