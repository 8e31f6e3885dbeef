import { z } from 'zod';
import { sql, type Db } from '../db/db.ts';
import { bestallbaraRoller, type Behorighetsroll } from '../behorighet/behorighet.rules.ts';
import type { Dag } from '../shared/datum.ts';

interface Uppgifter {
  readonly id: string;
  readonly fornamn: string;
  readonly efternamn: string;
  readonly epost: string;
  readonly mobilKrypt: Buffer;
}

/** An alias stays: only what knows the real name behind it changes it. */
export const updateUppgifter = async (tx: Db, u: Uppgifter): Promise<void> => {
  await tx.run(sql`
    update auth.anvandare
    set fornamn = case when skyddat_namn_krypt is null then ${u.fornamn} else fornamn end,
      efternamn = case when skyddat_namn_krypt is null then ${u.efternamn} else efternamn end, epost = ${u.epost},
      mobil_krypt = ${u.mobilKrypt}, version = version + 1
    where id = ${u.id}`);
};

/** The encrypted mobile number of an account. */
export const findMobil = async (tx: Db, id: string): Promise<Buffer> =>
  (
    await tx.one(
      z.object({ mobilKrypt: z.instanceof(Buffer) }),
      sql`select mobil_krypt from auth.anvandare where id = ${id}`,
    )
  ).mobilKrypt;

export const oppnaMobil = (tx: Db, id: string): Promise<number> =>
  tx.run(sql`update auth.anvandare set mobil_sparrad_at = null where id = ${id}`);

/** Opens an account that had ended, with another employer. Its old password is dead. */
export const oppnaIgen = async (tx: Db, id: string, arbetsgivareId: string): Promise<void> => {
  await tx.run(sql`
    update auth.anvandare
    set avslutad_at = null, stangd_skal = null, arbetsgivare_id = ${arbetsgivareId}, losenord_hash = null, losenord_satt_at = null,
      bekraftad_datum = null, bekraftad_av = null, oppnad_datum = (now() at time zone 'Europe/Stockholm')::date,
      senast_inloggad_at = null, version = version + 1
    where id = ${id}`);
};

/** Ends every role but these, and through them their uppdrag; a right that is no role of an order is left alone. */
export const avslutaAndraRoller = (
  tx: Db,
  id: string,
  roller: readonly Behorighetsroll[],
  nu: Date,
): Promise<number> =>
  tx.run(sql`
    update auth.anvandare_roll set avslutad_at = greatest(${nu}::timestamptz, tilldelad_at)
    where anvandare_id = ${id} and avslutad_at is null and roll = any(${bestallbaraRoller}) and not roll = any(${roller})`);

/** Gives a role unless the account has it. */
export const insertRollOmSaknas = (tx: Db, id: string, roll: Behorighetsroll): Promise<number> =>
  tx.run(sql`
    insert into auth.anvandare_roll (anvandare_id, roll) values (${id}, ${roll})
    on conflict (anvandare_id, roll) where avslutad_at is null do nothing`);

/** Ends the right to order of one whose registration has run out, so that it stands in nobody's way. */
export const avslutaUtgangenBestallare = (tx: Db, id: string, nu: Date): Promise<number> =>
  tx.run(sql`
    update auth.anvandare_roll r set avslutad_at = greatest(${nu}::timestamptz, tilldelad_at)
    where r.anvandare_id = ${id} and r.roll = 'bestallare' and r.avslutad_at is null and not exists (
      select from auth.bestallare b
      where b.roll_id = r.id and b.avslutad_at is null
        and b.galler_till >= (${nu}::timestamptz at time zone 'Europe/Stockholm')::date)`);

/** Notes that somebody who may has confirmed the accounts on a day; each stops twelve months later unless it is done again. */
export const updateBekraftade = async (
  tx: Db,
  ids: readonly string[],
  { av, dag }: { readonly av: string; readonly dag: Dag },
): Promise<void> => {
  await tx.run(sql`
    update auth.anvandare set bekraftad_datum = ${dag}, bekraftad_av = ${av}, version = version + 1
    where id = any(${ids}::uuid[])`);
};
