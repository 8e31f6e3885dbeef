import { z } from 'zod';
import { sql, type Db } from '../db/db.ts';
import type { Dag } from '../shared/datum.ts';

const kvarRow = z.object({
  anvandareId: z.string(),
  fornamn: z.string(),
  epost: z.string(),
  insats: z.string(),
  deltagarregistrering: z.enum(['personuppgifter_anonym', 'endast_antal']),
  startdatum: z.string(),
  slutdatum: z.string().nullable(),
});
export type Kvar = z.infer<typeof kvarRow>;

/**
 * Everybody who is deltagaransvarig today in an insats that has not been gone through for the month and who has not been reminded of
 * that month: a row for each insats, those of one person together, in Swedish order.
 */
export const listKvar = (tx: Db, manad: Dag, dag: Dag): Promise<Kvar[]> =>
  tx.many(
    kvarRow,
    sql`
    select a.id as anvandare_id, a.fornamn, a.epost, i.namn as insats, i.deltagarregistrering,
      greatest(i.startdatum, o.startdatum) as startdatum, least(i.slutdatum, o.slutdatum) as slutdatum
    from auth.uppdrag u
    join auth.anvandare a on a.id = u.anvandare_id and a.avslutad_at is null
    join verksamhet.insats i on i.id = u.insats_id
    join verksamhet.samverkansorganisation o on o.id = i.samverkansorganisation_id
    where u.roll = 'deltagaransvarig' and u.avslutat_at is null
      and u.fran_datum <= ${dag}::date and (u.till_datum is null or u.till_datum >= ${dag}::date)
      and not exists (select from rapport.genomgang g where g.insats_id = i.id and g.manad = ${manad}::date)
      and not exists (select from verksamhet.genomgangspaminnelse p
        where p.anvandare_id = a.id and p.manad = ${manad}::date)
    order by a.id, i.namn collate "sv-x-icu", i.id`,
  );

/** False when somebody else has just reminded the person of the month. */
export const insertPaminnelse = async (tx: Db, anvandareId: string, manad: Dag): Promise<boolean> =>
  (await tx.run(sql`
    insert into verksamhet.genomgangspaminnelse (anvandare_id, manad) values (${anvandareId}, ${manad})
    on conflict do nothing`)) === 1;
