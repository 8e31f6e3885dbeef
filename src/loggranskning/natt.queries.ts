import { z } from 'zod';
import { sql, type Db } from '../db/db.ts';
import type { Dag } from '../shared/datum.ts';
import { granskade, type Handelse, type Nyttfynd } from './handelse.rules.ts';
import { timmarTillRegistrering } from './uppfoljning.rules.ts';
import type { Nattregel } from './fynd.rules.ts';

/* Read and written as sus_jobb: no page reaches these functions. */

/** The last day that a rule has gone through; null before the first. */
export const findSistaDag = async (tx: Db, regel: Nattregel): Promise<Dag | null> =>
  (
    await tx.one(
      z.object({ dag: z.string().nullable() }),
      sql`select max(dag) as dag from auth.granskningsdag where regel = ${regel}`,
    )
  ).dag;

const handelseRow = z.object({
  id: z.number(),
  at: z.date(),
  anvandareId: z.string(),
  handelse: z.string(),
  objektId: z.string().nullable(),
  insatsId: z.string().nullable(),
  begaranId: z.string(),
});

/** The trail of a day as the rules need it, in order. */
export const listHandelser = (tx: Db, dag: Dag): Promise<Handelse[]> =>
  tx.many(
    handelseRow,
    sql`select * from auth.granska_handelser(${dag}, ${timmarTillRegistrering}, ${granskade}::text[]) order by id`,
  );

const identitetRow = z.object({
  deltagandeId: z.string(),
  personId: z.string(),
  namnKrypt: z.instanceof(Buffer),
  anvandareId: z.string().nullable(),
  arbetsgivareId: z.string().nullable(),
});

export const listIdentiteter = (tx: Db, ids: readonly string[]): Promise<z.infer<typeof identitetRow>[]> =>
  tx.many(identitetRow, sql`select * from person.granska_identiteter(${ids}::uuid[]) order by deltagande_id`);

const lasareRow = z.object({
  id: z.string(),
  efternamn: z.string(),
  skyddatNamnKrypt: z.instanceof(Buffer).nullable(),
  arbetsgivareId: z.string(),
});

export const listLasare = (tx: Db, ids: readonly string[]): Promise<z.infer<typeof lasareRow>[]> =>
  tx.many(lasareRow, sql`select * from auth.granska_lasare(${ids}::uuid[]) order by id`);

/** Notes what a rule found on a day; false when it has been noted already. */
export const skrivFynd = async (
  tx: Db,
  { regel, dag, fynd }: { readonly regel: Nattregel; readonly dag: Dag; readonly fynd: readonly Nyttfynd[] },
): Promise<boolean> =>
  (
    await tx.one(
      z.object({ skrivet: z.boolean() }),
      sql`
      select auth.skriv_fynd(${regel}, ${dag}, ${fynd.map(({ handelseId }) => handelseId)}::bigint[],
        ${fynd.map(({ antal }) => antal)}::integer[]) as skrivet`,
    )
  ).skrivet;
