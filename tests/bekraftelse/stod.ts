import type { Response } from 'supertest';
import { losenord, senasteKod } from '../inloggning/stod.ts';
import type { Testhus } from '../support/hus.ts';
import type { Klient } from '../support/klient.ts';

/** Moves the clock past the minutes that a sign-in counts as shown who one is. */
export const senare = ({ rattar }: Testhus, minuter = 6): void => {
  rattar.nu = new Date(rattar.nu.getTime() + minuter * 60_000);
};

export const plats = (svar: { headers: object }): string =>
  String((svar.headers as Record<string, string>)['location']);

const till = (sida: string): string => `?till=${encodeURIComponent(sida)}`;

/** Shows again who one is, with password and code. The answer is the one after the code. */
export const bekrafta = async (hus: Testhus, klient: Klient, sida = '/konto'): Promise<Response> => {
  await klient.skicka(`/konto/bekrafta${till(sida)}`, { losenord });
  return klient.skicka(`/konto/bekrafta/kod${till(sida)}`, { kod: senasteKod(hus) });
};
