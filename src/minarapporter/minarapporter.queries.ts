import { z } from 'zod';
import { sql, type Db } from '../db/db.ts';

const sparatRow = z.object({ id: z.string(), namn: z.string(), urval: z.string(), sparatAt: z.date() });
/** A selection with a name; `urval` is the query of the report's address. */
export type Sparat = z.infer<typeof sparatRow>;

/** The user's own, by name: row-level security hides those of others. */
export const listSparade = (tx: Db): Promise<Sparat[]> =>
  tx.many(
    sparatRow,
    sql`select id, namn, urval, sparat_at from verksamhet.sparat_urval order by namn collate "sv-x-icu", id`,
  );

export const findSparat = (tx: Db, id: string): Promise<Sparat | null> =>
  tx.maybeOne(
    sparatRow,
    sql`select id, namn, urval, sparat_at from verksamhet.sparat_urval where id = ${id}`,
  );

const idRow = z.object({ id: z.string() });
/** The id of the user's own of that name, if there is one. */
export const findNamn = (tx: Db, namn: string): Promise<{ id: string } | null> =>
  tx.maybeOne(idRow, sql`select id from verksamhet.sparat_urval where namn = ${namn}`);

export const insertSparat = (
  tx: Db,
  anvandareId: string,
  { id, namn, urval }: Pick<Sparat, 'id' | 'namn' | 'urval'>,
): Promise<number> =>
  tx.run(sql`
    insert into verksamhet.sparat_urval (id, anvandare_id, namn, urval)
    values (${id}, ${anvandareId}, ${namn}, ${urval})`);

export const updateNamn = (tx: Db, id: string, namn: string): Promise<number> =>
  tx.run(sql`update verksamhet.sparat_urval set namn = ${namn} where id = ${id}`);

export const deleteSparat = (tx: Db, id: string): Promise<number> =>
  tx.run(sql`delete from verksamhet.sparat_urval where id = ${id}`);
