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
  readonly amne?: string | undefined;
  readonly text: string;
  /** The user it is to. */
  readonly anvandareId?: string | undefined;
  /** The order it comes of. */
  readonly bestallningId?: string | undefined;
  /** What it says is of no use after this, and it is not sent then. */
  readonly gallerTill?: Date | undefined;
  /** The message it is sent instead of, and who asked for that. */
  readonly ersatter?: { readonly id: string; readonly begardAv: string } | undefined;
}

/**
 * Puts a message in the queue, in the transaction of what it tells of: both happen, or neither. Whom it is to and what it says are
 * encrypted. The database adds the job that sends it (migration 0013). Gives its id.
 */
export const koaUtskick = async (tx: Db, nycklar: Nycklar, utskick: Utskick): Promise<string> => {
  const id = randomUUID();
  const { kanal, slag, till, text } = utskick;
  const innehall = JSON.stringify({ amne: ellerNull(utskick.amne), text });
  await tx.run(sql`
    insert into auth.utskick (id, kanal, slag, till_krypt, innehall_krypt, anvandare_id, bestallning_id, galler_till, ersatter, begard_av)
    values (${id}, ${kanal}, ${slag}, ${kryptera(nycklar, `auth.utskick.till.${id}`, till)},
      ${kryptera(nycklar, `auth.utskick.innehall.${id}`, innehall)}, ${ellerNull(utskick.anvandareId)},
      ${ellerNull(utskick.bestallningId)}, ${ellerNull(utskick.gallerTill)}, ${ellerNull(utskick.ersatter?.id)},
      ${ellerNull(utskick.ersatter?.begardAv)})`);
  return id;
};

const ellerNull = <T>(varde: T | undefined): T | null => varde ?? null;
