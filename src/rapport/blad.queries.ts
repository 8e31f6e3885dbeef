import { z } from 'zod';
import { sql, type Db } from '../db/db.ts';
import type { Blad } from './blad.rules.ts';
import type { Insatsomrade } from './insats.queries.ts';

const row = z.object({
  falt: z.enum(['anonyma', 'volym', 'planerat', 'insatsbudget', 'insatsutfall', 'medel', 'budget', 'utfall']),
  id: z.string(),
  ar: z.number(),
  kod: z.string(),
  del: z.string(),
  antal: z.number(),
});

/**
 * What holds no persons and is added up in an insatsrapport or kostnadsrapport, each as it is registered: as it is now, or as it was known when
 * the transaction reads so.
 */
export const listBlad = (tx: Db, { fran, till, organisationer, insatser }: Insatsomrade): Promise<Blad[]> =>
  tx.many(
    row,
    sql`
    with valda as (
      select id from rapport.insats
      where case when ${insatser === null} then ${organisationer === null} or samverkansorganisation_id = any (${organisationer ?? []}::uuid[])
        else id = any (${insatser ?? []}::uuid[]) end
    ), budgetar as (
      select * from rapport.insatsbudget where insats_id in (select id from valda)
    ), egna as (
      select id from rapport.samverkansorganisation where ${organisationer === null} or id = any (${organisationer ?? []}::uuid[]))
    select falt, id::text, ar, kod, del, antal from (
      select 'anonyma' as falt, insats_id as id, ar, orsak as kod, kon as del, antal::bigint as antal
      from rapport.anonym where insats_id in (select id from valda)
      union all
      select 'volym', insats_id, ar, '', '', antal from rapport.volym where insats_id in (select id from valda)
      union all
      select distinct 'planerat', insats_id, ar, '', '', planerat_antal::bigint from budgetar where planerat_antal is not null
      union all
      select 'insatsbudget', insats_id, ar, budgettyp_kod, '', budget from budgetar where budget is not null
      union all
      select 'insatsutfall', insats_id, ar, budgettyp_kod, '', utfall from budgetar where utfall is not null
      union all
      select 'medel', samverkansorganisation_id, ar, organisationstyp_kod, finansiar, belopp
      from rapport.finansiering where samverkansorganisation_id in (select id from egna)
      union all
      select 'budget', samverkansorganisation_id, ar, kostnadstyp_kod, '', budget
      from rapport.administrativ_kostnad where samverkansorganisation_id in (select id from egna)
      union all
      select 'utfall', samverkansorganisation_id, ar, kostnadstyp_kod, '', utfall
      from rapport.administrativ_kostnad where samverkansorganisation_id in (select id from egna) and utfall is not null) as blad
    where ar between ${fran} and ${till}
    order by falt, id, ar, kod, del, antal`,
  );
