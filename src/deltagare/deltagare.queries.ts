import { z } from 'zod';
import { sql, type Db, type Sql } from '../db/db.ts';
import type { Dag } from '../shared/datum.ts';
import type { Sortering, Urval, Visa } from './deltagare.rules.ts';

/** Whose list of what, as of which day. Row-level security keeps it to the user's own insatser. */
export interface Fraga {
  readonly insatsId: string;
  readonly anvandareId: string;
  readonly urval: Urval;
  readonly idag: Dag;
  /** Drafts saved before this are no longer offered. */
  readonly utkastEfter: Date;
}

const visar: Record<Visa, (urval: Urval) => Sql> = {
  alla: () => sql`true`,
  oppna: () => sql`d.avslutningsdag is null and d.makulerad_at is null`,
  avslutade: () => sql`d.avslutningsdag is not null and d.makulerad_at is null`,
  startade: ({ fran, till }) => sql`d.startdag between ${fran} and ${till} and d.makulerad_at is null`,
  avslutade_under: ({ fran, till }) =>
    sql`d.avslutningsdag between ${fran} and ${till} and d.makulerad_at is null`,
  felregistrerade: () => sql`d.makulerad_at is not null`,
};

const oppenLangre = ({ urval: { dagar }, idag }: Fraga): Sql =>
  dagar === null
    ? sql`true`
    : sql`d.avslutningsdag is null and d.makulerad_at is null and d.startdag < ${idag}::date - ${dagar}::integer`;

const villkor = (fraga: Fraga): Sql => sql`${visar[fraga.urval.visa](fraga.urval)} and ${oppenLangre(fraga)}`;

/** What PostgreSQL can sort by; names and numbers are ciphertext to it. */
export type Dagsortering = Exclude<Sortering, 'namn' | 'personnummer'>;

const tid = (idag: Dag): Sql =>
  sql`case when d.makulerad_at is null then coalesce(d.avslutningsdag, ${idag}::date) - d.startdag end`;

const ordning: Record<Dagsortering, (idag: Dag) => Sql> = {
  startdag: () => sql`d.startdag`,
  '-startdag': () => sql`d.startdag desc`,
  avslutningsdag: () => sql`d.avslutningsdag desc nulls last, d.startdag`,
  tid: (idag) => sql`${tid(idag)} desc nulls last, d.startdag`,
  // Open ones by day: those open longest come first of all.
  status: () => sql`d.makulerad_at is not null, d.avslutningsdag is not null, d.startdag`,
};

const antalRow = z.object({ traffar: z.number(), alla: z.number() });

/** How many the selection holds, and how many there are in the insats. */
export const countDeltaganden = (tx: Db, fraga: Fraga): Promise<z.infer<typeof antalRow>> =>
  tx.one(
    antalRow,
    sql`
    select count(*) filter (where ${villkor(fraga)}) as traffar, count(*) as alla
    from verksamhet.deltagande d
    where d.insats_id = ${fraga.insatsId}`,
  );

const radRow = z.object({
  id: z.string(),
  personId: z.string().nullable(),
  personnummerKrypt: z.instanceof(Buffer).nullable(),
  namnKrypt: z.instanceof(Buffer).nullable(),
  startdag: z.string(),
  avslutningsdag: z.string().nullable(),
  makulerad: z.boolean(),
  utkast: z.enum(['inregistrering', 'utregistrering']).nullable(),
});
export type Rad = z.infer<typeof radRow>;

const rader = ({ anvandareId, utkastEfter }: Fraga): Sql => sql`
  select d.id, d.person_id, p.personnummer_krypt, p.namn_krypt, d.startdag, d.avslutningsdag,
    d.makulerad_at is not null as makulerad,
    (select u.formular from person.utkast u
     where u.deltagande_id = d.id and u.anvandare_id = ${anvandareId} and u.sparat_at > ${utkastEfter}
     order by u.sparat_at desc, u.id limit 1) as utkast
  from verksamhet.deltagande d
  left join person.deltagare p on p.id = d.person_id`;

/** `antal` rows of the selection from row `fran` (0 is the first), in an order the database can make. */
export const listRader = (
  tx: Db,
  fraga: Fraga,
  sortera: Dagsortering,
  { fran, antal }: { readonly fran: number; readonly antal: number },
): Promise<Rad[]> =>
  tx.many(
    radRow,
    sql`
    ${rader(fraga)}
    where d.insats_id = ${fraga.insatsId} and ${villkor(fraga)}
    order by ${ordning[sortera](fraga.idag)}, d.skapad_at, d.id
    limit ${antal} offset ${fran}`,
  );

/** The rows with these ids, by id. */
export const listRaderMedId = (tx: Db, fraga: Fraga, ids: readonly string[]): Promise<Rad[]> =>
  tx.many(
    radRow,
    sql`${rader(fraga)} where d.insats_id = ${fraga.insatsId} and d.id = any(${ids}::uuid[]) order by d.id`,
  );

const kryptRow = z.object({
  id: z.string(),
  personId: z.string().nullable(),
  krypt: z.instanceof(Buffer).nullable(),
});

const kolumn = { namn: sql`p.namn_krypt`, personnummer: sql`p.personnummer_krypt` } as const;

/** The whole selection with only what it is to be sorted by, by startdag. */
export const listKrypterade = (
  tx: Db,
  { insatsId, ...fraga }: Fraga,
  sortera: keyof typeof kolumn,
): Promise<z.infer<typeof kryptRow>[]> =>
  tx.many(
    kryptRow,
    sql`
    select d.id, d.person_id, ${kolumn[sortera]} as krypt
    from verksamhet.deltagande d
    left join person.deltagare p on p.id = d.person_id
    where d.insats_id = ${insatsId} and ${villkor({ insatsId, ...fraga })}
    order by d.startdag, d.skapad_at, d.id`,
  );
