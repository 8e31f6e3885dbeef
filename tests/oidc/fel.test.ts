import { readFileSync } from 'node:fs';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createApp } from '../../src/app.ts';
import { oidcklient } from '../../src/oidc/klient.service.ts';
import { klient as nyKlient } from '../support/klient.ts';
import { htmlFaults } from '../web/html.ts';
import { genomLeverantoren, startaLeverantor, type Fel } from './leverantor.ts';
import {
  adressI,
  arInne,
  borjaOm,
  hem,
  klar,
  oidchus,
  plats,
  som,
  start,
  tillbakaFran,
  type Oidchus,
} from './stod.ts';

let hus: Oidchus;
beforeAll(async () => {
  hus = await oidchus();
});
afterAll(() => hus.close());
beforeEach(() => borjaOm(hus));

const pa =
  (slut: string, gor: Fel): Fel =>
  (req, res) =>
    req.url?.startsWith(slut) === true ? gor(req, res) : false;
const json =
  (text: string): Fel =>
  (_req, res) => {
    res.writeHead(200, { 'content-type': 'application/json' }).end(text);
    return true;
  };
const tiger: Fel = () => true;
const bryter: Fel = (req) => {
  req.socket.destroy();
  return true;
};
const trasig: Fel = (_req, res) => {
  res.writeHead(500).end('nej');
  return true;
};

/** What the sign-in page says after a try that met this. */
const sagt = async (): Promise<string> => {
  const klient = await hus.som();
  const svar = await tillbakaFran(klient);
  const sida =
    plats(svar) === klar ? await klient.folj(await klient.skicka(klar, {})) : await klient.folj(svar);
  expect(await arInne(klient)).toBe(false);
  expect(sida.text).toContain('Logga in med Testköpings kommun');
  expect(await htmlFaults(sida.text)).toEqual([]);
  return sida.text;
};

describe('when the provider', () => {
  it.each([
    [
      'is slow with its token',
      pa('/token', tiger),
      'Det går inte att nå inloggningen hos Testköpings kommun',
    ],
    ['breaks off', pa('/token', bryter), 'Det går inte att nå inloggningen hos Testköpings kommun'],
    ['is out of order', pa('/token', trasig), 'gick inte att använda'],
    ['sends what is no JSON', pa('/token', json('<html>')), 'gick inte att använda'],
    [
      'sends no ID token',
      pa('/token', json('{"access_token":"a","token_type":"Bearer"}')),
      'gick inte att använda',
    ],
    [
      'sends a token that nobody has signed',
      pa('/token', json('{"access_token":"a","token_type":"Bearer","id_token":"eyJhbGciOiJub25lIn0.e30."}')),
      'gick inte att använda',
    ],
    ['does not give its keys', pa('/jwks', trasig), 'gick inte att använda'],
  ])('%s, the page says so and what to do instead', async (_vad, fel, text) => {
    hus.kommunen.vem = som('anna');
    hus.kommunen.fel = fel;
    expect(await sagt()).toContain(text);
    expect(hus.loggat).toHaveLength(1);
  });

  it.each([
    ['gives a low assurance', { acr: 'lag' }, 'inte stark nog för SUS'],
    ['gives no assurance', { acr: undefined }, 'inte stark nog för SUS'],
    ['gives no personnummer', { personnummer: undefined }, 'inget personnummer'],
    ['gives a personnummer that is none', { personnummer: '198001012388' }, 'inget personnummer'],
    ['gives a personnummer in another form', { personnummer: 19_800_101 }, 'inget personnummer'],
  ])('%s, nobody is let in (V6.8.4)', async (_vad, mer, text) => {
    const { acr, ...rest } = { ...som('anna'), ...mer };
    hus.kommunen.vem = acr === undefined ? rest : { ...rest, acr };
    expect(await sagt()).toContain(text);
  });

  it('is told to cancel, the page says that', async () => {
    expect(await sagt()).toContain('Du avbröt inloggningen hos Testköpings kommun.');
    expect(hus.loggat).toEqual([]);
  });
});

