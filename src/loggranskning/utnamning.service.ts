import { randomUUID } from 'node:crypto';
import { audit } from '../db/audit.ts';
import { nekat } from '../kvitto/nekat.service.ts';
import { sparaEnGang, type Kontext, type Sparat } from '../kvitto/kvitto.service.ts';
import { found } from '../shared/errors.ts';
import { fail, ok, type Result } from '../shared/result.ts';
import { kravRoll } from '../uppdrag/uppdrag.service.ts';
import { avslutaLoggranskare, insertLoggranskare, lasKontonMed } from './utnamning.queries.ts';
import { provaUtnamning, utnamningsvillkor, type Utnamningshinder } from './utnamning.rules.ts';

interface Utnamning {
  readonly nyckel: string;
  readonly sida: string;
  readonly epost: string;
}

/** Makes a user loggranskare. A refusal is written too. */
export const utse = async (
  kontext: Kontext,
  { nyckel, sida, epost }: Utnamning,
): Promise<Result<Sparat, Utnamningshinder>> => {
  const svar = await sparaEnGang<Utnamningshinder>(
    kontext,
    { nyckel, handling: 'loggranskare_utsedd', innehall: { epost }, sida, objektId: null },
    utnamningsvillkor,
    async (tx) => {
      const { actor } = kontext;
      await kravRoll(tx, actor, 'superadministrator');
      const konto = provaUtnamning(await lasKontonMed(tx, epost), actor.id);
      if (typeof konto === 'string') return fail(konto);
      await insertLoggranskare(tx, konto.id, actor.id);
      await audit(tx, 'loggranskare_utsedd', { objektId: konto.id });
      return ok(null);
    },
  );
  return svar.ok ? svar : nekat(kontext, randomUUID(), 'loggranskare_utsedd', svar.error);
};

/** Ends the right of a loggranskare. @throws NotFound when the user is none */
export const avsluta = (
  kontext: Kontext,
  anvandareId: string,
  { nyckel, sida }: Omit<Utnamning, 'epost'>,
): Promise<Result<Sparat, never>> =>
  sparaEnGang<never>(
    kontext,
    { nyckel, handling: 'loggranskare_avslutad', innehall: { anvandareId }, sida, objektId: anvandareId },
    {},
    async (tx) => {
      const { actor, hus } = kontext;
      await kravRoll(tx, actor, 'superadministrator');
      found((await avslutaLoggranskare(tx, anvandareId, hus.clock())) === 0 ? null : anvandareId);
      await audit(tx, 'loggranskare_avslutad', { objektId: anvandareId });
      return ok(null);
    },
  );
