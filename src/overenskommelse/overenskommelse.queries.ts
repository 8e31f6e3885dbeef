import { z } from 'zod';
import type { Actor } from '../behorighet/behorighet.rules.ts';
import { sql, type Db, type Sql } from '../db/db.ts';
import type { Dag } from '../shared/datum.ts';
import { sokmonster } from '../shared/text.ts';
import type { Arbetsgivare, GarUt, Overenskommelse } from './overenskommelse.rules.ts';

const arbetsgivareRow = z.object({
  id: z.string(),
  namn: z.string(),
  organisationstyp: z.string(),
  myndighet: z.boolean(),
});
const arbetsgivarkolumner = sql`
  o.id, o.namn, t.text as organisationstyp, (o.forsakringskassan or o.arbetsformedlingen) as myndighet`;

/** With `las` the row is held still until commit, so that two registrations in one organisation come one after the other. */
export const findArbetsgivareMedId = (db: Db, id: string, las = false): Promise<Arbetsgivare | null> =>
  db.maybeOne(
    arbetsgivareRow,
    sql`
    select ${arbetsgivarkolumner} from verksamhet.organisation o
    join styrdata.organisationstyp t on t.kod = o.organisationstyp_kod
    where o.id = ${id} ${las ? sql`for share of o` : sql``}`,
  );

const overenskommelseRow = z.object({
  id: z.string(),
  undertecknadAv: z.string(),
  gallerFran: z.string(),
  gallerTill: z.string(),
  registreradAv: z.string(),
  version: z.number(),
});

/** All of an organisation, latest first. */
export const listOverenskommelser = (db: Db, organisationId: string): Promise<Overenskommelse[]> =>
  db.many(
    overenskommelseRow,
    sql`
    select k.id, k.undertecknad_av, k.galler_fran, k.galler_till, k.version, a.fornamn || ' ' || a.efternamn as registrerad_av
    from auth.overenskommelse k join auth.anvandare a on a.id = k.registrerad_av
    where k.organisation_id = ${organisationId}
    order by k.galler_fran desc`,
  );

interface NyOverenskommelse {
  readonly organisationId: string;
  readonly undertecknadAv: string;
  readonly gallerFran: Dag;
  readonly gallerTill: Dag;
}
export const insertOverenskommelse = async (
  tx: Db,
  actor: Actor,
  { organisationId, undertecknadAv, gallerFran, gallerTill }: NyOverenskommelse,
): Promise<void> => {
  await tx.run(sql`
    insert into auth.overenskommelse (organisation_id, undertecknad_av, galler_fran, galler_till, registrerad_av)
    values (${organisationId}, ${undertecknadAv}, ${gallerFran}, ${gallerTill}, ${actor.id})`);
};

/** False when somebody has changed it since `version`. */
export const updateSlutdag = async (tx: Db, id: string, slutdag: Dag, version: number): Promise<boolean> =>
  (await tx.run(sql`
    update auth.overenskommelse set galler_till = ${slutdag}, version = version + 1
    where id = ${id} and version = ${version}`)) === 1;

const radRow = arbetsgivareRow.extend({
  gallerTill: z.string().nullable(),
  bestallare: z.number(),
});
export type Arbetsgivarrad = z.infer<typeof radRow>;

const medNamn = (typed: string): Sql => {
  const monster = sokmonster(typed);
  return monster === null
    ? sql`true`
    : sql`verksamhet.jamforbart(o.namn) like verksamhet.jamforbart(${monster}::text)`;
};

export const countArbetsgivare = async (db: Db, namn: string): Promise<number> =>
  (
    await db.one(
      z.object({ antal: z.number() }),
      sql`select count(*) as antal from verksamhet.organisation o where ${medNamn(namn)}`,
    )
  ).antal;

/** Employers in Swedish order, with the end of the överenskommelse that counts today and the number of valid beställare. */
export const listArbetsgivare = (
  db: Db,
  { namn, idag, fran, antal }: { namn: string; idag: Dag; fran: number; antal: number },
): Promise<Arbetsgivarrad[]> =>
  db.many(
    radRow,
    sql`
    select ${arbetsgivarkolumner},
      (select max(k.galler_till) from auth.overenskommelse k
       where k.organisation_id = o.id and ${idag}::date between k.galler_fran and k.galler_till) as galler_till,
      (select count(*) from auth.bestallare b
       where b.organisation_id = o.id and b.avslutad_at is null and ${idag}::date between b.galler_fran and b.galler_till) as bestallare
    from verksamhet.organisation o join styrdata.organisationstyp t on t.kod = o.organisationstyp_kod
    where ${medNamn(namn)}
    order by o.namn collate "sv-x-icu", o.id
    limit ${antal} offset ${fran}`,
  );

const garUtRow = z.object({
  slag: z.enum(['overenskommelse', 'bestallare']),
  id: z.string(),
  organisationId: z.string(),
  organisation: z.string(),
  anvandareId: z.string().nullable(),
  namn: z.string().nullable(),
  gallerTill: z.string(),
  dagar: z.number(),
});

/** What ends within `dagar` days and is followed by nothing, soonest first. */
export const listSomGarUt = (db: Db, idag: Dag, dagar: number): Promise<GarUt[]> =>
  db.many(
    garUtRow,
    sql`
    select 'overenskommelse' as slag, k.id, o.id as organisation_id, o.namn as organisation,
      null::uuid as anvandare_id, null::text as namn, k.galler_till, k.galler_till - ${idag}::date as dagar
    from auth.overenskommelse k join verksamhet.organisation o on o.id = k.organisation_id
    where k.galler_till between ${idag}::date and ${idag}::date + ${dagar}::int
      and not exists (select from auth.overenskommelse n
        where n.organisation_id = k.organisation_id and n.galler_fran > k.galler_fran)
    union all
    select 'bestallare', b.id, o.id, o.namn, a.id, a.fornamn || ' ' || a.efternamn, b.galler_till, b.galler_till - ${idag}::date
    from auth.bestallare b
    join verksamhet.organisation o on o.id = b.organisation_id
    join auth.anvandare a on a.id = b.anvandare_id
    where b.avslutad_at is null and b.galler_till between ${idag}::date and ${idag}::date + ${dagar}::int
    order by galler_till, organisation, namn, slag, id`,
  );
