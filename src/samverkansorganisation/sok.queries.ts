import { z } from 'zod';
import type { Actor } from '../behorighet/behorighet.rules.ts';
import { sql, type Db, type Sql } from '../db/db.ts';
import { sokmonster } from '../shared/text.ts';
import { samverkansformer } from './organisation.rules.ts';
import type { Sokning, Visa } from './sok.rules.ts';

const rad = z.object({
  id: z.string(),
  namn: z.string(),
  samverkansform: z.enum(samverkansformer),
  startdatum: z.string(),
  slutdatum: z.string().nullable(),
  lan: z.array(z.string()),
});

const visar: Record<Visa, Sql> = {
  alla: sql`true`,
  pagaende: sql`o.startdatum <= current_date and (o.slutdatum is null or o.slutdatum >= current_date)`,
  kommande: sql`o.startdatum > current_date`,
  avslutade: sql`o.slutdatum < current_date`,
};

const villkor = ({ namn, lan, visa }: Sokning): Sql => {
  const monster = sokmonster(namn);
  return sql`${visar[visa]}
    and (${monster}::text is null or verksamhet.jamforbart(o.namn) like verksamhet.jamforbart(${monster}))
    and (${lan}::text = '' or exists (select from verksamhet.omrade r join styrdata.kommun k on k.kod = r.kommun_kod
      where r.samverkansorganisation_id = o.id and k.lan_kod = ${lan}))`;
};

const kolumner = sql`
  select o.id, o.namn, o.samverkansform, o.startdatum, o.slutdatum,
    array(
      select distinct l.namn from verksamhet.omrade r
      join styrdata.kommun k on k.kod = r.kommun_kod join styrdata.lan l on l.kod = k.lan_kod
      where r.samverkansorganisation_id = o.id order by l.namn) as lan
  from verksamhet.samverkansorganisation o`;

/** How many a search finds. */
export const countOrganisationer = async (db: Db, sokning: Sokning): Promise<number> =>
  (
    await db.one(
      z.object({ antal: z.number() }),
      sql`select count(*) as antal from verksamhet.samverkansorganisation o where ${villkor(sokning)}`,
    )
  ).antal;

/** `antal` of those found from row `fran` (0 is the first), in Swedish order. */
export const listOrganisationer = (
  db: Db,
  sokning: Sokning,
  { fran, antal }: { readonly fran: number; readonly antal: number },
): Promise<z.infer<typeof rad>[]> =>
  db.many(
    rad,
    sql`${kolumner}
    where ${villkor(sokning)}
    order by o.namn collate "sv-x-icu", o.id
    limit ${antal} offset ${fran}`,
  );

/** The organisations where the actor is samverkansadministratör today. */
export const listMinaOrganisationer = (db: Db, actor: Actor): Promise<z.infer<typeof rad>[]> =>
  db.many(
    rad,
    sql`${kolumner}
    where exists (select from auth.uppdrag u
      where u.samverkansorganisation_id = o.id and u.anvandare_id = ${actor.id} and u.roll = 'samverkansadministrator'
        and u.avslutat_at is null and u.fran_datum <= current_date
        and (u.till_datum is null or u.till_datum >= current_date))
    order by o.namn collate "sv-x-icu"`,
  );
