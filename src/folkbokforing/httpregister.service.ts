import type { Personnummer } from '../shared/personnummer.ts';
import { slagningAv, type Folkbokforing, type Registersvar } from './folkbokforing.rules.ts';
import { registersvar } from './folkbokforing.schema.ts';

/** Why the register gave no answer we can use. */
export type Orsak = 'tid' | 'natverk' | 'status' | 'svar';

/** How long a user waits, in milliseconds, the second try included. */
const tidsgrans = 3000;
/** An answer is a few hundred bytes; whatever is longer is something else. */
const storst = 16_384;

/**
 * The population register over HTTP: POST of JSON `{ personnummer }` to one configured address, so that no number
 * stands in an address or a log of addresses. A user name and password in the address are sent as basic authentication.
 * Redirects are refused: personal data goes to the configured place only.
 * @param onFel told why the register was of no use; never what was asked
 */
export const httpregister = (
  adress: string,
  onFel: (orsak: Orsak) => void = () => undefined,
): Folkbokforing => {
  const { url, headers } = mottagare(adress);
  const fraga = async (personnummer: Personnummer): Promise<Registersvar | null> => {
    const signal = AbortSignal.timeout(tidsgrans);
    const body = JSON.stringify({ personnummer });
    const init: RequestInit = { method: 'POST', headers, body, redirect: 'manual', signal };
    const svar = await sand(url, init).then(tolka);
    if (typeof svar !== 'string') return svar;
    onFel(signal.aborted ? 'tid' : svar);
    return null;
  };
  return {
    slaUpp: async (personnummer) => {
      const svar = await fraga(personnummer);
      return svar === null ? { svar: 'otillganglig' } : slagningAv(personnummer, svar);
    },
    harSkydd: async (personnummer) => {
      const svar = await fraga(personnummer);
      return svar === null ? null : svar.status === 'skyddad';
    },
  };
};

const mottagare = (adress: string): { url: URL; headers: Record<string, string> } => {
  const url = new URL(adress);
  const headers = { 'content-type': 'application/json', accept: 'application/json' };
  if (url.username === '') return { url, headers };
  const inlogg = [url.username, url.password].map(decodeURIComponent).join(':');
  url.username = '';
  url.password = '';
  return { url, headers: { ...headers, authorization: `Basic ${Buffer.from(inlogg).toString('base64')}` } };
};

/** One question, and one more when the line broke or the server failed; both within the same time limit. */
const sand = async (url: URL, init: RequestInit): Promise<Response | null> => {
  const forsok = () => fetch(url, init).catch(() => null);
  const forsta = await forsok();
  const arTillfalligt = forsta === null || forsta.status >= 500;
  if (!arTillfalligt || init.signal?.aborted === true) return forsta;
  await forsta?.body?.cancel().catch(() => undefined);
  return forsok();
};

const tolka = async (res: Response | null): Promise<Registersvar | Orsak> => {
  if (res === null) return 'natverk';
  if (res.status !== 200) {
    await res.body?.cancel().catch(() => undefined);
    return 'status';
  }
  const json = await lasKropp(res)
    .then((text): unknown => JSON.parse(text))
    .catch(() => null);
  const { success, data } = registersvar.safeParse(json);
  return success ? data : 'svar';
};

/** The body as text; throws as soon as it is too long. */
const lasKropp = async (res: Response): Promise<string> => {
  const delar: Uint8Array[] = [];
  let langd = 0;
  for await (const del of (res.body ?? []) as AsyncIterable<Uint8Array>) {
    langd += del.length;
    if (langd > storst) throw new RangeError('answer too long');
    delar.push(del);
  }
  return Buffer.concat(delar).toString('utf8');
};
