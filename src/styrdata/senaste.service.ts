import { z } from 'zod';
import { sql, type Db } from '../db/db.ts';
import { listanMed } from './listor.rules.ts';
import type { Styrdataandring } from './senaste.rules.ts';

const rad = z.object({ objekt: z.string(), handelse: z.string(), av: z.string(), at: z.date() });

/** The latest changes of the code lists, latest first. For the start page. */
export const listSenasteStyrdata = async (db: Db, antal: number): Promise<readonly Styrdataandring[]> => {
  const rader = await db.many(
    rad,
    sql`
    select h.objekt, h.handelse, a.fornamn || ' ' || a.efternamn as av, h.at
    from verksamhet.andring h join auth.anvandare a on a.id = h.av
    where h.slag = 'styrdata'
    order by h.id desc
    limit ${antal}`,
  );
  return rader.flatMap(({ objekt, handelse, av, at }) => {
    const [namn = '', kod = ''] = objekt.split('/');
    const lista = listanMed(namn);
    return lista === null ? [] : [{ lista, kod, handelse, av, at }];
  });
};
