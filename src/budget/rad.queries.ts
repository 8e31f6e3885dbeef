import { z } from 'zod';
import { sql, type Db, type Sql } from '../db/db.ts';
import type { Budgetplats, Rad, Radslag, Raduppgift } from './budget.rules.ts';

const radRow = z.object({
  slag: z.enum(['finansiering', 'administrativ_kostnad', 'insatskostnad']),
  id: z.string(),
  budgetId: z.string(),
  val: z.string(),
  valText: z.string(),
  budget: z.number(),
  utfall: z.number().nullable(),
  beskrivning: z.string().nullable(),
  version: z.number(),
});

/** Each kind of line with the same columns. */
const rader: Record<Radslag, Sql> = {
  finansiering: sql`
    select 'finansiering' as slag, r.id, r.budget_id, r.organisation_id::text as val, v.namn as val_text, r.belopp as budget,
      null::bigint as utfall, r.beskrivning, r.version, 0 as ordning
    from verksamhet.finansiering r join verksamhet.organisation v on v.id = r.organisation_id`,
  administrativ_kostnad: sql`
    select 'administrativ_kostnad' as slag, r.id, r.budget_id, r.kostnadstyp_kod as val, v.text as val_text, r.budget,
      r.utfall, r.beskrivning, r.version, v.ordning
    from verksamhet.administrativ_kostnad r join styrdata.kostnadstyp v on v.kod = r.kostnadstyp_kod`,
  insatskostnad: sql`
    select 'insatskostnad' as slag, r.id, r.insatsbudget_id as budget_id, r.budgettyp_kod as val, v.text as val_text, r.budget,
      r.utfall, r.beskrivning, r.version, v.ordning
    from verksamhet.insatskostnad r join styrdata.budgettyp v on v.kod = r.budgettyp_kod`,
};

const iBudgeten = (slag: Budgetplats['slag'], budgetId: string): Sql =>
  slag === 'insats'
    ? sql`${rader.insatskostnad} where r.insatsbudget_id = ${budgetId}`
    : sql`${rader.finansiering} where r.budget_id = ${budgetId}
        union all ${rader.administrativ_kostnad} where r.budget_id = ${budgetId}`;

/** All lines of a budget year: financiers in Swedish order, costs in the order of their list. */
export const listRader = (db: Db, slag: Budgetplats['slag'], budgetId: string): Promise<Rad[]> =>
  db.many(
    radRow,
    sql`
    select * from (${iBudgeten(slag, budgetId)}) as rad
    order by slag, ordning, val_text collate "sv-x-icu", beskrivning collate "sv-x-icu" nulls first, id`,
  );

/** One line; null when there is none with the id. Which budget it is in is for the caller to look at. */
export const findRad = (db: Db, slag: Radslag, radId: string): Promise<Rad | null> =>
  db.maybeOne(radRow, sql`${rader[slag]} where r.id = ${radId}`);

/** The same for a change: the line is locked until commit. */
export const radForAndring = (tx: Db, slag: Radslag, radId: string): Promise<Rad | null> =>
  tx.maybeOne(radRow, sql`${rader[slag]} where r.id = ${radId} for update of r`);

interface Plats {
  readonly radId: string;
  readonly budgetId: string;
  readonly agareId: string;
}

const nyRad = (slag: Radslag, { radId, budgetId, agareId }: Plats, rad: Raduppgift): Sql => {
  const { val, budget, utfall, beskrivning } = rad;
  if (slag === 'finansiering')
    return sql`
      insert into verksamhet.finansiering (id, budget_id, samverkansorganisation_id, organisation_id, belopp, beskrivning)
      values (${radId}, ${budgetId}, ${agareId}, ${val}, ${budget}, ${beskrivning})`;
  if (slag === 'administrativ_kostnad')
    return sql`
      insert into verksamhet.administrativ_kostnad (id, budget_id, kostnadstyp_kod, budget, utfall, beskrivning)
      values (${radId}, ${budgetId}, ${val}, ${budget}, ${utfall}, ${beskrivning})`;
  return sql`
      insert into verksamhet.insatskostnad (id, insatsbudget_id, budgettyp_kod, budget, utfall, beskrivning)
      values (${radId}, ${budgetId}, ${val}, ${budget}, ${utfall}, ${beskrivning})`;
};
/** Adds a line to a year; a foreign key or a trigger refuses what the year cannot have. */
export const insertRad = async (tx: Db, slag: Radslag, plats: Plats, rad: Raduppgift): Promise<void> => {
  await tx.run(nyRad(slag, plats, rad));
};

/** Writes a line that `radForAndring` has locked. */
export const updateRad = async (tx: Db, fore: Rad, ny: Raduppgift): Promise<void> => {
  const { val, budget, utfall, beskrivning } = ny;
  const andra: Record<Radslag, Sql> = {
    finansiering: sql`
      update verksamhet.finansiering set organisation_id = ${val}, belopp = ${budget}, beskrivning = ${beskrivning},
        version = version + 1 where id = ${fore.id}`,
    administrativ_kostnad: sql`
      update verksamhet.administrativ_kostnad set kostnadstyp_kod = ${val}, budget = ${budget}, utfall = ${utfall},
        beskrivning = ${beskrivning}, version = version + 1 where id = ${fore.id}`,
    insatskostnad: sql`
      update verksamhet.insatskostnad set budgettyp_kod = ${val}, budget = ${budget}, utfall = ${utfall},
        beskrivning = ${beskrivning}, version = version + 1 where id = ${fore.id}`,
  };
  await tx.run(andra[fore.slag]);
};

/** Takes a line away. Its last values stay in the history. */
export const deleteRad = async (tx: Db, { slag, id }: Rad): Promise<void> => {
  const bort: Record<Radslag, Sql> = {
    finansiering: sql`delete from verksamhet.finansiering where id = ${id}`,
    administrativ_kostnad: sql`delete from verksamhet.administrativ_kostnad where id = ${id}`,
    insatskostnad: sql`delete from verksamhet.insatskostnad where id = ${id}`,
  };
  await tx.run(bort[slag]);
};

const valRow = z.object({ kod: z.string(), text: z.string() });
export type Radval = z.infer<typeof valRow>;

/**
 * What a line can be about: the organisations that finance, or the entries of the code list that are valid some day of the year.
 * `valt` is always among them, so that an old line keeps its own.
 */
export const listRadval = (
  db: Db,
  slag: Radslag,
  { agareId, ar, valt }: { agareId: string; ar: number; valt: string | null },
): Promise<Radval[]> => {
  if (slag === 'finansiering')
    return db.many(
      valRow,
      sql`
      select o.id as kod, o.namn as text
      from verksamhet.ingaende_organisation i join verksamhet.organisation o on o.id = i.organisation_id
      where i.samverkansorganisation_id = ${agareId} and (i.finansierar or o.id::text = ${valt})
      order by o.namn collate "sv-x-icu"`,
    );
  const lista = slag === 'insatskostnad' ? sql`styrdata.budgettyp` : sql`styrdata.kostnadstyp`;
  return db.many(
    valRow,
    sql`
    select kod, text from ${lista}
    where (galler_fran < make_date(${ar} + 1, 1, 1) and (galler_till is null or galler_till >= make_date(${ar}, 1, 1)))
      or kod = ${valt}
    order by ordning, text, kod`,
  );
};
