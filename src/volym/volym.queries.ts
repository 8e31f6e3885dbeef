import { z } from 'zod';
import type { Actor } from '../behorighet/behorighet.rules.ts';
import { sql, type Db, type Sql } from '../db/db.ts';
import { insatsRow } from '../insats/insats.service.ts';
import { found } from '../shared/errors.ts';
import type { Volyminsats, Volympost, Volymsumma, Volymuppgift } from './volym.rules.ts';

const volyminsatsRow = insatsRow.extend({ samverkansorganisationId: z.string() });
const insatser = sql`
  select i.id, i.namn, o.id as samverkansorganisation_id, o.namn as samverkansorganisation, p.text as preciserad_inriktning,
    i.deltagarregistrering, greatest(i.startdatum, o.startdatum) as startdatum, least(i.slutdatum, o.slutdatum) as slutdatum
  from verksamhet.insats i
  join verksamhet.samverkansorganisation o on o.id = i.samverkansorganisation_id
  join styrdata.preciserad_inriktning p on p.kod = i.preciserad_inriktning_kod`;

/** Any insats; whether numbers are registered in it is for the rules. */
export const findVolyminsats = (db: Db, insatsId: string): Promise<Volyminsats | null> =>
  db.maybeOne(volyminsatsRow, sql`${insatser} where i.id = ${insatsId}`);

/** The volyminsatser of the organisations where the actor is insatsansvarig today, in Swedish order. */
export const listMinaVolyminsatser = (db: Db, actor: Actor): Promise<Volyminsats[]> =>
  db.many(
    volyminsatsRow,
    sql`${insatser}
    where i.deltagarregistrering = 'endast_antal' and exists (
      select from auth.uppdrag u
      where u.anvandare_id = ${actor.id} and u.samverkansorganisation_id = o.id and u.roll = 'insatsansvarig'
        and u.avslutat_at is null and u.fran_datum <= current_date and (u.till_datum is null or u.till_datum >= current_date))
    order by o.namn collate "sv-x-icu", i.namn collate "sv-x-icu"`,
  );

const summaRow = z.object({ ar: z.number(), antal: z.number(), kvinnor: z.number(), man: z.number() });

/** The sum of each year that has any, latest first. */
export const listVolymsummor = (db: Db, insatsId: string): Promise<Volymsumma[]> =>
  db.many(
    summaRow,
    sql`
    select ar, sum(antal) as antal, coalesce(sum(kvinnor), 0) as kvinnor, coalesce(sum(man), 0) as man
    from verksamhet.volym_post
    where insats_id = ${insatsId}
    group by ar
    having sum(antal) > 0
    order by ar desc`,
  );

const postRow = z.object({
  id: z.string(),
  ar: z.number(),
  antal: z.number(),
  kvinnor: z.number().nullable(),
  man: z.number().nullable(),
  anteckning: z.string().nullable(),
  rattar: z.string().nullable(),
  rattad: z.boolean(),
  av: z.string(),
  at: z.date(),
});
const poster = (insatsId: string): Sql => sql`
  select p.id, p.ar, p.antal, p.kvinnor, p.man, p.anteckning, p.rattar,
    exists (select from verksamhet.volym_post r where r.rattar = p.id) as rattad,
    a.fornamn || ' ' || a.efternamn as av, p.at
  from verksamhet.volym_post p
  join auth.anvandare a on a.id = p.av
  where p.insats_id = ${insatsId}`;

const perSida = 25;
const antalRow = z.object({ antal: z.number() });

/** The entries, latest first, one page of them; a page that does not exist is NotFound. */
export const listVolymposter = async (
  db: Db,
  insatsId: string,
  sida: number,
): Promise<{ poster: Volympost[]; sidor: number }> => {
  const pa = await db.many(
    postRow,
    sql`${poster(insatsId)} order by p.at desc, p.rattar nulls last, p.id limit ${perSida} offset ${(sida - 1) * perSida}`,
  );
  if (sida > 1) found(pa[0]);
  const { antal } = await db.one(
    antalRow,
    sql`select count(*) as antal from verksamhet.volym_post where insats_id = ${insatsId}`,
  );
  return { poster: pa, sidor: Math.ceil(antal / perSida) };
};

/** One entry of an insats; null when it has none with the id. */
export const findVolympost = (db: Db, insatsId: string, postId: string): Promise<Volympost | null> =>
  db.maybeOne(postRow, sql`${poster(insatsId)} and p.id = ${postId}`);

interface Ny extends Volymuppgift {
  readonly id: string;
  readonly insatsId: string;
  readonly rattar: string | null;
}

/** Adds an entry; nothing that was registered is ever changed. */
export const insertVolympost = async (tx: Db, actor: Actor, ny: Ny): Promise<void> => {
  await tx.run(sql`
    insert into verksamhet.volym_post (id, insats_id, ar, antal, kvinnor, man, anteckning, rattar, av)
    values (${ny.id}, ${ny.insatsId}, ${ny.ar}, ${ny.antal}, ${ny.kvinnor}, ${ny.man}, ${ny.anteckning}, ${ny.rattar}, ${actor.id})`);
};
