import { z } from 'zod';
import type { Actor } from '../behorighet/behorighet.rules.ts';
import { sql, type Db, type Sql } from '../db/db.ts';
import type { Budgetagare, Budgetar, Budgetplats, Insatssumma } from './budget.rules.ts';

const agareRow = z.object({
  slag: z.enum(['samverkansorganisation', 'insats']),
  id: z.string(),
  namn: z.string(),
  samverkansorganisationId: z.string(),
  samverkansorganisation: z.string(),
  samverkansform: z.enum(['finsam', 'tvapartsfinsam', 'af_fk']),
  startdatum: z.string(),
  slutdatum: z.string().nullable(),
});

/** The organisation or insats itself; anyone who is signed in may read it. */
export const findBudgetagare = (db: Db, { slag, id }: Budgetplats): Promise<Budgetagare | null> =>
  db.maybeOne(
    agareRow,
    slag === 'insats'
      ? sql`
    select 'insats' as slag, i.id, i.namn, o.id as samverkansorganisation_id, o.namn as samverkansorganisation, o.samverkansform,
      greatest(i.startdatum, o.startdatum) as startdatum, least(i.slutdatum, o.slutdatum) as slutdatum
    from verksamhet.insats i join verksamhet.samverkansorganisation o on o.id = i.samverkansorganisation_id
    where i.id = ${id}`
      : sql`
    select 'samverkansorganisation' as slag, o.id, o.namn, o.id as samverkansorganisation_id, o.namn as samverkansorganisation,
      o.samverkansform, o.startdatum, o.slutdatum
    from verksamhet.samverkansorganisation o
    where o.id = ${id}`,
  );

const arRow = z.object({
  id: z.string(),
  ar: z.number(),
  planeratAntal: z.number().nullable(),
  version: z.number(),
});

const ar = ({ slag, id }: Budgetplats): Sql =>
  slag === 'insats'
    ? sql`select id, ar, planerat_antal, version from verksamhet.insatsbudget where insats_id = ${id}`
    : sql`select id, ar, null::integer as planerat_antal, 1 as version from verksamhet.budget where samverkansorganisation_id = ${id}`;

/** One year of a budget; null when there is none. */
export const findBudgetar = (db: Db, plats: Budgetplats, aret: number): Promise<Budgetar | null> =>
  db.maybeOne(arRow, sql`${ar(plats)} and ar = ${aret}`);

/** The same for a change of what belongs to the year of an insats. The row is locked until commit. */
export const insatsbudgetForAndring = (tx: Db, insatsId: string, aret: number): Promise<Budgetar | null> =>
  tx.maybeOne(arRow, sql`${ar({ slag: 'insats', id: insatsId })} and ar = ${aret} for update`);

/** Adds a year; false when it was there already, also when somebody else added it at this moment. */
export const insertBudgetar = async (
  tx: Db,
  { slag, id }: Budgetplats,
  nytt: { id: string; ar: number },
): Promise<boolean> => {
  const antal = await tx.run(
    slag === 'insats'
      ? sql`insert into verksamhet.insatsbudget (id, insats_id, ar) values (${nytt.id}, ${id}, ${nytt.ar})
          on conflict (insats_id, ar) do nothing`
      : sql`insert into verksamhet.budget (id, samverkansorganisation_id, ar) values (${nytt.id}, ${id}, ${nytt.ar})
          on conflict (samverkansorganisation_id, ar) do nothing`,
  );
  return antal === 1;
};

/** The planned number of a year that is held still; null when it is not planned. */
export const updatePlaneratAntal = async (
  tx: Db,
  { id }: Budgetar,
  planeratAntal: number | null,
): Promise<void> => {
  await tx.run(sql`
    update verksamhet.insatsbudget set planerat_antal = ${planeratAntal}, version = version + 1 where id = ${id}`);
};

const arssummaRow = z.object({
  ar: z.number(),
  finansiering: z.number(),
  budget: z.number(),
  utfall: z.number(),
  planeratAntal: z.number().nullable(),
});
export type Arssumma = z.infer<typeof arssummaRow>;

