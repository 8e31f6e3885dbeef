import { randomUUID } from 'node:crypto';
import { audit } from '../db/audit.ts';
import { nekat } from '../kvitto/nekat.service.ts';
import { sparaEnGang, type Kontext, type Sparat } from '../kvitto/kvitto.service.ts';
import { fail, ok, type Result } from '../shared/result.ts';
import { kravRoll } from '../uppdrag/uppdrag.service.ts';
import { avslutaHandlaggare, insertHandlaggare, lasKontoMedEpost } from './handlaggare.queries.ts';
import { provaUtnamning, utnamningsvillkor, type Utnamningshinder } from './handlaggare.rules.ts';

interface Spara {
  readonly nyckel: string;
  readonly sida: string;
}

/** Appoints a user handläggare av registerutdrag, by the e-mail address of the account (ADR 36). A refusal is written too. */
export const utseHandlaggare = async (
  kontext: Kontext,
  epost: string,
  { nyckel, sida }: Spara,
): Promise<Result<Sparat, Utnamningshinder>> => {
  const svar = await sparaEnGang<Utnamningshinder>(
    kontext,
    { nyckel, handling: 'registerhandlaggare_utnamning', innehall: { epost }, sida, objektId: null },
    utnamningsvillkor,
    async (tx) => {
      const { actor } = kontext;
      await kravRoll(tx, actor, 'superadministrator');
      const konto = await lasKontoMedEpost(tx, epost);
      if (konto === null) return fail('okand');
      const hinder = provaUtnamning({ ...konto, arSigSjalv: konto.id === actor.id });
      if (hinder !== null) return fail(hinder);
      await insertHandlaggare(tx, konto.id, actor.id);
      await audit(tx, 'registerhandlaggare_utsedd', { objektId: konto.id });
      return ok(null);
    },
  );
  return svar.ok ? svar : nekat(kontext, randomUUID(), 'registerhandlaggare_utsedd', svar.error);
};

/** Takes the right away from now on: orders of the user can neither be approved nor fetched any more. */
export const taBortHandlaggare = (
  kontext: Kontext,
  anvandareId: string,
  { nyckel, sida }: Spara,
): Promise<Result<Sparat, Utnamningshinder>> =>
  sparaEnGang<Utnamningshinder>(
    kontext,
    {
      nyckel,
      handling: 'registerhandlaggare_avslut',
      innehall: { anvandareId },
      sida,
      objektId: anvandareId,
    },
    {},
    async (tx) => {
      await kravRoll(tx, kontext.actor, 'superadministrator');
      if (!(await avslutaHandlaggare(tx, anvandareId))) return fail('avslutad');
      await audit(tx, 'registerhandlaggare_avslutad', { objektId: anvandareId });
      return ok(null);
    },
  );
