import { request as httpRequest, type RequestOptions } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { Utfall } from '../utskick/utfall.rules.ts';
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

interface Svar {
  /** Null when no answer came in time. */
  readonly status: number | null;
  /** Whether there was a connection, so that the message may have gone. */
  readonly overlamnat: boolean;
}

/** One try. A redirect is an answer like any other: it is not followed. */
const posta = (adress: URL, body: string, auth: string, tidsgrans: number): Promise<Svar> =>
  new Promise((resolve) => {
    let overlamnat = false;
    const options: RequestOptions = {
      method: 'POST',
      auth,
      agent: false,
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
      resolve({ status: res.statusCode ?? null, overlamnat });
    });
    req.on('socket', (socket) => {
      socket.once(adress.protocol === 'https:' ? 'secureConnect' : 'connect', () => {
        overlamnat = true;
      });
    });
    req.on('error', () => {
      resolve({ status: null, overlamnat });
    });
    req.end(body);
  });

const felAv = ({ status }: Svar): Smsfel | null => {
  if (status === null) return 'svarar_inte';
  if (status >= 500) return 'fel_hos_tjansten';
  return status >= 200 && status < 300 ? null : 'nekar';
};

/** Answers about us or the hour, not about the message: it was not taken, and may be later. */
const tasEmotSenare = new Set([401, 402, 403, 404, 408, 429, 503]);

/** A fault in the service may have come after it took the message. */
const utfallAv = ({ status, overlamnat }: Svar): Utfall => {
  if (status === null) return overlamnat ? 'oklart' : 'tillfalligt';
  if (status >= 200 && status < 300) return 'skickat';
  if (tasEmotSenare.has(status) || status < 400) return 'tillfalligt';
  return status >= 500 ? 'oklart' : 'nekat';
};

/**
 * Hands messages over as a form with from, to and message, with basic authentication. One more try, and no more, when the
 * service does not answer or fails; a refusal is final. The certificate is always checked.
 */
export const elksSms = ({ url, anvandare, losen }: Elks, { logga, tidsgrans = 5000 }: Omgivning): Sms => {
  const adress = new URL(url);
  const forsok = (mobil: string, text: string): Promise<Svar> => {
    const body = new URLSearchParams({ from: avsandare, to: mobil, message: text }).toString();
    return posta(adress, body, `${anvandare}:${losen}`, tidsgrans);
  };
  const sagFel = (fel: Smsfel | null): boolean => {
    if (fel !== null) logga(fel);
    return fel === null;
  };
  return {
    skicka: async (mobil, text) => {
      if (!arTillaten(adress)) return sagFel('otillaten_adress');
      const forst = felAv(await forsok(mobil, text));
      return sagFel(forst === null || forst === 'nekar' ? forst : felAv(await forsok(mobil, text)));
    },
    lamna: async (mobil, text) => {
      if (!arTillaten(adress)) {
        logga('otillaten_adress');
        return 'tillfalligt';
      }
      const svar = await forsok(mobil, text);
      sagFel(felAv(svar));
      return utfallAv(svar);
    },
  };
};
