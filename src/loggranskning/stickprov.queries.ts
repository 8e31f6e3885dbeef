import { z } from 'zod';
import { sql, type Db } from '../db/db.ts';
import { lasningar } from './handelse.rules.ts';
import type { DragetStickprov, Stickprov, Stickprovsrad } from './stickprov.rules.ts';

const stickprovRow = z.object({
  id: z.string(),
  fro: z.string(),
  fran: z.string(),
  till: z.string(),
  antal: z.number(),
  av: z.string(),
  at: z.date(),
});
const stickproven = sql`
  select s.id, s.fro, s.fran, s.till, s.antal, a.fornamn || ' ' || a.efternamn as av, s.at
  from auth.stickprov s join auth.anvandare a on a.id = s.av`;

/** The latest samples, newest first. */
export const listStickprov = (tx: Db): Promise<DragetStickprov[]> =>
  tx.many(stickprovRow, sql`${stickproven} order by s.at desc, s.id limit 50`);

export const findStickprov = (tx: Db, id: string): Promise<DragetStickprov | null> =>
  tx.maybeOne(stickprovRow, sql`${stickproven} where s.id = ${id}`);

const radRow = z.object({ handelseId: z.number(), fyndId: z.string().nullable() });

/** The rows of a sample, made again from its seed, in the order of the lot. */
export const listRader = (tx: Db, id: string): Promise<Stickprovsrad[]> =>
  tx.many(
    radRow,
    sql`
    select r.handelse_id, f.id as fynd_id from auth.visa_stickprov(${id}) with ordinality as r (handelse_id, plats)
    left join auth.granskningsfynd f on f.regel = 'stickprov' and f.handelse_id = r.handelse_id order by r.plats`,
  );

export const dra = async (
  tx: Db,
  id: string,
  { fro, fran, till, antal }: Stickprov,
  at: Date,
): Promise<void> => {
  await tx.run(
    sql`select auth.dra_stickprov(${id}, ${fro}, ${fran}, ${till}, ${antal}, ${lasningar}::text[], ${at})`,
  );
};
