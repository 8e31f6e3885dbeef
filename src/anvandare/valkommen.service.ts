import type { Db } from '../db/db.ts';
import type { Nycklar } from '../db/kryptering.ts';
import type { Aktiveringskod } from '../inloggning/aktiveringskod.service.ts';
import { tidpunkt } from '../shared/datum.ts';
import { koaUtskick } from '../utskick/utskick.service.ts';
import { masterlosenord } from '../utskick/utskick.rules.ts';
import { sattAktiveringskod } from './konto.service.ts';

interface Mottagare {
  readonly id: string;
  readonly fornamn: string;
  readonly epost: string;
  readonly mobil: string;
  /** What the account is for, in words: "Deltagaransvarig, SUSrapport". */
  readonly behorighet: string;
  readonly bestallningId?: string;
}

/** Gives a new account its masterlösenord: by SMS to the ordered number alone; the confirmation goes by e-mail (handbook, Beställning). */
export const valkomna = async (
  tx: Db,
  nycklar: Nycklar,
  { id: anvandareId, fornamn, epost, mobil, behorighet, bestallningId }: Mottagare,
  kod: Aktiveringskod,
): Promise<void> => {
  await sattAktiveringskod(tx, anvandareId, kod);
  const till = { anvandareId, ...(bestallningId !== undefined && { bestallningId }) };
  await koaUtskick(tx, nycklar, {
    ...till,
    kanal: 'epost',
    slag: 'konto_skapat',
    till: epost,
    amne: 'Du har fått behörighet till SUS',
    text: `Hej ${fornamn}!\n\nDu har fått behörighet till SUS: ${behorighet}.\n\nMasterlösenordet kommer i ett sms och gäller till ${tidpunkt(kod.till)}. Öppna SUS, välj "Första gången?" och byt det mot ett eget lösenord.`,
  });
  await koaUtskick(tx, nycklar, {
    ...till,
    ...masterlosenordSms(mobil, kod),
  });
};

/**
 * Gives an open account a new masterlösenord, for one who has forgotten the own password: by SMS to the account's own number alone, and
 * an e-mail that says so. The old password holds until the code is used, so nobody is locked out by another's order.
 */
export const skickaNyttMasterlosenord = async (
  tx: Db,
  nycklar: Nycklar,
  { id: anvandareId, fornamn, epost, mobil, bestallningId }: Omit<Mottagare, 'behorighet'>,
  kod: Aktiveringskod,
): Promise<void> => {
  await sattAktiveringskod(tx, anvandareId, kod);
  const till = { anvandareId, ...(bestallningId !== undefined && { bestallningId }) };
  await koaUtskick(tx, nycklar, {
    ...till,
    kanal: 'epost',
    slag: 'nytt_masterlosenord',
    till: epost,
    amne: 'Nytt masterlösenord till SUS',
    text: `Hej ${fornamn}!\n\nDin arbetsgivare har beställt ett nytt masterlösenord åt dig. Det kommer i ett sms och gäller till ${tidpunkt(kod.till)}. Öppna SUS, välj "Första gången?" och byt det mot ett eget lösenord. Till dess gäller ditt gamla lösenord.\n\nHar du inte bett om det? Säg till din arbetsgivares beställare av behörighet.`,
  });
  await koaUtskick(tx, nycklar, { ...till, ...masterlosenordSms(mobil, kod) });
};

/** The text message with the masterlösenord. It is not sent when the code has gone out of date. */
export const masterlosenordSms = (mobil: string, kod: Aktiveringskod) =>
  ({
    kanal: 'sms',
    slag: masterlosenord,
    till: mobil,
    text: `Ditt masterlösenord till SUS är ${kod.kod}. Det gäller till ${tidpunkt(kod.till)} och bara en gång.`,
    gallerTill: kod.till,
  }) as const;
