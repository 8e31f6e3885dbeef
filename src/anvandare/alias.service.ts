import { z } from 'zod';
import type { Db } from '../db/db.ts';
import { dekryptera, kryptera, type Nycklar } from '../db/kryptering.ts';
import {
  bytNamnIEfterhand,
  findNamnlage,
  harBestallningSomVantar,
  updateEpost,
  updateNamn,
  type Namnlage,
} from './alias.queries.ts';
import type { Personnamn } from './anvandare.rules.ts';

const personnamn = z.object({ fornamn: z.string(), efternamn: z.string() });
/** A name as it lies encrypted. */
export const lasPersonnamn = (text: string): Personnamn => personnamn.parse(JSON.parse(text));

const plats = (id: string): string => `auth.anvandare.skyddat_namn.${id}`;

/** An open account with its name; with `las` held still until commit. */
export const findNamnetPa = (db: Db, id: string, las = false): Promise<Namnlage | null> =>
  findNamnlage(db, id, las);

/** Whether an order about the user waits: what it says would be written over an alias. */
export const harBestallning = (tx: Db, id: string): Promise<boolean> => harBestallningSomVantar(tx, id);

/** The name that an alias stands for; null for an account without alias. */
export const verkligtNamn = (nycklar: Nycklar, { id, skyddatNamnKrypt }: Namnlage): Personnamn | null =>
  skyddatNamnKrypt === null ? null : lasPersonnamn(dekryptera(nycklar, plats(id), skyddatNamnKrypt));

const skyddat = (nycklar: Nycklar, id: string, verkligt: Personnamn): Buffer =>
  kryptera(nycklar, plats(id), JSON.stringify(verkligt));

/** A new account has an alias for its name from the start; the real one is only there encrypted. */
export const skrivAlias = (
  tx: Db,
  nycklar: Nycklar,
  id: string,
  { alias, verkligt }: { readonly alias: Personnamn; readonly verkligt: Personnamn },
): Promise<void> => updateNamn(tx, id, { ...alias, skyddat: skyddat(nycklar, id, verkligt) });

/** An account that has been seen under its name gets an alias, or another one: also older orders and history have it from now on. */
export const bytTillAlias = async (
  tx: Db,
  nycklar: Nycklar,
  konto: Namnlage,
  {
    alias,
    verkligt,
    epost,
  }: { readonly alias: Personnamn; readonly verkligt: Personnamn; readonly epost: string },
): Promise<void> => {
  await skrivAlias(tx, nycklar, konto.id, { alias, verkligt });
  await updateEpost(tx, konto.id, epost);
  await bytNamnIEfterhand(tx, konto.id, { fran: konto, till: alias });
};

/** The account has its real name again, there too, and no alias. */
export const bytTillVerkligt = async (tx: Db, konto: Namnlage, verkligt: Personnamn): Promise<void> => {
  await updateNamn(tx, konto.id, { ...verkligt, skyddat: null });
  await bytNamnIEfterhand(tx, konto.id, { fran: konto, till: verkligt });
};
