import { masterlosenordSms } from '../anvandare/valkommen.service.ts';
import { sattAktiveringskod } from '../anvandare/konto.service.ts';
import { audit } from '../db/audit.ts';
import { begransning } from '../db/begransning.ts';
import type { Database, Db } from '../db/db.ts';
import { dekryptera } from '../db/kryptering.ts';
import { nyAktiveringskod, type Aktiveringskod } from '../inloggning/aktiveringskod.service.ts';
import { sparaEnGang, type Kontext, type Sparat } from '../kvitto/kvitto.service.ts';
import { found } from '../shared/errors.ts';
import { fail, ok, type Result } from '../shared/result.ts';
import { kravRoll } from '../uppdrag/uppdrag.service.ts';
import { innehallAv } from './innehall.service.ts';
import {
  findInnehall,
  findUtskick,
  lasKontakt,
  lasUtskick,
  tomInnehall,
  type Utskicksrad,
} from './utskick.queries.ts';
import { igengrans, kontaktAndrad, masterlosenord, provaIgen, type Igenhinder } from './utskick.rules.ts';
import { koaUtskick, type Utskick } from './utskick.service.ts';

interface Omskick {
  readonly nyckel: string;
  readonly sida: string;
}

const villkor: Readonly<Record<string, Igenhinder>> = {
  utskick_ersatter_key: 'redan_igen',
  utskick_ersatter_avslutat: 'pa_vag',
};

/**
 * Sends a message again, once, as a new row that stands in its place: to where the user is reached now, apart from one that tells of
 * a changed contact. A masterlösenord is made anew, and the old one is dead.
 * @throws TooMany when a user has been sent too many masterlösenord
 */
export const skickaIgen = async (
  kontext: Kontext,
  id: string,
  { nyckel, sida }: Omskick,
): Promise<Result<Sparat, Igenhinder>> => {
  const { hus, actor } = kontext;
  const nu = hus.clock();
  await raknaMasterlosenord(hus.db, found(await findUtskick(hus.db, id, nu)));
  // A slow hash, so made before anything is locked.
  const kod = await nyAktiveringskod(nu);
  return sparaEnGang<Igenhinder>(
    kontext,
    { nyckel, handling: 'utskick_omskick', innehall: { id }, sida, objektId: id },
    villkor,
    async (tx) => {
      await kravRoll(tx, actor, 'superadministrator');
      const gammalt = found(await lasUtskick(tx, id, nu));
      const hinder = provaIgen(gammalt);
      if (hinder !== null) return fail(hinder);
      const nytt = await nyttAv(tx, kontext, gammalt, kod);
      if (!nytt.ok) return nytt;
      const { kanal, slag } = gammalt;
      const anvandareId = gammalt.anvandareId ?? undefined;
      const bestallningId = gammalt.bestallningId ?? undefined;
      const ersatter = { id, begardAv: actor.id };
      await tomInnehall(tx, id);
      await koaUtskick(tx, hus.nycklar, { kanal, slag, ...nytt.value, anvandareId, bestallningId, ersatter });
      await audit(tx, 'utskick_skickat_igen', { objektId: id });
      return ok(null);
    },
  );
};

/** The one message that may be sent again and again: others are sent again once. */
const raknaMasterlosenord = async (db: Database, { slag, anvandareId, id }: Utskicksrad): Promise<void> => {
  if (slag === masterlosenord) await begransning(db, 'masterlosenord', igengrans).rakna(anvandareId ?? id);
};

type Nytt = Pick<Utskick, 'till' | 'amne' | 'text' | 'gallerTill'>;

const nyttAv = (
  tx: Db,
  kontext: Kontext,
  gammalt: Utskicksrad,
  kod: Aktiveringskod,
): Promise<Result<Nytt, Igenhinder>> =>
  gammalt.slag === masterlosenord ? nyKod(tx, kontext, gammalt, kod) : sammaOrd(tx, kontext, gammalt);

/** A new code for an account that is open and has no password. */
const nyKod = async (
  tx: Db,
  { hus: { nycklar } }: Kontext,
  { anvandareId }: Utskicksrad,
  kod: Aktiveringskod,
): Promise<Result<Nytt, Igenhinder>> => {
  const id = found(anvandareId);
  const { mobilKrypt, vantarPaLosenord } = found(await lasKontakt(tx, id));
  if (!vantarPaLosenord) return fail('konto_igang');
  await sattAktiveringskod(tx, id, kod);
  return ok(masterlosenordSms(dekryptera(nycklar, `auth.anvandare.mobil.${id}`, mobilKrypt), kod));
};

const sammaOrd = async (
  tx: Db,
  { hus: { nycklar } }: Kontext,
  { id, kanal, slag, anvandareId }: Utskicksrad,
): Promise<Result<Nytt, Igenhinder>> => {
  const krypterat = await findInnehall(tx, id);
  if (krypterat === null) return fail('innehall_borta');
  const { amne, text } = innehallAv(nycklar, id, krypterat.innehallKrypt);
  const kontakt = anvandareId === null || slag === kontaktAndrad ? null : await lasKontakt(tx, anvandareId);
  if (kontakt === null)
    return ok({ till: dekryptera(nycklar, `auth.utskick.till.${id}`, krypterat.tillKrypt), amne, text });
  const mobil = dekryptera(nycklar, `auth.anvandare.mobil.${anvandareId ?? ''}`, kontakt.mobilKrypt);
  return ok({ till: kanal === 'sms' ? mobil : kontakt.epost, amne, text });
};
