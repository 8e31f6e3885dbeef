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

interface Brev {
  readonly slag: 'konto_skapat' | 'nytt_masterlosenord';
  readonly amne: string;
  readonly text: string;
}

/** By SMS to the account's own number alone, and an e-mail that says so. */
const skickaKod = async (
  tx: Db,
  nycklar: Nycklar,
  mottagare: Omit<Mottagare, 'fornamn' | 'behorighet'>,
  { kod, brev }: { readonly kod: Aktiveringskod; readonly brev: Brev },
): Promise<void> => {
  const { id: anvandareId, epost, mobil, bestallningId } = mottagare;
  await sattAktiveringskod(tx, anvandareId, kod);
  const till = { anvandareId, ...(bestallningId !== undefined && { bestallningId }) };
  await koaUtskick(tx, nycklar, { ...till, ...brev, kanal: 'epost', till: epost });
  await koaUtskick(tx, nycklar, { ...till, ...masterlosenordSms(mobil, kod) });
};

/** Gives a new account its masterlösenord: by SMS to the ordered number alone; the confirmation goes by e-mail (handbook, Beställning). */
export const valkomna = async (
  tx: Db,
  nycklar: Nycklar,
  mottagare: Mottagare,
  kod: Aktiveringskod,
): Promise<void> => {
  const { fornamn, behorighet } = mottagare;
  const brev = {
    slag: 'konto_skapat',
    amne: 'Du har fått behörighet till SUS',
    text: `Hej ${fornamn}!\n\nDu har fått behörighet till SUS: ${behorighet}.\n\nMasterlösenordet kommer i ett sms och gäller till ${tidpunkt(kod.till)}. Öppna SUS, välj "Första gången?" och byt det mot ett eget lösenord.`,
  } as const;
  await skickaKod(tx, nycklar, mottagare, { kod, brev });
};

/**
 * Gives an open account a new masterlösenord, for one who has forgotten the own password. The old password holds until the code is
 * used, so nobody is locked out by another's order.
 */
export const skickaNyttMasterlosenord = async (
  tx: Db,
  nycklar: Nycklar,
  mottagare: Omit<Mottagare, 'behorighet'>,
  kod: Aktiveringskod,
): Promise<void> => {
  const brev = {
    slag: 'nytt_masterlosenord',
    amne: 'Nytt masterlösenord till SUS',
    text: `Hej ${mottagare.fornamn}!\n\nDin arbetsgivare har beställt ett nytt masterlösenord åt dig. Det kommer i ett sms och gäller till ${tidpunkt(kod.till)}. Öppna SUS, välj "Första gången?" och byt det mot ett eget lösenord. Till dess gäller ditt gamla lösenord.\n\nHar du inte bett om det? Säg till din arbetsgivares beställare av behörighet.`,
  } as const;
  await skickaKod(tx, nycklar, mottagare, { kod, brev });
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
