import { z } from 'zod';
import { sql, type Db, type Sql } from '../db/db.ts';
import type { Dag } from '../shared/datum.ts';
import type { Gallringsregel } from './gallring.rules.ts';

const regelRow = z.object({
  id: z.string(),
  ar: z.number(),
  diarienummer: z.string(),
  gallerFran: z.string(),
  sattAv: z.string(),
  sattAt: z.date(),
});

const regler: Sql = sql`
  select r.id, r.ar, r.diarienummer, r.galler_fran, a.fornamn || ' ' || a.efternamn as satt_av, r.satt_at
  from verksamhet.gallringsregel r join auth.anvandare a on a.id = r.satt_av`;

/** Every version, the latest first. */
export const listRegler = (tx: Db): Promise<Gallringsregel[]> =>
  tx.many(regelRow, sql`${regler} order by r.nummer desc`);

/** The rule in force on a day; null when none has been set. */
export const findRegel = (tx: Db, idag: Dag): Promise<Gallringsregel | null> =>
  tx.maybeOne(regelRow, sql`${regler} where r.id = verksamhet.regel_for('deltagande', ${idag}::date)`);

interface NyRegel {
  readonly id: string;
  readonly ar: number;
  readonly diarienummer: string;
  readonly gallerFran: Dag;
  readonly av: string;
}

export const insertRegel = (tx: Db, { id, ar, diarienummer, gallerFran, av }: NyRegel): Promise<number> =>
  tx.run(sql`
    insert into verksamhet.gallringsregel (id, slag, ar, diarienummer, galler_fran, satt_av)
    values (${id}, 'deltagande', ${ar}, ${diarienummer}, ${gallerFran}, ${av})`);
