import { randomUUID } from 'node:crypto';
import { hasRoll, type Actor } from '../behorighet/behorighet.rules.ts';
import { audit } from '../db/audit.ts';
import type { Db } from '../db/db.ts';
import { sparaEnGang, type Kontext, type Sparat } from '../kvitto/kvitto.service.ts';
import { antalSidor } from '../shared/sidor.ts';
import { dagAv } from '../shared/datum.ts';
import { found } from '../shared/errors.ts';
import { fail, ok, type Result } from '../shared/result.ts';
import { harUppdragI, kravUppdragI } from '../uppdrag/uppdrag.service.ts';
import { halvarPath } from './adress.rules.ts';
import {
  findPaket,
  findPaketuppgifter,
  findRedovisning,
  findVersioner,
  forbundForBestallning,
  insertRedovisning,
  listForbundMedRedovisning,
  listMinaForbund,
  listRedovisningar,
  updateIgen,
  type Forbund,
} from './halvar.queries.ts';
import {
  kanForsokasIgen,
  laget,
  provaHalvar,
  type Halvar,
  type Halvarshinder,
  type Redovisning,
} from './halvar.rules.ts';

const roller = ['samverkansadministrator'] as const;

/** The organisations that the actor may make returns for. */
export const minaForbund = (db: Db, actor: Actor): Promise<Forbund[]> =>
  hasRoll(actor, ...roller) ? listMinaForbund(db, actor) : Promise.resolve([]);

interface Lista {
  readonly rader: readonly Redovisning[];
  readonly sida: number;
  readonly sidor: number;
  /** Those to show by themselves. */
  readonly forbund: readonly Pick<Forbund, 'id' | 'namn'>[];
  readonly valt: string | null;
}

/** One page of all returns; a page or an organisation that does not exist is the first, and all. */
export const visaRedovisningar = async (
  db: Db,
  { valt, sida }: { readonly valt: unknown; readonly sida: number },
): Promise<Lista> => {
  const forbund = await listForbundMedRedovisning(db);
  const ett = forbund.find(({ id }) => id === valt)?.id ?? null;
  const rader = await listRedovisningar(db, { forbund: ett, sida });
  if (rader.length === 0 && sida > 1) return visaRedovisningar(db, { valt, sida: 1 });
  return { rader, sida, sidor: antalSidor(rader[0]?.alla ?? 0), forbund, valt: ett };
};

/** A return with what is known of its package, and whether the actor may have it made again. @throws NotFound */
export const visaRedovisning = async (db: Db, actor: Actor, id: string) => {
  const redovisning = found(await findRedovisning(db, id));
  return {
    redovisning,
    paket: await findPaketuppgifter(db, id),
    ansvarig:
      hasRoll(actor, ...roller) &&
      (await harUppdragI(db, actor, redovisning.samverkansorganisationId, roller)),
  };
};

/** The package, byte for byte as it was made. @throws NotFound when it is not made */
export const hamtaPaket = async (db: Db, id: string) => ({
  redovisning: found(await findRedovisning(db, id)),
  ...found(await findPaket(db, id)),
});

interface Bestallning {
  readonly nyckel: string;
  readonly forbund: string;
  readonly halvar: Halvar;
}

/**
 * "Skapa halvårsredovisning": the worker freezes the figures and makes the package. Made before: a new version with a freeze of its own.
 * @throws NotFound for an organisation where the actor is not samverkansadministratör
 */
export const bestallRedovisning = (
  kontext: Kontext,
  { nyckel, forbund, halvar }: Bestallning,
): Promise<Result<Sparat, Halvarshinder>> => {
  const id = randomUUID();
  return sparaEnGang<Halvarshinder>(
    kontext,
    {
      nyckel,
      handling: 'halvarsredovisning_bestalld',
      innehall: { forbund, halvar },
      sida: `${halvarPath}/${id}`,
      objektId: forbund,
    },
    {
      halvarsredovisning_halvaret_slut: 'inte_slut',
      halvarsredovisning_fore_start: 'fore_start',
      halvarsredovisning_efter_slut: 'efter_slut',
      halvarsredovisning_en_i_taget: 'pagar',
      halvarsredovisning_en_version: 'pagar',
      halvarsredovisning_versionsnummer: 'manga',
    },
    async (tx) => {
      const at = kontext.hus.clock();
      const plats = found(await forbundForBestallning(tx, forbund));
      await kravUppdragI(tx, kontext.actor, forbund, roller);
      const { versioner, pagar } = await findVersioner(tx, forbund, halvar);
      const provat = provaHalvar(plats, halvar, { idag: dagAv(at), pagar });
      if (!provat.ok) return provat;
      const version = versioner + 1;
      await insertRedovisning(tx, { id, forbund, halvar, version, av: kontext.actor.id, at });
      await audit(tx, 'halvarsredovisning_bestalld', { objektId: id });
      return ok(null);
    },
  );
};

/**
 * "Försök igen", for one that could not be made, or where nothing has happened for long. A freeze that is made already is kept.
 * @throws NotFound for an organisation where the actor is not samverkansadministratör
 */
export const forsokIgen = (
  { hus, actor }: Kontext,
  { nyckel, id }: { readonly nyckel: string; readonly id: string },
): Promise<Result<Sparat, Halvarshinder>> =>
  sparaEnGang<Halvarshinder>(
    { hus, actor },
    {
      nyckel,
      handling: 'halvarsredovisning_igen',
      innehall: { id },
      sida: `${halvarPath}/${id}`,
      objektId: id,
    },
    { halvarsredovisning_en_i_taget: 'pagar' },
    async (tx) => {
      const redovisning = found(await findRedovisning(tx, id));
      await kravUppdragI(tx, actor, redovisning.samverkansorganisationId, roller);
      const at = hus.clock();
      // Made meanwhile, or being made: there is nothing to do again, and the page says how far it has come.
      if (!kanForsokasIgen(laget(redovisning, at))) return ok(null);
      if ((await updateIgen(tx, id, at)) === 0) return fail('pagar');
      await audit(tx, 'halvarsredovisning_igen', { objektId: id });
      return ok(null);
    },
  );
