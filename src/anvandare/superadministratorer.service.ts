import { z } from 'zod';
import { sql, type Db } from '../db/db.ts';

const mottagareRow = z.object({ id: z.string(), fornamn: z.string(), epost: z.string() });

/** Whom the system writes to. */
export type Mottagare = z.infer<typeof mottagareRow>;

/** The superadministratörer with an open account, who are told of what waits for them. */
export const listSuperadministratorer = (db: Db): Promise<Mottagare[]> =>
  db.many(
    mottagareRow,
    sql`
    select a.id, a.fornamn, a.epost from auth.anvandare a
    where a.avslutad_at is null and exists (select from auth.anvandare_roll r
      where r.anvandare_id = a.id and r.roll = 'superadministrator' and r.avslutad_at is null)
    order by a.id`,
  );
