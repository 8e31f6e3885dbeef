import { z } from 'zod';
import { sql, type Db, type Sql } from '../db/db.ts';
import { lagen, oklartEfter, type Lage } from './utskick.rules.ts';

const kanal = z.enum(['epost', 'sms']);

/** Where a message is, as SQL: the list, its filter and "Skicka igen" all ask here. */
const lage = (nu: Date): Sql => sql`
  case when u.skickad_at is not null then 'skickat'
    when u.misslyckad_at is not null then 'misslyckat'
    when u.fel = 'oklart' or u.paborjad_at < ${new Date(nu.getTime() - oklartEfter)} then 'oklart'
    when u.paborjad_at is not null then 'skickas'
    when u.nasta_forsok_at is not null then 'igen'
    else 'vantar' end`;

const attSkickaRow = z.object({
  kanal,
  tillKrypt: z.instanceof(Buffer),
  innehallKrypt: z.instanceof(Buffer).nullable(),
  gallerTill: z.date().nullable(),
});
export type AttSkicka = z.infer<typeof attSkickaRow>;

/** A message that nobody has begun; null when somebody has, or when it has ended. */
export const findAttSkicka = (db: Db, id: string): Promise<AttSkicka | null> =>
  db.maybeOne(
    attSkickaRow,
    sql`
    select kanal, till_krypt, innehall_krypt, galler_till from auth.utskick
    where id = ${id} and paborjad_at is null and skickad_at is null and misslyckad_at is null`,
  );

/** Takes a message for handing over: the number of tries, this one too. Null when another took it first. */
export const updatePaborjad = async (db: Db, id: string, nu: Date): Promise<number | null> => {
  const tagen = await db.maybeOne(
    z.object({ forsok: z.number() }),
    sql`
    update auth.utskick set paborjad_at = ${nu}, forsok = forsok + 1, fel = null
    where id = ${id} and paborjad_at is null and skickad_at is null and misslyckad_at is null
    returning forsok`,
  );
  return tagen?.forsok ?? null;
};

export const updateSkickad = (db: Db, id: string, nu: Date): Promise<number> =>
  db.run(sql`
    update auth.utskick set skickad_at = ${nu}, innehall_krypt = null
    where id = ${id} and paborjad_at is not null and skickad_at is null and misslyckad_at is null`);

/** Lets go of a message that was not taken, to be tried again at `nasta`; its job is added in the same statement. */
export const updateIgen = (db: Db, id: string, nasta: Date): Promise<number> =>
  db.run(sql`
    update auth.utskick set paborjad_at = null, fel = 'tillfalligt', nasta_forsok_at = ${nasta}
    where id = ${id} and skickad_at is null and misslyckad_at is null`);

export const updateMisslyckad = (
  db: Db,
  id: string,
  { fel, nu }: { readonly fel: 'nekat' | 'gav_upp' | 'utgangen'; readonly nu: Date },
): Promise<number> =>
  db.run(sql`
    update auth.utskick set misslyckad_at = ${nu}, fel = ${fel}
    where id = ${id} and skickad_at is null and misslyckad_at is null`);

export const updateOklar = (db: Db, id: string): Promise<number> =>
  db.run(sql`
    update auth.utskick set fel = 'oklart' where id = ${id} and skickad_at is null and misslyckad_at is null`);

const utskickRow = z.object({
  id: z.string(),
  kanal,
  slag: z.string(),
  lage: z.enum(lagen),
  fel: z.enum(['tillfalligt', 'nekat', 'oklart', 'utgangen', 'gav_upp']).nullable(),
  tillKrypt: z.instanceof(Buffer),
  harInnehall: z.boolean(),
  ersatt: z.boolean(),
  forsok: z.number(),
  skapadAt: z.date(),
  lageAt: z.date(),
  anvandareId: z.string().nullable(),
  namn: z.string().nullable(),
  bestallningId: z.string().nullable(),
  nummer: z.number().nullable(),
});
export type Utskicksrad = z.infer<typeof utskickRow>;

const falt = (nu: Date): Sql => sql`
  select u.id, u.kanal, u.slag, ${lage(nu)} as lage, u.fel, u.till_krypt, u.innehall_krypt is not null as har_innehall,
    exists (select from auth.utskick n where n.ersatter = u.id) as ersatt, u.forsok, u.skapad_at,
    coalesce(u.skickad_at, u.misslyckad_at, u.paborjad_at, u.nasta_forsok_at, u.skapad_at) as lage_at,
    u.anvandare_id, a.fornamn || ' ' || a.efternamn as namn, u.bestallning_id, b.nummer
  from auth.utskick u
  left join auth.anvandare a on a.id = u.anvandare_id
  left join auth.bestallning b on b.id = u.bestallning_id`;

const urval = (nu: Date, valt: Lage | null): Sql => (valt === null ? sql`true` : sql`${lage(nu)} = ${valt}`);

/** Messages, the latest first. */
export const listUtskick = (
  db: Db,
  { nu, lage: valt, fran, antal }: { nu: Date; lage: Lage | null; fran: number; antal: number },
): Promise<Utskicksrad[]> =>
  db.many(
    utskickRow,
    sql`${falt(nu)} where ${urval(nu, valt)} order by u.skapad_at desc, u.id limit ${antal} offset ${fran}`,
  );

/** How many there are in each state; a state without any is left out. */
export const countUtskick = (db: Db, nu: Date): Promise<{ lage: Lage; antal: number }[]> =>
  db.many(
    z.object({ lage: z.enum(lagen), antal: z.number() }),
    sql`select ${lage(nu)} as lage, count(*) as antal from auth.utskick u group by 1 order by 1`,
  );

export const findUtskick = (db: Db, id: string, nu: Date): Promise<Utskicksrad | null> =>
  db.maybeOne(utskickRow, sql`${falt(nu)} where u.id = ${id}`);

/** One message, locked, so that its end and "Skicka igen" take turns. */
export const lasUtskick = async (tx: Db, id: string, nu: Date): Promise<Utskicksrad | null> => {
  await tx.run(sql`select from auth.utskick where id = ${id} for update`);
  return findUtskick(tx, id, nu);
};

const innehallRow = z.object({ tillKrypt: z.instanceof(Buffer), innehallKrypt: z.instanceof(Buffer) });

/** Whom a message is to and what it says, to be said again; null when that is erased. */
export const findInnehall = (tx: Db, id: string): Promise<z.infer<typeof innehallRow> | null> =>
  tx.maybeOne(
    innehallRow,
    sql`select till_krypt, innehall_krypt from auth.utskick where id = ${id} and innehall_krypt is not null`,
  );

/** A message that has been sent again in another row says nothing any more. */
export const tomInnehall = (tx: Db, id: string): Promise<number> =>
  tx.run(sql`update auth.utskick set innehall_krypt = null where id = ${id}`);

const kontaktRow = z.object({
  fornamn: z.string(),
  epost: z.string(),
  mobilKrypt: z.instanceof(Buffer),
  /** Whether the account is open and still waits for its first password. */
  vantarPaLosenord: z.boolean(),
});

/** How a user is reached now, held still until commit. */
export const lasKontakt = (tx: Db, anvandareId: string): Promise<z.infer<typeof kontaktRow> | null> =>
  tx.maybeOne(
    kontaktRow,
    sql`
    select fornamn, epost, mobil_krypt, avslutad_at is null and losenord_hash is null as vantar_pa_losenord
    from auth.anvandare where id = ${anvandareId} for no key update`,
  );
