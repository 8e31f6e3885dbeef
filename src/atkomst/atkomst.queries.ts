import { z } from 'zod';
import { sql, type Db } from '../db/db.ts';
import { metoder, tider } from '../inloggning/inloggning.rules.ts';
import type { Atkomst, Sparrbart } from './atkomst.rules.ts';

const kontoRow = z.object({
  id: z.string(),
  namn: z.string(),
  arbetsgivare: z.string(),
  harLosenord: z.boolean(),
  mobilSparrad: z.boolean(),
  bankidSparrad: z.boolean(),
  kopplingUpphavd: z.boolean().nullable(),
});
const inloggningRow = z.object({
  metod: z.enum(metoder),
  enhet: z.string().nullable(),
  skapadAt: z.date(),
  senastAt: z.date(),
});

/** An open account and its sign-ins that are still good for something; null when there is no such account. */
export const findAtkomst = async (db: Db, id: string, nu: Date): Promise<Atkomst | null> => {
  const konto = await db.maybeOne(
    kontoRow,
    sql`
    select a.id, a.fornamn || ' ' || a.efternamn as namn, o.namn as arbetsgivare, a.losenord_hash is not null as har_losenord,
      a.mobil_sparrad_at is not null as mobil_sparrad, a.bankid_sparrad_at is not null as bankid_sparrad,
      (select bool_and(e.upphavd_at is not null) from auth.extern_identitet e where e.anvandare_id = a.id) as koppling_upphavd
    from auth.anvandare a join verksamhet.organisation o on o.id = a.arbetsgivare_id
    where a.id = ${id} and a.avslutad_at is null`,
  );
  if (konto === null) return null;
  const inloggningar = await db.many(
    inloggningRow,
    sql`
    select metod, enhet, skapad_at, senast_at from auth.inloggning
    where anvandare_id = ${id} and avslutad_at is null
      and senast_at > ${new Date(nu.getTime() - tider.vila)} and skapad_at > ${new Date(nu.getTime() - tider.totalt)}
    order by senast_at desc, skapad_at desc, id`,
  );
  return { ...konto, inloggningar };
};

/** Takes a way in out of use from `at`, or puts it in use with null. Of several ties to providers the newest comes back. */
export const updateSparr = async (tx: Db, id: string, vad: Sparrbart, at: Date | null): Promise<number> => {
  if (vad === 'mobil')
    return tx.run(
      sql`update auth.anvandare set mobil_sparrad_at = ${at}, version = version + 1 where id = ${id} and avslutad_at is null`,
    );
  if (vad === 'bankid')
    return tx.run(
      sql`update auth.anvandare set bankid_sparrad_at = ${at}, version = version + 1 where id = ${id} and avslutad_at is null`,
    );
  return tx.run(sql`
    update auth.extern_identitet set upphavd_at = ${at}
    where (issuer, subject) = (
      select issuer, subject from auth.extern_identitet
      where anvandare_id = ${id} and (upphavd_at is null) = ${at !== null}
      order by kopplad_at desc, issuer, subject limit 1)`);
};

/** Ends the open sign-ins of one user, or with null of everybody, but for one. Gives how many. */
export const avsluta = (tx: Db, id: string | null, utom: string, nu: Date): Promise<number> =>
  tx.run(sql`
    update auth.inloggning set avslutad_at = ${nu}
    where avslutad_at is null and (${id}::uuid is null or anvandare_id = ${id}::uuid) and id <> ${utom}`);
