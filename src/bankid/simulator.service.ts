import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { createServer as createTlsServer, type ServerOptions } from 'node:https';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import {
  arSista,
  daligtSvar,
  gallerStart,
  hamtsvaret,
  tysta,
  utfall,
  type Simperson,
  type Simulatorsvar,
  type Utfall,
} from './simulator.rules.ts';

interface Simorder {
  readonly autoStartToken: string;
  vad: Utfall;
  person: Simperson;
}

/** A question that the simulator was asked. */
export interface Simanrop {
  readonly metod: string;
  readonly kropp: unknown;
}

/** What the simulator knows: lives as long as its process. */
interface Lage {
  readonly ordrar: Map<string, Simorder>;
  /** How the next start is met. */
  nasta: Utfall | null;
  readonly anrop: Simanrop[];
}

export interface Simulator {
  readonly port: number;
  /** Everything asked so far, the oldest first. */
  readonly anrop: readonly Simanrop[];
  close(): Promise<void>;
}

const ingen: Simperson = { personnummer: '', namn: '' };
const fel = (status: number, errorCode: string): Simulatorsvar => ({
  status,
  json: { errorCode, details: 'Simulated' },
});

const startkropp = z.object({ endUserIp: z.ipv4().or(z.ipv6()) });
const orderkropp = z.object({ orderRef: z.string() });
const styrkropp = z.object({
  /** Token of the order, or 'senaste'; null is the next start when that is what goes wrong, else the newest order too. */
  order: z.string().nullable(),
  utfall: z.enum(utfall),
  personnummer: z.string().default(''),
  namn: z.string().default(''),
});

type Svar = Simulatorsvar | 'tyst' | 'bryt';
type Metod = (lage: Lage, kropp: unknown) => Svar;

const tystnad = (vad: Utfall): Svar | null =>
  (tysta as readonly string[]).includes(vad) ? (vad === 'langsam' ? 'tyst' : 'bryt') : null;

/** A demo that runs for months must not fill the memory. */
const plats = 1000;
const forsta = (ordrar: Lage['ordrar']): void => {
  const [aldst] = ordrar.size < plats ? [] : ordrar.keys();
  if (aldst !== undefined) ordrar.delete(aldst);
};

const starta: Metod = (lage, kropp) => {
  const nasta = lage.nasta;
  lage.nasta = null;
  if (nasta !== null) return tystnad(nasta) ?? daligtSvar(nasta) ?? fel(500, 'internalError');
  if (!startkropp.safeParse(kropp).success) return fel(400, 'invalidParameters');
  const orderRef = randomUUID();
  const autoStartToken = randomUUID();
  forsta(lage.ordrar);
  lage.ordrar.set(orderRef, { autoStartToken, vad: 'outstandingTransaction', person: ingen });
  return {
    status: 200,
    json: {
      orderRef,
      autoStartToken,
      qrStartToken: randomUUID(),
      qrStartSecret: randomUUID(),
      nyttFalt: 'x',
    },
  };
};

const hamta: Metod = (lage, kropp) => {
  const orderRef = orderkropp.safeParse(kropp).data?.orderRef ?? '';
  const order = lage.ordrar.get(orderRef);
  if (order === undefined) return fel(400, 'invalidParameters');
  if (arSista(order.vad)) lage.ordrar.delete(orderRef);
  return tystnad(order.vad) ?? hamtsvaret(orderRef, order.vad, order.person);
};

const avbryt: Metod = (lage, kropp) => {
  const { success, data } = orderkropp.safeParse(kropp);
  return success && lage.ordrar.delete(data.orderRef)
    ? { status: 200, json: {} }
    : fel(400, 'invalidParameters');
};

/** Not BankID's: tells the simulator what is to happen, to an order or to the next start. */
const styr: Metod = (lage, kropp) => {
  const { success, data } = styrkropp.safeParse(kropp);
  if (!success) return { status: 422, json: { ok: false } };
  const { order: token, personnummer, namn } = data;
  const senaste = token === null || token === 'senaste';
  const order = [...lage.ordrar.values()].findLast((en) => senaste || en.autoStartToken === token);
  if (token === null && gallerStart(data.utfall)) lage.nasta = data.utfall;
  else if (order === undefined) return { status: 404, json: { ok: false } };
  else Object.assign(order, { vad: data.utfall, person: { personnummer, namn } });
  return { status: 200, json: { ok: true } };
};

const metoder: Readonly<Record<string, Metod>> = {
  '/rp/v6.0/auth': starta,
  '/rp/v6.0/collect': hamta,
  '/rp/v6.0/cancel': avbryt,
  '/simulator/utfall': styr,
};

const kroppen = async (req: IncomingMessage): Promise<unknown> => {
  const delar: Buffer[] = [];
  for await (const del of req) delar.push(del as Buffer);
  try {
    return JSON.parse(Buffer.concat(delar).toString('utf8'));
  } catch {
    return null;
  }
};

const skicka = (res: ServerResponse, { status, json, text, headers }: Simulatorsvar): void => {
  const typ = text === undefined ? { 'content-type': 'application/json' } : {};
  res.writeHead(status, { ...typ, ...headers }).end(text ?? JSON.stringify(json));
};

const svaraMed = async (lage: Lage, req: IncomingMessage): Promise<Svar> => {
  const vag = req.url ?? '';
  const metod = Object.hasOwn(metoder, vag) ? metoder[vag] : undefined;
  if (metod === undefined) return fel(404, 'notFound');
  if (req.method !== 'POST') return fel(405, 'methodNotAllowed');
  if (req.headers['content-type'] !== 'application/json') return fel(415, 'unsupportedMediaType');
  const kropp = await kroppen(req);
  if (metod !== styr) lage.anrop.push({ metod: vag.slice('/rp/v6.0/'.length), kropp });
  lage.anrop.splice(0, lage.anrop.length - plats);
  return metod(lage, kropp);
};

const lyssnare =
  (lage: Lage): RequestListener =>
  (req, res) => {
    svaraMed(lage, req).then(
      (svar) => {
        if (svar === 'bryt') req.socket.destroy();
        else if (svar !== 'tyst') skicka(res, svar);
      },
      () => req.socket.destroy(),
    );
  };

/**
 * A BankID that is not BankID, on loopback: the relying-party API with whatever outcome it is told. Only for the demo and
 * the tests; it believes anyone.
 * @param tls makes it ask for a client certificate, as the real one does
 */
export const startaSimulator = async (port = 0, tls: ServerOptions | null = null): Promise<Simulator> => {
  const lage: Lage = { ordrar: new Map(), nasta: null, anrop: [] };
  const svara = lyssnare(lage);
  const server = tls === null ? createServer(svara) : createTlsServer(tls, svara);
  await new Promise<void>((klar, fel) => {
    server.once('error', fel);
    server.listen(port, '127.0.0.1', klar);
  });
  return {
    port: (server.address() as AddressInfo).port,
    anrop: lage.anrop,
    close: () =>
      new Promise((klar) => {
        server.close(() => klar());
        server.closeAllConnections();
      }),
  };
};
