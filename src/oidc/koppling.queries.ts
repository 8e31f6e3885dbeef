import { z } from 'zod';
import { sql, type Db } from '../db/db.ts';

const identitetRow = z.object({ anvandareId: z.string(), upphavd: z.boolean() });

/** Whose account an issuer's subject is tied to, now or before. */
export const findIdentitet = (db: Db, issuer: string, subject: string) =>
  db.maybeOne(
    identitetRow,
    sql`
    select anvandare_id, upphavd_at is not null as upphavd
    from auth.extern_identitet where issuer = ${issuer} and subject = ${subject}`,
  );

const kopplingRow = z.object({ issuer: z.string(), koppladAt: z.date() });
export type Koppling = z.infer<typeof kopplingRow>;

/** The one tie that an account has now. */
export const findKoppling = (db: Db, anvandareId: string): Promise<Koppling | null> =>
  db.maybeOne(
    kopplingRow,
    sql`
    select issuer, kopplad_at from auth.extern_identitet
    where anvandare_id = ${anvandareId} and upphavd_at is null`,
  );

/** Whether the user is employed by one of these, by name or organisationsnummer. */
export const arAnstalldHos = async (
  db: Db,
  anvandareId: string,
  vilka: readonly string[],
): Promise<boolean> =>
  (await db.run(sql`
    select from auth.anvandare a join verksamhet.organisation o on o.id = a.arbetsgivare_id
    where a.id = ${anvandareId} and (o.namn = any(${vilka}) or o.organisationsnummer = any(${vilka}))`)) ===
  1;

/** Ties an issuer's subject to an account; false when it is tied already. */
export const insertIdentitet = async (
  tx: Db,
  { issuer, subject, anvandareId, nu }: { issuer: string; subject: string; anvandareId: string; nu: Date },
): Promise<boolean> =>
  (await tx.run(sql`
    insert into auth.extern_identitet (issuer, subject, anvandare_id, kopplad_at)
    values (${issuer}, ${subject}, ${anvandareId}, ${nu})
    on conflict (issuer, subject) do nothing`)) === 1;

/** Takes the account's tie away; false when it has none. */
export const upphavKoppling = async (tx: Db, anvandareId: string, nu: Date): Promise<boolean> =>
  (await tx.run(sql`
    update auth.extern_identitet set upphavd_at = ${nu} where anvandare_id = ${anvandareId} and upphavd_at is null`)) ===
  1;
