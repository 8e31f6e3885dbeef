import { generateKeyPairSync } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer, type ServerOptions } from 'node:https';
import type { AddressInfo } from 'node:net';
import { Provider, type Configuration } from 'oidc-provider';
import type { Leverantor } from '../../src/oidc/oidc.rules.ts';

/** Who signs in at the provider next, and how. */
export interface Vem {
  readonly sub: string;
  readonly personnummer?: unknown;
  readonly acr?: string;
}

/** What the provider does in place of what it should: by the end of the path that is asked for. */
export type Fel = (req: IncomingMessage, res: ServerResponse) => boolean;

export interface Testleverantor {
  readonly leverantor: Leverantor;
  /** Set to let somebody in; null lets the user press cancel. */
  vem: Vem | null;
  /** Set to break what is asked for. */
  fel: Fel | null;
  close(): Promise<void>;
}

export const niva = 'http://id.elegnamnden.se/loa/1.0/loa3';
const claim = 'https://id.oidc.se/claim/personalIdentityNumber';
const hemlighet = 'x7Kq2mVn9Rt4Wz8Lp3Yb6Hd1';

/** What the provider signs with. */
export const leverantorsnyckel = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
const jwk = { ...leverantorsnyckel.export({ format: 'jwk' }), kid: 'test', use: 'sig', alg: 'RS256' };

const installning = (adress: string, nu: () => Vem | null): Configuration => ({
  clients: [
    {
      client_id: 'sus',
      client_secret: hemlighet,
      redirect_uris: [`${adress}/logga-in/oidc-aterkomst`],
      response_types: ['code'],
      grant_types: ['authorization_code'],
    },
  ],
  jwks: { keys: [jwk] },
  pkce: { required: () => true },
  acrValues: [niva, 'lag'],
  claims: { openid: ['sub', 'acr', claim], acr: null, auth_time: null, iss: null },
  conformIdTokenClaims: false,
  features: { devInteractions: { enabled: false }, claimsParameter: { enabled: true } },
  cookies: { keys: ['en nyckel for testet'] },
  ttl: { Session: 600, Interaction: 600, Grant: 600, IdToken: 600, AccessToken: 600 },
  findAccount: (_ctx, sub) => ({
    accountId: sub,
    claims: () => ({ sub, [claim]: nu()?.personnummer }),
  }),
  // The user has agreed to everything already.
  loadExistingGrant: async (ctx) => {
    const { client, session } = ctx.oidc;
    const grant = new ctx.oidc.provider.Grant({ clientId: client!.clientId, accountId: session!.accountId! });
    grant.addOIDCScope('openid');
    grant.addOIDCClaims([claim]);
    await grant.save();
    return grant;
  },
});

/** Signs in whoever stands in `vem`, without a page: the provider's own login is no concern of ours. */
const interaktion = async (
  provider: Provider,
  vem: Vem | null,
  req: IncomingMessage,
  res: ServerResponse,
) => {
  const svar =
    vem === null
      ? { error: 'access_denied', error_description: 'the user pressed cancel' }
      : { login: { accountId: vem.sub, ...(vem.acr !== undefined && { acr: vem.acr }) } };
  await provider.interactionFinished(req, res, svar, { mergeWithLastSubmission: false });
};

/** A real identity provider on loopback. @param adress where the application says it is */
export const startaLeverantor = async (
  adress: string,
  mer: Partial<Leverantor> = {},
  tls: ServerOptions | null = null,
): Promise<Testleverantor> => {
  const lage: { vem: Vem | null; fel: Fel | null } = { vem: null, fel: null };
  let svara: (req: IncomingMessage, res: ServerResponse) => void = (_req, res) => void res.end();
  const lyssna = (req: IncomingMessage, res: ServerResponse) => {
    if (lage.fel?.(req, res) === true) return;
    svara(req, res);
  };
  const server: Server = tls === null ? createServer(lyssna) : createTlsServer(tls, lyssna);
  await new Promise<void>((klar) => server.listen(0, '127.0.0.1', klar));
  const issuer = `${tls === null ? 'http' : 'https'}://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  const provider = new Provider(
    issuer,
    installning(adress, () => lage.vem),
  );
  const koa = provider.callback();
  svara = (req, res) => {
    if (req.url?.startsWith('/interaction/') === true) void interaktion(provider, lage.vem, req, res);
    else void koa(req, res);
  };
  return Object.assign(lage, {
    leverantor: {
      id: 'testkoping',
      namn: 'Testköpings kommun',
      issuer,
      klientId: 'sus',
      klientHemlighet: hemlighet,
      acr: [niva],
      personnummer: claim,
      arbetsgivare: ['Testköpings kommun'],
      ...mer,
    },
    close: () =>
      new Promise<void>((klar) => {
        server.close(() => klar());
        server.closeAllConnections();
      }),
  });
};

/** Keeps the cookies of an answer. */
const behall = (kakor: Map<string, string>, svar: Response): void => {
  for (const kaka of svar.headers.getSetCookie()) {
    const [namn = '', varde = ''] = (kaka.split(';')[0] ?? '').split(/=(.*)/s);
    if (varde === '') kakor.delete(namn);
    else kakor.set(namn, varde);
  }
};

/** Follows the provider's pages as a browser does, with its cookies, until it leads back to us. Gives our address with its query. */
export const genomLeverantoren = async (adress: string, hem: string): Promise<string> => {
  const kakor = new Map<string, string>();
  let plats = adress;
  for (let steg = 0; steg < 10 && !plats.startsWith(hem); steg += 1) {
    const cookie = [...kakor].map(([namn, varde]) => `${namn}=${varde}`).join('; ');
    const svar = await fetch(plats, { redirect: 'manual', headers: { cookie } });
    behall(kakor, svar);
    const till = svar.headers.get('location');
    if (till === null)
      throw new Error(`the provider stopped at ${String(svar.status)}: ${await svar.text()}`);
    plats = new URL(till, plats).href;
  }
  if (!plats.startsWith(hem)) throw new Error('the provider never led back');
  return plats.slice(hem.length);
};