describe('an answer (V10.1.2) (V10.2.2)', () => {
  const svarMed = async (andra: (svar: URLSearchParams) => void) => {
    hus.kommunen.vem = som('anna');
    const klient = await hus.som();
    const adress = new URL(
      await genomLeverantoren(adressI(await klient.skicka('/logga-in', {}, start)), hem),
      hem,
    );
    andra(adress.searchParams);
    return klient.get(`${adress.pathname}${adress.search}`);
  };

  it.each([
    ['with another state', (s: URLSearchParams) => s.set('state', 'x'.repeat(43)), 'oidc_om'],
    ['without a state', (s: URLSearchParams) => s.delete('state'), 'oidc_om'],
    ['with another code', (s: URLSearchParams) => s.set('code', 'x'.repeat(43)), 'oidc_felSvar'],
    ['without a code', (s: URLSearchParams) => s.delete('code'), 'oidc_felSvar'],
    ['from another issuer', (s: URLSearchParams) => s.set('iss', 'https://annan.example'), 'oidc_felSvar'],
    ['with two codes', (s: URLSearchParams) => s.append('code', 'y'), 'oidc_felSvar'],
    [
      'that says no',
      (s: URLSearchParams) => {
        s.delete('code');
        s.set('error', 'server_error');
      },
      'oidc_nekad',
    ],
  ])('%s lets nobody in', async (_vad, andra, varfor) => {
    const svar = await svarMed(andra);
    expect(svar.status).toBe(303);
    expect(plats(svar)).toMatch(new RegExp(`^/logga-in\\?varfor=${varfor}(&leverantor=testkoping)?$`));
  });

  it('with a nonce of another sign-in lets nobody in (V10.5.1)', async () => {
    hus.kommunen.vem = som('anna');
    const klient = await hus.som();
    const adress = new URL(adressI(await klient.skicka('/logga-in', {}, start)));
    adress.searchParams.set('nonce', 'x'.repeat(43));
    const svar = await klient.get(await genomLeverantoren(adress.href, hem));
    expect(plats(svar)).toBe('/logga-in?varfor=oidc_felSvar&leverantor=testkoping');
  });

  it('leaves neither code, state nor personnummer in the log (V16.2.5)', async () => {
    const rader: string[] = [];
    const log = pino({}, { write: (rad: string) => void rader.push(rad) });
    const klient = await nyKlient(createApp({ ...hus.hus, log }), hus.hus, null);
    hus.kommunen.vem = som('anna');
    hus.kommunen.fel = pa('/token', trasig);
    await tillbakaFran(klient);
    hus.kommunen.fel = null;
    await tillbakaFran(klient);
    expect(rader.length).toBeGreaterThan(3);
    for (const rad of rader) expect(rad).not.toMatch(/code=|state=|19800101|id_token/);
  });
});

describe('a provider that cannot be trusted', () => {
  const loggat: string[] = [];
  const medLeverantor = async (issuer: string) => {
    const leverantorer = [{ ...hus.kommunen.leverantor, issuer }];
    const oidc = oidcklient(
      { adress: hem, leverantorer },
      { logga: (_id, fel) => void loggat.push(fel), tidsgrans: 1 },
    );
    const klient = await nyKlient(createApp({ ...hus.hus, oidc }), hus.hus, null);
    return plats(await tillbakaFran(klient));
  };

  it('has a certificate that we do not believe (V12.3.2)', async () => {
    const pem = (namn: string) => readFileSync(`tests/bankid/pem/${namn}.pem`);
    const tls = { cert: pem('server'), key: pem('server-nyckel') };
    const falsk = await startaLeverantor(hem, {}, tls);
    expect(await medLeverantor(falsk.leverantor.issuer)).toBe(
      '/logga-in?varfor=oidc_svararInte&leverantor=testkoping',
    );
    await falsk.close();
  });

  it('is not there', async () => {
    expect(await medLeverantor('http://127.0.0.1:9')).toBe(
      '/logga-in?varfor=oidc_svararInte&leverantor=testkoping',
    );
  });

  it('says that it is somebody else (V10.5.3)', async () => {
    hus.annan.fel = pa('/.well-known', json(JSON.stringify({ issuer: 'https://annan.example' })));
    expect(await medLeverantor(hus.annan.leverantor.issuer)).toContain('oidc_felSvar');
  });

  it('is asked again the next time', async () => {
    const borta = await startaLeverantor(hem);
    await borta.close();
    expect(await medLeverantor(borta.leverantor.issuer)).toContain('oidc_svararInte');
    expect(plats(await tillbakaFran(await hus.som()))).toContain('oidc_avbruten');
  });
});
