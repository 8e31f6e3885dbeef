import { randomUUID } from 'node:crypto';
import type { Actor } from '../behorighet/behorighet.rules.ts';
import { audit } from '../db/audit.ts';
import type { Database, Db } from '../db/db.ts';
import { sparaEnGang, type Kontext, type Sparat as Kvittosida } from '../kvitto/kvitto.service.ts';
import { found } from '../shared/errors.ts';
import { fail, ok, type Result } from '../shared/result.ts';
import { minaRapporterPath } from './adress.rules.ts';
import {
  deleteSparat,
  findNamn,
  findSparat,
  insertSparat,
  listSparade,
  updateNamn,
  type Sparat,
} from './minarapporter.queries.ts';

export type Sparhinder = 'namnet_finns';
export const sparhinderText: Record<Sparhinder, string> = {
  namnet_finns: 'Skriv ett annat namn. Du har redan ett sparat urval som heter så.',
};
const refusals: Readonly<Record<string, Sparhinder>> = { sparat_urval_ett_namn: 'namnet_finns' };

export const listMinaRapporter = (db: Database, actor: Actor): Promise<Sparat[]> =>
  db.transaction(actor, listSparade);

/** @throws NotFound for one that is not the user's own */
export const visaSparat = (db: Database, actor: Actor, id: string): Promise<Sparat> =>
  db.transaction(actor, async (tx) => found(await findSparat(tx, id)));

const harAnnat = async (tx: Db, namn: string, id: string | null): Promise<boolean> => {
  const annat = await findNamn(tx, namn);
  return annat !== null && annat.id !== id;
};

/** Saves a selection under a name of the user's own. `urval` is the query of its address. */
export const sparaUrval = (
  kontext: Kontext,
  { nyckel, namn, urval }: { readonly nyckel: string; readonly namn: string; readonly urval: string },
): Promise<Result<Kvittosida, Sparhinder>> =>
  sparaEnGang<Sparhinder>(
    kontext,
    {
      nyckel,
      handling: 'rapporturval_sparat',
      innehall: { namn, urval },
      sida: `${minaRapporterPath}?klart=sparat`,
      objektId: null,
    },
    refusals,
    async (tx) => {
      if (await harAnnat(tx, namn, null)) return fail('namnet_finns');
      const id = randomUUID();
      await insertSparat(tx, kontext.actor.id, { id, namn, urval });
      await audit(tx, 'rapporturval_sparat', { objektId: id });
      return ok(id);
    },
  );

/** Gives a saved selection another name. @throws NotFound for one that is not the user's own */
export const bytNamn = (
  kontext: Kontext,
  { nyckel, id, namn }: { readonly nyckel: string; readonly id: string; readonly namn: string },
): Promise<Result<Kvittosida, Sparhinder>> =>
  sparaEnGang<Sparhinder>(
    kontext,
    {
      nyckel,
      handling: 'rapporturval_namn_bytt',
      innehall: { id, namn },
      sida: `${minaRapporterPath}?klart=namn`,
      objektId: id,
    },
    refusals,
    async (tx) => {
      found(await findSparat(tx, id));
      if (await harAnnat(tx, namn, id)) return fail('namnet_finns');
      await updateNamn(tx, id, namn);
      await audit(tx, 'rapporturval_namn_bytt', { objektId: id });
      return ok(id);
    },
  );

/** Takes a saved selection away; the reports it led to can be made again. @throws NotFound for one that is not the user's own */
export const taBortSparat = (
  kontext: Kontext,
  { nyckel, id }: { readonly nyckel: string; readonly id: string },
): Promise<Result<Kvittosida, never>> =>
  sparaEnGang<never>(
    kontext,
    {
      nyckel,
      handling: 'rapporturval_borttaget',
      innehall: { id },
      sida: `${minaRapporterPath}?klart=borttaget`,
      objektId: id,
    },
    {},
    async (tx) => {
      found(await findSparat(tx, id));
      await deleteSparat(tx, id);
      await audit(tx, 'rapporturval_borttaget', { objektId: id });
      return ok(id);
    },
  );
