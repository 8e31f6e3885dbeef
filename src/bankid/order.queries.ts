import { z } from 'zod';
import { sql, type Db } from '../db/db.ts';
import { ordertider } from './bankid.rules.ts';

const orderRow = z.object({
  id: z.string(),
  orderRef: z.string(),
  qrStartToken: z.string(),
  qrStartSecretKrypt: z.instanceof(Buffer),
  autostartToken: z.string(),
  startadAt: z.date(),
  status: z.enum(['pagar', 'klar', 'misslyckad']),
  hint: z.string().nullable(),
  personnummerIndex: z.instanceof(Buffer).nullable(),
});
export type Order = z.infer<typeof orderRow>;

const kolumner = sql`
  id, order_ref, qr_start_token, qr_start_secret_krypt, autostart_token, startad_at, status, hint, personnummer_index`;

/** The order of a session, whatever became of it. */
export const findOrder = (db: Db, sessionHash: Buffer): Promise<Order | null> =>
  db.maybeOne(orderRow, sql`select ${kolumner} from auth.bankid_order where session_hash = ${sessionHash}`);

type NyOrder = Omit<Order, 'status' | 'hint' | 'personnummerIndex'> & { readonly sessionHash: Buffer };

export const insertOrder = async (db: Db, o: NyOrder): Promise<void> => {
  await db.run(sql`
    insert into auth.bankid_order (id, session_hash, order_ref, qr_start_token, qr_start_secret_krypt, autostart_token, startad_at)
    values (${o.id}, ${o.sessionHash}, ${o.orderRef}, ${o.qrStartToken}, ${o.qrStartSecretKrypt}, ${o.autostartToken}, ${o.startadAt})`);
};

/** Takes the turn to ask BankID about an order; false when somebody else has just done so. Told once, whichever server asks. */
export const taTur = async (db: Db, id: string, nu: Date): Promise<boolean> =>
  (await db.run(sql`
    update auth.bankid_order set hamtad_at = ${nu}
    where id = ${id} and status = 'pagar'
      and (hamtad_at is null or hamtad_at <= ${new Date(nu.getTime() - ordertider.mellanHamtningar)})`)) ===
  1;

/** Notes what became of an order that goes on; one that has ended stays as it is. */
export const updateLage = async (
  db: Db,
  id: string,
  { status, hint, index }: { status: Order['status']; hint: string | null; index: Buffer | null },
): Promise<void> => {
  await db.run(sql`
    update auth.bankid_order set status = ${status}, hint = ${hint}, personnummer_index = ${index}
    where id = ${id} and status = 'pagar'`);
};

/** Uses up a complete order; false when it has been used already. */
export const forbrukaOrder = async (tx: Db, id: string): Promise<boolean> =>
  (await tx.run(sql`delete from auth.bankid_order where id = ${id} and status = 'klar'`)) === 1;

/** Removes the order of a session, if it has one. Gives it as it was. */
export const deleteOrder = (db: Db, sessionHash: Buffer): Promise<Order | null> =>
  db.maybeOne(
    orderRow,
    sql`delete from auth.bankid_order where session_hash = ${sessionHash} returning ${kolumner}`,
  );