/** The years of a budget with their sums, latest first. Costs are those of the budget itself, not of the insatser in it. */
export const listArssummor = (db: Db, { slag, id }: Budgetplats): Promise<Arssumma[]> =>
  db.many(
    arssummaRow,
    slag === 'insats'
      ? sql`
    select b.ar, 0 as finansiering, coalesce(sum(k.budget), 0)::bigint as budget, coalesce(sum(k.utfall), 0)::bigint as utfall,
      b.planerat_antal
    from verksamhet.insatsbudget b left join verksamhet.insatskostnad k on k.insatsbudget_id = b.id
    where b.insats_id = ${id}
    group by b.id
    order by b.ar desc`
      : sql`
    select b.ar,
      coalesce((select sum(belopp) from verksamhet.finansiering where budget_id = b.id), 0)::bigint as finansiering,
      coalesce(sum(k.budget), 0)::bigint as budget, coalesce(sum(k.utfall), 0)::bigint as utfall, null::integer as planerat_antal
    from verksamhet.budget b left join verksamhet.administrativ_kostnad k on k.budget_id = b.id
    where b.samverkansorganisation_id = ${id}
    group by b.id
    order by b.ar desc`,
  );

const insatssummaRow = z.object({
  insatsId: z.string(),
  namn: z.string(),
  planeratAntal: z.number().nullable(),
  budget: z.number(),
  esf: z.number(),
  utfall: z.number(),
});

/** "Budgeterat i insatserna": what the insatser of an organisation have in their own budgets a year, in Swedish order. */
export const listInsatssummor = (db: Db, organisationId: string, aret: number): Promise<Insatssumma[]> =>
  db.many(
    insatssummaRow,
    sql`
    select i.id as insats_id, i.namn, b.planerat_antal, coalesce(sum(k.budget), 0)::bigint as budget,
      coalesce(sum(k.budget) filter (where k.budgettyp_kod = 'esf_insatskostnad'), 0)::bigint as esf,
      coalesce(sum(k.utfall), 0)::bigint as utfall
    from verksamhet.insats i
    join verksamhet.insatsbudget b on b.insats_id = i.id and b.ar = ${aret}
    left join verksamhet.insatskostnad k on k.insatsbudget_id = b.id
    where i.samverkansorganisation_id = ${organisationId}
    group by i.id, b.id
    order by i.namn collate "sv-x-icu"`,
  );

const minRow = z.object({
  organisationId: z.string(),
  samverkansorganisation: z.string(),
  insatsId: z.string().nullable(),
  insats: z.string().nullable(),
  senaste: z.number().nullable(),
});
export type Minbudget = z.infer<typeof minRow>;

/** The organisations where the actor may change a budget of any kind, each with its insatser and the latest budget year of each. */
export const listMinaBudgetar = (db: Db, actor: Actor): Promise<Minbudget[]> =>
  db.many(
    minRow,
    sql`
    with mina as (
      select o.id, o.namn from verksamhet.samverkansorganisation o
      where exists (select from auth.uppdrag u
        where u.samverkansorganisation_id = o.id and u.anvandare_id = ${actor.id} and u.avslutat_at is null
          and u.fran_datum <= current_date and (u.till_datum is null or u.till_datum >= current_date))
    )
    select * from (
    select m.id as organisation_id, m.namn as samverkansorganisation, null as insats_id, null as insats,
      (select max(ar) from verksamhet.budget where samverkansorganisation_id = m.id) as senaste
    from mina m
    union all
    select m.id, m.namn, i.id, i.namn, (select max(ar) from verksamhet.insatsbudget where insats_id = i.id)
    from mina m join verksamhet.insats i on i.samverkansorganisation_id = m.id
    ) as budget
    order by samverkansorganisation collate "sv-x-icu", organisation_id, insats collate "sv-x-icu" nulls first`,
  );
