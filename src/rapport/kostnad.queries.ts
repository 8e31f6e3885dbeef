import { z } from 'zod';
import { sql, type Db, type Sql } from '../db/db.ts';
import type { Kostnader } from './kostnadsrapport.rules.ts';

/** Budget years and organisations of a kostnadsrapport; null is every organisation. Costs are not asked for by insats. */
export interface Kostnadsomrade {
  readonly fran: number;
  readonly till: number;
  readonly organisationer: readonly string[] | null;
}

const rad = z.object({
  kod: z.string(),
  text: z.string(),
  budget: z.number(),
  utfall: z.number().nullable(),
});
const finansiar = z.object({ kod: z.string(), text: z.string(), finansiar: z.string(), belopp: z.number() });

const iOrganisationerna = ({ fran, till, organisationer }: Kostnadsomrade): Sql => sql`
  where ar between ${fran} and ${till}
    and (${organisationer === null} or samverkansorganisation_id = any (${organisationer ?? []}::uuid[]))`;

/** Financing by financier, administrative costs by kostnadstyp and costs of insatser by budgettyp: whole kronor, in list order. */
export const lasKostnader = async (tx: Db, omrade: Kostnadsomrade): Promise<Kostnader> => ({
  finansiering: await tx.many(
    finansiar,
    sql`
    select t.kod, t.text, f.finansiar, sum(f.belopp)::bigint as belopp
    from (select * from rapport.finansiering ${iOrganisationerna(omrade)}) as f
    join rapport.kod t on t.lista = 'organisationstyp' and t.kod = f.organisationstyp_kod
    group by t.kod, t.text, t.ordning, f.finansiar
    order by t.ordning, t.kod, f.finansiar collate "sv-x-icu"`,
  ),
  administration: await tx.many(
    rad,
    sql`
    select t.kod, t.text, sum(k.budget)::bigint as budget, sum(k.utfall)::bigint as utfall
    from (select * from rapport.administrativ_kostnad ${iOrganisationerna(omrade)}) as k
    join rapport.kod t on t.lista = 'kostnadstyp' and t.kod = k.kostnadstyp_kod
    group by t.kod, t.text, t.ordning
    order by t.ordning, t.kod`,
  ),
  insatser: await tx.many(
    rad,
    sql`
    select t.kod, t.text, sum(k.budget)::bigint as budget, sum(k.utfall)::bigint as utfall
    from rapport.insatsbudget k
    join rapport.insats i on i.id = k.insats_id
    join rapport.kod t on t.lista = 'budgettyp' and t.kod = k.budgettyp_kod
    where k.ar between ${omrade.fran} and ${omrade.till}
      and (${omrade.organisationer === null} or i.samverkansorganisation_id = any (${omrade.organisationer ?? []}::uuid[]))
    group by t.kod, t.text, t.ordning
    order by t.ordning, t.kod`,
  ),
});
