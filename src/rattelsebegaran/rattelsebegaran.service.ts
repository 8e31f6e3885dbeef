import { randomUUID } from 'node:crypto';
import type { Actor } from '../behorighet/behorighet.rules.ts';
import { audit } from '../db/audit.ts';
import { begransning } from '../db/begransning.ts';
import type { Db } from '../db/db.ts';
import { blindIndex } from '../db/kryptering.ts';
import { hallDeltagande } from '../deltagande/deltagande.service.ts';
import { nekat } from '../kvitto/nekat.service.ts';
import type { Hus } from '../hus.ts';
import { insatsForAndring } from '../insats/insats.service.ts';
import { sparaEnGang, type Kontext, type Sparat } from '../kvitto/kvitto.service.ts';
import type { Dag } from '../shared/datum.ts';
import type { Personnummer } from '../shared/personnummer.ts';
import { fail, ok, type Result } from '../shared/result.ts';
import { sidan } from '../shared/sidor.ts';
import { kravRoll } from '../uppdrag/uppdrag.service.ts';
import {
  besvaraRattelse as besvara,
  countBegaran,
  listAttSvara,
  listBegaran,
  noteraRattelse as notera,
} from './rattelsebegaran.queries.ts';
import {
  rattelsevillkor,
  svarsvillkor,
  type Rattelsebegaran,
  type Rattelsehinder,
  type Rattelsesvar,
  type Svarshinder,
  type Uppgift,
} from './rattelsebegaran.rules.ts';

/** What waits for an answer in the insatser of the transaction's user, the oldest first; of one deltagande when it is given. */
export const rattelserAttSvara = (
  tx: Db,
  deltagandeId: string | null = null,
): Promise<readonly Rattelsebegaran[]> => listAttSvara(tx, deltagandeId);

interface Begaranslista {
  readonly rader: readonly Rattelsebegaran[];
  readonly traffar: number;
  readonly sida: number;
}

/** One page of what has been asked for, unanswered first. */
export const visaRattelser = ({ db }: Pick<Hus, 'db'>, actor: Actor, sida: number): Promise<Begaranslista> =>
  db.transaction(actor, async (tx) => {
    const traffar = await countBegaran(tx);
    const { sida: den, ...utsnitt } = sidan(sida, traffar);
    const rader = await listBegaran(tx, utsnitt);
    return { rader, traffar, sida: den };
  });

interface Notering {
  readonly nyckel: string;
  readonly sida: string;
  readonly personnummer: Personnummer;
  readonly insats: string;
  readonly startdag: Dag;
  readonly uppgift: Uppgift;
  readonly diarienummer: string;
}

/**
 * Notes that a person has asked for a correction. The deltagande is named as the request names it, by insats and startdag: nobody gets a list of
 * somebody's deltaganden. That none was found is told to a handläggare who says the number and both of these; it is counted and written.
 */
export const noteraRattelse = async (
  kontext: Kontext,
  { nyckel, sida, personnummer, insats, startdag, uppgift, diarienummer }: Notering,
): Promise<Result<Sparat, Rattelsehinder>> => {
  const { hus, actor } = kontext;
  await begransning(hus.db, 'rattelsebegaran', { points: 30, seconds: 60 * 60 }).rakna(actor.id);
  // Not the number: a digest of it would stay with the receipt, and with the key confirm a guess (ADR 31).
  const innehall = { insats, startdag, uppgift, diarienummer };
  const svar = await sparaEnGang<Rattelsehinder>(
    kontext,
    { nyckel, handling: 'rattelsebegaran', innehall, sida, objektId: null },
    rattelsevillkor,
    async (tx) => {
      await kravRoll(tx, actor, 'registerhandlaggare');
      const index = blindIndex(hus.nycklar, personnummer);
      const om = await notera(tx, { index, insats, startdag, uppgift, diarienummer });
      await audit(tx, 'rattelse_begard', {
        objektId: om.deltagandeId,
        insatsId: om.insatsId,
        falt: [uppgift.falt],
      });
      return ok(null);
    },
  );
  return svar.ok ? svar : nekat(kontext, randomUUID(), 'rattelse_begard', svar.error);
};

/** What waits for an answer about one deltagande. @throws as deltagandeFor */
export const visaBegarda = (
  { db }: Pick<Hus, 'db'>,
  actor: Actor,
  deltagandeId: string,
): Promise<readonly Rattelsebegaran[]> =>
  db.transaction(actor, async (tx) => {
    await hallDeltagande(tx, deltagandeId);
    return listAttSvara(tx, deltagandeId);
  });

interface Besvarande {
  readonly nyckel: string;
  readonly sida: string;
  readonly begaran: string;
  readonly svar: Rattelsesvar;
}

/** Answers one of them: corrected, which the database sees in the history that it is, or why not. @throws as deltagandeFor */
export const besvaraRattelse = (
  kontext: Kontext,
  deltagandeId: string,
  { nyckel, sida, begaran, svar }: Besvarande,
): Promise<Result<Sparat, Svarshinder>> =>
  sparaEnGang<Svarshinder>(
    kontext,
    { nyckel, handling: 'rattelsesvar', innehall: { begaran, svar }, sida, objektId: deltagandeId },
    svarsvillkor,
    async (tx) => {
      await hallDeltagande(tx, deltagandeId);
      const alla = await listAttSvara(tx, deltagandeId);
      const den = alla.find(({ id }) => id === begaran);
      if (den === undefined) return fail('finns_inte');
      await insatsForAndring(tx, kontext.actor, den.insatsId);
      await besvara(tx, begaran, svar);
      await audit(tx, 'rattelse_besvarad', { objektId: deltagandeId, insatsId: den.insatsId, falt: [svar] });
      return ok(null);
    },
  );
