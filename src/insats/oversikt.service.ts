import { z } from 'zod';
import type { Actor } from '../behorighet/behorighet.rules.ts';
import { sql, type Db } from '../db/db.ts';
import { artal, type Dag } from '../shared/datum.ts';
import { insatsRow } from './insats.service.ts';
import type { Insatsoversikt } from './oversikt.rules.ts';

const oversiktRow = insatsRow.extend({
  samverkansorganisationId: z.string(),
  deltagaransvariga: z.number(),
  budgetIAr: z.boolean(),
  utanUtfall: z.number(),
});

/** The insatser of the organisations where the actor is insatsansvarig today, with what bristerI judges; in Swedish order. */
export const listInsatslagenFor = (db: Db, actor: Actor, idag: Dag): Promise<Insatsoversikt[]> =>
  db.many(
    oversiktRow,
    sql`
    select i.id, i.namn, o.id as samverkansorganisation_id, o.namn as samverkansorganisation, p.text as preciserad_inriktning,
      i.deltagarregistrering, greatest(i.startdatum, o.startdatum) as startdatum, least(i.slutdatum, o.slutdatum) as slutdatum,
      (select count(*) from auth.uppdrag u
       where u.insats_id = i.id and u.roll = 'deltagaransvarig' and u.avslutat_at is null
         and u.fran_datum <= current_date and (u.till_datum is null or u.till_datum >= current_date)) as deltagaransvariga,
      exists (select from verksamhet.insatsbudget b where b.insats_id = i.id and b.ar = ${artal(idag)}) as budget_i_ar,
      (select count(*) from verksamhet.insatsbudget b join verksamhet.insatskostnad k on k.insatsbudget_id = b.id
       where b.insats_id = i.id and b.ar = ${artal(idag) - 1} and k.utfall is null) as utan_utfall
    from auth.uppdrag mitt
    join verksamhet.samverkansorganisation o on o.id = mitt.samverkansorganisation_id
    join verksamhet.insats i on i.samverkansorganisation_id = o.id
    join styrdata.preciserad_inriktning p on p.kod = i.preciserad_inriktning_kod
    where mitt.anvandare_id = ${actor.id} and mitt.roll = 'insatsansvarig' and mitt.avslutat_at is null
      and mitt.fran_datum <= current_date and (mitt.till_datum is null or mitt.till_datum >= current_date)
    order by o.namn collate "sv-x-icu", i.namn collate "sv-x-icu"`,
  );
