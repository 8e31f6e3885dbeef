import { z } from 'zod';
import type { Actor } from '../behorighet/behorighet.rules.ts';
import { sql, type Db, type Sql } from '../db/db.ts';
import { found } from '../shared/errors.ts';
import type { Insats } from './insats.rules.ts';

export const insatsRow = z.object({
  id: z.string(),
  namn: z.string(),
  samverkansorganisation: z.string(),
  preciseradInriktning: z.string(),
  deltagarregistrering: z.enum(['personuppgifter_anonym', 'endast_antal']),
  startdatum: z.string(),
  slutdatum: z.string().nullable(),
});

/** Uppdrag as deltagaransvarig that count today, with their insatser: the start of every query about them. */
export const minaInsatser = (actor: Actor): Sql => sql`
  select i.id, i.namn, o.namn as samverkansorganisation, p.text as preciserad_inriktning, i.deltagarregistrering,
    greatest(i.startdatum, o.startdatum) as startdatum, least(i.slutdatum, o.slutdatum) as slutdatum
  from auth.uppdrag u
  join verksamhet.insats i on i.id = u.insats_id
  join verksamhet.samverkansorganisation o on o.id = i.samverkansorganisation_id
  join styrdata.preciserad_inriktning p on p.kod = i.preciserad_inriktning_kod
  where u.anvandare_id = ${actor.id} and u.roll = 'deltagaransvarig' and u.avslutat_at is null
    and u.fran_datum <= current_date and (u.till_datum is null or u.till_datum >= current_date)`;

/** The insatser where the actor is deltagaransvarig today, in Swedish order. */
export const listMinaInsatser = (db: Db, actor: Actor): Promise<Insats[]> =>
  db.many(
    insatsRow,
    sql`${minaInsatser(actor)} order by o.namn collate "sv-x-icu", i.namn collate "sv-x-icu"`,
  );

/** An insats where the actor is deltagaransvarig; for everyone else it does not exist. */
export const findInsatsFor = (db: Db, actor: Actor, insatsId: string): Promise<Insats | null> =>
  db.maybeOne(insatsRow, sql`${minaInsatser(actor)} and i.id = ${insatsId}`);

/**
 * The same for a save. The uppdrag row is share-locked until commit: an uppdrag taken away meanwhile waits,
 * or has already been taken and the insats is not found (NotFound). Nothing is written after a revocation.
 */
export const insatsForAndring = async (tx: Db, actor: Actor, insatsId: string): Promise<Insats> =>
  found(await tx.maybeOne(insatsRow, sql`${minaInsatser(actor)} and i.id = ${insatsId} for share of u`));
