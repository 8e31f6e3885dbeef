import { z } from 'zod';
import { behorighetsroller, bestallbaraRoller } from '../behorighet/behorighet.rules.ts';
import { sql, type Db, type Sql } from '../db/db.ts';
import type { Dag } from '../shared/datum.ts';
import type { Bestallning } from './bestallning.rules.ts';
import { radslag, uppgiftsfalt, type Bestallarorganisation, type Kontofakta } from './rad.rules.ts';

const organisationRow = z.object({
  id: z.string(),
  namn: z.string(),
  samordningsforbund: z.boolean(),
  forsakringskassan: z.boolean(),
  myndighet: z.boolean(),
});
const organisationskolumner = sql`
  o.id, o.namn, o.organisationstyp_kod = 'samordningsforbund' as samordningsforbund, o.forsakringskassan,
  (o.forsakringskassan or o.arbetsformedlingen) as myndighet`;

export const findOrganisation = (db: Db, id: string): Promise<Bestallarorganisation | null> =>
  db.maybeOne(
    organisationRow,
    sql`select ${organisationskolumner} from verksamhet.organisation o where o.id = ${id}`,
  );

/** Försäkringskassan and Arbetsförmedlingen, for which a superadministratör orders. */
export const listMyndigheter = (db: Db): Promise<Bestallarorganisation[]> =>
  db.many(
    organisationRow,
    sql`
    select ${organisationskolumner} from verksamhet.organisation o
    where o.forsakringskassan or o.arbetsformedlingen
    order by o.namn collate "sv-x-icu"`,
  );

export const harOverenskommelse = async (db: Db, organisationId: string, dag: Dag): Promise<boolean> =>
  (
    await db.one(
      z.object({ har: z.boolean() }),
      sql`select auth.har_overenskommelse(${organisationId}, ${dag}) as har`,
    )
  ).har;

const kontoRow = z.object({
  id: z.string(),
  person: z.string(),
  arbetsgivareId: z.string(),
  avslutat: z.boolean(),
  harAlias: z.boolean(),
  mobilSparrad: z.boolean(),
  roller: z.array(z.enum(behorighetsroller)),
});

/** The accounts of some blind indexes, with their roles on a day. */
export const listKonton = (db: Db, personer: readonly Buffer[], idag: Dag): Promise<Kontofakta[]> =>
  db.many(
    kontoRow,
    sql`
    select a.id, encode(a.personnummer_index, 'hex') as person, a.arbetsgivare_id, a.avslutad_at is not null as avslutat,
      a.skyddat_namn_krypt is not null as har_alias, a.mobil_sparrad_at is not null as mobil_sparrad,
      array(select r.roll from auth.anvandare_roll r where r.anvandare_id = a.id and r.avslutad_at is null
        and (r.roll <> 'bestallare' or exists (select from auth.bestallare b
          where b.roll_id = r.id and b.avslutad_at is null and b.galler_till >= ${idag}::date))
        order by r.roll) as roller
    from auth.anvandare a where a.personnummer_index = any(${personer}::bytea[])
    order by a.id`,
  );

const uppgiftRow = z.object({
  id: z.string(),
  fornamn: z.string(),
  efternamn: z.string(),
  epost: z.string(),
  mobilKrypt: z.instanceof(Buffer),
});
export type Kontouppgift = z.infer<typeof uppgiftRow>;

/** What an account says about its user; the mobile number is encrypted. */
export const findUppgifter = (db: Db, id: string): Promise<Kontouppgift | null> =>
  db.maybeOne(
    uppgiftRow,
    sql`select id, fornamn, efternamn, epost, mobil_krypt from auth.anvandare where id = ${id}`,
  );

/** Locks the accounts of an order in one order for all, so that two approvals wait for each other instead of colliding. */
export const lasKonton = (tx: Db, bestallningId: string): Promise<number> =>
  tx.run(sql`
    select from auth.anvandare
    where personnummer_index in (select personnummer_index from auth.bestallningsrad where bestallning_id = ${bestallningId})
    order by id for update`);

/** Whether a user is superadministratör; it stays so until commit. */
export const arSuperadministrator = async (tx: Db, anvandareId: string): Promise<boolean> =>
  (await tx.run(sql`
    select from auth.anvandare_roll
    where anvandare_id = ${anvandareId} and roll = 'superadministrator' and avslutad_at is null for share`)) ===
  1;

