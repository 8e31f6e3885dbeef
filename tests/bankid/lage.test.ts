import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { felkoder, misslyckades, vantarPa } from '../../src/bankid/bankid.rules.ts';
import { feltext, slutText, pagaendeText } from '../../src/bankid/texter.rules.ts';
import { withClient } from '../../src/db/client.ts';
import { sql } from '../../src/db/db.ts';
import { flik } from '../inloggning/stod.ts';
import {
  appen,
  avbryt,
  bankidhus,
  borjaOm,
  klar,
  lage,
  motStart,
  plats,
  sida,
  starta,
  vanta,
  type Bankidhus,
} from './stod.ts';

let hus: Bankidhus;
beforeAll(async () => {
  hus = await bankidhus();
});
afterAll(() => hus.close());
beforeEach(() => borjaOm(hus));

describe('while BankID is at work', () => {
  it.each([...vantarPa, 'framtidaVantan'] as const)('says what to do at %s', async (hint) => {
    const anna = await starta(hus);
    await appen(hus, hint);
    expect(await lage(hus, anna)).toMatchObject({ lage: 'pagar', text: pagaendeText(hint) });
    expect((await anna.get(sida)).text).toContain(pagaendeText(hint));
  });

  it.each([...misslyckades, 'framtidaSlut'] as const)('says why it ended at %s', async (hint) => {
    const anna = await starta(hus);
    await appen(hus, hint);
    expect((await lage(hus, anna)).lage).toBe('slut');
    const html = (await anna.get(sida)).text;
    expect(html).toContain(slutText(hint));
    expect(html).toContain('Logga in med lösenord i stället');
  });

  it('asks BankID at most every two seconds for an order, however many ask us', async () => {
    const anna = await starta(hus);
    const flikar = await Promise.all(Array.from({ length: 8 }, () => flik(hus, anna)));
    const antal = () => hus.simulator.anrop.filter(({ metod }) => metod === 'collect').length;
    const fore = antal();
    await Promise.all(flikar.map((k) => k.get(`${sida}/lage`)));
    expect(antal()).toBe(fore + 1);
    vanta(hus, 1);
    await anna.get(sida);
    expect(antal()).toBe(fore + 1);
    vanta(hus, 1);
    await Promise.all(flikar.map((k) => k.get(`${sida}/lage`)));
    expect(antal()).toBe(fore + 2);
  });

  it('takes two answers at once for one, and signs in once', async () => {
    const anna = await starta(hus);
    await appen(hus, 'complete');
    const [ena, andra] = await Promise.all([lage(hus, anna), lage(hus, await flik(hus, anna))]);
    expect([ena.lage, andra.lage]).toContain('klar');
    expect((await lage(hus, anna)).lage).toBe('klar');
    expect(plats(await anna.skicka(sida, {}, klar))).toBe('/');
  });

  it('is given up by the user, here and at BankID', async () => {
    const anna = await starta(hus);
    const svar = await anna.skicka(sida, {}, avbryt);
    expect(plats(svar)).toBe('/logga-in?varfor=bankid_avbruten');
    expect(hus.simulator.anrop.at(-1)?.metod).toBe('cancel');
    expect(plats(await anna.get(sida))).toContain('bankid_om');
  });

  it('is given up when a new one is started in its place', async () => {
    const anna = await starta(hus);
    const svar = await anna.skicka('/logga-in', {}, sida);
    expect(svar.status).toBe(303);
    expect(hus.simulator.anrop.slice(-2).map(({ metod }) => metod)).toEqual(['cancel', 'auth']);
  });
});

describe('R22 BankID that does not work (V16.5.2)', () => {
  it.each(felkoder)('says at the sign-in page what to do instead: %s', async (kod) => {
    await motStart(hus, kod);
    const klient = await hus.som();
    const svar = await klient.skicka('/logga-in?till=%2Fkonto', {}, sida);
    expect(plats(svar)).toBe(`/logga-in?till=%2Fkonto&varfor=bankid_${kod}`);
    const html = (await klient.folj(svar)).text;
    expect(html).toContain(feltext[kod]);
    expect(html).toMatch(/lösenord/);
  });

  it.each(['langsam', 'bryter', 'trasigJson', 'html', 'omdirigering', 'falt'] as const)(
    'answers in time when BankID does this: %s',
    async (utfall) => {
      await motStart(hus, utfall);
      const klient = await hus.som();
      const html = (await klient.folj(await klient.skicka('/logga-in', {}, sida))).text;
      expect(html).toContain('logga in med lösenord');
    },
  );

  it.each(['maintenance', 'internalError', 'langsam', 'bryter', 'trasigJson', 'framtidaFel'] as const)(
    'lets an order live through a while of %s',
    async (utfall) => {
      const anna = await starta(hus);
      await appen(hus, utfall);
      expect(await lage(hus, anna)).toMatchObject({ lage: 'pagar', text: pagaendeText('svararInte') });
      await appen(hus, 'complete');
      expect((await lage(hus, anna)).lage).toBe('klar');
    },
  );

  it('ends an order that BankID says nothing about for five minutes', async () => {
    const anna = await starta(hus);
    await appen(hus, 'langsam');
    const nu = hus.rattar.nu;
    vanta(hus, 5 * 60);
    expect((await lage(hus, anna)).lage).toBe('slut');
    hus.rattar.nu = nu;
  });

  it('V2.4.1 stops an address that starts order after order, and says when to come back', async () => {
    await hus.db.run(sql`
      insert into auth.begransning (key, points, expire)
      values ('bankid:::ffff:127.0.0.1', 100, ${Date.now() + 60_000}), ('bankid:127.0.0.1', 100, ${Date.now() + 60_000})`);
    const svar = await (await hus.som()).skicka('/logga-in', {}, sida);
    expect(svar.status).toBe(429);
    expect(Number(svar.headers['retry-after'])).toBeGreaterThan(0);
  });

  it('has no pages where it is not set up', async () => {
    const utan = await bankidhus((h) => ({ ...h, bankid: null }));
    const klient = await utan.som();
    expect((await klient.get(sida)).status).toBe(404);
    expect((await klient.get('/demo/bankid')).status).toBe(404);
    expect((await klient.get('/logga-in')).text).not.toContain('BankID');
    await utan.close();
  });
});

describe('what is kept of an order', () => {
  it('is never the personnummer or the secret as they are', async () => {
    const anna = await starta(hus);
    await appen(hus, 'complete', 'bo');
    await lage(hus, anna);
    const rader = await withClient(hus.databas.adminUrl, (client) =>
      client.query<{ rad: string }>('select row_to_json(o)::text as rad from auth.bankid_order o'),
    );
    const text = rader.rows.map(({ rad }) => rad).join();
    expect(text).toContain('"klar"');
    expect(text).not.toContain('198102022384');
  });
});
