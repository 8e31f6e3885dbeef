import { z } from 'zod';
import { sql, type Db, type Sql } from '../db/db.ts';
import { perSida } from '../shared/sidor.ts';
import {
  dagarAttGranska,
  lagen,
  regler,
  utfallen,
  type Beslut,
  type Fynd,
  type Fyndurval,
  type Granskningslage,
  type Kringhandelse,
  type Utfall,
} from './loggranskning.rules.ts';
import { timmarTillRegistrering } from './uppfoljning.rules.ts';

/* Row-level security leaves out what is about the reader: only inside transaction(actor). */

const fyndRow = z.object({
  id: z.string(),
  regel: z.enum(regler),
  handelseId: z.number(),
  at: z.date(),
  anvandare: z.string(),
  arbetsgivare: z.string(),
  handelse: z.string(),
  objektId: z.string().nullable(),
  insats: z.string().nullable(),
  antal: z.number(),
  funnetAt: z.date(),
  lage: z.enum(lagen),
});

const fynden = sql`
  select f.id, f.regel, f.handelse_id, f.at, a.fornamn || ' ' || a.efternamn as anvandare, o.namn as arbetsgivare, f.handelse,
    f.objekt_id, i.namn as insats, f.antal, f.funnet_at, f.insats_id,
    case b.utfall when 'utan_anmarkning' then 'klar' when 'utredd' then 'klar' when 'att_utreda' then 'att_utreda'
      else 'att_granska' end as lage
  from auth.granskningsfynd f
  join auth.anvandare a on a.id = f.anvandare_id join verksamhet.organisation o on o.id = a.arbetsgivare_id
  left join verksamhet.insats i on i.id = f.insats_id
  left join lateral (select utfall from auth.granskningsbeslut where fynd_id = f.id order by steg desc limit 1) b on true`;

const urvalet = ({ regel, lage }: Fyndurval): Sql =>
  sql`from (${fynden}) f where f.lage = ${lage} and (${regel}::text is null or f.regel = ${regel})`;

/** A page of the findings in a state, the oldest first. */
export const listFynd = (tx: Db, urval: Fyndurval): Promise<Fynd[]> =>
  tx.many(
    fyndRow,
    sql`select f.* ${urvalet(urval)} order by f.at, f.handelse_id, f.regel limit ${perSida} offset ${(urval.sida - 1) * perSida}`,
  );

const antalRow = z.object({ antal: z.number() });

export const countFynd = async (tx: Db, urval: Fyndurval): Promise<number> =>
  (await tx.one(antalRow, sql`select count(*) as antal ${urvalet(urval)}`)).antal;

const arendeRow = z.object({ attGranska: z.number(), attUtreda: z.number(), forsenade: z.number() });

/** How many findings wait for the reader, and how many have waited too long. */
export const findGranskningslage = (tx: Db, nu: Date): Promise<Granskningslage> =>
  tx.one(
    arendeRow,
    sql`
    select count(*) filter (where f.lage = 'att_granska') as att_granska, count(*) filter (where f.lage = 'att_utreda') as att_utreda,
      count(*) filter (where f.lage <> 'klar' and (f.funnet_at at time zone 'Europe/Stockholm')::date + ${dagarAttGranska}::integer
        < (${nu}::timestamptz at time zone 'Europe/Stockholm')::date) as forsenade
    from (${fynden}) f`,
  );

/** A finding that the reader may review; null when there is none, or it is about the reader. */
export const findFynd = (tx: Db, id: string): Promise<Fynd | null> =>
  tx.maybeOne(fyndRow, sql`select f.* from (${fynden}) f where f.id = ${id}`);

const beslutRow = z.object({ utfall: z.enum(utfallen), notering: z.string(), av: z.string(), at: z.date() });

export const listBeslut = (tx: Db, fyndId: string): Promise<Beslut[]> =>
  tx.many(
    beslutRow,
    sql`
    select b.utfall, b.notering, a.fornamn || ' ' || a.efternamn as av, b.at
    from auth.granskningsbeslut b join auth.anvandare a on a.id = b.av where b.fynd_id = ${fyndId} order by b.steg`,
  );

const kringRow = z.object({
  id: z.number(),
  at: z.date(),
  handelse: z.string(),
  objektId: z.string().nullable(),
  utfall: z.enum(['ok', 'nekad', 'fel']),
});

/** What the user did with the same deltagande or in the same insats, from an hour before to the time for a registration after. */
export const listKring = (tx: Db, fyndId: string): Promise<Kringhandelse[]> =>
  tx.many(
    kringRow,
    sql`select * from auth.handelser_kring(${fyndId}, ${timmarTillRegistrering}) order by id`,
  );

interface NyttBeslut {
  readonly fyndId: string;
  readonly utfall: Utfall;
  readonly notering: string;
  readonly av: string;
  readonly at: Date;
}
export const insertBeslut = async (tx: Db, b: NyttBeslut): Promise<void> => {
  await tx.run(sql`
    insert into auth.granskningsbeslut (fynd_id, steg, utfall, notering, av, at)
    values (${b.fyndId}, ${b.utfall === 'utredd' ? 2 : 1}, ${b.utfall}, ${b.notering}, ${b.av}, ${b.at})`);
};
