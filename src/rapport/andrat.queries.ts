import { z } from 'zod';
import { sql, type Db, type Sql } from '../db/db.ts';
import { lasForra, skillnaden } from './frysning.queries.ts';
import { orsaker } from './frysning.rules.ts';
import { inom, nod, platsen, type Omrade } from './kalla.queries.ts';

const row = z.object({
  nod: z.string(),
  bit: z.literal(0),
  kon: z.string(),
  matt: z.string(),
  kategori: z.string(),
  orsak: z.enum(orsaker),
  antal: z.number(),
});

/** After one freeze until another, or until now when there is none. */
export interface Mellan {
  readonly efter: number;
  readonly till: number | null;
}

const lagrade = ({ efter, till }: Mellan): Sql => sql`
  select insats_id, manad, kon, matt, kategori, orsak, antal from rapport.frysning_cell
  where frysning_id > ${efter} and (${till === null} or frysning_id <= ${till ?? 0})`;

/** What changed between two times in a period, by cause: rows as they are counted, of one bit of time. */
export const listAndringar = async (
  tx: Db,
  mellan: Mellan,
  omrade: Omrade,
  vald: string | null,
): Promise<z.infer<typeof row>[]> => {
  const sedan = mellan.till === null ? sql`union all (${skillnaden(await lasForra(tx))})` : sql``;
  return tx.many(
    row,
    sql`
    select ${nod} as nod, 0 as bit, c.kon, c.matt, c.orsak,
      case when c.matt = 'forsorjning_efter_vald' then split_part(c.kategori, '/', 2) else c.kategori end as kategori,
      sum(c.antal)::integer as antal
    from (${lagrade(mellan)} ${sedan}) as c
    join rapport.insats i on i.id = c.insats_id ${platsen(omrade.uppdelning)}
    where ${inom(sql`c.manad`, sql`c.insats_id`, omrade)}
      and (c.matt <> 'forsorjning_efter_vald' or split_part(c.kategori, '/', 1) = ${vald})
    group by 1, 3, 4, 5, 6`,
  );
};
