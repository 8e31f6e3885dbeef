import { type Namnsokning } from '../anvandare/namnsokning.rules.ts';
import type { Db } from '../db/db.ts';
import { sidan } from '../shared/sidor.ts';
import { countAnvandare, listAnvandare, listValdaMedId, type Anvandartraff } from './anvandarval.queries.ts';
import type { Uppdragsplats, Uppdragsroll } from './uppdrag.rules.ts';
import type { Vald } from './uppdragspanel.rules.ts';

/** One page of the users that a search finds; `sida` is the last page when one past it was asked for. */
export interface Anvandarsvar {
  readonly traffar: number;
  readonly sida: number;
  readonly rader: readonly Anvandartraff[];
}

/** Open accounts that hold a role, by name and employer, in Swedish order. */
export const sokAnvandare = async (
  db: Db,
  roll: Uppdragsroll,
  sokning: Namnsokning,
  sida: number,
): Promise<Anvandarsvar> => {
  const traffar = await countAnvandare(db, roll, sokning);
  const { sida: sist, ...utsnitt } = sidan(sida, traffar);
  return { traffar, sida: sist, rader: await listAnvandare(db, roll, sokning, utsnitt) };
};

/**
 * The users of a list in a form, for its panel: who they are, and since when and until when they hold the uppdrag in the place
 * (null when the place is not there yet). In Swedish order; an id that nobody has is left out.
 */
export const listValda = async (
  db: Db,
  plats: Uppdragsplats | null,
  roll: Uppdragsroll,
  ids: readonly string[],
): Promise<readonly Vald[]> => (ids.length === 0 ? [] : listValdaMedId(db, plats, roll, ids));
