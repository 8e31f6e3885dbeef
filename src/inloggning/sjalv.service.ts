import type { Actor } from '../behorighet/behorighet.rules.ts';
import type { Db } from '../db/db.ts';
import { found } from '../shared/errors.ts';
import { ersattKoder } from './engangskod.queries.ts';
import { avslutaInloggningar, findInloggningStart, isInloggningOppen } from './inloggning.queries.ts';
import {
  findEpost,
  findKonto,
  findKontoMedIndex,
  harOppetKonto,
  lasKonto,
  type Konto,
} from './konto.queries.ts';
import { findSenast, insertMisslyckad, listMisslyckade } from './senast.queries.ts';
import type { Misslyckat, Senast, Steg } from './senast.rules.ts';

/** What the user's own pages ask of the sign-in. */

export type { Konto };

/** The account of one who is signed in; null when it has just ended. */
export const kontoAv = (db: Db, id: string): Promise<Konto | null> => findKonto(db, id);

/** The account of a proven personnummer's blind index, ended or not. */
export const kontoMedIndex = (db: Db, index: Buffer): Promise<Konto | null> => findKontoMedIndex(db, index);

/** Where e-mail to a user goes. */
export const epostTill = (db: Db, id: string): Promise<string> => findEpost(db, id);

/** Locks the actor's account and sign-in until commit; false when either has ended meanwhile. */
export const arInne = async (tx: Db, actor: Actor): Promise<boolean> =>
  (await lasKonto(tx, actor.id)) && (await isInloggningOppen(tx, actor.inloggningId));

/** Before every save: NotFound when the actor's account has been closed meanwhile. It is held open until commit. */
export const kravOppetKonto = async (tx: Db, actor: Actor): Promise<void> => {
  found((await harOppetKonto(tx, actor.id)) || null);
};

/** Notes a try on an account that came to nothing: its user is told. */
export const noteraMisslyckad = (tx: Db, id: string, steg: Steg, nu: Date): Promise<void> =>
  insertMisslyckad(tx, id, steg, nu);

/** The sign-in before the actor's own, and the tries since then that let nobody in. */
export const senastFor = async (
  db: Db,
  actor: Actor,
): Promise<Senast & { readonly forsok: readonly Misslyckat[] }> => {
  const start = await findInloggningStart(db, actor.inloggningId);
  const senast = await findSenast(db, actor.id, start);
  return { ...senast, forsok: await listMisslyckade(db, actor.id, senast.forra?.at ?? new Date(0)) };
};

/** What waited for the old number is dead; with `overallt` every other sign-in of the actor ends too. */
export const efterNummerbyte = async (
  tx: Db,
  actor: Actor,
  { overallt, nu }: { overallt: boolean; nu: Date },
): Promise<void> => {
  await ersattKoder(tx, actor.id, nu);
  if (overallt) await avslutaInloggningar(tx, actor.id, actor.inloggningId, nu);
};

/** Codes that an account waits for are dead. */
export const slutaVantaPaKod = (tx: Db, id: string, nu: Date): Promise<void> => ersattKoder(tx, id, nu);