export const findPerson = async (db: Db, anvandareId: string): Promise<Buffer> =>
  (
    await db.one(
      z.object({ index: z.instanceof(Buffer) }),
      sql`select personnummer_index as index from auth.anvandare where id = ${anvandareId}`,
    )
  ).index;

const bestallningRow = z.object({
  id: z.string(),
  nummer: z.number(),
  organisationId: z.string(),
  organisation: z.string(),
  bestalldAv: z.string(),
  bestalldAvId: z.string(),
  bestalldAt: z.date(),
  paBegaranAv: z.string().nullable(),
  antal: z.number(),
  beslut: z.enum(['godkand', 'nekad']).nullable(),
  beslutadAv: z.string().nullable(),
  beslutadAt: z.date().nullable(),
  skal: z.string().nullable(),
  gallrad: z.boolean(),
});
const bestallning = sql`
  select b.id, b.nummer, b.organisation_id, o.namn as organisation, a.fornamn || ' ' || a.efternamn as bestalld_av,
    b.bestalld_av as bestalld_av_id, b.bestalld_at, b.pa_begaran_av, b.beslut, b.beslutad_at, b.skal,
    (select s.fornamn || ' ' || s.efternamn from auth.anvandare s where s.id = b.beslutad_av) as beslutad_av,
    b.gallrade is not null as gallrad,
    coalesce(b.gallrade, (select count(*) from auth.bestallningsrad r where r.bestallning_id = b.id)) as antal
  from auth.bestallning b
  join verksamhet.organisation o on o.id = b.organisation_id
  join auth.anvandare a on a.id = b.bestalld_av`;

/** Which orders a user sees: all, or those of one organisation. */
export type Synliga = { readonly alla: true } | { readonly organisationId: string };
const syns = (synliga: Synliga): Sql =>
  'alla' in synliga ? sql`true` : sql`b.organisation_id = ${synliga.organisationId}`;

export const findBestallningSynlig = (db: Db, id: string, synliga: Synliga): Promise<Bestallning | null> =>
  db.maybeOne(bestallningRow, sql`${bestallning} where b.id = ${id} and ${syns(synliga)}`);

export const countBestallningar = async (db: Db, synliga: Synliga): Promise<number> =>
  (
    await db.one(
      z.object({ antal: z.number() }),
      sql`select count(*) as antal from auth.bestallning b where ${syns(synliga)}`,
    )
  ).antal;

/** Those that wait first, the oldest of them first; then the others, the newest first. */
export const listBestallningar = (
  db: Db,
  synliga: Synliga,
  { fran, antal }: { readonly fran: number; readonly antal: number },
): Promise<Bestallning[]> =>
  db.many(
    bestallningRow,
    sql`
    ${bestallning} where ${syns(synliga)}
    order by b.beslut is not null, case when b.beslut is null then b.nummer else -b.nummer end
    limit ${antal} offset ${fran}`,
  );

const radRow = z.object({
  id: z.string(),
  slag: z.enum(radslag),
  anvandareId: z.string().nullable(),
  personnummerKrypt: z.instanceof(Buffer),
  person: z.string(),
  fornamn: z.string(),
  efternamn: z.string(),
  epost: z.string(),
  mobilKrypt: z.instanceof(Buffer),
  uppgivna: z.array(z.enum(uppgiftsfalt)),
  skyddad: z.boolean(),
  skyddatNamnKrypt: z.instanceof(Buffer).nullable(),
  roller: z.array(z.enum(bestallbaraRoller)),
});
export type Orderrad = z.infer<typeof radRow>;

/** The users of an order. In one that is decided, the address of a user with an alias is the one that goes with it. */
export const listRader = (db: Db, bestallningId: string): Promise<Orderrad[]> =>
  db.many(
    radRow,
    sql`
    select r.id, r.slag, r.anvandare_id, r.personnummer_krypt, encode(r.personnummer_index, 'hex') as person, r.fornamn, r.efternamn,
      case when b.beslut is not null and a.skyddat_namn_krypt is not null then a.epost else r.epost end as epost,
      r.mobil_krypt, r.uppgivna, r.skyddad, r.skyddat_namn_krypt, r.roller
    from auth.bestallningsrad r
    join auth.bestallning b on b.id = r.bestallning_id
    left join auth.anvandare a on a.personnummer_index = r.personnummer_index
    where r.bestallning_id = ${bestallningId}
    order by r.ordning`,
  );
