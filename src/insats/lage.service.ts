import { z } from 'zod';
import type { Actor } from '../behorighet/behorighet.rules.ts';
import { sql, type Db, type Sql } from '../db/db.ts';
import { artal, type Dag } from '../shared/datum.ts';
import { insatsRow, minaInsatser } from './insats.service.ts';
import { langeGrans, type Insatslage } from './lage.rules.ts';

const lageRow = insatsRow.extend({
  samverkansorganisationId: z.string(),
  oppna: z.number(),
  paborjade: z.number(),
  avslutade: z.number(),
  oppnaLange: z.number(),
  aldsta: z.string().nullable(),
  efterSlut: z.number(),
  begransade: z.number(),
  genomgangenManad: z.string().nullable(),
  genomgangenAt: z.date().nullable(),
});

/** One pass over the index of each insats; row-level security picks the insatser. `bara` narrows them to one. */
const lagen = (actor: Actor, idag: Dag, bara: Sql): Sql => sql`
  with lage as (
    select d.insats_id,
      count(*) filter (where d.avslutningsdag is null) as oppna,
      count(*) filter (where d.startdag >= make_date(${artal(idag)}, 1, 1)) as paborjade,
      count(*) filter (where d.avslutningsdag >= make_date(${artal(idag)}, 1, 1)) as avslutade,
      count(*) filter (where d.avslutningsdag is null and d.startdag < ${langeGrans(idag)}::date) as oppna_lange,
      min(d.startdag) filter (where d.avslutningsdag is null and d.startdag < ${langeGrans(idag)}::date) as aldsta
    from verksamhet.deltagande d
    where d.makulerad_at is null ${bara}
      -- The rest, most of them after some years, count in none of the numbers.
      and (d.avslutningsdag is null or d.avslutningsdag >= make_date(${artal(idag)}, 1, 1))
    group by d.insats_id
  )
  select mina.*, i.samverkansorganisation_id, coalesce(d.oppna, 0) as oppna, coalesce(d.paborjade, 0) as paborjade,
    coalesce(d.avslutade, 0) as avslutade, coalesce(d.oppna_lange, 0) as oppna_lange, d.aldsta,
    case when mina.slutdatum < ${idag}::date then coalesce(d.oppna, 0) else 0 end as efter_slut,
    (select count(distinct b.deltagande_id)::integer from person.begransat_deltagande b where b.insats_id = mina.id) as begransade,
    g.manad as genomgangen_manad, g.at as genomgangen_at
  from (${minaInsatser(actor)}) mina
  join verksamhet.insats i on i.id = mina.id
  left join lage d on d.insats_id = mina.id
  left join lateral (
    select g.manad, g.at from verksamhet.genomgang g where g.insats_id = mina.id order by g.manad desc limit 1) g on true`;

/** How each insats stands where the actor is deltagaransvarig, in Swedish order. Only inside transaction(actor). */
export const listMinaLagen = (tx: Db, actor: Actor, idag: Dag): Promise<Insatslage[]> =>
  tx.many(
    lageRow,
    sql`${lagen(actor, idag, sql``)}
    order by mina.samverkansorganisation collate "sv-x-icu", mina.namn collate "sv-x-icu"`,
  );

/** How one insats stands; null when it is not the actor's. Only inside transaction(actor). */
export const findLageFor = (tx: Db, actor: Actor, insatsId: string, idag: Dag): Promise<Insatslage | null> =>
  tx.maybeOne(
    lageRow,
    sql`${lagen(actor, idag, sql`and d.insats_id = ${insatsId}`)} where mina.id = ${insatsId}`,
  );
