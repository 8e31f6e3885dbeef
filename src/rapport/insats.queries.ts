import { z } from 'zod';
import { sql, type Db, type Sql } from '../db/db.ts';
import type { Insatsfakta } from './insatsrapport.rules.ts';
import { nod, platsen } from './kalla.queries.ts';
import type { Uppdelning } from './plats.rules.ts';
import type { Antalsrad } from './talen.rules.ts';

const faktaRow = z.object({
  id: z.string(),
  namn: z.string(),
  beskrivning: z.string().nullable(),
  samverkansorganisation: z.string(),
  startdatum: z.string(),
  slutdatum: z.string().nullable(),
  inriktning: z.string(),
  preciseradInriktning: z.string(),
  malgrupp: z.string(),
  planerat: z.number().nullable(),
  budget: z.number().nullable(),
  utfall: z.number().nullable(),
  esfBudget: z.number().nullable(),
  esfUtfall: z.number().nullable(),
});

/** Calendar years and the organisations and insatser of an insatsrapport; null is all. */
export interface Insatsomrade {
  readonly fran: number;
  readonly till: number;
  readonly organisationer: readonly string[] | null;
  readonly insatser: readonly string[] | null;
}

/** One insats `i` that has ended may have deltagare who have not: without it the rows would not add up. */
const harDeltagareKvar = (fran: number): Sql => sql`
  case when rapport.kand() is null then exists (
    select from rapport.deltagande d
    where d.insats_id = i.id and (d.avslutningsdag is null or d.avslutningsdag >= make_date(${fran}, 1, 1)))
  else 0 < (
    select sum(case c.matt when 'paborjade' then c.antal else -c.antal end) from rapport.frysning_cell c
    where c.insats_id = i.id and c.frysning_id <= rapport.kand()
      and (c.matt = 'paborjade' or c.matt = 'avslutade' and c.manad < make_date(${fran}, 1, 1))) end`;

/** What is known of each insats that went on some day of the years, or had deltagare left then, with its budgets of those years; by organisation and name. */
export const listInsatsfakta = (
  tx: Db,
  { fran, till, organisationer, insatser }: Insatsomrade,
): Promise<Insatsfakta[]> =>
  tx.many(
    faktaRow,
    sql`
    with planerat as (
      select insats_id, sum(planerat)::integer as antal from (
        select distinct insats_id, ar, planerat_antal as planerat from rapport.insatsbudget where ar between ${fran} and ${till}) as ar
      group by insats_id),
    kostnad as (
      select insats_id,
        sum(budget) filter (where budgettyp_kod <> 'esf_insatskostnad')::bigint as budget,
        sum(utfall) filter (where budgettyp_kod <> 'esf_insatskostnad')::bigint as utfall,
        sum(budget) filter (where budgettyp_kod = 'esf_insatskostnad')::bigint as esf_budget,
        sum(utfall) filter (where budgettyp_kod = 'esf_insatskostnad')::bigint as esf_utfall
      from rapport.insatsbudget where ar between ${fran} and ${till} group by insats_id),
    grupper as (
      select g.insats_id, string_agg(t.text, ', ' order by t.ordning, t.kod) as text
      from rapport.insats_malgrupp g join rapport.kod t on t.lista = 'malgrupp' and t.kod = g.malgrupp_kod group by g.insats_id)
    select i.id, i.namn, i.beskrivning, o.namn as samverkansorganisation, i.startdatum, i.slutdatum, i.inriktning,
      p.text as preciserad_inriktning, coalesce(grupper.text, '') as malgrupp, planerat.antal as planerat,
      k.budget, k.utfall, k.esf_budget, k.esf_utfall
    from rapport.insats i
    join rapport.samverkansorganisation o on o.id = i.samverkansorganisation_id
    join rapport.kod p on p.lista = 'preciserad_inriktning' and p.kod = i.preciserad_inriktning_kod
    left join grupper on grupper.insats_id = i.id
    left join planerat on planerat.insats_id = i.id
    left join kostnad k on k.insats_id = i.id
    where i.startdatum < make_date(${till} + 1, 1, 1)
      and (i.slutdatum is null or i.slutdatum >= make_date(${fran}, 1, 1)
        or ${harDeltagareKvar(fran)})
      and (${organisationer === null} or i.samverkansorganisation_id = any (${organisationer ?? []}::uuid[]))
      and (${insatser === null} or i.id = any (${insatser ?? []}::uuid[]))
    order by o.namn collate "sv-x-icu", i.namn collate "sv-x-icu", i.id`,
  );

const antalRow = z.object({
  nod: z.string(),
  bit: z.number(),
  kon: z.string(),
  matt: z.string(),
  kategori: z.string(),
  antal: z.number(),
});

/** Anonyma by kön and numbers of volyminsatser (all as one, since kön is not always known), of the calendar years; bit 0 is the first. */
export const countUtanPersoner = (
  tx: Db,
  { fran, till }: Pick<Insatsomrade, 'fran' | 'till'>,
  uppdelning: Uppdelning,
): Promise<Antalsrad[]> =>
  tx.many(
    antalRow,
    sql`
    select ${nod} as nod,
      ar - ${fran}::integer as bit, kon, matt, '' as kategori, sum(antal)::integer as antal
    from (
      select insats_id, ar, kon, 'anonyma' as matt, antal from rapport.anonym
      union all select insats_id, ar, 'kvinna', 'volym', antal from rapport.volym) as a
    join rapport.insats i on i.id = a.insats_id ${platsen(uppdelning)}
    where ar between ${fran} and ${till}
    group by 1, 2, 3, 4`,
  );
