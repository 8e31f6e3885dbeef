import { z } from 'zod';
import { sql, type Db, type Sql } from '../db/db.ts';
import type { Dag } from '../shared/datum.ts';
import type { Frysning, Frysningsnyckel } from './frysning.rules.ts';
import { allaFragor } from './deltagarrapport.rules.ts';
import { rakningen, type Kalla } from './rakning.queries.ts';

const frysningRow = z.object({
  id: z.number(),
  slag: z.enum(['manad', 'halvar']),
  per: z.string(),
  nr: z.number(),
  at: z.date(),
});

/** All freezes, the latest first. */
export const listFrysningar = (db: Db): Promise<Frysning[]> =>
  db.many(frysningRow, sql`select id, slag, per, nr, at from rapport.frysning order by id desc`);

export const findFrysning = (db: Db, { slag, per, nr }: Frysningsnyckel): Promise<Frysning | null> =>
  db.maybeOne(
    frysningRow,
    sql`select id, slag, per, nr, at from rapport.frysning where slag = ${slag} and per = ${per} and nr = ${nr}`,
  );

/** The freeze that the snapshot is of, and insatser where deltaganden have gone from it since then. */
export interface Forra {
  readonly id: number;
  readonly per: Dag;
  readonly bortfall: readonly string[];
}

/** What the next freeze differs from; id 0 before the first. Every påbörjad that is frozen is one row of the snapshot. */
export const lasForra = async (tx: Db): Promise<Forra> => {
  const [senaste] = await listFrysningar(tx);
  const rader = await tx.many(
    z.object({ id: z.string() }),
    sql`
    select insats_id as id from (
      select insats_id, antal from rapport.frysning_cell where matt = 'paborjade'
      union all
      select insats_id, -1 from rapport.frysning_underlag where not borta) as alla
    group by insats_id having sum(antal) <> 0
    order by id`,
  );
  return { id: senaste?.id ?? 0, per: senaste?.per ?? '0001-01-01', bortfall: rader.map(({ id }) => id) };
};

/** Every pair of försörjning before and after: a frozen report must answer for whichever is chosen. */
const allaPar = sql`
  select 'forsorjning_efter_vald', a || '/' || b, antal from unnest(innan) as a cross join unnest(sedan) as b`;

/** What has changed since the snapshot, signed. The place is the insats and the cause. */
const andrade = (per: Dag): Kalla => ({
  deltagande: (handelse) => sql`(select * from andring where handelse = ${handelse})`,
  matning: sql`svar`,
  svar: (m) => sql`and ${m}.sida = d.sida`,
  grund: (dag) => sql`
    d.insats_id::text || ' ' || coalesce(d.orsak, case when d.dag > ${per}::date then 'ny' else 'sen' end) as nod, d.kon,
    date_trunc('month', ${dag})::date as bit`,
  inom: () => sql`where true`,
  vikt: sql`d.tecken`,
});

/** The snapshot itself, in some insatser. */
const underlaget = (insatser: readonly string[]): Kalla => ({
  deltagande: () => sql`rapport.frysning_underlag`,
  matning: sql`rapport.frysning_matning`,
  svar: () => sql``,
  grund: (dag) =>
    sql`d.insats_id::text || ' aterkallat' as nod, d.kon, date_trunc('month', ${dag})::date as bit`,
  inom: (dag) => sql`where not d.borta and ${dag} is not null and d.insats_id = any (${insatser}::uuid[])`,
  vikt: sql`1`,
});

const alla = (kalla: Kalla): Sql => rakningen([kalla], allaPar, new Set(allaFragor));

const svarskolumner = sql`deltagande_id, tillfalle, forsorjning, arbetssokande, arbetar, arbete_omfattning, studerar,
  studier_omfattning, utbildningsniva_kod, forsorjning_ar`;

/**
 * The whole difference between what was frozen and what is counted now, by cause: rows of insats_id, manad, kon, matt, kategori, orsak,
 * antal. What was frozen and is explained by nothing that is left has gone with a withdrawn samtycke.
 */
export const skillnaden = ({ id, per, bortfall }: Forra): Sql => sql`
  with andring as materialized (select * from rapport.andring),
  svar as materialized (
    select 'nu' as sida, ${svarskolumner} from rapport.matning where deltagande_id in (select id from andring)
    union all
    select 'da', ${svarskolumner} from rapport.frysning_matning where deltagande_id in (select id from andring)),
  raknade as (
    select nod, bit, kon, matt, kategori, antal from (${alla(andrade(per))}) as andrade
    union all
    select nod, bit, kon, matt, kategori, antal from (${alla(underlaget(bortfall))}) as kvar
    union all
    select insats_id::text || ' aterkallat', manad, kon, matt, kategori, -antal
    from rapport.frysning_cell where frysning_id <= ${id} and insats_id = any (${bortfall}::uuid[]))
  select split_part(nod, ' ', 1)::uuid as insats_id, bit as manad, kon, matt, kategori, split_part(nod, ' ', 2) as orsak,
    sum(antal)::integer as antal
  from raknade
  group by 1, 2, 3, 4, 5, 6
  having sum(antal) <> 0`;

