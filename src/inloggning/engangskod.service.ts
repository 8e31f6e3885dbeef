import { randomInt } from 'node:crypto';
import type { Anrop } from '../behorighet/behorighet.rules.ts';
import { audit } from '../db/audit.ts';
import type { Database } from '../db/db.ts';
import { dekryptera, innehallHmac, type Nycklar } from '../db/kryptering.ts';
import { klockan } from '../shared/datum.ts';
import { TooMany } from '../shared/errors.ts';
import { fail, ok, type Result } from '../shared/result.ts';
import type { Sms } from '../sms/sms.rules.ts';
import { ersattKoder, findVantande, insertKod } from './engangskod.queries.ts';
import { rakna } from './forsok.queries.ts';
import { sekunderTill } from './forsok.service.ts';
import { granser, tider } from './inloggning.rules.ts';
import { lasKonto } from './konto.queries.ts';
import { hashLosenord } from './losenord.service.ts';

/** What the sign-in needs of the house. */
export interface Inloggningshus {
  readonly db: Database;
  readonly nycklar: Nycklar;
  readonly sms: Sms;
  readonly clock: () => Date;
}

/** A code on its way. `skickad` is false when the text message could not be handed over. */
export interface Utskick {
  readonly engangskodId: string;
  readonly skickad: boolean;
}

/** Six digits, leading zeros kept. */
export const nyKod = (): string => String(randomInt(0, 1_000_000)).padStart(6, '0');

/** The mobile number of an account, +46… */
export const mobilAv = (nycklar: Nycklar, konto: { id: string; mobilKrypt: Buffer }): string =>
  dekryptera(nycklar, `auth.anvandare.mobil.${konto.id}`, konto.mobilKrypt);

/** Counts a text message to an account. @throws TooMany when the account or the number has been sent too many */
export const raknaSms = async ({ db, nycklar, clock }: Inloggningshus, id: string, mobil: string) => {
  const nu = clock();
  const nummer = innehallHmac(nycklar, { mobil }).toString('hex');
  const raknare = [
    { nyckel: `sms:konto:${id}`, grans: granser.smsKonto },
    { nyckel: `sms:nummer:${nummer}`, grans: granser.smsNummer },
  ];
  for (const en of raknare) {
    const { oppen, till } = await rakna(db, en, nu);
    if (!oppen) throw new TooMany(sekunderTill(till, nu));
  }
};

/**
 * Makes the account's only living code and sends it to the ordered mobile number. The code itself is nowhere but in the message.
 * @throws TooMany when the account or the number has been sent too many
 */
export const skickaKod = async (
  hus: Inloggningshus,
  anrop: Anrop,
  konto: { id: string; mobilKrypt: Buffer },
): Promise<Result<Utskick, 'avslutad'>> => {
  const mobil = mobilAv(hus.nycklar, konto);
  await raknaSms(hus, konto.id, mobil);
  const kod = nyKod();
  const kodHash = await hashLosenord(kod);
  const nu = hus.clock();
  const lagd = await hus.db.transaction(anrop, async (tx) => {
    if (!(await lasKonto(tx, konto.id))) return fail('avslutad' as const);
    await ersattKoder(tx, konto.id, nu);
    const id = await insertKod(tx, konto.id, kodHash, nu);
    await audit(tx, 'engangskod_skapad', { objektId: konto.id, falt: ['sms'] });
    return ok(id);
  });
  if (!lagd.ok) return lagd;
  const till = klockan(new Date(nu.getTime() + tider.engangskod));
  const text = `Din kod till SUS är ${kod}. Den gäller till klockan ${till}. Lämna aldrig ut koden till någon.`;
  return ok({ engangskodId: lagd.value, skickad: await hus.sms.skicka(mobil, text) });
};

/** A new code for a sign-in that waits for one; the old code is dead. */
export const skickaNyKod = async (
  hus: Inloggningshus,
  anrop: Anrop,
  engangskodId: string,
): Promise<Result<Utskick, 'avslutad'>> => {
  const vantande = await findVantande(hus.db, engangskodId, hus.clock());
  if (vantande === null) return fail('avslutad');
  return skickaKod(hus, anrop, { id: vantande.anvandareId, mobilKrypt: vantande.mobilKrypt });
};
