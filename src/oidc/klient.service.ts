import * as openid from 'openid-client';
import { fail, ok, type Result } from '../shared/result.ts';
import type { Hemligheter, Identitet, Leverantor, Oidc, Oidcfel, Oidcinstallning } from './oidc.rules.ts';
import { aterkomstPath } from './sidor.rules.ts';

interface Omgivning {
  /** Told where and what went wrong; never about whom. */
  readonly logga: (leverantor: string, fel: Oidcfel) => void;
  /** Seconds for one question; 5 unless given. */
  readonly tidsgrans?: number;
  readonly clock?: () => Date;
}

/** What a provider says about itself is asked for again after an hour: addresses and keys change. */
const farskt = 60 * 60_000;

const isLoopback = (issuer: string): boolean =>
  /^http:\/\/(127\.0\.0\.1|\[::1\]|localhost)(:|\/|$)/.test(issuer);

/** The user gave up, or the provider asks for what the user would not do. */
const avbrutna = ['access_denied', 'login_required', 'interaction_required', 'consent_required'];

/** The library's errors, told apart by what the user can do. Their text and cause can hold what the provider sent, so they go no further. */
const felAv = (error: unknown): Oidcfel => {
  if (error instanceof openid.AuthorizationResponseError)
    return avbrutna.includes(error.error) ? 'avbruten' : 'nekad';
  if (error instanceof openid.ClientError && error.code !== 'OAUTH_TIMEOUT') return 'felSvar';
  return error instanceof openid.ResponseBodyError ? 'felSvar' : 'svararInte';
};

/** Discovers a provider, once an hour; a failure is not remembered. */
const upptackare = (tidsgrans: number, clock: () => Date) => {
  const kanda = new Map<string, { readonly till: number; readonly config: openid.Configuration }>();
  return async ({ id, issuer, klientId, klientHemlighet }: Leverantor): Promise<openid.Configuration> => {
    const kand = kanda.get(id);
    if (kand !== undefined && kand.till > clock().getTime()) return kand.config;
    const auth = openid.ClientSecretBasic(klientHemlighet);
    const config = await openid.discovery(new URL(issuer), klientId, {}, auth, {
      timeout: tidsgrans,
      // The signature is checked, also of what comes straight from the provider (ASVS 9.1.1).
      execute: isLoopback(issuer)
        ? // eslint-disable-next-line @typescript-eslint/no-deprecated -- deprecated so that it is seen; the settings let it be for this computer alone
          [openid.enableNonRepudiationChecks, openid.allowInsecureRequests]
        : [openid.enableNonRepudiationChecks],
    });
    kanda.set(id, { till: clock().getTime() + farskt, config });
    return config;
  };
};

const identitetAv = (
  { acr, personnummer }: Leverantor,
  claims: openid.IDToken | undefined,
): Result<Identitet, Oidcfel> => {
  if (claims === undefined) return fail('felSvar');
  const niva = claims['acr'];
  if (typeof niva !== 'string' || !acr.includes(niva)) return fail('niva');
  const nummer = claims[personnummer];
  if (typeof nummer !== 'string' || nummer === '') return fail('personnummer');
  return ok({ issuer: claims.iss, subject: claims.sub, personnummer: nummer });
};

/** What is asked of the provider: authorization code with PKCE, state and nonce, at the assurance that is enough. */
const parametrar = async (
  { acr, personnummer }: Leverantor,
  { state, nonce, verifierare, igen }: Hemligheter,
  aterkomst: string,
): Promise<Record<string, string>> => ({
  redirect_uri: aterkomst,
  scope: 'openid',
  response_type: 'code',
  state,
  nonce,
  code_challenge: await openid.calculatePKCECodeChallenge(verifierare),
  code_challenge_method: 'S256',
  acr_values: acr.join(' '),
  claims: JSON.stringify({ id_token: { [personnummer]: { essential: true } } }),
  ...(igen && { prompt: 'login', max_age: '0' }),
});

const kontroller = ({ state, nonce, verifierare, igen }: Hemligheter) => ({
  expectedState: state,
  expectedNonce: nonce,
  pkceCodeVerifier: verifierare,
  idTokenExpected: true,
  ...(igen && { maxAge: 60 }),
});

/** The identity providers over HTTP, discovered from their issuers. */
export const oidcklient = (
  { adress, leverantorer }: Oidcinstallning,
  { logga, tidsgrans = 5, clock = () => new Date() }: Omgivning,
): Oidc => {
  const upptack = upptackare(tidsgrans, clock);
  const aterkomst = new URL(aterkomstPath, adress).href;
  const forsok = <T>(leverantor: Leverantor, gor: () => Promise<Result<T, Oidcfel>>) =>
    gor()
      .catch((error: unknown): Result<T, Oidcfel> => fail(felAv(error)))
      .then((svar) => {
        if (!svar.ok && svar.error !== 'avbruten') logga(leverantor.id, svar.error);
        return svar;
      });

  return {
    leverantorer,
    starta: (leverantor, hemligheter) =>
      forsok(leverantor, async () => {
        const config = await upptack(leverantor);
        return ok(
          openid.buildAuthorizationUrl(config, await parametrar(leverantor, hemligheter, aterkomst)).href,
        );
      }),
    hamta: (leverantor, fraga, hemligheter) =>
      forsok(leverantor, async () => {
        const svar = new URL(fraga, aterkomst);
        const tokens = await openid.authorizationCodeGrant(
          await upptack(leverantor),
          svar,
          kontroller(hemligheter),
        );
        return identitetAv(leverantor, tokens.claims());
      }),
  };
};
