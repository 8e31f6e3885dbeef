import { z } from 'zod';
import { sql, type Db } from '../db/db.ts';

const insatsRow = z.object({
  id: z.string(),
  namn: z.string(),
  preciseradInriktning: z.string(),
  startdatum: z.string(),
  slutdatum: z.string().nullable(),
});
export type Insatsrad = z.infer<typeof insatsRow>;

/** The insatser of an organisation, those going on first, in Swedish order. Nothing about their deltagare. */
export const listInsatserI = (db: Db, organisationId: string): Promise<Insatsrad[]> =>
  db.many(
    insatsRow,
    sql`
    select i.id, i.namn, p.text as preciserad_inriktning, i.startdatum, least(i.slutdatum, o.slutdatum) as slutdatum
    from verksamhet.insats i
    join verksamhet.samverkansorganisation o on o.id = i.samverkansorganisation_id
    join styrdata.preciserad_inriktning p on p.kod = i.preciserad_inriktning_kod
    where i.samverkansorganisation_id = ${organisationId}
    order by coalesce(least(i.slutdatum, o.slutdatum) < current_date, false), i.namn collate "sv-x-icu"
    limit 500`,
  );
