import { randomUUID } from 'node:crypto';
import type { Actor } from '../behorighet/behorighet.rules.ts';
import { audit } from '../db/audit.ts';
import { begransning as gransen } from '../db/begransning.ts';
import type { Db } from '../db/db.ts';
import { blindIndex, dekryptera, kryptera, type Nycklar } from '../db/kryptering.ts';
import { nekat } from '../kvitto/nekat.service.ts';
import type { Hus } from '../hus.ts';
import { sparaEnGang, type Kontext, type Sparat } from '../kvitto/kvitto.service.ts';
import type { Nekandeskal } from '../registerutdrag/registerutdrag.rules.ts';
import { found } from '../shared/errors.ts';
import type { Personnummer } from '../shared/personnummer.ts';
import { fail, ok, type Result } from '../shared/result.ts';
import { sidan } from '../shared/sidor.ts';
import { kravRoll } from '../uppdrag/uppdrag.service.ts';
import {
  beslutaBegransning as besluta,
  countBegransningar,
  findBegransning,
  insertBegransning,
  listBegransningar,
  type Begransningsrad,
} from './begransning.queries.ts';
import {
  begransningsvillkor,
  lageFor,
  provaBeslut,
  type Begransning,
  type Begransningsgrund,
  type Begransningshinder,
} from './begransning.rules.ts';

const nummerplats = (id: string): string => `person.begransning.personnummer.${id}`;

const toBegransning = (nycklar: Nycklar, { personnummerKrypt, ...rad }: Begransningsrad): Begransning => ({
  ...rad,
  fodd:
    personnummerKrypt === null
      ? null
      : dekryptera(nycklar, nummerplats(rad.id), personnummerKrypt).slice(0, 8),
});

interface Begransningslista {
  readonly rader: readonly Begransning[];
  readonly traffar: number;
  readonly sida: number;
}

/** One page of the orders, latest first. */
export const visaBegransningar = (
  { db, nycklar }: Hus,
  actor: Actor,
  sida: number,
): Promise<Begransningslista> =>
  db.transaction(actor, async (tx) => {
    const traffar = await countBegransningar(tx);
    const { sida: den, ...utsnitt } = sidan(sida, traffar);
    const rader = await listBegransningar(tx, utsnitt);
    return { rader: rader.map((rad) => toBegransning(nycklar, rad)), traffar, sida: den };
  });

/** One order, and whether it is about the reader. @throws NotFound for all but handläggare */
export const visaBegransning = (
  { db, nycklar }: Hus,
  actor: Actor,
  id: string,
): Promise<{ readonly begransning: Begransning; readonly omMig: boolean }> =>
  db.transaction(actor, async (tx) => {
    const rad = found(await findBegransning(tx, id));
    return { begransning: toBegransning(nycklar, rad), omMig: rad.omMig };
  });

interface Bestallning {
  readonly nyckel: string;
  readonly id: string;
  readonly sida: string;
  /** The begränsning to lift; null orders a new one. */
  readonly galler: string | null;
  readonly personnummer: Personnummer;
  readonly diarienummer: string;
  readonly grund: Begransningsgrund;
}

/** A fresh id of an order, which its page stands under. */
export const nyttBegransningsId = (): string => randomUUID();

/** Orders that a person is frozen, or let go. Whether anybody has the number is not asked: nobody learns that by ordering. */
export const bestallBegransning = async (
  kontext: Kontext,
  { nyckel, id, sida, galler, personnummer, diarienummer, grund }: Bestallning,
): Promise<Result<Sparat, Begransningshinder>> => {
  const { hus, actor } = kontext;
  await gransen(hus.db, 'behandlingsbegransning', { points: 30, seconds: 60 * 60 }).rakna(actor.id);
  const handelse = galler === null ? 'begransning_bestalld' : 'havning_bestalld';
  // Not the number: a digest of it would stay with the receipt, and with the key confirm a guess (ADR 31).
  const innehall = { galler, diarienummer, grund };
  const svar = await sparaEnGang<Begransningshinder>(
    kontext,
    { nyckel, handling: 'begransning_bestallning', innehall, sida, objektId: id },
    begransningsvillkor,
    async (tx) => {
      await kravRoll(tx, actor, 'registerhandlaggare');
      await insertBegransning(tx, {
        ...{ id, galler, diarienummer, grund, bestalldAv: actor.id },
        slag: galler === null ? 'begransning' : 'havning',
        personnummerKrypt: kryptera(hus.nycklar, nummerplats(id), personnummer),
        personnummerIndex: blindIndex(hus.nycklar, personnummer),
      });
      await audit(tx, handelse, { objektId: id });
      return ok(null);
    },
  );
  return svar.ok ? svar : nekat(kontext, id, handelse, svar.error);
};

const attBesluta = async (
  tx: Db,
  { hus, actor }: Kontext,
  id: string,
): Promise<Result<Begransningsrad, Begransningshinder>> => {
  await kravRoll(tx, actor, 'registerhandlaggare');
  const rad = found(await findBegransning(tx, id));
  const vem = { omSigSjalv: rad.omMig, arBestallaren: rad.bestalldAvId === actor.id };
  const hinder = provaBeslut(lageFor(toBegransning(hus.nycklar, rad)), vem);
  return hinder === null ? ok(rad) : fail(hinder);
};

interface Beslutet {
  readonly nyckel: string;
  readonly sida: string;
  /** Null approves; then the number is the one typed from the request. */
  readonly skal: Nekandeskal | null;
  readonly personnummer: Personnummer | null;
}

/**
 * The second handläggare approves the order, or refuses it; the number is erased at once. Approved, the deltaganden of the person are frozen
 * or let go in the same transaction: a save under way elsewhere comes before, or is refused.
 */
export const beslutaBegransning = async (
  kontext: Kontext,
  id: string,
  { nyckel, sida, skal, personnummer }: Beslutet,
): Promise<Result<Sparat, Begransningshinder>> => {
  const { nycklar } = kontext.hus;
  const handelse = skal === null ? 'begransning_godkand' : 'begransning_avslagen';
  const svar = await sparaEnGang<Begransningshinder>(
    kontext,
    { nyckel, handling: 'begransning_beslut', innehall: { id, skal }, sida, objektId: id },
    begransningsvillkor,
    async (tx) => {
      const rad = await attBesluta(tx, kontext, id);
      if (!rad.ok) return rad;
      const index = personnummer === null ? null : blindIndex(nycklar, personnummer);
      const traffade = await besluta(tx, id, { skal, index });
      const { slag } = rad.value;
      // About each deltagande, so that an extract tells of it.
      for (const { deltagandeId, insatsId } of traffade)
        await audit(tx, slag === 'begransning' ? 'deltagande_begransat' : 'begransning_havd', {
          objektId: deltagandeId,
          insatsId,
        });
      await audit(tx, handelse, { objektId: id, ...(skal === null ? {} : { falt: [skal] }) });
      return ok(null);
    },
  );
  return svar.ok ? svar : nekat(kontext, id, handelse, svar.error);
};
