import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { sql } from '../../src/db/db.ts';
import { flik, handelserAv } from '../inloggning/stod.ts';
import { doldaFalt } from '../support/klient.ts';
import { htmlFaults } from '../web/html.ts';
import { testnummer } from '../support/testnummer.ts';
import {
  appen,
  arInne,
  avbryt,
  bankidhus,
  borjaOm,
  klar,
  lage,
  loggaInMedBankid,
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

describe('signing in with BankID', () => {
  it('V6.6.1 is offered first, with the risk of the other way said', async () => {
    const html = (await (await hus.som()).get('/logga-in')).text;
    expect(html.indexOf('Logga in med BankID')).toBeGreaterThan(0);
    expect(html.indexOf('Logga in med BankID')).toBeLessThan(html.indexOf('Lösenord'));
    expect(html).toContain('Lämna aldrig ut koden');
  });

  it('takes Anna from the app to the page she asked for, and leaves a trail', async () => {
    const [anna, svar] = await loggaInMedBankid(hus, 'anna', '/logga-in?till=%2Fkonto');
    expect([svar.status, plats(svar)]).toEqual([303, '/konto']);
    expect(await arInne(anna)).toBe(true);
    expect(await handelserAv(hus, 'anna')).toEqual(['inloggning_lyckad bankid ok']);
    const { metod } = await hus.db.one(
      z.object({ metod: z.string() }),
      sql`select metod from auth.inloggning where anvandare_id = ${hus.varld.anvandare.anna}`,
    );
    expect(metod).toBe('bankid');
    expect(await hus.db.run(sql`select from auth.bankid_order where status = 'klar'`)).toBe(0);
  });

  it('shows one without any role, and one without an account, whom to ask', async () => {
    const [noll, svar] = await loggaInMedBankid(hus, 'noll');
    expect(plats(svar)).toBe('/saknar-behorighet');
    expect((await noll.folj(svar)).text).toContain('Du saknar behörighet till SUS');
    const [okand, nej] = await loggaInMedBankid(hus, testnummer(31));
    expect(plats(nej)).toBe('/logga-in/saknar-behorighet');
    expect((await okand.folj(nej)).text).toContain('Du saknar behörighet till SUS');
    expect(await arInne(okand)).toBe(false);
  });

  it('lets nobody in whose account has ended, and notes it', async () => {
    await hus.db.run(
      sql`update auth.anvandare set avslutad_at = now() where id = ${hus.varld.anvandare.rut}`,
    );
    const [rut, svar] = await loggaInMedBankid(hus, 'rut');
    expect(plats(svar)).toBe('/logga-in/saknar-behorighet');
    expect(await arInne(rut)).toBe(false);
    expect(await handelserAv(hus, 'rut')).toEqual(['inloggning_misslyckad bankid nekad']);
  });

  it('has nothing to do with a lock on the password', async () => {
    const klient = await hus.som();
    for (let i = 0; i < 6; i += 1)
      await klient.skicka('/logga-in', { personnummer: '198102022384', losenord: 'fel lösenord' });
    const [, svar] = await loggaInMedBankid(hus, 'bo');
    expect(plats(svar)).toBe('/');
  });

  it('is not started by a personnummer, whatever is sent', async () => {
    const klient = await hus.som();
    await klient.skicka('/logga-in', { personnummer: '198001012387', personalNumber: '198001012387' }, sida);
    expect(JSON.stringify(hus.simulator.anrop.at(-1))).not.toContain('198001012387');
  });

  it('V7.6.2 signs nobody in by a GET', async () => {
    const klient = await starta(hus);
    await appen(hus, 'complete');
    expect((await lage(hus, klient)).lage).toBe('klar');
    const html = (await klient.get(sida)).text;
    expect(html).toContain('Fortsätt till SUS');
    expect(await htmlFaults(html)).toEqual([]);
    expect(await arInne(klient)).toBe(false);
  });
});

describe('an order and its session', () => {
  it('V7.2.4 C9 has a new session id at the start and at the end, and the old ones are dead', async () => {
    const angripare = await hus.som();
    await angripare.get('/logga-in');
    const offer = await starta(hus, await flik(hus, angripare));
    const mellan = await flik(hus, offer);
    await appen(hus, 'complete');
    expect(plats(await angripare.get(sida))).toBe('/logga-in?varfor=bankid_om');
    await offer.skicka(sida, {}, klar);
    expect([await arInne(offer), await arInne(angripare), await arInne(mellan)]).toEqual([
      true,
      false,
      false,
    ]);
    expect(new Set([angripare, mellan, offer].map((k) => k.cookies.get('sus'))).size).toBe(3);
  });

  it('V6.8.4 V6.6.2 belongs to it alone: another browser gets nothing of it', async () => {
    const anna = await starta(hus);
    await appen(hus, 'complete');
    await anna.get(sida);
    const annan = await hus.som();
    await annan.get('/logga-in');
    expect((await lage(hus, annan)).lage).toBe('slut');
    const { _csrf = '' } = doldaFalt((await annan.get('/logga-in')).text, sida);
    const svar = await annan.postRaw(klar, { _csrf });
    expect(plats(svar)).toBe('/logga-in?varfor=bankid_om');
    expect((await annan.folj(svar)).text).toContain('Börja om');
    expect(await arInne(annan)).toBe(false);
  });

  it('V6.5.1 signs in once, however often it is sent', async () => {
    const anna = await starta(hus);
    await appen(hus, 'complete');
    const falt = doldaFalt((await anna.get(sida)).text, klar);
    const flikar = await Promise.all(Array.from({ length: 5 }, () => flik(hus, anna)));
    const svar = await Promise.all(flikar.map((k) => k.postRaw(klar, falt)));
    const inne = await Promise.all(flikar.map(arInne));
    expect(inne.filter(Boolean)).toHaveLength(1);
    expect(svar.filter((s) => plats(s) === '/')).toHaveLength(1);
  });

  it('V6.8.4 is not complete before BankID says so', async () => {
    const anna = await starta(hus);
    const { _csrf = '' } = doldaFalt((await anna.get(sida)).text, avbryt);
    expect(plats(await anna.postRaw(klar, { _csrf }))).toContain('bankid_om');
    expect(await arInne(anna)).toBe(false);
  });

  it.each(['completeAnnanOrder', 'completeHogRisk', 'completeUtanNummer'] as const)(
    'V6.8.4 ends without a sign-in at %s',
    async (utfall) => {
      const anna = await starta(hus);
      await appen(hus, utfall);
      expect((await lage(hus, anna)).lage).toBe('slut');
      expect((await anna.get(sida)).text).toContain('Försök igen med BankID');
      expect(await hus.db.run(sql`select from auth.bankid_order where status = 'klar'`)).toBe(0);
    },
  );

  it('is forgotten when nobody came for it', async () => {
    const anna = await starta(hus);
    await appen(hus, 'complete');
    const falt = doldaFalt((await anna.get(sida)).text, klar);
    const nu = hus.rattar.nu;
    vanta(hus, 11 * 60);
    expect(plats(await anna.postRaw(klar, falt))).toContain('bankid_om');
    hus.rattar.nu = nu;
  });

  it('C11 V3.5.1 is neither started, ended nor used from another site', async () => {
    const anna = await starta(hus);
    await appen(hus, 'complete');
    await anna.get(sida);
    const fore = hus.simulator.anrop.length;
    for (const path of [sida, klar, avbryt]) {
      expect((await anna.postRaw(path, {}, { Origin: 'https://evil.example' })).status).toBe(403);
      expect(plats(await anna.postRaw(path, {}))).toContain('varfor=token');
    }
    expect(hus.simulator.anrop).toHaveLength(fore);
    expect(await arInne(anna)).toBe(false);
  });
});
