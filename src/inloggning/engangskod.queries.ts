import { z } from 'zod';
import { sql, type Db, type Sql } from '../db/db.ts';
import { tider } from './inloggning.rules.ts';

const levande = sql`anvand_at is null and ersatt_at is null`;
const sedan = (nu: Date, ms: number): Date => new Date(nu.getTime() - ms);

/** The codes of an account stop counting: a newer one takes over, or the password was changed. */
export const ersattKoder = async (tx: Db, anvandareId: string, nu: Date): Promise<void> => {
  await tx.run(
    sql`update auth.engangskod set ersatt_at = ${nu} where anvandare_id = ${anvandareId} and ${levande}`,
  );
};

/** Lays a new code, which must be the only living one of its account. Codes of past days are cleared away. */
export const insertKod = async (tx: Db, anvandareId: string, kodHash: string, nu: Date): Promise<string> => {
  await tx.run(sql`
    delete from auth.engangskod where anvandare_id = ${anvandareId} and skapad_at < ${sedan(nu, 86_400_000)}`);
  const { id } = await tx.one(
    z.object({ id: z.string() }),
    sql`
    insert into auth.engangskod (anvandare_id, kod_hash, skapad_at, giltig_till)
    values (${anvandareId}, ${kodHash}, ${nu}, ${new Date(nu.getTime() + tider.engangskod)}) returning id`,
  );
  return id;
};

const vantandeRow = z.object({
  anvandareId: z.string(),
  mobilKrypt: z.instanceof(Buffer),
  giltigTill: z.date(),
});
export type Vantande = z.infer<typeof vantandeRow>;

/** The sign-in that waits for its code, also a while after the code has run out, so that a new one can be asked for. */
export const findVantande = (db: Db, engangskodId: string, nu: Date): Promise<Vantande | null> =>
  db.maybeOne(
    vantandeRow,
    sql`
    select k.anvandare_id, a.mobil_krypt, k.giltig_till
    from auth.engangskod k
    join auth.anvandare a on a.id = k.anvandare_id and a.avslutad_at is null
    where k.id = ${engangskodId} and ${levande}
      and k.skapad_at <= ${nu} and k.skapad_at > ${sedan(nu, tider.nyKod)}`,
  );

const forsokRow = z.object({ anvandareId: z.string(), kodHash: z.string() });

// A code is young: it was made before now and has not run out. A clock that goes back makes it invalid, never longer.
const giltig = (nu: Date): Sql => sql`${levande} and skapad_at <= ${nu} and giltig_till > ${nu}`;

/** Uses up one of the code's five tries and gives what to compare with; null when there is none left or the code is dead. */
export const raknaKodforsok = (db: Db, engangskodId: string, nu: Date) =>
  db.maybeOne(
    forsokRow,
    sql`
    update auth.engangskod set forsok = forsok + 1
    where id = ${engangskodId} and ${giltig(nu)} and forsok < 5
    returning anvandare_id, kod_hash`,
  );

/** Marks the code as used; false when somebody else was first or it has been replaced. */
export const anvandKod = async (tx: Db, engangskodId: string, nu: Date): Promise<boolean> =>
  (await tx.run(
    sql`update auth.engangskod set anvand_at = ${nu} where id = ${engangskodId} and ${giltig(nu)}`,
  )) === 1;
