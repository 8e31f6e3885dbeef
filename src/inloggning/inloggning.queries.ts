import { z } from 'zod';
import { sql, type Db } from '../db/db.ts';
import { dagAv } from '../shared/datum.ts';
import { giller } from './inloggad.queries.ts';
import { metoder, type Metod } from './inloggning.rules.ts';

interface NyInloggning {
  readonly anvandareId: string;
  readonly metod: Metod;
  /** The browser in plain words. */
  readonly enhet: string | null;
  readonly nu: Date;
}

/** A new sign-in. Gives its id. */
export const insertInloggning = async (
  tx: Db,
  { anvandareId, metod, enhet, nu }: NyInloggning,
): Promise<string> => {
  const { id } = await tx.one(
    z.object({ id: z.string() }),
    sql`
    insert into auth.inloggning (anvandare_id, metod, enhet, skapad_at, senast_at)
    values (${anvandareId}, ${metod}, ${enhet}, ${nu}, ${nu}) returning id`,
  );
  await tx.run(sql`update auth.anvandare set senast_inloggad_at = ${nu} where id = ${anvandareId}`);
  return id;
};

/** Whether the account holds any role at all that counts now. */
export const harRoll = async (tx: Db, anvandareId: string, nu: Date): Promise<boolean> =>
  (await tx.run(
    sql`select from auth.anvandare_roll r where r.anvandare_id = ${anvandareId} and ${giller(dagAv(nu))} limit 1`,
  )) === 1;

/** Ends one of the account's own open sign-ins; false when there is no such. */
export const avslutaInloggning = async (
  tx: Db,
  anvandareId: string,
  inloggningId: string,
  nu: Date,
): Promise<boolean> =>
  (await tx.run(sql`
    update auth.inloggning set avslutad_at = ${nu}
    where id = ${inloggningId} and anvandare_id = ${anvandareId} and avslutad_at is null`)) === 1;

/** Ends every open sign-in of the account but `utom`. Gives how many. */
export const avslutaInloggningar = (
  tx: Db,
  anvandareId: string,
  utom: string | null,
  nu: Date,
): Promise<number> =>
  tx.run(sql`
    update auth.inloggning set avslutad_at = ${nu}
    where anvandare_id = ${anvandareId} and avslutad_at is null and id is distinct from ${utom}::uuid`);

/** When a sign-in was made. */
export const findInloggningStart = async (db: Db, inloggningId: string): Promise<Date> =>
  (
    await db.one(
      z.object({ skapadAt: z.date() }),
      sql`select skapad_at from auth.inloggning where id = ${inloggningId}`,
    )
  ).skapadAt;

/** How a sign-in was made. */
export const findMetod = async (db: Db, inloggningId: string): Promise<Metod> =>
  (
    await db.one(
      z.object({ metod: z.enum(metoder) }),
      sql`select metod from auth.inloggning where id = ${inloggningId}`,
    )
  ).metod;

/** Whether a sign-in is still open; it stays so until commit. */
export const isInloggningOppen = async (tx: Db, inloggningId: string): Promise<boolean> =>
  (await tx.run(
    sql`select from auth.inloggning where id = ${inloggningId} and avslutad_at is null for share`,
  )) === 1;
