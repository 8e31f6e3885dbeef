import { z } from 'zod';
import { sql, type Db } from '../db/db.ts';
import type { Grans } from './inloggning.rules.ts';

/** One thing that tries are counted on, and how many it stands. */
export interface Raknare {
  readonly nyckel: string;
  readonly grans: Grans;
}

/** Where a counter stands after this try: whether the try may be judged, and when the counter starts anew. */
export interface Stallning {
  readonly oppen: boolean;
  /** This try is the first one refused. */
  readonly spardesNu: boolean;
  /** This try is the last one that is judged. */
  readonly sista: boolean;
  readonly till: Date;
}

const stallningRow = z.object({ points: z.number(), expire: z.number() });

/**
 * Counts a try before it is judged, so that parallel guesses cannot slip past each other. The last try of the limit starts
 * the lock; tries during the lock do not lengthen it, nor does a clock that goes back.
 */
export const rakna = async (db: Db, { nyckel, grans }: Raknare, nu: Date): Promise<Stallning> => {
  const nuMs = nu.getTime();
  const till = nuMs + grans.tid;
  const { points, expire } = await db.one(
    stallningRow,
    sql`
    insert into auth.begransning as b (key, points, expire)
    values (${nyckel}, 1, ${till})
    on conflict (key) do update set
      points = case when b.expire <= ${nuMs} then 1 else b.points + 1 end,
      expire = case when b.expire <= ${nuMs} or b.points + 1 = ${grans.antal} then ${till}
        else least(b.expire, ${till}) end
    returning points, expire`,
  );
  return {
    oppen: points <= grans.antal,
    spardesNu: points === grans.antal + 1,
    sista: points === grans.antal,
    till: new Date(expire),
  };
};

/** Takes back a try that was right after all. */
export const taTillbaka = async (db: Db, { nyckel }: Raknare): Promise<void> => {
  await db.run(sql`update auth.begransning set points = greatest(points - 1, 0) where key = ${nyckel}`);
};

/** Forgets the tries, after a success. */
export const glom = async (db: Db, { nyckel }: Raknare): Promise<void> => {
  await db.run(sql`delete from auth.begransning where key = ${nyckel}`);
};
