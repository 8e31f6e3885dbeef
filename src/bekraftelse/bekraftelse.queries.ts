import { z } from 'zod';
import { sql, type Db, type Sql } from '../db/db.ts';
import type { Kodslag } from './bekraftelse.rules.ts';

interface NyBekraftelse {
  readonly id: string;
  readonly inloggningId: string;
  readonly slag: Kodslag;
  readonly kodHash: string;
  /** The new number, for the code that was sent to it. */
  readonly mobilKrypt: Buffer | null;
  readonly nu: Date;
  readonly till: Date;
}

/** Lays a code, in the place of an older one of the same sign-in. */
export const laggBekraftelse = async (tx: Db, ny: NyBekraftelse): Promise<void> => {
  await tx.run(sql`
    insert into auth.bekraftelse (id, inloggning_id, slag, kod_hash, mobil_krypt, skapad_at, giltig_till)
    values (${ny.id}, ${ny.inloggningId}, ${ny.slag}, ${ny.kodHash}, ${ny.mobilKrypt}, ${ny.nu}, ${ny.till})
    on conflict (inloggning_id, slag) do update set id = excluded.id, kod_hash = excluded.kod_hash,
      mobil_krypt = excluded.mobil_krypt, skapad_at = excluded.skapad_at, giltig_till = excluded.giltig_till, forsok = 0`);
};

const bekraftelseRow = z.object({
  id: z.string(),
  kodHash: z.string(),
  mobilKrypt: z.instanceof(Buffer).nullable(),
  giltigTill: z.date(),
});
export type Bekraftelse = z.infer<typeof bekraftelseRow>;

const kolumner = sql`id, kod_hash, mobil_krypt, giltig_till`;
const levande = (inloggningId: string, slag: Kodslag, nu: Date): Sql =>
  sql`inloggning_id = ${inloggningId} and slag = ${slag} and skapad_at <= ${nu} and giltig_till > ${nu}`;

/** The code that a sign-in waits for; null when there is none, or it has run out. */
export const findBekraftelse = (
  db: Db,
  inloggningId: string,
  slag: Kodslag,
  nu: Date,
): Promise<Bekraftelse | null> =>
  db.maybeOne(
    bekraftelseRow,
    sql`select ${kolumner} from auth.bekraftelse where ${levande(inloggningId, slag, nu)}`,
  );

/** Uses up one of the code's five tries; null when there is none left or no code. */
export const raknaBekraftelseforsok = (
  db: Db,
  inloggningId: string,
  slag: Kodslag,
  nu: Date,
): Promise<Bekraftelse | null> =>
  db.maybeOne(
    bekraftelseRow,
    sql`
    update auth.bekraftelse set forsok = forsok + 1
    where ${levande(inloggningId, slag, nu)} and forsok < 5
    returning ${kolumner}`,
  );

/** Uses up a code; false when it has been used or replaced. */
export const forbrukaBekraftelse = async (tx: Db, id: string): Promise<boolean> =>
  (await tx.run(sql`delete from auth.bekraftelse where id = ${id}`)) === 1;

/** Notes that the user has shown who they are. */
export const updateBekraftad = async (tx: Db, inloggningId: string, nu: Date): Promise<void> => {
  await tx.run(sql`update auth.inloggning set bekraftad_at = ${nu} where id = ${inloggningId}`);
};
