import { z } from 'zod';
import { sql, type Db } from '../db/db.ts';
import type { Insatsdetaljer } from './lage.rules.ts';

const detaljRow = z.object({
  beskrivning: z.string().nullable(),
  inriktning: z.enum(['individinriktad', 'strukturovergripande']),
  malgrupper: z.array(z.string()),
  anonymaKvinnor: z.number(),
  anonymaMan: z.number(),
});

/** Details of an insats. Anyone's: find the insats through the actor first. */
export const findInsatsdetaljer = (db: Db, insatsId: string, ar: number): Promise<Insatsdetaljer> =>
  db.one(
    detaljRow,
    sql`
    select i.beskrivning, i.inriktning,
      array(
        select m.text from verksamhet.insats_malgrupp im join styrdata.malgrupp m on m.kod = im.malgrupp_kod
        where im.insats_id = i.id order by m.ordning) as malgrupper,
      coalesce(sum(a.antal) filter (where a.kon = 'kvinna'), 0) as anonyma_kvinnor,
      coalesce(sum(a.antal) filter (where a.kon = 'man'), 0) as anonyma_man
    from verksamhet.insats i
    left join verksamhet.anonym_antal a on a.insats_id = i.id and a.ar = ${ar}
    where i.id = ${insatsId}
    group by i.id`,
  );