interface NyFrysning {
  readonly slag: Frysning['slag'];
  readonly per: Dag;
  readonly at: Date;
  readonly av: string | null;
}

/** Tells whether this transaction is the one that freezes; another is at it when not. */
export const taTuren = async (tx: Db): Promise<boolean> =>
  (
    await tx.one(
      z.object({ min: z.boolean() }),
      sql`select pg_try_advisory_xact_lock(hashtext('rapport.frysning')) as min`,
    )
  ).min;

/** Stores a freeze: the difference in deltaganden, and the facts that have changed. Of a half-yearly return it is the next of its day. */
export const insertFrysning = async (
  tx: Db,
  forra: Forra,
  { slag, per, at, av }: NyFrysning,
): Promise<Frysning> => {
  const frysning = await tx.one(
    frysningRow,
    sql`
    insert into rapport.frysning (slag, per, nr, at, av, foregaende)
    values (${slag}, ${per}, (select 1 + count(*) from rapport.frysning where slag = 'halvar' and slag = ${slag} and per = ${per}),
      ${at}, ${av}, ${forra.id === 0 ? null : forra.id})
    returning id, slag, per, nr, at`,
  );
  const { id } = frysning;
  await tx.run(sql`
    insert into rapport.frysning_cell (frysning_id, insats_id, manad, kon, matt, kategori, orsak, antal)
    select ${id}::bigint, insats_id, manad, kon, matt, kategori, orsak, antal from (${skillnaden(forra)}) as s`);
  await tx.run(sql`
    insert into rapport.frysning_fakta (slag, nyckel, frysning_id, innehall)
    select slag, nyckel, ${id}::bigint, nu.innehall
    from rapport.fakta_nu nu
    full join (
      select distinct on (slag, nyckel) slag, nyckel, innehall from rapport.frysning_fakta
      order by slag, nyckel, frysning_id desc) as forut using (slag, nyckel)
    where nu.innehall is distinct from forut.innehall`);
  return frysning;
};

/** Makes the snapshot the deltaganden as they are counted now. */
export const fornyaUnderlag = async (tx: Db): Promise<void> => {
  await tx.run(sql`
    update rapport.frysning_underlag u
    set borta = true, alder = null, avslutningsdag = null, avslutsanledning_kod = null
    where not borta and not exists (select from rapport.deltagande d where d.id = u.id)`);
  await tx.run(sql`
    insert into rapport.frysning_underlag as u (id, insats_id, kon, alder, startdag, avslutningsdag, avslutsanledning_kod)
    select id, insats_id, kon, alder, startdag, avslutningsdag, avslutsanledning_kod from rapport.deltagande
    on conflict (id) do update set insats_id = excluded.insats_id, kon = excluded.kon, alder = excluded.alder,
      startdag = excluded.startdag, avslutningsdag = excluded.avslutningsdag,
      avslutsanledning_kod = excluded.avslutsanledning_kod, borta = false
    where (u.insats_id, u.kon, u.alder, u.startdag, u.avslutningsdag, u.avslutsanledning_kod, u.borta)
      is distinct from (excluded.insats_id, excluded.kon, excluded.alder, excluded.startdag, excluded.avslutningsdag,
        excluded.avslutsanledning_kod, false)`);
  await tx.run(sql`
    delete from rapport.frysning_matning f
    where (f.deltagande_id, f.tillfalle) in (
      select deltagande_id, tillfalle from (
        select ${svarskolumner} from rapport.frysning_matning
        except select ${svarskolumner} from rapport.matning) as gamla)
      or f.deltagande_id in (select id from rapport.frysning_underlag where borta)`);
  await tx.run(sql`
    insert into rapport.frysning_matning (${svarskolumner})
    select ${svarskolumner} from rapport.matning m
    where exists (select from rapport.frysning_underlag u where u.id = m.deltagande_id and not u.borta)
    on conflict (deltagande_id, tillfalle) do nothing`);
};

/** What was written before the day no longer needs to be told apart: reports that were made before it are made anew. */
export const glomSkrivningar = (db: Db, dag: Dag): Promise<number> =>
  db.run(sql`delete from rapport.skrivning where at < ${dag}::date`);
