import request, { type Response } from 'supertest';
import type { Hus } from '../../src/hus.ts';
import { fraga, geUppdrag, oppnaHus } from '../registrering/stod.ts';
import { insertDeltagande, type InlagtDeltagande, type NyttDeltagande } from '../support/deltagande.ts';
import { filerI, somBytes } from '../support/fil.ts';
import type { Testhus } from '../support/hus.ts';
import { dag } from '../support/registrering.ts';
import { doldaFalt, type Falt, type Klient } from '../support/klient.ts';
import type { Vem } from '../support/varld.ts';

/** Makes one of the cast handläggare av registerutdrag, appointed by Sia. */
export const utse = async (hus: Testhus, ...vilka: readonly Vem[]): Promise<void> => {
  for (const vem of vilka)
    await fraga(
      hus,
      "insert into auth.anvandare_roll (anvandare_id, roll, utsedd_av) values ($1, 'registerhandlaggare', $2)",
      [hus.varld.anvandare[vem], hus.varld.anvandare.sia],
    );
};

/** Takes the right away, from now on. */
export const taRatten = async (hus: Testhus, vem: Vem): Promise<void> => {
  await fraga(
    hus,
    `update auth.anvandare_roll set avslutad_at = now()
     where anvandare_id = $1 and roll = 'registerhandlaggare' and avslutad_at is null`,
    [hus.varld.anvandare[vem]],
  );
};

export const bestall = (klient: Klient, personnummer: string, falt: Falt = {}): Promise<Response> =>
  klient.skicka('/registerutdrag/ny', {
    personnummer,
    ...{ diarienummer: 'FK 2026/001234', grund: 'registrerad', styrkt: 'ja' },
    ...falt,
  });

/** The page of an order that was just made. */
export const sidanAv = (svar: Response): string => String(svar.headers['location']).split('?')[0] ?? '';

/** Orders as one and approves as another; the page of the order. */
export const godkant = async (
  { bestaller, godkanner }: { readonly bestaller: Klient; readonly godkanner: Klient },
  personnummer: string,
): Promise<string> => {
  const sida = sidanAv(await bestall(bestaller, personnummer));
  const svar = await godkanner.skicka(sida, { gor: 'godkann', personnummer });
  if (svar.status !== 303) throw new Error(`not approved: ${String(svar.status)}`);
  return sida;
};

/** The hidden fields of the form of a new order: a token that is good for any form of the client. */
export const nyttFormular = async (klient: Klient): Promise<Record<string, string>> =>
  doldaFalt((await klient.get('/registerutdrag/ny')).text, '/registerutdrag/ny');

export interface Hamtat {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** The answer as bytes, and as text when it is a page. */
  readonly fil: Buffer;
  readonly text: string;
}

/** Presses the button of the page, whether it is there or not; the answer with its bytes. */
export const hamta = async ({ app }: Testhus, klient: Klient, sida: string, falt?: Falt): Promise<Hamtat> => {
  const { _csrf = '' } = falt ?? (await nyttFormular(klient));
  const svar = await request(app)
    .post(`${sida}/hamtning`)
    .set('Cookie', [...klient.cookies].map(([namn, varde]) => `${namn}=${varde}`).join('; '))
    .type('form')
    .buffer(true)
    .parse(somBytes)
    .send({ _csrf });
  const fil = svar.body as Buffer;
  return { status: svar.status, headers: svar.headers, fil, text: fil.toString() };
};

/** What is in an extract. */
export interface Last {
  readonly pdf: Buffer;
  readonly json: Readonly<Record<string, unknown>>;
}
export const last = ({ status, fil, text }: Hamtat): Last => {
  if (status !== 200) throw new Error(`no file: ${String(status)} ${text.slice(0, 500)}`);
  const filer = filerI(fil);
  return {
    pdf: filer.get('registerutdrag.pdf')!,
    json: JSON.parse(filer.get('registerutdrag.json')!.toString()) as Last['json'],
  };
};

/** A house where Bo and Nore are handläggare: Nore orders and Bo approves. */
export interface Utdragshus {
  readonly hus: Testhus;
  readonly anna: Klient;
  readonly bo: Klient;
  readonly nore: Klient;
  /** Somebody in Anna's insats unless another is said. */
  readonly laggIn: (andra?: Partial<NyttDeltagande>) => Promise<InlagtDeltagande>;
  /** An order about a number that is approved: its page. */
  readonly godkant: (personnummer: string) => Promise<string>;
  /** The row of an order. */
  readonly raden: (sida: string) => Promise<Record<string, unknown>>;
}

export const oppnaUtdragshus = async (andra?: (hus: Hus) => Hus): Promise<Utdragshus> => {
  const hus = await oppnaHus(andra);
  const { vagen } = hus.varld.insats;
  await geUppdrag(hus, 'bo', vagen);
  await utse(hus, 'bo', 'noll');
  const [anna, bo, nore] = await Promise.all([hus.som('anna'), hus.som('bo'), hus.som('noll')]);
  return {
    ...{ hus, anna, bo, nore },
    laggIn: (mer = {}) =>
      insertDeltagande(hus, { insatsId: vagen, startdag: dag(-50), samtycke: dag(-52), ...mer }),
    godkant: (personnummer) => godkant({ bestaller: nore, godkanner: bo }, personnummer),
    raden: async (sida) => {
      const id = sida.split('/').at(-1);
      const [rad] = await fraga<Record<string, unknown>>(
        hus,
        'select * from person.registerutdrag where id = $1',
        [id],
      );
      return rad ?? {};
    },
  };
};

/** Makes somebody handläggare, with an order that waits: its id. */
export const laggUtdrag = async (
  hus: Testhus,
  vem: Vem,
  klient: Klient,
  personnummer: string,
): Promise<string> => {
  await utse(hus, vem);
  return (
    sidanAv(await bestall(klient, personnummer))
      .split('/')
      .at(-1) ?? ''
  );
};
