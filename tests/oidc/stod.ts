import type { Response } from 'supertest';
import { sql } from '../../src/db/db.ts';
import { oidcklient } from '../../src/oidc/klient.service.ts';
import type { Leverantor, Oidcfel } from '../../src/oidc/oidc.rules.ts';
import { testhus, type Testhus } from '../support/hus.ts';
import type { Klient } from '../support/klient.ts';
import { cast, type Vem as Person } from '../support/varld.ts';
import { genomLeverantoren, niva, startaLeverantor, type Testleverantor } from './leverantor.ts';

export const hem = 'http://127.0.0.1:9';

export interface Oidchus extends Testhus {
  /** Anna's and Bo's employer. */
  readonly kommunen: Testleverantor;
  /** Another employer, which has nobody of the cast but the superadministratör. */
  readonly annan: Testleverantor;
  /** What the client has complained of. */
  readonly loggat: [string, Oidcfel][];
}

/** The application with two identity providers set up. */
export const oidchus = async (andra: (l: Leverantor) => Leverantor = (l) => l): Promise<Oidchus> => {
  const kommunen = await startaLeverantor(hem);
  const annan = await startaLeverantor(hem, {
    id: 'annan',
    namn: 'Grannköpings kommun',
    arbetsgivare: ['Försäkringskassan'],
  });
  const loggat: Oidchus['loggat'] = [];
  const leverantorer = [andra(kommunen.leverantor), annan.leverantor];
  const hus = await testhus((h) => ({
    ...h,
    oidc: oidcklient(
      { adress: hem, leverantorer },
      { logga: (...rad) => loggat.push(rad), tidsgrans: 1, clock: h.clock },
    ),
  }));
  return {
    ...hus,
    kommunen,
    annan,
    loggat,
    close: async () => {
      await hus.close();
      await Promise.all([kommunen.close(), annan.close()]);
    },
  };
};

export const plats = (svar: { headers: object }): string =>
  String((svar.headers as Record<string, string>)['location']);
export const arInne = async (klient: Klient) => (await klient.get('/konto')).status === 200;

/** Somebody of the cast, as an employer's provider knows them. */
export const som = (vem: Person) => ({ sub: `anstalld-${vem}`, personnummer: cast[vem].nummer, acr: niva });

export const start = '/logga-in/oidc/testkoping';
export const klar = '/logga-in/oidc-klar';

/** The address at the provider, out of the page that sends one on. */
export const adressI = ({ text }: Response): string =>
  (/http-equiv="refresh" content="0; url=([^"]+)"/.exec(text)?.[1] ?? '')
    .replaceAll('&amp;', '&')
    .replaceAll('&#38;', '&');

/** From the button on the sign-in page to the page after the provider; the answer is the one of our return address. */
export const tillbakaFran = async (klient: Klient, fran = '/logga-in', knapp = start): Promise<Response> => {
  const vidare = await klient.skicka(fran, {}, knapp);
  if (vidare.status !== 200) return vidare;
  return klient.get(await genomLeverantoren(adressI(vidare), hem));
};

/** The whole way in. */
export const loggaInHos = async (
  hus: Oidchus,
  vem: Person,
  fran = '/logga-in',
): Promise<[Klient, Response]> => {
  hus.kommunen.vem = som(vem);
  const klient = await hus.som();
  const svar = await tillbakaFran(klient, fran);
  if (plats(svar) !== klar) return [klient, svar];
  return [klient, await klient.skicka(klar, {})];
};

/** Nobody has tried anything yet, and everything works. */
export const borjaOm = async (hus: Oidchus): Promise<void> => {
  await hus.db.run(sql`delete from auth.begransning`);
  await hus.db.run(sql`delete from auth.oidc_forsok`);
  Object.assign(hus.kommunen, { fel: null, vem: null });
  Object.assign(hus.annan, { fel: null, vem: null });
  hus.loggat.length = 0;
};
