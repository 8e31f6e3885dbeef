import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  framtid,
  laggBestallare,
  laggOverenskommelse,
  nyPerson,
  orderAv,
  skickaOrder,
} from '../bestallning/stod.ts';
import { nyttKonto } from '../bestallning/personer.ts';
import { rapportfraga } from '../minarapporter/stod.ts';
import { doldaFalt, klient, type Falt, type Klient } from '../support/klient.ts';
import { cast } from '../support/varld.ts';
import { paus } from '../uppdrag/paus.ts';
import { instanser, type Instanser } from './instanser.ts';

/*
 * A role or an account is ended at one instance while its user works at the other, on the same database (doman §2): the next request
 * there is refused, and so is a save that is already under way.
 */
let sus: Instanser;
let rut: Klient;
let sia: Klient;
let registrering: string;
beforeAll(async () => {
  sus = await instanser();
  await laggOverenskommelse(sus.hus);
  registrering = await laggBestallare(sus.hus, 'rut');
  [rut, sia] = await Promise.all([sus.hus.som('rut'), sus.hus.som('sia')]);
});
afterAll(() => sus.close());

/** The browser of somebody signed in, whom the proxy sends to the second instance. */
const vidAndra = async (anvandareId: string): Promise<Klient> => {
  const hemma = await klient(sus.hus.app, sus.hus.hus, anvandareId);
  const borta = await sus.hos(1);
  for (const [namn, varde] of hemma.cookies) borta.cookies.set(namn, varde);
  return borta;
};

interface Fall {
  /** Who works at the second instance. */
  readonly vem: () => Promise<string>;
  /** What is ordered of them at the first, and approved there. */
  readonly order: (personnummer: string) => Falt;
  readonly personnummer: () => string;
  /** The page with the form, where it is sent, and what is typed. */
  readonly form: () => { readonly sida: string; readonly path: string; readonly falt: Falt };
  /** What became of the save; the answer to the next page. */
  readonly sen: number;
  readonly nasta: number;
}

const anonyma = (insats: 'vagen' | 'steget') => () => {
  const path = `/insatser/${sus.hus.varld.insats[insats]}/anonyma`;
  return { sida: path, path, falt: { gor: 'spara', rader: `${framtid(sus.hus, 0).slice(0, 4)}-man-3` } };
};
let petra = '';

const fallen: readonly (readonly [string, Fall])[] = [
  [
    'the role that a deltagaransvarig registers by',
    {
      vem: () => Promise.resolve(sus.hus.varld.anvandare.anna),
      personnummer: () => cast.anna.nummer,
      order: (personnummer) => ({ slag: 'andring', personnummer, roller: 'insatsansvarig' }),
      form: anonyma('vagen'),
      ...{ sen: 404, nasta: 403 },
    },
  ],
  [
    'the account of a deltagaransvarig',
    {
      vem: () => Promise.resolve(sus.hus.varld.anvandare.bo),
      personnummer: () => cast.bo.nummer,
      order: (personnummer) => ({ slag: 'avslut', personnummer }),
      form: anonyma('steget'),
      ...{ sen: 404, nasta: 303 },
    },
  ],
  [
    'the account of one who has SUSrapport alone',
    {
      vem: async () => {
        const { id, personnummer } = await nyttKonto(sus.hus, sus.hus.varld.organisation.kommun);
        petra = personnummer;
        return id;
      },
      personnummer: () => petra,
      order: (personnummer) => ({ slag: 'avslut', personnummer }),
      form: () => ({
        sida: `/rapporter/mina/nytt?${rapportfraga}`,
        path: '/rapporter/mina/nytt',
        falt: { namn: 'Min rapport' },
      }),
      ...{ sen: 404, nasta: 303 },
    },
  ],
];

describe.each(fallen)(
  '%s is ended at one instance',
  (_vad, { vem, personnummer, order, form, sen, nasta }) => {
    it('V7.4.2 V8.3.2 C20 and the other refuses the save under way, and the next request', async () => {
      const borta = await vidAndra(await vem());
      const { sida, path, falt } = form();
      const dolda = doldaFalt((await borta.get(sida)).text, path);
      const sant = await skickaOrder(rut, [order(personnummer())]);
      // The approval has ended what it ends, and is held before its commit: the save comes in between.
      const kedjan = await paus(sus.hus, 'select from audit.huvud for update');
      const godkand = sia.skicka(orderAv(sant), { gor: 'godkann' });
      await kedjan.vantar(1);
      const sparat = borta.postRaw(path, { ...dolda, ...falt });
      await kedjan.vantar(2);
      await kedjan.slapp();
      expect((await godkand).status).toBe(303);
      expect((await sparat).status).toBe(sen);
      expect((await borta.get(sida)).status).toBe(nasta);
    });
  },
);

it('V8.3.2 a beställare whose registration is ended at one instance orders nothing at the other', async () => {
  const borta = await vidAndra(sus.hus.varld.anvandare.rut);
  const dolda = doldaFalt((await borta.get('/bestallningar/ny')).text, '/bestallningar/ny');
  const falt = Object.fromEntries(
    Object.entries(nyPerson().falt).map(([namn, varde]) => [`${namn}_1`, varde]),
  );
  const kedjan = await paus(sus.hus, 'select from audit.huvud for update');
  const avslutad = sia.skicka(`/bestallare/${registrering}/avslut`, {});
  await kedjan.vantar(1);
  const sant = borta.postRaw('/bestallningar/ny', { ...dolda, ...falt, antal: '1', gor: 'spara' });
  await kedjan.vantar(2);
  await kedjan.slapp();
  expect((await avslutad).status).toBe(303);
  const svar = await sant;
  expect(svar.status).toBe(422);
  expect(svar.text).toContain('Din registrering som beställare gäller inte längre');
  expect((await borta.get('/bestallningar/ny')).status).toBe(403);
});
