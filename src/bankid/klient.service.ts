import { Agent as HttpAgent, request as httpRequest } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { fail, ok, type Result } from '../shared/result.ts';
import {
  felAv,
  type Bankid,
  type Bankidadress,
  type Bankidfel,
  type Stallning,
  type Startad,
} from './bankid.rules.ts';
import { felsvar, hamtsvar, startsvar } from './svar.schema.ts';

interface Omgivning {
  /** Told what was asked and what went wrong; never about whom. */
  readonly logga: (vad: string, fel: Bankidfel) => void;
  /** Milliseconds for one question; 5 s unless given. */
  readonly tidsgrans?: number;
}

/** A complete order carries a signature and an OCSP answer of some tens of kB; whatever is far longer is something else. */
const storst = 512 * 1024;

// Substantial assurance: BankID on file, on card and in the phone. BankID's own test system has other numbers for the same.
const skarpa = ['1.2.752.78.1.1', '1.2.752.78.1.2', '1.2.752.78.1.5'];
const testens = ['1.2.3.4.5', '1.2.3.4.10', '1.2.3.4.25'];
const policyer = ({ hostname }: URL): string[] => (hostname.endsWith('.test.bankid.com') ? testens : skarpa);

/** Shown in the app, so that nobody is led to sign in for somebody else. */
const synligText = Buffer.from('Logga in i SUS. Avbryt om någon har bett dig göra det.').toString('base64');

interface Svar {
  readonly status: number;
  readonly json: unknown;
}

type Fraga = (metod: string, kropp: object) => Promise<Svar | Bankidfel>;

const tolkaJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

const sandare = ({ certifikat }: Bankidadress) => {
  if (certifikat === null) {
    return (adress: URL) => httpRequest(adress, { method: 'POST', agent: new HttpAgent() });
  }
  const { cert, nyckel: key, losen, ca } = certifikat;
  const passphrase = losen === null ? {} : { passphrase: losen };
  // One agent, so that TLS sessions are resumed; no connection is kept, since one that was closed meanwhile loses a question.
  const agent = new HttpsAgent({ minVersion: 'TLSv1.2', cert, key, ca, ...passphrase });
  return (adress: URL) => httpsRequest(adress, { method: 'POST', agent });
};

/** One question, asked once. A redirect is an answer like any other: it is not followed. */
const fragaTill = (adress: Bankidadress, tidsgrans: number): Fraga => {
  const sand = sandare(adress);
  return (metod, kropp) =>
    new Promise((resolve) => {
      const body = Buffer.from(JSON.stringify(kropp));
      const req = sand(new URL(`/rp/v6.0/${metod}`, adress.url));
      const slut = (svar: Svar | Bankidfel) => {
        clearTimeout(klocka);
        resolve(svar);
        if (typeof svar === 'string') req.destroy();
      };
      const klocka = setTimeout(() => slut('svararInte'), tidsgrans);
      req.on('error', () => slut('svararInte'));
      req.on('response', (res) => {
        const delar: Buffer[] = [];
        let langd = 0;
        res.on('data', (del: Buffer) => {
          langd += del.length;
          if (langd > storst) slut('felSvar');
          else delar.push(del);
        });
        res.on('error', () => slut('svararInte'));
        res.on('end', () => {
          slut({ status: res.statusCode ?? 0, json: tolkaJson(Buffer.concat(delar).toString('utf8')) });
        });
      });
      req.setHeader('Content-Type', 'application/json');
      req.setHeader('Content-Length', body.length);
      req.end(body);
    });
};

const felI = ({ status, json }: Svar): Bankidfel => {
  const { success, data } = felsvar.safeParse(json);
  if (success) return felAv(data.errorCode);
  return status >= 500 ? 'internalError' : 'felSvar';
};

const stallningAv = (orderRef: string, json: unknown): Stallning | Bankidfel => {
  const { success, data } = hamtsvar.safeParse(json);
  if (!success) return 'felSvar';
  // An answer about another order says nothing about this one.
  if (data.orderRef !== orderRef) return 'felOrder';
  if (data.status !== 'complete')
    return { status: data.status === 'pending' ? 'pagar' : 'misslyckad', hint: data.hintCode };
  const { user, risk } = data.completionData;
  return { status: 'klar', personnummer: user.personalNumber, risk };
};

/** BankID over HTTP, with our certificate and no belief in any issuer but theirs. */
export const bankidklient = (adress: Bankidadress, { logga, tidsgrans = 5000 }: Omgivning): Bankid => {
  const fraga = fragaTill(adress, tidsgrans);
  const villkor = { certificatePolicies: policyer(new URL(adress.url)), risk: 'moderate' };
  const tolka = async <T extends object>(
    metod: string,
    kropp: object,
    las: (json: unknown) => T | Bankidfel,
  ): Promise<Result<T, Bankidfel>> => {
    const svar = await fraga(metod, kropp);
    const last = typeof svar === 'string' ? svar : svar.status === 200 ? las(svar.json) : felI(svar);
    if (typeof last !== 'string') return ok(last);
    logga(metod, last);
    return fail(last);
  };
  return {
    starta: (endUserIp) => {
      const kropp = { endUserIp, userVisibleData: synligText, returnRisk: true, requirement: villkor };
      return tolka<Startad>('auth', kropp, (json) => startsvar.safeParse(json).data ?? 'felSvar');
    },
    hamta: (orderRef) => tolka<Stallning>('collect', { orderRef }, (json) => stallningAv(orderRef, json)),
    avbryt: async (orderRef) => (await tolka('cancel', { orderRef }, () => ({}))).ok,
  };
};
