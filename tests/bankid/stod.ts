import { bankidklient } from '../../src/bankid/klient.service.ts';
import { demobankid } from '../../src/bankid/anslutning.service.ts';
import type { Bankidadress, Bankidfel } from '../../src/bankid/bankid.rules.ts';
import type { Demobankid } from '../../src/bankid/demobankid.rules.ts';
import { startaSimulator, type Simulator } from '../../src/bankid/simulator.service.ts';
import type { Utfall } from '../../src/bankid/simulator.rules.ts';
import { z } from 'zod';
import { sql } from '../../src/db/db.ts';
import type { Hus } from '../../src/hus.ts';
import { testhus, type Testhus } from '../support/hus.ts';
import type { Klient } from '../support/klient.ts';
import { cast, type Vem } from '../support/varld.ts';

/** BankID as the tests have it: the simulator over real HTTP, and the client that the application uses. */
export interface Testbankid {
  readonly bankid: Demobankid;
  readonly simulator: Simulator;
  /** What the client has complained of. */
  readonly loggat: [string, Bankidfel][];
}

export const testbankid = async (tidsgrans = 1000): Promise<Testbankid> => {
  const simulator = await startaSimulator();
  const adress: Bankidadress = {
    url: `http://127.0.0.1:${String(simulator.port)}`,
    certifikat: null,
    simulator: true,
  };
  const loggat: Testbankid['loggat'] = [];
  const klient = bankidklient(adress, { logga: (...rad) => loggat.push(rad), tidsgrans });
  return { bankid: demobankid(klient, adress.url), simulator, loggat };
};

export interface Bankidhus extends Testhus, Testbankid {}

/** The application with BankID set up. */
export const bankidhus = async (andra: (hus: Hus) => Hus = (hus) => hus): Promise<Bankidhus> => {
  const b = await testbankid(300);
  const hus = await testhus((h) => andra({ ...h, bankid: b.bankid }));
  return {
    ...hus,
    ...b,
    close: async () => {
      await hus.close();
      await b.simulator.close();
    },
  };
};

export const sida = '/logga-in/bankid';

/** Starts an order as a person does: the button on the sign-in page. Gives the client that sees its page. */
export const starta = async (hus: Testhus, klient?: Klient, fran = '/logga-in'): Promise<Klient> => {
  const k = klient ?? (await hus.som());
  const svar = await k.skicka(fran, {}, sida);
  if (svar.status !== 303) throw new Error(`no order was started: ${String(svar.status)}`);
  return k;
};

/** The app does this with the newest order. @param vem one of the cast, or a personnummer */
export const appen = async ({ bankid }: Testbankid, utfall: Utfall, vem = 'anna') => {
  const personnummer = Object.hasOwn(cast, vem) ? cast[vem as Vem].nummer : vem;
  if (!(await bankid.styr('senaste', utfall, { personnummer, namn: 'X' })))
    throw new Error('nothing to happen to');
};

/** Lets the next start be met like this. */
export const motStart = async ({ bankid }: Testbankid, utfall: Utfall) => {
  if (!(await bankid.styr(null, utfall, { personnummer: '', namn: '' }))) throw new Error('not told');
};

/** Moves the clock past the time that must lie between two questions about one order. */
export const vanta = ({ rattar }: Testhus, sekunder = 2): void => {
  rattar.nu = new Date(rattar.nu.getTime() + sekunder * 1000);
};

export const klar = `${sida}/klar`;
export const avbryt = `${sida}/avbryt`;

/** What the page's script is told, when it is time to ask again. */
export const lage = async (hus: Testhus, klient: Klient) => {
  vanta(hus);
  const svar = z.object({ lage: z.string(), text: z.string(), qr: z.string().nullable() });
  return svar.parse((await klient.get(`${sida}/lage`)).body);
};

export const arInne = async (klient: Klient) => (await klient.get('/konto')).status === 200;
export const plats = (svar: { headers: object }) =>
  String((svar.headers as Record<string, string>)['location']);

/** Nobody has tried anything yet. */
export const borjaOm = async ({ db }: Testhus): Promise<void> => {
  await db.run(sql`delete from auth.begransning`);
  await db.run(sql`delete from auth.bankid_order`);
};

/** The whole way in, without scripts: button, app, page, button. */
export const loggaInMedBankid = async (hus: Bankidhus, vem: string, fran = '/logga-in') => {
  const klient = await starta(hus, undefined, fran);
  await appen(hus, 'complete', vem);
  const svar = await klient.skicka(`${sida}?till=${till(fran)}`, {}, klar);
  return [klient, svar] as const;
};
const till = (fran: string) => encodeURIComponent(new URL(fran, 'http://x').searchParams.get('till') ?? '/');
