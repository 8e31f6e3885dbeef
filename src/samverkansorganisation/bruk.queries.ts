import { z } from 'zod';
import { sql, type Db } from '../db/db.ts';
import type { Dag } from '../shared/datum.ts';
import { ingetBruk, type Bruk } from './bruk.rules.ts';
import type { Hinder, Uppgifter } from './organisation.rules.ts';

const insatsRow = z.object({ id: z.string(), namn: z.string(), vad: z.string() });
const budgetRow = z.object({ namn: z.string().nullable(), ar: z.number() });

/**
 * The insatser that reach past a day, each with what does. Days of deltaganden are known only to those with an uppdrag in the
 * organisation (insatsens_granser): never who.
 */
const listInsatserEfter = (tx: Db, organisationId: string, dag: Dag): Promise<z.infer<typeof insatsRow>[]> =>
  tx.many(
    insatsRow,
    sql`
    select i.id, i.namn, case
      when i.startdatum > ${dag}::date then 'börjar ' || i.startdatum
      when g.sista_dag > ${dag}::date then 'något registrerat ' || g.sista_dag
      when b.ar is not null then 'budget ' || b.ar
      when v.ar is not null then 'antal ' || v.ar
      else 'anonyma deltagare ' || a.ar end as vad
    from verksamhet.insats i
    cross join lateral verksamhet.insatsens_granser(i.id) g
    cross join lateral (select max(ar) as ar from verksamhet.insatsbudget
      where insats_id = i.id and ar > extract(year from ${dag}::date)) b
    cross join lateral (select max(p.ar) as ar from verksamhet.volym_post p where p.insats_id = i.id and p.rattar is null
      and p.ar > extract(year from ${dag}::date)
      and not exists (select from verksamhet.volym_post r where r.rattar = p.id)) v
    cross join lateral (select max(ar) as ar from verksamhet.anonym_antal
      where insats_id = i.id and antal > 0 and ar > extract(year from ${dag}::date)) a
    where i.samverkansorganisation_id = ${organisationId}
      and (i.startdatum > ${dag}::date or g.sista_dag > ${dag}::date
        or coalesce(b.ar, v.ar, a.ar) is not null)
    order by i.namn collate "sv-x-icu"
    limit 20`,
  );

/** The budget years of the organisation after a day. */
const listBudgetarEfter = (tx: Db, organisationId: string, dag: Dag): Promise<z.infer<typeof budgetRow>[]> =>
  tx.many(
    budgetRow,
    sql`
    select ar, null as namn from verksamhet.budget
    where samverkansorganisation_id = ${organisationId} and ar > extract(year from ${dag}::date)
    order by ar`,
  );

/** Of all but `kvar`, those that finance in a budget, and which years. */
const listFinansiarer = (
  tx: Db,
  organisationId: string,
  kvar: readonly string[],
): Promise<z.infer<typeof budgetRow>[]> =>
  tx.many(
    budgetRow,
    sql`
    select distinct o.namn, b.ar
    from verksamhet.finansiering f
    join verksamhet.budget b on b.id = f.budget_id
    join verksamhet.organisation o on o.id = f.organisation_id
    where f.samverkansorganisation_id = ${organisationId} and f.organisation_id <> all(${kvar})
    order by b.ar, o.namn
    limit 20`,
  );

const medSlut = new Set<Hinder>(['slut_fore_registrering', 'slut_fore_budget', 'slut_fore_volym']);

/** What a refused change would have cut off, as far as the user may know. Inside transaction(actor). */
export const listBruk = async (
  tx: Db,
  organisationId: string,
  hinder: Hinder,
  { slutdatum, ingaende }: Uppgifter,
): Promise<Bruk> => {
  if (hinder === 'ingaende_i_budget') {
    const kvar = ingaende.map((rad) => rad.organisationId);
    return { insatser: [], budgetar: await listFinansiarer(tx, organisationId, kvar) };
  }
  if (slutdatum === null || !medSlut.has(hinder)) return ingetBruk;
  return {
    insatser: await listInsatserEfter(tx, organisationId, slutdatum),
    budgetar: await listBudgetarEfter(tx, organisationId, slutdatum),
  };
};
