import { z } from 'zod';
import type { Actor } from '../behorighet/behorighet.rules.ts';
import { sql, type Db } from '../db/db.ts';
import { artal, type Dag } from '../shared/datum.ts';
import { budgetsida } from './adress.rules.ts';
import type { Budgetplats } from './budget.rules.ts';

/** A budget year that has passed and still lacks utfall on some line. */
export interface Budgetutanutfall extends Budgetplats {
  readonly namn: string;
  readonly ar: number;
  /** Lines without utfall. */
  readonly antal: number;
  /** The page of the year. */
  readonly sida: string;
}

const utanRow = z.object({
  slag: z.enum(['samverkansorganisation', 'insats']),
  id: z.string(),
  namn: z.string(),
  ar: z.number(),
  antal: z.number(),
});

/**
 * Budget years before this one with lines without utfall, where the actor is the one to write it: as samverkansadministratör those of
 * the organisations, as insatsansvarig those of the insatser. Latest year first. For the start page.
 */
export const listBudgetarUtanUtfall = async (
  db: Db,
  actor: Actor,
  idag: Dag,
): Promise<Budgetutanutfall[]> => {
  const ar = artal(idag);
  const rader = await db.many(
    utanRow,
    sql`
    with mina as (
      select u.samverkansorganisation_id as id, u.roll from auth.uppdrag u
      where u.anvandare_id = ${actor.id} and u.samverkansorganisation_id is not null and u.avslutat_at is null
        and u.fran_datum <= current_date and (u.till_datum is null or u.till_datum >= current_date)
    ), utan as (
      select 'samverkansorganisation' as slag, o.id, o.namn, b.ar, count(*) as antal
      from mina m
      join verksamhet.samverkansorganisation o on o.id = m.id
      join verksamhet.budget b on b.samverkansorganisation_id = o.id and b.ar < ${ar}
      join verksamhet.administrativ_kostnad k on k.budget_id = b.id and k.utfall is null
      where m.roll = 'samverkansadministrator'
      group by o.id, b.ar
      union all
      select 'insats', i.id, i.namn, b.ar, count(*)
      from mina m
      join verksamhet.insats i on i.samverkansorganisation_id = m.id
      join verksamhet.insatsbudget b on b.insats_id = i.id and b.ar < ${ar}
      join verksamhet.insatskostnad k on k.insatsbudget_id = b.id and k.utfall is null
      where m.roll = 'insatsansvarig'
      group by i.id, b.ar
    )
    select slag, id, namn, ar, antal from utan
    order by ar desc, slag desc, namn collate "sv-x-icu", id`,
  );
  return rader.map((rad) => ({ ...rad, sida: budgetsida(rad, rad.ar) }));
};

const finansieringRow = z.object({ ar: z.number() });

/** A budget year in which an organisation is a financier, and the page where it is. */
export interface Finansieringsar {
  readonly ar: number;
  readonly sida: string;
}

/** The years in which an ingående organisation finances: why it cannot be taken out, as links. Latest first. */
export const listFinansieringsar = async (
  db: Db,
  samverkansorganisationId: string,
  organisationId: string,
): Promise<Finansieringsar[]> => {
  const rader = await db.many(
    finansieringRow,
    sql`
    select distinct b.ar
    from verksamhet.finansiering f join verksamhet.budget b on b.id = f.budget_id
    where f.samverkansorganisation_id = ${samverkansorganisationId} and f.organisation_id = ${organisationId}
    order by b.ar desc`,
  );
  const plats: Budgetplats = { slag: 'samverkansorganisation', id: samverkansorganisationId };
  return rader.map(({ ar }) => ({ ar, sida: budgetsida(plats, ar) }));
};
