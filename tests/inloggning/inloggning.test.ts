import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '../../src/db/db.ts';
import { testhus, type Testhus } from '../support/hus.ts';
import { htmlFaults } from '../web/html.ts';
import { doldaFalt } from '../support/klient.ts';
import { handelserAv, loggaIn, losenord, medLosenord, senasteKod, stegEtt } from './stod.ts';

let hus: Testhus;
beforeAll(async () => {
  hus = await testhus();
  await medLosenord(hus, 'anna', 'bo', 'noll', 'rut', 'sia');
});
afterAll(() => hus.close());

describe('signing in', () => {
  it('takes Anna from password and code to the page she asked for', async () => {
    const anna = await hus.som();
    const forst = await anna.get('/konto');
    expect(forst.headers['location']).toBe('/logga-in?till=%2Fkonto');
    const ett = await stegEtt(anna, 'anna', losenord, '/logga-in?till=%2Fkonto');
    expect([ett.status, ett.headers['location']]).toEqual([303, '/logga-in/kod?till=%2Fkonto']);
    const tva = await anna.folj(ett);
    expect(tva.text).toContain('mobilnumret som slutar på <strong>05</strong>');
    const klar = await anna.skicka('/logga-in/kod?till=%2Fkonto', { kod: senasteKod(hus) }, '/logga-in/kod');
    expect([klar.status, klar.headers['location']]).toEqual([303, '/konto']);
    expect((await anna.get('/logga-in')).headers['location']).toBe('/');
  });

  it('goes to the start page when nothing else was asked for', async () => {
    const [, svar] = await loggaIn(hus, 'bo');
    expect([svar.status, svar.headers['location']]).toEqual([303, '/']);
  });

  it('V16.3.1 leaves a trail with method and factor', async () => {
    const klient = await hus.som();
    await stegEtt(klient, 'noll', 'fel lösenord helt');
    const [noll] = await loggaIn(hus, 'noll');
    await noll.skicka('/logga-ut', {});
    expect(await handelserAv(hus, 'noll')).toEqual([
      'inloggning_misslyckad losenord nekad',
      'engangskod_skapad sms ok',
      'inloggning_lyckad losenord,engangskod ok',
      'utloggning ok',
    ]);
  });

  it('shows one without any role whom to ask', async () => {
    const [noll, svar] = await loggaIn(hus, 'noll');
    expect(svar.headers['location']).toBe('/saknar-behorighet');
    const sida = await noll.folj(svar);
    expect(sida.text).toContain('Du saknar behörighet till SUS');
    expect(sida.text).toContain('behörig beställare');
    const [rut] = await loggaIn(hus, 'rut');
    expect((await rut.get('/saknar-behorighet')).headers['location']).toBe('/');
  });

  it('V6.3.3 V2.3.1 reaches no page with the password alone', async () => {
    const klient = await hus.som();
    await stegEtt(klient, 'anna');
    for (const sida of ['/konto', '/konto/losenord', '/saknar-behorighet', '/logga-ut'])
      expect((await klient.get(sida)).headers['location']).toContain('/logga-in');
  });

  it('V2.3.1 sends one who opens the code page without a password back to the first step', async () => {
    const klient = await hus.som();
    expect((await klient.get('/logga-in/kod')).headers['location']).toBe('/logga-in');
    const { _csrf = '' } = doldaFalt((await klient.get('/logga-in')).text, '/logga-in');
    const svar = await klient.postRaw('/logga-in/kod', { _csrf, kod: '123456' });
    expect([svar.status, svar.headers['location']]).toEqual([303, '/logga-in']);
  });

  it('keeps the personnummer but never the password when a field is missing', async () => {
    const klient = await hus.som();
    const svar = await klient.skicka('/logga-in', { personnummer: '19800101', losenord: 'hemlig text' });
    expect(svar.status).toBe(422);
    expect(svar.text).toContain('value="19800101"');
    expect(svar.text).toContain('Skriv personnumret med tolv siffror');
    expect(svar.text).not.toContain('hemlig text');
    expect(svar.text).toContain('<title>Fel: Logga in – SUS</title>');
  });

  it('V15.3.5 refuses a password sent twice', async () => {
    const klient = await hus.som();
    const svar = await klient.skicka('/logga-in', {
      personnummer: '198001012387',
      losenord: [losenord, losenord],
    });
    expect(svar.status).toBe(400);
  });

  it('V6.2.6 V6.2.7 names the fields so that a password manager and a phone can fill them', async () => {
    const klient = await hus.som();
    const ett = (await klient.get('/logga-in')).text;
    expect(ett).toMatch(/name="losenord" type="password" autocomplete="current-password"/);
    await stegEtt(klient, 'anna');
    const tva = (await klient.get('/logga-in/kod')).text;
    expect(tva).toMatch(/inputmode="numeric" autocomplete="one-time-code"/);
    expect(await htmlFaults(ett)).toEqual([]);
    expect(await htmlFaults(tva)).toEqual([]);
  });

  it('V7.6.2 C11 shows the sign-in page again when the token is missing, and signs nobody in', async () => {
    const klient = await hus.som();
    const falt = { personnummer: '198001012387', losenord, till: '/saknar-behorighet' };
    const fore = hus.rattar.skickade.length;
    const svar = await klient.postRaw('/logga-in', falt);
    expect([svar.status, svar.headers['location']]).toEqual([
      303,
      '/logga-in?varfor=token&till=%2Fsaknar-behorighet',
    ]);
    expect((await klient.folj(svar)).text).toContain('Sidan hade legat öppen för länge');
    expect(hus.rattar.skickade).toHaveLength(fore);
  });

  it('C11 refuses the sign-in form of another site', async () => {
    const klient = await hus.som();
    const svar = await klient.postRaw('/logga-in', {}, { Origin: 'https://evil.example' });
    expect(svar.status).toBe(403);
  });

  it.each([
    '//evil.example',
    '/\\evil.example',
    '/%09/evil.example',
    'https:evil.example',
    '\\\\evil.example',
    '/..//evil.example',
    '/a\r\nX: y',
    '/@evil.example',
    'javascript:alert(1)',
    '',
  ])('V3.7.2 C22 never leads to another host: %j', async (till) => {
    const klient = await hus.som();
    await stegEtt(klient, 'rut', losenord, `/logga-in?${new URLSearchParams({ till }).toString()}`);
    const svar = await klient.skicka(
      `/logga-in/kod?${new URLSearchParams({ till }).toString()}`,
      { kod: senasteKod(hus), till },
      '/logga-in/kod',
    );
    const plats = String(svar.headers['location']);
    expect(new URL(plats, 'http://sus.invalid').host).toBe('sus.invalid');
    expect(plats).not.toContain('evil.example'.concat('\\'));
    await hus.db.run(sql`delete from auth.begransning`);
  });
});
