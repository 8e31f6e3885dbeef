import { z } from 'zod';
import { behorighetsroller } from '../behorighet/behorighet.rules.ts';
import { sql, type Db, type Sql } from '../db/db.ts';
import { antalSidor, perSida } from '../shared/sidor.ts';
import { type Historikplats, type Uppdragsrad } from './historik.rules.ts';
import type { Uppdragsplats } from './uppdrag.rules.ts';

const platsRow = z.object({
  id: z.string(),
  namn: z.string(),
  samverkansorganisation: z.string().nullable(),
});

/** The organisation or insats; anyone's to read. */
export const findHistorikplats = (db: Db, plats: Uppdragsplats): Promise<Historikplats | null> =>
  db.maybeOne(
    platsRow,
    'insatsId' in plats
      ? sql`
        select i.id, i.namn, o.namn as samverkansorganisation
        from verksamhet.insats i join verksamhet.samverkansorganisation o on o.id = i.samverkansorganisation_id
        where i.id = ${plats.insatsId}`
      : sql`
        select id, namn, null as samverkansorganisation from verksamhet.samverkansorganisation
        where id = ${plats.samverkansorganisationId}`,
  );

/** In an organisation: its own uppdrag and those of its insatser. */
const uppdragI = (plats: Uppdragsplats): Sql =>
  'insatsId' in plats
    ? sql`u.insats_id = ${plats.insatsId}`
    : sql`(u.samverkansorganisation_id = ${plats.samverkansorganisationId} or u.insats_id = any (array(
        select id from verksamhet.insats where samverkansorganisation_id = ${plats.samverkansorganisationId})))`;

const uppdragRow = z.object({
  namn: z.string(),
  arbetsgivare: z.string(),
  roll: z.enum(behorighetsroller),
  insats: z.string().nullable(),
  fran: z.string(),
  till: z.string().nullable(),
  tilldelatAv: z.string().nullable(),
  tilldelatAt: z.date(),
  avslutatAv: z.string().nullable(),
  avslutatAt: z.date().nullable(),
});

interface Funna {
  readonly rader: readonly Uppdragsrad[];
  readonly traffar: number;
  readonly sida: number;
}

/** One page of all uppdrag that there are and have been in a place, the latest given first. */
export const listUppdragshistorik = async (db: Db, plats: Uppdragsplats, sida: number): Promise<Funna> => {
  const { antal: traffar } = await db.one(
    z.object({ antal: z.number() }),
    sql`select count(*) as antal from auth.uppdrag u where ${uppdragI(plats)}`,
  );
  const sist = Math.min(sida, antalSidor(traffar));
  const rader = await db.many(
    uppdragRow,
    sql`
    select a.fornamn || ' ' || a.efternamn as namn, o.namn as arbetsgivare, u.roll, i.namn as insats,
      u.fran_datum as fran, u.till_datum as till, g.fornamn || ' ' || g.efternamn as tilldelat_av, u.tilldelat_at,
      s.fornamn || ' ' || s.efternamn as avslutat_av, u.avslutat_at
    from (
      select * from auth.uppdrag u where ${uppdragI(plats)}
      order by u.tilldelat_at desc, u.id limit ${perSida} offset ${(sist - 1) * perSida}
    ) u
    join auth.anvandare a on a.id = u.anvandare_id
    join verksamhet.organisation o on o.id = a.arbetsgivare_id
    left join verksamhet.insats i on i.id = u.insats_id
    left join auth.anvandare g on g.id = u.tilldelat_av
    left join auth.anvandare s on s.id = u.avslutat_av
    order by u.tilldelat_at desc, u.id`,
  );
  return { rader, traffar, sida: sist };
};
