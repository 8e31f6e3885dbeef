import { request as httpRequest, type RequestOptions } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { Sms } from './sms.rules.ts';

/** Where text messages are handed over, in the style of the 46elks API. */
export interface Elks {
  readonly url: string;
  readonly anvandare: string;
  readonly losen: string;
}

/** What went wrong, for the log: never the number or the text. */
export type Smsfel = 'svarar_inte' | 'nekar' | 'fel_hos_tjansten' | 'otillaten_adress';

interface Omgivning {
  readonly logga: (fel: Smsfel) => void;
  /** Milliseconds for one try; 5 s unless given. */
  readonly tidsgrans?: number;
}

const avsandare = 'SUS';

const isLoopback = (host: string): boolean => /^(localhost|127(\.\d+){3}|\[::1\])$/.test(host);

/** Only over TLS, except to a service on this machine. */
const arTillaten = ({ protocol, hostname }: URL): boolean =>
  protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname));

/** One try. The status code, or null when no answer came in time. A redirect is an answer like any other: it is not followed. */
const posta = (adress: URL, body: string, auth: string, tidsgrans: number): Promise<number | null> =>
  new Promise((resolve) => {
    const options: RequestOptions = {
      method: 'POST',
      auth,
      signal: AbortSignal.timeout(tidsgrans),
      headers: {
        'Content-Type': 'application/x-www-form-urlencoded',
        'Content-Length': Buffer.byteLength(body),
        Connection: 'close',
      },
    };
    const send = adress.protocol === 'https:' ? httpsRequest : httpRequest;
    const req = send(adress, options, (res) => {
      res.resume();
      resolve(res.statusCode ?? null);
    });
    req.on('error', () => {
      resolve(null);
    });
    req.end(body);
  });

const felAv = (status: number | null): Smsfel | null => {
  if (status === null) return 'svarar_inte';
  if (status >= 500) return 'fel_hos_tjansten';
  return status >= 200 && status < 300 ? null : 'nekar';
};

/**
 * Hands messages over as a form with from, to and message, with basic authentication. One more try, and no more, when the
 * service does not answer or fails; a refusal is final. The certificate is always checked.
 */
export const elksSms = ({ url, anvandare, losen }: Elks, { logga, tidsgrans = 5000 }: Omgivning): Sms => {
  const adress = new URL(url);
  const forsok = async (body: string): Promise<Smsfel | null> =>
    felAv(await posta(adress, body, `${anvandare}:${losen}`, tidsgrans));
  return {
    skicka: async (mobil, text) => {
      if (!arTillaten(adress)) {
        logga('otillaten_adress');
        return false;
      }
      const body = new URLSearchParams({ from: avsandare, to: mobil, message: text }).toString();
      const forst = await forsok(body);
      const fel = forst === null || forst === 'nekar' ? forst : await forsok(body);
      if (fel !== null) logga(fel);
      return fel === null;
    },
  };
};
