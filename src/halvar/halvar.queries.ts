import { z } from 'zod';
import type { Actor } from '../behorighet/behorighet.rules.ts';
import { sql, type Db, type Sql } from '../db/db.ts';
import { perSida } from '../shared/sidor.ts';
import { felen, type Halvar, type Redovisning } from './halvar.rules.ts';

const forbundRow = z.object({
  id: z.string(),
  namn: z.string(),
  startdatum: z.string(),
  slutdatum: z.string().nullable(),
});
export type Forbund = z.infer<typeof forbundRow>;

/** The organisations where the actor is samverkansadministratör today, in Swedish order. */
export const listMinaForbund = (db: Db, actor: Actor): Promise<Forbund[]> =>
  db.many(
    forbundRow,
    sql`
    select o.id, o.namn, o.startdatum, o.slutdatum from verksamhet.samverkansorganisation o
    where o.id in (
      select u.samverkansorganisation_id from auth.uppdrag u
      where u.anvandare_id = ${actor.id} and u.roll = 'samverkansadministrator' and u.avslutat_at is null
        and u.fran_datum <= current_date and (u.till_datum is null or u.till_datum >= current_date))
    order by o.namn collate "sv-x-icu"`,
  );

/** An organisation, held still until commit; null when there is none. */
export const forbundForBestallning = (tx: Db, id: string): Promise<Forbund | null> =>
  tx.maybeOne(
    forbundRow,
    sql`select id, namn, startdatum, slutdatum from verksamhet.samverkansorganisation where id = ${id} for share`,
  );

/** The organisations that have a return, in Swedish order. */
export const listForbundMedRedovisning = (db: Db): Promise<Pick<Forbund, 'id' | 'namn'>[]> =>
  db.many(
    z.object({ id: z.string(), namn: z.string() }),
    sql`
    select id, namn from verksamhet.samverkansorganisation
    where id in (select samverkansorganisation_id from rapport.halvarsredovisning) order by namn collate "sv-x-icu"`,
  );

const summa = z.object({ antal: z.number(), fler: z.boolean() });
export const tackningRow = z.object({
  manad: z.string(),
  insatser: z.number(),
  genomgangna: z.number(),
  oppnaLange: summa,
  efterSlut: summa,
  felregistrerade: summa,
});

const redovisningRow = z
  .object({
    id: z.string(),
    samverkansorganisationId: z.string(),
    samverkansorganisation: z.string(),
    halvar: z.string(),
    version: z.number(),
    bestalldAv: z.string(),
    bestalldAt: z.date(),
    per: z.string().nullable(),
    nr: z.number().nullable(),
    frystAt: z.date().nullable(),
    tackning: tackningRow.nullable(),
    klara: z.number(),
    andradAt: z.date(),
    fel: z.enum(felen).nullable(),
    klarAt: z.date().nullable(),
    alla: z.number(),
  })
  .transform(({ per, nr, frystAt, ...rad }) => ({
    ...rad,
    fryst: per === null || nr === null || frystAt === null ? null : { per, nr, at: frystAt },
  }));

const redovisningar: Sql = sql`
  select h.id, h.samverkansorganisation_id, o.namn as samverkansorganisation, h.halvar, h.version,
    a.fornamn || ' ' || a.efternamn as bestalld_av, h.bestalld_at, f.per, f.nr, f.at as fryst_at, h.tackning, h.klara, h.andrad_at, h.fel,
    h.klar_at, count(*) over () as alla
  from rapport.halvarsredovisning h
  join verksamhet.samverkansorganisation o on o.id = h.samverkansorganisation_id
  join auth.anvandare a on a.id = h.bestalld_av
  left join rapport.frysning f on f.id = h.frysning_id`;

/** One page of returns, the latest half-year first; `alla` is how many there are. Those of one organisation when it is given. */
export const listRedovisningar = (
  db: Db,
  { forbund, sida }: { readonly forbund: string | null; readonly sida: number },
): Promise<(Redovisning & { alla: number })[]> =>
  db.many(
    redovisningRow,
    sql`
    ${redovisningar} where ${forbund}::uuid is null or h.samverkansorganisation_id = ${forbund}
    order by h.halvar desc, o.namn collate "sv-x-icu", h.version desc limit ${perSida} offset ${(sida - 1) * perSida}`,
  );

export const findRedovisning = (db: Db, id: string): Promise<Redovisning | null> =>
  db.maybeOne(redovisningRow, sql`${redovisningar} where h.id = ${id}`);

const paketRow = z.object({ innehall: z.instanceof(Buffer), sha256: z.string() });
/** The package as it was made, and its SHA-256 in hexadecimals. */
export const findPaket = (db: Db, id: string): Promise<z.infer<typeof paketRow> | null> =>
  db.maybeOne(
    paketRow,
    sql`select innehall, encode(sha256, 'hex') as sha256 from rapport.halvarspaket where redovisning_id = ${id}`,
  );
/** What is known of the package without reading it. */
export const findPaketuppgifter = (db: Db, id: string): Promise<{ sha256: string; storlek: number } | null> =>
  db.maybeOne(
    z.object({ sha256: z.string(), storlek: z.number() }),
    sql`select encode(sha256, 'hex') as sha256, length(innehall) as storlek from rapport.halvarspaket where redovisning_id = ${id}`,
  );

/** How many versions there are of a half-year, and whether one of them is being made. */
export const findVersioner = (
  tx: Db,
  forbund: string,
  halvar: Halvar,
): Promise<{ versioner: number; pagar: boolean }> =>
  tx.one(
    z.object({ versioner: z.number(), pagar: z.boolean() }),
    sql`
    select coalesce(max(version), 0)::integer as versioner, coalesce(bool_or(klar_at is null and misslyckad_at is null), false) as pagar
    from rapport.halvarsredovisning where samverkansorganisation_id = ${forbund} and halvar = ${halvar}`,
  );

interface Bestallning {
  readonly id: string;
  readonly forbund: string;
  readonly halvar: Halvar;
  readonly version: number;
  readonly av: string;
  readonly at: Date;
}

/** The database adds the job that makes it (migration 0037). */
export const insertRedovisning = (
  tx: Db,
  { id, forbund, halvar, version, av, at }: Bestallning,
): Promise<number> =>
  tx.run(sql`
    insert into rapport.halvarsredovisning (id, samverkansorganisation_id, halvar, version, bestalld_av, bestalld_at, begard_at, andrad_at)
    values (${id}, ${forbund}, ${halvar}, ${version}, ${av}, ${at}, ${at}, ${at})`);

/** Asks for it again: the database adds a new job. */
export const updateIgen = (tx: Db, id: string, at: Date): Promise<number> =>
  tx.run(sql`
    update rapport.halvarsredovisning set begard_at = ${at}, andrad_at = ${at}, misslyckad_at = null, fel = null
    where id = ${id} and klar_at is null`);
