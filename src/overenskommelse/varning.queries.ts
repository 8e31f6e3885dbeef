import { z } from 'zod';
import { sql, type Db } from '../db/db.ts';
import type { Dag } from '../shared/datum.ts';
import type { GarUt } from './overenskommelse.rules.ts';

/** False when this end has been told of already, as many days ahead. */
export const insertVarning = async (
  tx: Db,
  { slag, id, gallerTill }: GarUt,
  dagar: 60 | 14,
): Promise<boolean> =>
  (await tx.run(sql`
    insert into auth.giltighetsvarning (overenskommelse_id, bestallare_id, galler_till, dagar)
    values (${slag === 'overenskommelse' ? id : null}, ${slag === 'bestallare' ? id : null}, ${gallerTill}, ${dagar})
    on conflict do nothing`)) === 1;

const mottagareRow = z.object({ id: z.string(), fornamn: z.string(), epost: z.string() });

/** The beställare whom an end is about: the one it ends for, or those of the organisation whose överenskommelse ends. */
export const listBestallareFor = (
  tx: Db,
  { slag, id, organisationId }: GarUt,
  dag: Dag,
): Promise<z.infer<typeof mottagareRow>[]> =>
  tx.many(
    mottagareRow,
    sql`
    select a.id, a.fornamn, a.epost from auth.bestallare b join auth.anvandare a on a.id = b.anvandare_id
    where b.avslutad_at is null and a.avslutad_at is null and b.galler_till >= ${dag}::date
      and ${slag === 'bestallare' ? sql`b.id = ${id}` : sql`b.organisation_id = ${organisationId}`}
    order by a.id`,
  );
