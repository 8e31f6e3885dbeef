import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sql } from '../../src/db/db.ts';
import { testhus, type Testhus } from '../support/hus.ts';
import { doldaFalt, type Klient } from '../support/klient.ts';
import { htmlFaults } from '../web/html.ts';
import { flik, handelserAv, loggaIn, losenord, medLosenord, stegEtt } from '../inloggning/stod.ts';

const nytt = 'sju röda bussar i dimma';

let hus: Testhus;
beforeAll(async () => {
  hus = await testhus();
});
afterAll(() => hus.close());
beforeEach(async () => {
  await hus.db.run(sql`delete from auth.begransning`);
  await medLosenord(hus, 'anna', 'bo');
  hus.rattar.skickade.length = 0;
});

const arInne = async (klient: Klient) => (await klient.get('/konto')).status === 200;
const byt = (klient: Klient, andrat: Record<string, string> = {}) =>
  klient.skicka('/konto/losenord', { losenord, nytt_losenord: nytt, upprepa: nytt, ...andrat });

describe('changing the own password', () => {
  it('V6.2.2 V6.2.3 needs the present one, and is found from the name in the header', async () => {
    const [anna] = await loggaIn(hus, 'anna');
    const konto = await anna.get('/konto');
    expect(konto.text).toContain('<a class="vem__namn" href="/konto">Anna Annsson</a>');
    expect(konto.text).toContain('href="/konto/losenord"');
    const fel = await byt(anna, { losenord: 'inte det rätta alls' });
    expect(fel.status).toBe(422);
    expect(fel.text).toContain('Kontrollera ditt nuvarande lösenord');
    const svar = await byt(anna);
    expect([svar.status, svar.headers['location']]).toEqual([303, '/konto?klart=losenord']);
    expect((await anna.folj(svar)).text).toContain('Lösenordet är bytt.');
    expect((await stegEtt(await hus.som(), 'anna')).status).toBe(422);
    expect((await stegEtt(await hus.som(), 'anna', nytt)).status).toBe(303);
  });

  it('V7.4.3 signs out everywhere else when the box is left ticked, as it is from the start', async () => {
    const [har] = await loggaIn(hus, 'anna');
    const [dar] = await loggaIn(hus, 'anna');
    expect((await har.get('/konto/losenord')).text).toMatch(/name="overallt"[^>]* checked/);
    await byt(har, { overallt: 'ja' });
    expect([await arInne(har), await arInne(dar)]).toEqual([true, false]);
  });

  it('V7.4.3 leaves the others alone when the box is not ticked', async () => {
    const [har] = await loggaIn(hus, 'anna');
    const [dar] = await loggaIn(hus, 'anna');
    await byt(har);
    expect([await arInne(har), await arInne(dar)]).toEqual([true, true]);
  });

  it('V6.3.7 tells the owner of the mobile number, and leaves a trail', async () => {
    const [anna] = await loggaIn(hus, 'anna');
    await byt(anna, { overallt: 'ja' });
    expect(hus.rattar.skickade.at(-1)?.text).toContain('Lösenordet till SUS har bytts');
    expect((await handelserAv(hus, 'anna')).at(-1)).toBe('losenord_bytt overallt ok');
  });

  it('kills a sign-in that waits for its code', async () => {
    const [anna] = await loggaIn(hus, 'anna');
    const vantar = await hus.som();
    await stegEtt(vantar, 'anna');
    await byt(anna);
    expect((await vantar.get('/logga-in/kod')).headers['location']).toBe('/logga-in?varfor=slut');
  });

  it('C21 gives the receipt again when the form is sent twice', async () => {
    const [anna] = await loggaIn(hus, 'anna');
    const falt = {
      ...doldaFalt((await anna.get('/konto/losenord')).text, '/konto/losenord'),
      losenord,
      nytt_losenord: nytt,
      upprepa: nytt,
    };
    const forst = await anna.postRaw('/konto/losenord', falt);
    const sedan = await anna.postRaw('/konto/losenord', falt);
    expect(sedan.headers['location']).toBe(forst.headers['location']);
    expect((await handelserAv(hus, 'anna')).filter((h) => h.startsWith('losenord_bytt'))).not.toHaveLength(0);
  });

  it('stops after five wrong present passwords, and says until when', async () => {
    const [bo] = await loggaIn(hus, 'bo');
    for (let i = 0; i < 5; i += 1) await byt(bo, { losenord: 'inte det rätta alls' });
    const svar = await byt(bo);
    expect(svar.status).toBe(422);
    expect(svar.text).toMatch(/Vänta till klockan \d\d\.\d\d/);
  });

  it('V6.2.11 refuses a password built on the user', async () => {
    const [anna] = await loggaIn(hus, 'anna');
    const svar = await byt(anna, { nytt_losenord: 'annaannsson12', upprepa: 'annaannsson12' });
    expect(svar.text).toContain('inte bygger på ditt namn');
    expect(await htmlFaults(svar.text)).toEqual([]);
  });

  it('V6.2.10 asks for no new password after 400 days', async () => {
    const nu = hus.rattar.nu;
    hus.rattar.nu = new Date(nu.getTime() + 400 * 86_400_000);
    expect((await loggaIn(hus, 'anna'))[1].headers['location']).toBe('/');
    hus.rattar.nu = nu;
  });
});

describe('the own sign-ins', () => {
  it('V7.5.2 C10 are listed, and each can be ended', async () => {
    const [har] = await loggaIn(hus, 'bo');
    const [dar] = await loggaIn(hus, 'bo');
    const sida = await har.get('/konto');
    expect(sida.text).toContain('Den här');
    expect(await htmlFaults(sida.text)).toEqual([]);
    const adresser = [...sida.text.matchAll(/action="(\/konto\/inloggningar\/[^"]+)"/g)].map(
      (m) => m[1] ?? '',
    );
    for (const adress of adresser) {
      const svar = await har.skicka('/konto', {}, adress);
      expect((await har.folj(svar)).text).toContain('Inloggningen är avslutad.');
    }
    expect([await arInne(har), await arInne(dar)]).toEqual([true, false]);
  });

  it('C1 V8.2.2 of another user do not exist', async () => {
    const [bo] = await loggaIn(hus, 'bo');
    const [anna] = await loggaIn(hus, 'anna');
    const { text } = await anna.get('/konto');
    await loggaIn(hus, 'anna');
    const adress = /action="(\/konto\/inloggningar\/[^"]+)"/.exec((await anna.get('/konto')).text)?.[1] ?? '';
    const falt = doldaFalt((await bo.get('/konto')).text, '/konto/utloggning');
    expect(text).toContain('Anna');
    expect((await bo.postRaw(adress, falt)).status).toBe(404);
    const ingen = adress.replace(/[0-9a-f]{8}-/, '00000000-');
    expect((await bo.postRaw(ingen, falt)).status).toBe(404);
  });

  it('V7.4.1 are all ended by Logga ut överallt, this one too', async () => {
    const [har] = await loggaIn(hus, 'bo');
    const [dar] = await loggaIn(hus, 'bo');
    const kopia = await flik(hus, har);
    const svar = await har.skicka('/konto', {}, '/konto/utloggning');
    expect(svar.headers['location']).toBe('/logga-in?varfor=utloggad_overallt');
    expect(svar.headers['clear-site-data']).toBe('"cache", "storage"');
    expect([await arInne(dar), await arInne(kopia)]).toEqual([false, false]);
  });
});
