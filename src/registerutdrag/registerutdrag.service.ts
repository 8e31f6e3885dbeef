import { randomUUID } from 'node:crypto';
import type { Actor } from '../behorighet/behorighet.rules.ts';
import { audit } from '../db/audit.ts';
import { begransning } from '../db/begransning.ts';
import type { Db } from '../db/db.ts';
import { blindIndex, dekryptera, kryptera, type Nycklar } from '../db/kryptering.ts';
import { nekat } from '../kvitto/nekat.service.ts';
import type { Hus } from '../hus.ts';
import { sparaEnGang, type Kontext, type Sparat } from '../kvitto/kvitto.service.ts';
import { found } from '../shared/errors.ts';
import type { Personnummer } from '../shared/personnummer.ts';
import { fail, ok, type Result } from '../shared/result.ts';
import { sidan } from '../shared/sidor.ts';
import { kravRoll } from '../uppdrag/uppdrag.service.ts';
import {
  arEgetNummer,
  countRegisterutdrag,
  findRegisterutdrag,
  insertRegisterutdrag,
  listRegisterutdrag,
  updateBeslut,
  type Utdragsrad,
} from './registerutdrag.queries.ts';
import {
  lageFor,
  provaBeslut,
  utdragsvillkor,
  type Grund,
  type Nekandeskal,
  type Registerutdrag,
  type Utdragshinder,
} from './registerutdrag.rules.ts';

/** The plaintext's place of the number of an order. */
export const nummerplats = (id: string): string => `person.registerutdrag.personnummer.${id}`;

const toUtdrag = (nycklar: Nycklar, { personnummerKrypt, ...rad }: Utdragsrad): Registerutdrag => ({
  ...rad,
  fodd:
    personnummerKrypt === null
      ? null
      : dekryptera(nycklar, nummerplats(rad.id), personnummerKrypt).slice(0, 8),
});

interface Utdragslista {
  readonly rader: readonly Registerutdrag[];
  readonly traffar: number;
  readonly sida: number;
}

/** One page of the orders, latest first. */
export const visaRegisterutdragen = (
  { db, nycklar }: Hus,
  actor: Actor,
  sida: number,
): Promise<Utdragslista> =>
  db.transaction(actor, async (tx) => {
    const traffar = await countRegisterutdrag(tx);
    const { sida: den, ...utsnitt } = sidan(sida, traffar);
    const rader = await listRegisterutdrag(tx, utsnitt);
    return { rader: rader.map((rad) => toUtdrag(nycklar, rad)), traffar, sida: den };
  });

/** One order, and whether it is about the reader. @throws NotFound for all but handläggare */
export const visaRegisterutdrag = (
  { db, nycklar }: Hus,
  actor: Actor,
  id: string,
): Promise<{ readonly utdrag: Registerutdrag; readonly omMig: boolean }> =>
  db.transaction(actor, async (tx) => {
    const rad = found(await findRegisterutdrag(tx, id));
    return { utdrag: toUtdrag(nycklar, rad), omMig: rad.omMig };
  });

interface Bestallning {
  readonly nyckel: string;
  readonly id: string;
  readonly sida: string;
  readonly personnummer: Personnummer;
  readonly diarienummer: string;
  readonly grund: Grund;
}

/** A fresh id of an order, which its page stands under. */
export const nyttUtdragsId = (): string => randomUUID();

/** Orders an extract. Whether anybody has the number is not asked: nobody learns that by ordering. */
export const bestallRegisterutdrag = async (
  kontext: Kontext,
  { nyckel, id, sida, personnummer, diarienummer, grund }: Bestallning,
): Promise<Result<Sparat, Utdragshinder>> => {
  const { hus, actor } = kontext;
  await begransning(hus.db, 'registerutdrag', { points: 30, seconds: 60 * 60 }).rakna(actor.id);
  const index = blindIndex(hus.nycklar, personnummer);
  // Not the number: a digest of it would stay with the receipt, and with the key confirm a guess (ADR 31).
  const innehall = { diarienummer, grund };
  const svar = await sparaEnGang<Utdragshinder>(
    kontext,
    { nyckel, handling: 'registerutdrag_bestallning', innehall, sida, objektId: id },
    utdragsvillkor,
    async (tx) => {
      await kravRoll(tx, actor, 'registerhandlaggare');
      if (await arEgetNummer(tx, actor.id, index)) return fail('om_sig_sjalv');
      const personnummerKrypt = kryptera(hus.nycklar, nummerplats(id), personnummer);
      await insertRegisterutdrag(tx, {
        ...{ id, personnummerKrypt, personnummerIndex: index, diarienummer, grund },
        bestalldAv: actor.id,
      });
      await audit(tx, 'registerutdrag_bestallt', { objektId: id });
      return ok(null);
    },
  );
  return svar.ok ? svar : nekat(kontext, id, 'registerutdrag_bestallt', svar.error);
};

const attBesluta = async (tx: Db, { hus, actor }: Kontext, id: string): Promise<Utdragshinder | null> => {
  await kravRoll(tx, actor, 'registerhandlaggare');
  const rad = found(await findRegisterutdrag(tx, id));
  const lage = lageFor(toUtdrag(hus.nycklar, rad), hus.clock());
  return provaBeslut(lage, { omSigSjalv: rad.omMig, arBestallaren: rad.bestalldAvId === actor.id });
};

interface Beslut {
  readonly nyckel: string;
  readonly sida: string;
  /** Null approves. */
  readonly skal: Nekandeskal | null;
  /** The number from the request, typed anew by the one who approves. */
  readonly personnummer: Personnummer | null;
}

/** The second handläggare approves the order, or refuses it: then the number is erased at once. */
export const beslutaRegisterutdrag = async (
  kontext: Kontext,
  id: string,
  { nyckel, sida, skal, personnummer }: Beslut,
): Promise<Result<Sparat, Utdragshinder>> => {
  const handelse = skal === null ? 'registerutdrag_godkant' : 'registerutdrag_avslaget';
  const svar = await sparaEnGang<Utdragshinder>(
    kontext,
    { nyckel, handling: 'registerutdrag_beslut', innehall: { id, skal }, sida, objektId: id },
    utdragsvillkor,
    async (tx) => {
      const hinder = await attBesluta(tx, kontext, id);
      if (hinder !== null) return fail(hinder);
      const index = personnummer === null ? null : blindIndex(kontext.hus.nycklar, personnummer);
      await updateBeslut(tx, id, { skal, index });
      await audit(tx, handelse, { objektId: id, ...(skal === null ? {} : { falt: [skal] }) });
      return ok(null);
    },
  );
  return svar.ok ? svar : nekat(kontext, id, handelse, svar.error);
};
