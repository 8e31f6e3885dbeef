import type { Logger } from 'pino';
import { z } from 'zod';
import { sql, type Database } from './db.ts';

const enTimme = 60 * 60 * 1000;

/** How many of each were removed; deltaganden lose their identity and answers, the others go altogether. */
export interface Stadat {
  readonly utkast: number;
  readonly deltaganden: number;
  readonly sessioner: number;
  readonly koder: number;
  readonly bankidordrar: number;
  readonly utskick: number;
  readonly gamlaUtskick: number;
  readonly bestallningar: number;
  readonly registerutdrag: number;
  readonly begransningar: number;
}

const antal = z.object({ antal: z.number() });

/**
 * Removes what may not be kept: drafts after 24 hours, the identity of what was voided 30 days ago, sessions that have run
 * out, one-time codes a day after theirs, what goes on at BankID and at identity providers an hour after its start, what a message that
 * never arrived said after 30 days and the whole message after 90, what an order said of its users a year after the decision, whom a
 * registerutdrag or a begränsning was about when it was not decided or fetched in time, and after a year the tries that let nobody in. Each by itself, so that a fault in one leaves the
 * others done.
 */
export const stada = async (db: Database): Promise<Stadat> => {
  const utkast = await db.one(antal, sql`select person.gallra_utkast() as antal`);
  const deltaganden = await db.one(antal, sql`select person.gallra_makulerade() as antal`);
  const sessioner = await db.run(sql`delete from auth.session where expire < now()`);
  await db.run(sql`delete from auth.begransning where expire < extract(epoch from now()) * 1000`);
  const koder = await db.run(sql`delete from auth.engangskod where giltig_till < now() - interval '1 day'`);
  await db.run(sql`delete from auth.bekraftelse where giltig_till < now() - interval '1 day'`);
  await db.run(sql`delete from auth.oidc_forsok where startad_at < now() - interval '1 hour'`);
  await db.run(sql`delete from auth.misslyckad_inloggning where at < now() - interval '1 year'`);
  const bankidordrar = await db.run(
    sql`delete from auth.bankid_order where startad_at < now() - interval '1 hour'`,
  );
  const utskick = await db.run(
    sql`update auth.utskick set innehall_krypt = null
      where innehall_krypt is not null and skapad_at < now() - interval '30 days'`,
  );
  const gamlaUtskick = await db.one(antal, sql`select auth.gallra_utskick() as antal`);
  const registerutdrag = await db.one(antal, sql`select person.gallra_registerutdrag() as antal`);
  const begransningar = await db.one(antal, sql`select person.gallra_begransningar() as antal`);
  const bestallningar = await db.one(antal, sql`select auth.gallra_bestallningar() as antal`);
  return {
    gamlaUtskick: gamlaUtskick.antal,
    bestallningar: bestallningar.antal,
    registerutdrag: registerutdrag.antal,
    begransningar: begransningar.antal,
    utkast: utkast.antal,
    deltaganden: deltaganden.antal,
    sessioner,
    koder,
    bankidordrar,
    utskick,
  };
};

/**
 * Tidies at once and then every hour, until the returned function is called. A tidying that fails is logged without what
 * it was about and tried again the next hour; several instances may tidy at the same time.
 */
export const startaStadning = ({ db, log }: { db: Database; log: Logger }): (() => void) => {
  const tidy = () => {
    stada(db).then(
      (bort) => log.info(bort, 'tidied'),
      () => log.error('tidying failed'),
    );
  };
  const timer = setInterval(tidy, enTimme).unref();
  tidy();
  return () => clearInterval(timer);
};
