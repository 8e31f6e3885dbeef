import { z } from 'zod';
import type { Behorighetsroll } from '../behorighet/behorighet.rules.ts';
import { sql, type Db, type Sql } from '../db/db.ts';
import type { Dag } from '../shared/datum.ts';

const idRow = z.object({ id: z.string() });

// As the unique indexes compare: letter case and Unicode form apart, the same name is the same.
const sammaNamn = (kolumn: Sql, namn: string): Sql =>
  sql`lower(normalize(btrim(${kolumn}), nfkc) collate "sv-x-icu") = lower(normalize(btrim(${namn}::text), nfkc) collate "sv-x-icu")`;

export const findOrganisation = async (tx: Db, namn: string): Promise<string | null> =>
  (await tx.maybeOne(idRow, sql`select id from verksamhet.organisation where ${sammaNamn(sql`namn`, namn)}`))
    ?.id ?? null;

interface NyOrganisation {
  readonly namn: string;
  readonly organisationstyp: string;
  readonly forsakringskassan: boolean;
}
export const insertOrganisation = async (tx: Db, ny: NyOrganisation): Promise<string> =>
  (
    await tx.one(
      idRow,
      sql`
      insert into verksamhet.organisation (namn, organisationstyp_kod, forsakringskassan)
      values (${ny.namn}, ${ny.organisationstyp}, ${ny.forsakringskassan}) returning id`,
    )
  ).id;

/** Ids of the samverkansorganisationer with a name: none or one. */
export const listSamverkansorganisation = async (tx: Db, namn: string): Promise<string[]> =>
  (
    await tx.many(
      idRow,
      sql`select id from verksamhet.samverkansorganisation where ${sammaNamn(sql`namn`, namn)} order by id`,
    )
  ).map(({ id }) => id);

/** Ids of the insatser with a name, or with "Samverkansorganisation/Insats". */
export const listInsats = async (tx: Db, namn: string): Promise<string[]> =>
  (
    await tx.many(
      idRow,
      sql`
      select i.id
      from verksamhet.insats i
      join verksamhet.samverkansorganisation o on o.id = i.samverkansorganisation_id
      where ${sammaNamn(sql`i.namn`, namn)} or ${sammaNamn(sql`o.namn || '/' || i.namn`, namn)}
      order by i.id`,
    )
  ).map(({ id }) => id);

interface Konto {
  readonly id: string;
  readonly personnummerKrypt: Buffer;
  readonly personnummerIndex: Buffer;
  readonly mobilKrypt: Buffer;
  readonly fornamn: string;
  readonly efternamn: string;
  readonly epost: string;
  readonly arbetsgivareId: string;
}
export const insertAnvandare = async (tx: Db, k: Konto): Promise<void> => {
  await tx.run(sql`
    insert into auth.anvandare (id, personnummer_krypt, personnummer_index, fornamn, efternamn, epost, mobil_krypt, arbetsgivare_id)
    values (${k.id}, ${k.personnummerKrypt}, ${k.personnummerIndex}, ${k.fornamn}, ${k.efternamn}, ${k.epost},
      ${k.mobilKrypt}, ${k.arbetsgivareId})`);
};

/** Gives a role; its id. */
export const insertRoll = async (tx: Db, anvandareId: string, roll: Behorighetsroll): Promise<string> =>
  (
    await tx.one(
      idRow,
      sql`insert into auth.anvandare_roll (anvandare_id, roll) values (${anvandareId}, ${roll}) returning id`,
    )
  ).id;

interface NyttUppdrag {
  readonly rollId: string;
  readonly insatsId: string | null;
  readonly samverkansorganisationId: string | null;
  readonly fran: Dag;
}
export const insertUppdrag = async (tx: Db, u: NyttUppdrag): Promise<void> => {
  await tx.run(sql`
    insert into auth.uppdrag (roll_id, anvandare_id, roll, insats_id, samverkansorganisation_id, fran_datum)
    select id, anvandare_id, roll, ${u.insatsId}::uuid, ${u.samverkansorganisationId}::uuid, ${u.fran}::date
    from auth.anvandare_roll where id = ${u.rollId}`);
};

/** Locks and gives the account of a personnummer's blind index, unless it has ended. */
export const lasOppet = async (tx: Db, index: Buffer): Promise<string | null> =>
  (
    await tx.maybeOne(
      idRow,
      sql`select id from auth.anvandare where personnummer_index = ${index} and avslutad_at is null for update`,
    )
  )?.id ?? null;

export const updateAktivering = async (tx: Db, id: string, hash: string, till: Date): Promise<void> => {
  await tx.run(sql`
    update auth.anvandare set aktivering_hash = ${hash}, aktivering_till = ${till}, version = version + 1 where id = ${id}`);
};

/** Ends an account with its roles, and through them its uppdrag. Open sign-ins are refused at their next request. */
export const avslutaKonto = async (tx: Db, id: string, nu: Date): Promise<void> => {
  await tx.run(sql`
    update auth.anvandare
    set avslutad_at = ${nu}, aktivering_hash = null, aktivering_till = null, version = version + 1
    where id = ${id}`);
  await tx.run(sql`
    update auth.anvandare_roll set avslutad_at = greatest(${nu}::timestamptz, tilldelad_at)
    where anvandare_id = ${id} and avslutad_at is null`);
  await tx.run(
    sql`update auth.inloggning set avslutad_at = ${nu} where anvandare_id = ${id} and avslutad_at is null`,
  );
};
