import { z } from 'zod';
import { sql, type Db } from '../db/db.ts';

const forsokRow = z.object({
  id: z.string(),
  leverantor: z.string(),
  nonce: z.string(),
  verifierareKrypt: z.instanceof(Buffer),
  startadAt: z.date(),
  bekraftar: z.string().nullable(),
  status: z.enum(['pagar', 'klar']),
  issuer: z.string().nullable(),
  subject: z.string().nullable(),
  personnummerIndex: z.instanceof(Buffer).nullable(),
});
export type Forsok = z.infer<typeof forsokRow>;

const kolumner = sql`
  id, leverantor, nonce, verifierare_krypt, startad_at, bekraftar, status, issuer, subject, personnummer_index`;

interface NyttForsok {
  readonly id: string;
  readonly sessionHash: Buffer;
  readonly leverantor: string;
  readonly stateHash: Buffer;
  readonly nonce: string;
  readonly verifierareKrypt: Buffer;
  readonly startadAt: Date;
  /** The sign-in that is confirmed by it. */
  readonly bekraftar: string | null;
}

export const insertForsok = async (db: Db, f: NyttForsok): Promise<void> => {
  await db.run(sql`
    insert into auth.oidc_forsok (id, session_hash, leverantor, state_hash, nonce, verifierare_krypt, startad_at, bekraftar)
    values (${f.id}, ${f.sessionHash}, ${f.leverantor}, ${f.stateHash}, ${f.nonce}, ${f.verifierareKrypt}, ${f.startadAt}, ${f.bekraftar})`);
};

/** What the session has started, whatever became of it. */
export const findForsok = (db: Db, sessionHash: Buffer): Promise<Forsok | null> =>
  db.maybeOne(forsokRow, sql`select ${kolumner} from auth.oidc_forsok where session_hash = ${sessionHash}`);

/** Takes the answer with this state, once; null when the session has started nothing with it, or it has been answered. */
export const taSvaret = (db: Db, sessionHash: Buffer, stateHash: Buffer): Promise<Forsok | null> =>
  db.maybeOne(
    forsokRow,
    sql`
    update auth.oidc_forsok set state_hash = ''
    where session_hash = ${sessionHash} and state_hash = ${stateHash} and status = 'pagar'
    returning ${kolumner}`,
  );

interface Klart {
  readonly issuer: string;
  readonly subject: string;
  readonly index: Buffer;
}

export const updateKlart = async (db: Db, id: string, { issuer, subject, index }: Klart): Promise<void> => {
  await db.run(sql`
    update auth.oidc_forsok set status = 'klar', issuer = ${issuer}, subject = ${subject}, personnummer_index = ${index}
    where id = ${id} and status = 'pagar'`);
};

/** Uses up what was started; false when it has been used already. */
export const forbrukaForsok = async (tx: Db, id: string): Promise<boolean> =>
  (await tx.run(sql`delete from auth.oidc_forsok where id = ${id}`)) === 1;
