import { randomUUID } from 'node:crypto';
import type { BestallbarRoll } from '../behorighet/behorighet.rules.ts';
import type { Db } from '../db/db.ts';
import { blindIndex, dekryptera, kryptera, type Nycklar } from '../db/kryptering.ts';
import type { Aktiveringskod } from '../inloggning/aktiveringskod.service.ts';
import { dagAv } from '../shared/datum.ts';
import type { Personnummer } from '../shared/personnummer.ts';
import { avslutaKonto, insertAnvandare, insertRoll, updateAktivering } from './anvandare.queries.ts';
import { rollerMedSusrapport } from './anvandare.rules.ts';
import {
  avslutaAndraRoller,
  avslutaUtgangenBestallare,
  findMobil,
  insertRollOmSaknas,
  oppnaIgen,
  oppnaMobil,
  updateBekraftade,
  updateUppgifter,
} from './konto.queries.ts';

/*
 * What happens to an account, each as a part of somebody's transaction: the caller has judged that it may happen and writes the
 * trail. A forbidden combination is refused by the database.
 */

/** What an account says about its user. `mobil` is +46… */
export interface Kontouppgifter {
  readonly fornamn: string;
  readonly efternamn: string;
  readonly epost: string;
  readonly mobil: string;
}

export interface NyttKonto extends Kontouppgifter {
  readonly personnummer: Personnummer;
  readonly arbetsgivareId: string;
}

const mobilKrypt = (nycklar: Nycklar, id: string, mobil: string): Buffer =>
  kryptera(nycklar, `auth.anvandare.mobil.${id}`, mobil);

/** A new account without roles; its id. */
export const laggUppKonto = async (tx: Db, nycklar: Nycklar, ny: NyttKonto): Promise<string> => {
  const id = randomUUID();
  const { fornamn, efternamn, epost, arbetsgivareId, personnummer, mobil } = ny;
  await insertAnvandare(tx, {
    id,
    fornamn,
    efternamn,
    epost,
    arbetsgivareId,
    personnummerKrypt: kryptera(nycklar, `auth.anvandare.personnummer.${id}`, personnummer),
    personnummerIndex: blindIndex(nycklar, personnummer),
    mobilKrypt: mobilKrypt(nycklar, id, mobil),
  });
  return id;
};

/** Name and contact data of an open account. */
export const andraKonto = async (
  tx: Db,
  nycklar: Nycklar,
  id: string,
  { fornamn, efternamn, epost, mobil }: Kontouppgifter,
): Promise<void> => {
  const gammal = dekryptera(nycklar, `auth.anvandare.mobil.${id}`, await findMobil(tx, id));
  await updateUppgifter(tx, { id, fornamn, efternamn, epost, mobilKrypt: mobilKrypt(nycklar, id, mobil) });
  // A number that was taken out of use stays so; another one is in use at once.
  if (gammal !== mobil) await oppnaMobil(tx, id);
};

/** Opens an account that had ended, for the employer who orders it now. It has no roles and no password. */
export const oppnaKonto = async (tx: Db, nycklar: Nycklar, id: string, ny: NyttKonto): Promise<void> => {
  await oppnaIgen(tx, id, ny.arbetsgivareId);
  await andraKonto(tx, nycklar, id, ny);
};

/** The code that the user activates the account with; an older one is dead. */
export const sattAktiveringskod = (tx: Db, id: string, { hash, till }: Aktiveringskod): Promise<void> =>
  updateAktivering(tx, id, hash, till);

/**
 * Exactly these roles, and SUSrapport with them. Those taken away go first, so that a change from one side of a forbidden combination
 * to the other goes through; their uppdrag end with them.
 */
export const sattRoller = async (
  tx: Db,
  id: string,
  roller: readonly BestallbarRoll[],
  nu: Date,
): Promise<void> => {
  const alla = rollerMedSusrapport(roller);
  await avslutaUtgangenBestallare(tx, id, nu);
  await avslutaAndraRoller(tx, id, alla, nu);
  for (const roll of alla) await insertRollOmSaknas(tx, id, roll);
};

/** The right to order, given by its registration; the id of the role. */
export const geBestallarroll = async (tx: Db, id: string, nu: Date): Promise<string> => {
  await avslutaUtgangenBestallare(tx, id, nu);
  return insertRoll(tx, id, 'bestallare');
};

/** Ends the account with its roles, uppdrag and open sign-ins. */
export const stangKonto = (tx: Db, id: string, nu: Date): Promise<void> => avslutaKonto(tx, id, nu);

/** Confirms accounts for another twelve months. Who may is judged by the caller, and by the database. */
export const bekraftaKonton = (tx: Db, ids: readonly string[], av: string, nu: Date): Promise<void> =>
  updateBekraftade(tx, ids, { av, dag: dagAv(nu) });
