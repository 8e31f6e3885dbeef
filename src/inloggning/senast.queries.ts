import { z } from 'zod';
import { sql, type Db } from '../db/db.ts';
import { metoder } from './inloggning.rules.ts';
import { steg, type Misslyckat, type Senast, type Steg } from './senast.rules.ts';

/**
 * Notes a try that let nobody in. For nobody's account it does as much work and leaves nothing, so that time tells nobody who has one.
 */
export const insertMisslyckad = async (
  tx: Db,
  anvandareId: string | null,
  vilket: Steg,
  nu: Date,
): Promise<void> => {
  await tx.run(sql`
    insert into auth.misslyckad_inloggning (anvandare_id, steg, at)
    select id, ${vilket}, ${nu} from auth.anvandare where id = ${anvandareId}::uuid`);
};

const forraRow = z.object({ at: z.date(), metod: z.enum(metoder) });
const antalRow = z.object({ misslyckade: z.number(), senasteMisslyckade: z.date().nullable() });

/** The last sign-in made before a moment, and what has failed between the two. */
export const findSenast = async (db: Db, anvandareId: string, fore: Date): Promise<Senast> => {
  const forra = await db.maybeOne(
    forraRow,
    sql`
    select skapad_at as at, metod from auth.inloggning
    where anvandare_id = ${anvandareId} and skapad_at < ${fore}
    order by skapad_at desc, id limit 1`,
  );
  const misslyckat = await db.one(
    antalRow,
    sql`
    select count(*) as misslyckade, max(at) as senaste_misslyckade from auth.misslyckad_inloggning
    where anvandare_id = ${anvandareId} and at > ${forra?.at ?? new Date(0)} and at <= ${fore}`,
  );
  return { forra, ...misslyckat };
};

const forsokRow = z.object({ at: z.date(), steg: z.enum(steg) });

/** The newest tries after a moment that let nobody in, at most ten. */
export const listMisslyckade = (db: Db, anvandareId: string, efter: Date): Promise<Misslyckat[]> =>
  db.many(
    forsokRow,
    sql`
    select at, steg from auth.misslyckad_inloggning
    where anvandare_id = ${anvandareId} and at > ${efter}
    order by at desc, id desc limit 10`,
  );
