import { Agent, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createApp } from '../../src/app.ts';
import { connect } from '../../src/db/db.ts';
import { testhus, type Testhus } from '../support/hus.ts';
import { klient, urlkodat, type Falt, type Klient } from '../support/klient.ts';

interface Avsandare {
  readonly cookies: Klient['cookies'];
  /** The address that the proxy tells. */
  readonly fran: string;
  /** Even to the first instance, odd to the second. */
  readonly n: number;
}

/** Two of the program on one database, each with connections of its own, behind a proxy that says whence people come. */
export interface Instanser {
  readonly hus: Testhus;
  /** A stranger at the first or the second. */
  hos(n: 0 | 1): Promise<Klient>;
  /** The same browser, sent to the other one by the proxy. */
  over(klient: Klient): Promise<Klient>;
  /** Sends a form as somebody; the answer's status and where it leads. */
  sand(vem: Avsandare, path: string, falt: Falt): Promise<string>;
  close(): Promise<void>;
}

const lyssna = (app: Testhus['app']): Promise<Server> =>
  new Promise((klar) => {
    const server = app.listen(0, '127.0.0.1', () => {
      klar(server);
    });
  });

const port = (server: Server): number => (server.address() as AddressInfo).port;

/** Starts both; close in afterAll. */
export const instanser = async (): Promise<Instanser> => {
  const hus = await testhus((h) => ({ ...h, config: { ...h.config, trustProxy: 1 } }));
  const egen = connect(hus.databas.url, { role: 'sus_app', max: 10 });
  const servrar = [await lyssna(hus.app), await lyssna(createApp({ ...hus.hus, db: egen }))] as const;
  const agent = new Agent({ keepAlive: true, maxSockets: 40 });
  const hemma = new WeakMap<Klient, 0 | 1>();
  const hos: Instanser['hos'] = async (n) => {
    const ny = await klient(servrar[n], hus.hus, null);
    hemma.set(ny, n);
    return ny;
  };
  const sand: Instanser['sand'] = ({ n, fran, cookies }, path, falt) =>
    new Promise((klar, fel) => {
      const cookie = [...cookies].map(([namn, varde]) => `${namn}=${varde}`).join('; ');
      const headers = {
        cookie,
        'x-forwarded-for': fran,
        'content-type': 'application/x-www-form-urlencoded',
      };
      const val = { agent, port: port(servrar[n % 2]!), path, method: 'POST', headers };
      const anrop = request({ host: '127.0.0.1', ...val }, (svar) => {
        svar.resume();
        svar.on('end', () => {
          klar(`${String(svar.statusCode)} ${svar.headers.location ?? ''}`.trim());
        });
      });
      anrop.on('error', fel);
      anrop.end(urlkodat(falt));
    });
  return {
    hus,
    hos,
    over: async (fran) => {
      const till = await hos(hemma.get(fran) === 0 ? 1 : 0);
      for (const [namn, varde] of fran.cookies) till.cookies.set(namn, varde);
      return till;
    },
    sand,
    close: async () => {
      agent.destroy();
      for (const server of servrar) {
        server.closeAllConnections();
        server.close();
      }
      await egen.close();
      await hus.close();
    },
  };
};
