import { z } from 'zod';
import type { Actor } from '../behorighet/behorighet.rules.ts';
import { sql, type Db } from '../db/db.ts';
import type { Forvaltning, Inkommet, Uppdragsplats, Utkast, Vantande } from './start.rules.ts';

const utkastRow = z.object({
  id: z.string(),
  formular: z.enum(['inregistrering', 'utregistrering']),
  insatsId: z.string(),
  insats: z.string(),
  deltagandeId: z.string().nullable(),
  sparatAt: z.date(),
});

/** The user's own drafts of the last 24 hours, newest first. Row-level security hides those of others: only inside transaction(actor). */
export const listUtkast = (tx: Db, nu: Date): Promise<Utkast[]> =>
  tx.many(
    utkastRow,
    sql`
    select u.id, u.formular, u.insats_id, i.namn as insats, u.deltagande_id, u.sparat_at
    from person.utkast u
    join verksamhet.insats i on i.id = u.insats_id
    where u.sparat_at > ${nu}::timestamptz - interval '24 hours'
    order by u.sparat_at desc, u.id`,
  );

const inkommetRow = z.object({
  anonyma: z.array(z.object({ insatsId: z.string(), namn: z.string(), antal: z.number() })),
  rattelser: z.array(
    z.object({
      deltagandeId: z.string(),
      insats: z.string(),
      diarienummer: z.string(),
      noteradAt: z.coerce.date(),
    }),
  ),
});

/**
 * What has come up by itself in the insatser of the transaction's user (row-level security): corrections that somebody has asked for, the
 * oldest first, and deltaganden that SUS has made anonymous. One question, since the page asks many.
 */
export const findInkommet = (tx: Db): Promise<Inkommet> =>
  tx.one(
    inkommetRow,
    sql`
    select (
      select coalesce(json_agg(json_build_object('insatsId', a.insats_id, 'namn', a.namn, 'antal', a.antal)
        order by a.namn collate "sv-x-icu", a.insats_id), '[]')
      from (
        select a.insats_id, i.namn, count(*)::integer as antal
        from verksamhet.avidentifiering a join verksamhet.insats i on i.id = a.insats_id
        where a.aterkallat_datum is null and a.klar_at is null
        group by a.insats_id, i.namn) as a) as anonyma, (
      select coalesce(json_agg(json_build_object('deltagandeId', r.deltagande_id, 'insats', i.namn, 'diarienummer', r.diarienummer,
        'noteradAt', r.noterad_at) order by r.nummer), '[]')
      from person.rattelsebegaran r
      -- A handläggare sees every request: the deltagande is joined for its row-level security.
      join verksamhet.deltagande d on d.id = r.deltagande_id
      join verksamhet.insats i on i.id = r.insats_id
      where r.svar is null and d.makulerad_at is null) as rattelser`,
  );

const uppdragRow = z.object({
  roll: z.enum(['samverkansadministrator', 'insatsansvarig']),
  samverkansorganisationId: z.string(),
  samverkansorganisation: z.string(),
  fran: z.string(),
  pagaende: z.number(),
});

/** Organisations where the user is samverkansadministratör or insatsansvarig today. */
export const listUppdragsplatser = (db: Db, actor: Actor): Promise<Uppdragsplats[]> =>
  db.many(
    uppdragRow,
    sql`
    select u.roll, o.id as samverkansorganisation_id, o.namn as samverkansorganisation, u.fran_datum as fran,
      (select count(*) from verksamhet.insats i
       where i.samverkansorganisation_id = o.id and i.startdatum <= current_date
         and (i.slutdatum is null or i.slutdatum >= current_date)) as pagaende
    from auth.uppdrag u
    join verksamhet.samverkansorganisation o on o.id = u.samverkansorganisation_id
    where u.anvandare_id = ${actor.id} and u.avslutat_at is null
      and u.fran_datum <= current_date and (u.till_datum is null or u.till_datum >= current_date)
    order by o.namn collate "sv-x-icu", u.roll`,
  );

const vantandeRow = z.object({
  slag: z.enum(['registerutdrag', 'hamtning', 'begransning', 'gallring']),
  id: z.string(),
  nummer: z.number(),
  diarienummer: z.string(),
});

const forvaltningRow = z.object({
  gallringar: z.array(vantandeRow),
  utanAdministrator: z.array(z.object({ id: z.string(), namn: z.string() })),
  antal: z.number(),
  aldst: z.date().nullable(),
});

/**
 * What waits for a superadministratör: organisations that go on and that nobody administers, in Swedish order, and orders that
 * nobody has decided about, and gallringar that another superadministratör has proposed. One question, since the page asks many.
 */
export const findForvaltning = async (db: Db): Promise<Forvaltning> => {
  const { utanAdministrator, gallringar, antal, aldst } = await db.one(
    forvaltningRow,
    sql`
    select count(*) as antal, min(b.bestalld_at) as aldst, (
      select coalesce(json_agg(json_build_object('id', o.id, 'namn', o.namn) order by o.namn collate "sv-x-icu"), '[]')
      from verksamhet.samverkansorganisation o
      where (o.slutdatum is null or o.slutdatum >= current_date)
        and not exists (
          select from auth.uppdrag u
          where u.samverkansorganisation_id = o.id and u.roll = 'samverkansadministrator' and u.avslutat_at is null
            and u.fran_datum <= current_date and (u.till_datum is null or u.till_datum >= current_date))) as utan_administrator, (
      select coalesce(json_agg(json_build_object('slag', 'gallring', 'id', g.id, 'nummer', g.nummer, 'diarienummer', r.diarienummer)
        order by g.nummer), '[]')
      from verksamhet.gallring g join verksamhet.gallringsregel r on r.id = g.regel_id
      where g.beslut is null and g.foreslagen_av <> auth.anvandare_id()) as gallringar
    from auth.bestallning b
    where b.beslut is null`,
  );
  return { utanAdministrator, gallringar, bestallningar: { antal, aldst } };
};

/** Orders of other handläggare to decide about, and the reader's own extracts to fetch. */
export const listVantandeUtdrag = (tx: Db, actor: Actor, nu: Date): Promise<Vantande[]> =>
  tx.many(
    vantandeRow,
    sql`
    select 'registerutdrag' as slag, id, nummer, diarienummer from person.registerutdrag
    where beslut is null and personnummer_krypt is not null and bestalld_av <> ${actor.id}
    union all
    select 'hamtning', id, nummer, diarienummer from person.registerutdrag
    where beslut = 'godkand' and hamtad_at is null and hamtas_senast >= ${nu}::timestamptz and bestalld_av = ${actor.id}
    union all
    select 'begransning', id, nummer, diarienummer from person.begransning
    where beslut is null and personnummer_krypt is not null and bestalld_av <> ${actor.id}
    order by slag, nummer`,
  );
