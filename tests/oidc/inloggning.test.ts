import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { withClient } from '../../src/db/client.ts';
import { senare } from '../bekraftelse/stod.ts';
import { flik, handelserAv } from '../inloggning/stod.ts';
import { doldaFalt } from '../support/klient.ts';
import { htmlFaults } from '../web/html.ts';
import { genomLeverantoren } from './leverantor.ts';
import {
  adressI,
  arInne,
  borjaOm,
  hem,
  klar,
  loggaInHos,
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
beforeEach(async () => {
  hus.rattar.nu = new Date();
  await borjaOm(hus);
  await withClient(hus.databas.adminUrl, (client) =>
    client.query('delete from auth.extern_identitet; delete from auth.utskick'),
  );
});

const fraga = (text: string) =>
  withClient(hus.databas.adminUrl, async (client) => (await client.query<Record<string, string>>(text)).rows);

describe("signing in at the employer's", () => {
  it('is a button on the sign-in page, and goes on by itself or by a link, with code, PKCE, state and nonce (V10.2.1) (V10.2.3)', async () => {
    const klient = await hus.som();
    const sida = await klient.get('/logga-in');
    expect(sida.text).toContain('Logga in med Testköpings kommun');
    expect(sida.text).toContain('Logga in med Grannköpings kommun');
    expect(await htmlFaults(sida.text)).toEqual([]);
    const vidare = await klient.skicka('/logga-in', {}, start);
    expect(await htmlFaults(vidare.text)).toEqual([]);
    expect(vidare.text).toContain('Fortsätt till Testköpings kommun');
    const adress = new URL(adressI(vidare));
    expect(adress.origin).toBe(hus.kommunen.leverantor.issuer);
    expect(Object.fromEntries(adress.searchParams)).toMatchObject({
      response_type: 'code',
      code_challenge_method: 'S256',
      redirect_uri: `${hem}/logga-in/oidc-aterkomst`,
      acr_values: 'http://id.elegnamnden.se/loa/1.0/loa3',
    });
    for (const namn of ['state', 'nonce', 'code_challenge'])
      expect(adress.searchParams.get(namn)).toMatch(/^[\w-]{43}$/);
  });

  it('makes a sign-in where the user was going, by a press and not by a page that is opened (V7.6.2)', async () => {
    hus.kommunen.vem = som('anna');
    const klient = await hus.som();
    const svar = await tillbakaFran(klient, '/logga-in?till=%2Fkonto');
    expect([svar.status, plats(svar)]).toEqual([303, klar]);
    const sida = await klient.folj(svar);
    expect(sida.text).toContain('Du har legitimerat dig hos Testköpings kommun');
    expect(await htmlFaults(sida.text)).toEqual([]);
    expect(await arInne(klient)).toBe(false);
    expect(plats(await klient.skicka(klar, {}))).toBe('/konto');
    expect(await arInne(klient)).toBe(true);
    expect((await handelserAv(hus, 'anna')).slice(-2)).toEqual([
      'identitet_kopplad testkoping ok',
      'inloggning_lyckad oidc,testkoping ok',
    ]);
  });

  it('ties issuer and subject to the account the first time, and tells the user by e-mail (V6.8.1) (V10.5.2)', async () => {
    await loggaInHos(hus, 'anna');
    expect(await fraga('select issuer, subject, upphavd_at from auth.extern_identitet')).toEqual([
      { issuer: hus.kommunen.leverantor.issuer, subject: 'anstalld-anna', upphavd_at: null },
    ]);
    expect(await fraga('select slag, kanal from auth.utskick')).toEqual([
      { slag: 'identitet_kopplad', kanal: 'epost' },
    ]);
    const [igen] = await loggaInHos(hus, 'anna');
    expect(await arInne(igen)).toBe(true);
    expect(await fraga('select slag from auth.utskick')).toHaveLength(1);
  });

  it('gives the session a new id at each step, and takes no answer in another browser (V7.2.4) (V6.8.4) (V10.1.2) (V10.2.1)', async () => {
    hus.kommunen.vem = som('anna');
    const klient = await hus.som();
    await klient.get('/logga-in');
    const fore = await flik(hus, klient);
    const vidare = await klient.skicka('/logga-in', {}, start);
    const aterkomst = await genomLeverantoren(adressI(vidare), hem);
    const annan = await hus.som();
    await annan.get('/logga-in');
    expect(plats(await annan.get(aterkomst))).toBe('/logga-in?varfor=oidc_om');
    expect(plats(await fore.get(aterkomst))).toBe('/logga-in?varfor=oidc_om');
    expect(plats(await klient.get(aterkomst))).toBe(klar);
    const mellan = await flik(hus, klient);
    await klient.skicka(klar, {});
    expect([await arInne(klient), await arInne(mellan)]).toEqual([true, false]);
  });

  it('takes an answer once, and what was shown once', async () => {
    hus.kommunen.vem = som('anna');
    const klient = await hus.som();
    const aterkomst = await genomLeverantoren(adressI(await klient.skicka('/logga-in', {}, start)), hem);
    const svar = await Promise.all([klient.get(aterkomst), klient.get(aterkomst)]);
    expect(svar.map(plats).sort()).toEqual(['/logga-in/oidc-klar', '/logga-in?varfor=oidc_om']);
    const falt = doldaFalt((await klient.get(klar)).text, klar);
    const [tva, tre] = [await flik(hus, klient), await flik(hus, klient)];
    await Promise.all([tva.postRaw(klar, falt), tre.postRaw(klar, falt)]);
    const rader = await fraga(
      `select id from auth.inloggning where metod = 'oidc' and avslutad_at is null and anvandare_id = '${hus.varld.anvandare.anna}' and skapad_at = '${hus.rattar.nu.toISOString()}'`,
    );
    expect(rader).toHaveLength(1);
  });

  it('is not taken up later than ten minutes after the start', async () => {
    hus.kommunen.vem = som('anna');
    const klient = await hus.som();
    await tillbakaFran(klient);
    const falt = doldaFalt((await klient.get(klar)).text, klar);
    senare(hus, 11);
    expect(plats(await klient.get(klar))).toBe('/logga-in?varfor=oidc_om');
    expect(plats(await klient.postRaw(klar, falt))).toBe('/logga-in?varfor=oidc_om');
  });

  it('leads nowhere but to our own pages', async () => {
    hus.kommunen.vem = som('anna');
    const klient = await hus.som();
    const falt = { ...doldaFalt((await klient.get('/logga-in')).text, start), till: '//annan.example' };
    await klient.get(await genomLeverantoren(adressI(await klient.postRaw(start, falt)), hem));
    const svar = await klient.postRaw(klar, {
      ...doldaFalt((await klient.get(klar)).text, klar),
      till: 'https://annan.example/',
    });
    expect(plats(svar)).toBe('/');
    expect((await klient.get('/logga-in/oidc/finns-inte')).status).toBe(404);
  });

  it('keeps no personnummer, code or secret in clear while it goes on (V16.2.5) (V10.1.1)', async () => {
    hus.kommunen.vem = som('anna');
    const klient = await hus.som();
    await tillbakaFran(klient);
    const [rad] = await fraga('select f::text as rad from auth.oidc_forsok f');
    expect(rad?.['rad']).toContain('anstalld-anna');
    expect(rad?.['rad']).not.toContain('198001012387');
    expect(rad?.['rad']).not.toContain('verifierare');
  });

  it('says at sign-out that one may still be signed in at the employer', async () => {
    const [klient] = await loggaInHos(hus, 'anna');
    const svar = await klient.skicka('/konto', {}, '/logga-ut');
    expect((await klient.folj(svar)).text).toContain('Du kan fortfarande vara inloggad hos din arbetsgivare');
    expect(await arInne(klient)).toBe(false);
  });
});
