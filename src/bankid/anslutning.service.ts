import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import type { Bankid } from './bankid.rules.ts';
import type { Demobankid } from './demobankid.rules.ts';
import { bankidklient } from './klient.service.ts';

/** BankID as the settings point it out, or null: then one signs in with a password alone. */
export const bankidFor = (
  { miljo, bankid }: Pick<Config, 'miljo' | 'bankid'>,
  log: Pick<Logger, 'warn'>,
): Bankid | null => {
  if (bankid === null || (bankid.simulator && miljo !== 'demo')) return null;
  const klient = bankidklient(bankid, {
    logga: (metod, fel) => {
      log.warn({ metod, fel }, 'BankID did not do what it was asked');
    },
  });
  return bankid.simulator ? demobankid(klient, bankid.url) : klient;
};

/** The client with a hand on the simulator, over HTTP like all else. */
export const demobankid = (klient: Bankid, adress: string): Demobankid => ({
  ...klient,
  styr: (order, utfall, person) =>
    fetch(new URL('/simulator/utfall', adress), {
      redirect: 'error',
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ order, utfall, ...person }),
      signal: AbortSignal.timeout(2000),
    }).then(
      ({ ok }) => ok,
      () => false,
    ),
});
