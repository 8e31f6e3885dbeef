import { z } from 'zod';
import { sql, type Db, type Sql } from '../db/db.ts';
import type { Budgetplats } from './budget.rules.ts';

const arRow = z.object({ ar: z.number() });

/** Earlier years that have lines, latest first: what a year can be started from. */
export const listTidigareAr = async (db: Db, { slag, id }: Budgetplats, ar: number): Promise<number[]> => {
  const funna = await db.many(
    arRow,
    slag === 'insats'
      ? sql`
    select b.ar from verksamhet.insatsbudget b
    where b.insats_id = ${id} and b.ar < ${ar} and exists (select from verksamhet.insatskostnad where insatsbudget_id = b.id)
    order by b.ar desc`
      : sql`
    select b.ar from verksamhet.budget b
    where b.samverkansorganisation_id = ${id} and b.ar < ${ar}
      and (exists (select from verksamhet.finansiering where budget_id = b.id)
        or exists (select from verksamhet.administrativ_kostnad where budget_id = b.id))
    order by b.ar desc`,
  );
  return funna.map((rad) => rad.ar);
};

/** Two who fetch at the same moment take turns: the second finds the lines of the first. */
export const lasHamtning = async (tx: Db, budgetId: string): Promise<void> => {
  await tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${budgetId}, 0))`);
};

const giltig = (ar: number): Sql => sql`
  v.galler_fran < make_date(${ar} + 1, 1, 1) and (v.galler_till is null or v.galler_till >= make_date(${ar}, 1, 1))`;

interface Kopiering {
  readonly fran: string;
  readonly till: string;
  readonly ar: number;
}

/**
 * Copies the lines of an earlier year: amounts and descriptions, never utfall. Financiers that finance no longer and entries whose
 * list has ended them stay behind. Gives the number of lines.
 */
export const kopieraRader = async (
  tx: Db,
  slag: Budgetplats['slag'],
  { fran, till, ar }: Kopiering,
): Promise<number> => {
  if (slag === 'insats')
    return tx.run(sql`
      insert into verksamhet.insatskostnad (insatsbudget_id, budgettyp_kod, budget, beskrivning)
      select ${till}, k.budgettyp_kod, k.budget, k.beskrivning
      from verksamhet.insatskostnad k join styrdata.budgettyp v on v.kod = k.budgettyp_kod
      where k.insatsbudget_id = ${fran} and ${giltig(ar)}`);
  const finansiering = await tx.run(sql`
    insert into verksamhet.finansiering (budget_id, samverkansorganisation_id, organisation_id, belopp, beskrivning)
    select ${till}, f.samverkansorganisation_id, f.organisation_id, f.belopp, f.beskrivning
    from verksamhet.finansiering f
    join verksamhet.ingaende_organisation i using (samverkansorganisation_id, organisation_id)
    where f.budget_id = ${fran} and i.finansierar`);
  const kostnader = await tx.run(sql`
    insert into verksamhet.administrativ_kostnad (budget_id, kostnadstyp_kod, budget, beskrivning)
    select ${till}, k.kostnadstyp_kod, k.budget, k.beskrivning
    from verksamhet.administrativ_kostnad k join styrdata.kostnadstyp v on v.kod = k.kostnadstyp_kod
    where k.budget_id = ${fran} and ${giltig(ar)}`);
  return finansiering + kostnader;
};
