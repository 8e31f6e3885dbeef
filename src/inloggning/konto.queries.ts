import { z } from 'zod';
import { sql, type Db } from '../db/db.ts';

const kontoRow = z.object({
  id: z.string(),
  fornamn: z.string(),
  efternamn: z.string(),
  mobilKrypt: z.instanceof(Buffer),
  losenordHash: z.string().nullable(),
  avslutad: z.boolean(),
  mobilSparrad: z.boolean(),
  bankidSparrad: z.boolean(),
});
/** An account as signing in needs it. Its hash never leaves the sign-in's own services. */
export type Konto = z.infer<typeof kontoRow>;

const kolumner = sql`
  a.id, a.fornamn, a.efternamn, a.mobil_krypt, a.losenord_hash, a.avslutad_at is not null as avslutad,
  a.mobil_sparrad_at is not null as mobil_sparrad, a.bankid_sparrad_at is not null as bankid_sparrad`;

/** The account of a personnummer's blind index, ended or not. */
export const findKontoMedIndex = (db: Db, index: Buffer): Promise<Konto | null> =>
  db.maybeOne(kontoRow, sql`select ${kolumner} from auth.anvandare a where a.personnummer_index = ${index}`);

/** An account that is not ended. */
export const findKonto = (db: Db, id: string): Promise<Konto | null> =>
  db.maybeOne(
    kontoRow,
    sql`select ${kolumner} from auth.anvandare a where a.id = ${id} and a.avslutad_at is null`,
  );

/** Where e-mail to the user goes. */
export const findEpost = async (db: Db, id: string): Promise<string> =>
  (await db.one(z.object({ epost: z.string() }), sql`select epost from auth.anvandare where id = ${id}`))
    .epost;

const ordRow = z.object({ ord: z.string() });

/** Words that others connect with the user: own names, the employer and the förbund of the user's uppdrag. */
export const listEgnaOrd = async (db: Db, id: string): Promise<string[]> => {
  const rader = await db.many(
    ordRow,
    sql`
    select a.fornamn || ' ' || a.efternamn || ' ' || o.namn as ord
    from auth.anvandare a
    join verksamhet.organisation o on o.id = a.arbetsgivare_id
    where a.id = ${id}
    union
    select s.namn
    from auth.uppdrag u
    left join verksamhet.insats i on i.id = u.insats_id
    join verksamhet.samverkansorganisation s on s.id = coalesce(u.samverkansorganisation_id, i.samverkansorganisation_id)
    where u.anvandare_id = ${id} and u.avslutat_at is null
    order by ord`,
  );
  return rader.map(({ ord }) => ord);
};

const aktiveringRow = z.object({
  id: z.string(),
  mobilKrypt: z.instanceof(Buffer),
  aktiveringHash: z.string().nullable(),
});

/** An account as activating needs it. */
export type Aktiveringskonto = z.infer<typeof aktiveringRow>;

/** The account of a blind index with its activation code; the code is null when there is none that counts. */
export const findAktivering = (db: Db, index: Buffer, nu: Date): Promise<Aktiveringskonto | null> =>
  db.maybeOne(
    aktiveringRow,
    sql`
    select id, mobil_krypt, case when aktivering_till > ${nu} then aktivering_hash end as aktivering_hash
    from auth.anvandare where personnummer_index = ${index} and avslutad_at is null`,
  );

interface NyttLosenord {
  readonly id: string;
  readonly hash: string;
  readonly nu: Date;
}

/** Changes the password if the old one is still in force. False when somebody else was first. */
export const updateLosenord = async (tx: Db, { id, hash, nu }: NyttLosenord, gammal: string) =>
  (await tx.run(sql`
    update auth.anvandare set losenord_hash = ${hash}, losenord_satt_at = ${nu}, version = version + 1
    where id = ${id} and losenord_hash = ${gammal}`)) === 1;

/** Puts a password in the place of an activation code, once. False when the code has been used or replaced. */
export const ersattAktivering = async (tx: Db, { id, hash, nu }: NyttLosenord, kodHash: string) =>
  (await tx.run(sql`
    update auth.anvandare
    set losenord_hash = ${hash}, losenord_satt_at = ${nu}, aktivering_hash = null, aktivering_till = null, version = version + 1
    where id = ${id} and aktivering_hash = ${kodHash}`)) === 1;

/** Locks an account that is not ended until commit, so that what follows from it happens one at a time. False when it has ended. */
export const lasKonto = async (tx: Db, id: string): Promise<boolean> =>
  (await tx.run(sql`select from auth.anvandare where id = ${id} and avslutad_at is null for update`)) === 1;

/** Whether an account is open, and holds it so until commit: one who closes it waits, or has closed it already. */
export const harOppetKonto = async (tx: Db, id: string): Promise<boolean> =>
  (await tx.run(sql`select from auth.anvandare where id = ${id} and avslutad_at is null for share`)) === 1;
