import { z } from 'zod';
import { sql, type Db, type Sql } from '../db/db.ts';
import type { Dag } from '../shared/datum.ts';
import { utfallen, type Forbundsantal } from './forbund.rules.ts';
import { nekandeskal, type Gallring, type Nekandeskal } from './gallring.rules.ts';

const antalet = z.object({ namn: z.string(), utfall: z.enum(utfallen), antal: z.number() });

/** What a gallring until a day would take, and pass over, by förbund in Swedish order. */
export const listProvkorning = (tx: Db, sistaDag: Dag): Promise<Forbundsantal[]> =>
  tx.many(
    antalet,
    sql`
    select o.namn, coalesce(p.hinder, 'foreslaget') as utfall, sum(p.antal)::integer as antal
    from person.provkor_gallring(${sistaDag}::date) p
    join verksamhet.insats i on i.id = p.insats_id
    join verksamhet.samverkansorganisation o on o.id = i.samverkansorganisation_id
    group by o.id, o.namn, p.hinder
    order by o.namn collate "sv-x-icu", p.hinder nulls first`,
  );

/** What a gallring was proposed to take. */
export const listForslag = (tx: Db, id: string): Promise<Forbundsantal[]> =>
  tx.many(
    antalet,
    sql`
    select o.namn, 'foreslaget' as utfall, sum(p.antal)::integer as antal
    from verksamhet.gallring_post p
    join verksamhet.insats i on i.id = p.insats_id
    join verksamhet.samverkansorganisation o on o.id = i.samverkansorganisation_id
    where p.gallring_id = ${id} and p.utfall = 'foreslaget'
    group by o.id, o.namn
    order by o.namn collate "sv-x-icu"`,
  );

const gallringRow = z
  .object({
    id: z.string(),
    nummer: z.number(),
    ar: z.number(),
    diarienummer: z.string(),
    regelGaller: z.boolean(),
    sistaDag: z.string(),
    foreslagenAvId: z.string(),
    foreslagenAv: z.string(),
    foreslagenAt: z.date(),
    beslut: z.enum(['godkand', 'nekad']).nullable(),
    beslutadAv: z.string().nullable(),
    beslutadAt: z.date().nullable(),
    skal: z.enum(nekandeskal).nullable(),
    klarAt: z.date().nullable(),
    senastAt: z.date(),
    foreslaget: z.number(),
    gallrat: z.number(),
    begransat: z.number(),
    andrat: z.number(),
    ofryst: z.number(),
  })
  .transform(({ foreslaget, gallrat, begransat, andrat, ofryst, ...rad }): Gallring => ({
    ...rad,
    antal: { foreslaget, gallrat, begransat, andrat, ofryst },
  }));

const summa = (utfall: string): Sql =>
  sql`coalesce(sum(antal) filter (where utfall = ${utfall}), 0)::integer`;
const gallringar = (idag: Dag): Sql => sql`
  select g.id, g.nummer, r.ar, r.diarienummer, r.id = verksamhet.regel_for('deltagande', ${idag}::date) as regel_galler, g.sista_dag,
    g.foreslagen_av as foreslagen_av_id, f.fornamn || ' ' || f.efternamn as foreslagen_av, g.foreslagen_at,
    g.beslut, b.fornamn || ' ' || b.efternamn as beslutad_av, g.beslutad_at, g.skal, g.klar_at,
    greatest(g.foreslagen_at, g.begard_at, p.senast_at) as senast_at,
    p.foreslaget, p.gallrat, p.begransat, p.andrat, p.ofryst
  from verksamhet.gallring g
  join verksamhet.gallringsregel r on r.id = g.regel_id
  join auth.anvandare f on f.id = g.foreslagen_av
  left join auth.anvandare b on b.id = g.beslutad_av
  cross join lateral (
    select max(at) as senast_at, ${summa('foreslaget')} as foreslaget, ${summa('gallrat')} as gallrat,
      ${summa('begransat')} as begransat, ${summa('andrat')} as andrat, ${summa('ofryst')} as ofryst
    from verksamhet.gallring_post where gallring_id = g.id) p`;

/** All that have been proposed, the latest first. Nobody but a superadministratör sees any (row-level security). */
export const listGallringar = (
  tx: Db,
  idag: Dag,
  { fran, antal }: { readonly fran: number; readonly antal: number },
): Promise<Gallring[]> =>
  tx.many(gallringRow, sql`${gallringar(idag)} order by g.nummer desc limit ${antal} offset ${fran}`);

export const countGallringar = async (tx: Db): Promise<number> =>
  (
    await tx.one(
      z.object({ antal: z.number() }),
      sql`select count(*)::integer as antal from verksamhet.gallring`,
    )
  ).antal;

export const findGallring = (tx: Db, id: string, idag: Dag): Promise<Gallring | null> =>
  tx.maybeOne(gallringRow, sql`${gallringar(idag)} where g.id = ${id}`);

/** Locks a gallring until commit. */
export const lasGallring = async (tx: Db, id: string, idag: Dag): Promise<Gallring | null> => {
  await tx.run(sql`select from verksamhet.gallring where id = ${id} for update`);
  return findGallring(tx, id, idag);
};

/** The one that waits for a decision, or is under way; null when there is none. */
export const findPagaende = async (tx: Db): Promise<string | null> =>
  (
    await tx.maybeOne(
      z.object({ id: z.string() }),
      sql`select id from verksamhet.gallring where klar_at is null and beslut is distinct from 'nekad'`,
    )
  )?.id ?? null;

interface NyttForslag {
  readonly id: string;
  readonly regelId: string;
  readonly sistaDag: Dag;
  readonly av: string;
}

/** The database writes the list of what it is about. */
export const insertGallring = (tx: Db, { id, regelId, sistaDag, av }: NyttForslag): Promise<number> =>
  tx.run(sql`
    insert into verksamhet.gallring (id, regel_id, sista_dag, foreslagen_av) values (${id}, ${regelId}, ${sistaDag}, ${av})`);

/** Approves when there is no reason to refuse; the time, and the job that runs it, are the database's. */
export const updateBeslut = (
  tx: Db,
  id: string,
  { av, skal }: { readonly av: string; readonly skal: Nekandeskal | null },
): Promise<number> =>
  tx.run(sql`
    update verksamhet.gallring set beslut = ${skal === null ? 'godkand' : 'nekad'}, beslutad_av = ${av}, skal = ${skal} where id = ${id}`);

/** Asks for the job again. */
export const updateIgen = (tx: Db, id: string): Promise<number> =>
  tx.run(
    sql`update verksamhet.gallring set begard_at = now() where id = ${id} and beslut = 'godkand' and klar_at is null`,
  );

const portionRow = z.object({ gallrade: z.number(), klar: z.boolean() });

/** Takes at most so many of what is approved, as the job and nobody's. */
export const gallraPortion = (tx: Db, id: string, hogst: number): Promise<z.infer<typeof portionRow>> =>
  tx.one(portionRow, sql`select gallrade, klar from person.gallra(${id}, ${hogst})`);
