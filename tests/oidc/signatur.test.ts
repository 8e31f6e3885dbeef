import {
  createHmac,
  createPublicKey,
  generateKeyPairSync,
  sign,
  type JsonWebKey,
  type KeyObject,
} from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { cast } from '../support/varld.ts';
import { leverantorsnyckel, type Fel } from './leverantor.ts';
import { arInne, borjaOm, klar, oidchus, plats, som, tillbakaFran, type Oidchus } from './stod.ts';

/*
 * What the provider says of a user counts only under its own signature: each token below is the genuine one of that very sign-in, with
 * the right nonce, audience and times, and only the signature or what it stands under is another.
 */
let hus: Oidchus;
beforeAll(async () => {
  hus = await oidchus();
});
afterAll(() => hus.close());
beforeEach(() => borjaOm(hus));

/** A signed token in its three parts, the first two read. */
interface Delar {
  readonly huvud: Record<string, unknown>;
  readonly innehall: Record<string, unknown>;
  readonly signatur: string;
}
const kodat = (vad: unknown): string => Buffer.from(JSON.stringify(vad)).toString('base64url');
const last = (del: string | undefined): Record<string, unknown> =>
  z.record(z.string(), z.unknown()).parse(JSON.parse(Buffer.from(del ?? '', 'base64url').toString()));
const iDelar = (token: string): Delar => {
  const [huvud, innehall, signatur = ''] = token.split('.');
  return { huvud: last(huvud), innehall: last(innehall), signatur };
};
const hmac = (text: string, nyckel: string): string =>
  createHmac('sha256', nyckel).update(text).digest('base64url');

const framling = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
const signerat = (text: string, nyckel: KeyObject): string =>
  sign('RSA-SHA256', Buffer.from(text), nyckel).toString('base64url');
const annansSignatur = (text: string): string => signerat(text, framling);

/** The provider's public key as a text, which anybody can fetch. */
const oppenNyckel = async (): Promise<string> => {
  const svar = await fetch(`${hus.kommunen.leverantor.issuer}/jwks`);
  const { keys } = z.object({ keys: z.array(z.record(z.string(), z.unknown())) }).parse(await svar.json());
  const jwk = keys.find(({ kty }) => kty === 'RSA') as JsonWebKey;
  return createPublicKey({ key: jwk, format: 'jwk' }).export({ type: 'spki', format: 'pem' }).toString();
};

/** Changes the ID token on its way from the provider. */
const byter =
  (byt: (delar: Delar) => string): Fel =>
  (req, res) => {
    if (req.url?.startsWith('/token') !== true) return false;
    const skicka = res.end.bind(res) as (text: string) => typeof res;
    const medAnnan = (text: unknown) => {
      const svar = z.looseObject({ id_token: z.string() }).parse(JSON.parse(String(text)));
      const nytt = JSON.stringify({ ...svar, id_token: byt(iDelar(svar.id_token)) });
      res.setHeader('content-length', Buffer.byteLength(nytt));
      return skicka(nytt);
    };
    Object.assign(res, { end: medAnnan });
    return false;
  };

/** Where the sign-in leads, with tokens that are changed on their way. */
const forsok = async (byt: (delar: Delar) => string): Promise<string> => {
  hus.kommunen.vem = som('anna');
  hus.kommunen.fel = byter(byt);
  const klient = await hus.som();
  const svar = await tillbakaFran(klient);
  if (plats(svar) === klar) await klient.skicka(klar, {});
  return (await arInne(klient)) ? 'inne' : plats(svar);
};
const nekad = '/logga-in?varfor=oidc_felSvar&leverantor=testkoping';
const under = (huvud: object, innehall: object) => `${kodat(huvud)}.${kodat(innehall)}`;

describe("a provider's signature (V6.8.2) (V9.1.1) (V9.1.2) (V9.1.3)", () => {
  it('lets in under the genuine token', async () => {
    const somDenVar = ({ huvud, innehall, signatur }: Delar) => `${under(huvud, innehall)}.${signatur}`;
    expect(await forsok(somDenVar)).toBe('inne');
  });

  it.each<[string, (delar: Delar) => string]>([
    ['alg none and no signature', ({ huvud, innehall }) => `${under({ ...huvud, alg: 'none' }, innehall)}.`],
    [
      'alg none in other letters, and the genuine signature',
      ({ huvud, innehall, signatur }) => `${under({ ...huvud, alg: 'nOnE' }, innehall)}.${signatur}`,
    ],
    ['no signature', ({ huvud, innehall }) => `${under(huvud, innehall)}.`],
    [
      'the signature of another key, under the same key id',
      ({ huvud, innehall }) => {
        const text = under(huvud, innehall);
        return `${text}.${annansSignatur(text)}`;
      },
    ],
    [
      'the signature of another key, under a key id that the provider has not',
      ({ huvud, innehall }) => {
        const text = under({ ...huvud, kid: 'annan' }, innehall);
        return `${text}.${annansSignatur(text)}`;
      },
    ],
    [
      'the genuine signature, and the personnummer of somebody else',
      ({ huvud, innehall, signatur }) => {
        const annan = Object.fromEntries(
          Object.entries(innehall).map(([namn, varde]) => [
            namn,
            varde === cast.anna.nummer ? cast.bo.nummer : varde,
          ]),
        );
        return `${under(huvud, annan)}.${signatur}`;
      },
    ],
    [
      "an HMAC under the client's secret",
      ({ huvud, innehall }) => {
        const text = under({ ...huvud, alg: 'HS256' }, innehall);
        return `${text}.${hmac(text, hus.kommunen.leverantor.klientHemlighet)}`;
      },
    ],
  ])('lets nobody in with %s', async (_vad, byt) => {
    expect(await forsok(byt)).toBe(nekad);
  });

  it('lets nobody in with an HMAC under the public key, which anybody can make', async () => {
    const pem = await oppenNyckel();
    const svar = await forsok(({ huvud, innehall }) => {
      const text = under({ ...huvud, alg: 'HS256' }, innehall);
      return `${text}.${hmac(text, pem)}`;
    });
    expect(svar).toBe(nekad);
  });
});

describe('what the provider has signed', () => {
  const nu = () => Math.floor(Date.now() / 1000);
  it.each<readonly [string, () => object]>([
    ['V9.2.1 whose time has passed', () => ({ iat: nu() - 7200, exp: nu() - 3600 })],
    ['V9.2.1 whose time has not come', () => ({ nbf: nu() + 3600 })],
    ['V9.2.3 V10.5.4 for another client', () => ({ aud: 'annan' })],
    [
      'V9.2.4 V10.5.4 for us and another, on behalf of the other',
      () => ({ aud: ['sus', 'annan'], azp: 'annan' }),
    ],
    ['V10.5.3 in the name of another issuer', () => ({ iss: 'https://annan.example' })],
    ['V10.5.1 with the nonce of another sign-in', () => ({ nonce: 'x'.repeat(43) })],
    ['V9.2.2 without saying whom it is about', () => ({ sub: undefined })],
  ])('%s lets nobody in', async (_vad, andra) => {
    const svar = await forsok(({ huvud, innehall }) => {
      const text = under(huvud, { ...innehall, ...andra() });
      return `${text}.${signerat(text, leverantorsnyckel)}`;
    });
    expect(svar).toBe(nekad);
  });

  it('lets in when it is as the provider meant it', async () => {
    const svar = await forsok(({ huvud, innehall }) => {
      const text = under(huvud, innehall);
      return `${text}.${signerat(text, leverantorsnyckel)}`;
    });
    expect(svar).toBe('inne');
  });
});
