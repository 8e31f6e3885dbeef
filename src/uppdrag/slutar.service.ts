import { z } from 'zod';
import type { Actor } from '../behorighet/behorighet.rules.ts';
import { sql, type Db } from '../db/db.ts';
import { dagarEfter, type Dag } from '../shared/datum.ts';
import type { Uppdragsroll } from './uppdrag.rules.ts';

/** An uppdrag that soon ends. Ids of the place are there for a link; `eget` is true for the reader's own. */
export interface UppdragSomSlutar {
  readonly namn: string;
  readonly roll: Uppdragsroll;
  /** Name of the insats, or of the samverkansorganisation. */
  readonly plats: string;
  readonly samverkansorganisationId: string | null;
  readonly insatsId: string | null;
  readonly till: Dag;
  readonly eget: boolean;
}

/** How long before its last day an uppdrag is told of, in days. */
export const dagarFore = 30;

const slutarRow = z.object({
  namn: z.string(),
  roll: z.enum(['samverkansadministrator', 'insatsansvarig', 'deltagaransvarig']),
  plats: z.string(),
  samverkansorganisationId: z.string().nullable(),
  insatsId: z.string().nullable(),
  till: z.string(),
  eget: z.boolean(),
});

/**
 * Uppdrag whose last day is within 30 days: the actor's own, and those that the actor may give anew – as samverkansadministratör
 * those on the organisation, as insatsansvarig those in its insatser. The first to end comes first, at most 50.
 */
export const listUppdragSomSlutar = (db: Db, actor: Actor, idag: Dag): Promise<readonly UppdragSomSlutar[]> =>
  db.many(
    slutarRow,
    sql`
    with mina as (
      select roll, samverkansorganisation_id from auth.uppdrag
      where anvandare_id = ${actor.id} and samverkansorganisation_id is not null and avslutat_at is null
        and fran_datum <= ${idag} and (till_datum is null or till_datum >= ${idag})
    )
    select a.fornamn || ' ' || a.efternamn as namn, u.roll, coalesce(i.namn, o.namn) as plats,
      u.samverkansorganisation_id, u.insats_id, u.till_datum as till, u.anvandare_id = ${actor.id} as eget
    from auth.uppdrag u
    join auth.anvandare a on a.id = u.anvandare_id
    left join verksamhet.samverkansorganisation o on o.id = u.samverkansorganisation_id
    left join verksamhet.insats i on i.id = u.insats_id
    where u.avslutat_at is null and u.till_datum between ${idag} and ${dagarEfter(idag, dagarFore)}
      and (u.anvandare_id = ${actor.id}
        or u.samverkansorganisation_id in (select samverkansorganisation_id from mina where roll = 'samverkansadministrator')
        or i.samverkansorganisation_id in (select samverkansorganisation_id from mina where roll = 'insatsansvarig'))
    order by u.till_datum, a.efternamn collate "sv-x-icu", a.fornamn collate "sv-x-icu", u.id
    limit 50`,
  );
