import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { withClient } from '../../src/db/client.ts';
import { sql } from '../../src/db/db.ts';
import { dekryptera } from '../../src/db/kryptering.ts';
import { felKod, flik, handelserAv, loggaIn, medLosenord, senasteKod, stegEtt } from '../inloggning/stod.ts';
import { testhus, type Testhus } from '../support/hus.ts';
import { doldaFalt, type Klient } from '../support/klient.ts';
import { htmlFaults } from '../web/html.ts';

let hus: Testhus;
beforeAll(async () => {
  hus = await testhus();
});
afterAll(() => hus.close());
beforeEach(async () => {
  await hus.db.run(sql`delete from auth.begransning`);
  await withClient(hus.databas.adminUrl, (client) => client.query('delete from auth.utskick'));
  await medLosenord(hus, 'anna', 'bo');
  hus.rattar.skickade.length = 0;
});

const nummer = '070-174 06 25';
const arInne = async (klient: Klient) => (await klient.get('/konto')).status === 200;

const utskickRow = z.object({ id: z.string(), kanal: z.string(), till: z.instanceof(Buffer) });
/** What waits to be sent: channel and whom it is to. */
const utskicken = async (): Promise<string[]> => {
  const rader = await hus.db.many(utskickRow, sql`select id, kanal, till_krypt as till from auth.utskick`);
  return rader.map(
    ({ id, kanal, till }) => `${kanal} ${dekryptera(hus.hus.nycklar, `auth.utskick.till.${id}`, till)}`,
  );
};

/** Asks for another number and writes the code that came to it. */
const bytNummer = async (
  klient: Klient,
  mer: Record<string, string> = { overallt: 'ja' },
  mobil = nummer,
) => {
  await klient.skicka('/konto/mobil', { mobil });
  return klient.skicka('/konto/mobil/kod', { kod: senasteKod(hus), ...mer });
};

describe('the own e-mail address', () => {
  it('is changed, and the old address is told (V6.3.7)', async () => {
    const [bo] = await loggaIn(hus, 'bo');
    const svar = await bo.skicka('/konto/epost', { epost: ' bo.ny@example.invalid ' });
    const sida = await bo.folj(svar);
    expect(sida.text).toContain('E-postadressen är ändrad.');
    expect(sida.text).toContain('bo.ny@example.invalid');
    expect(await utskicken()).toEqual(['epost bo@example.invalid']);
    expect((await handelserAv(hus, 'bo')).at(-1)).toBe('kontaktuppgift_andrad epost ok');
  });

  it('is changed five times an hour at most: each change is a letter to whoever had the one before (V2.3.2)', async () => {
    const [bo] = await loggaIn(hus, 'bo');
    const svar: number[] = [];
    for (let nr = 1; nr <= 6; nr += 1)
      svar.push((await bo.skicka('/konto/epost', { epost: `offer${String(nr)}@example.invalid` })).status);
    expect(svar).toEqual([303, 303, 303, 303, 303, 429]);
    expect(await utskicken()).toHaveLength(5);
    await hus.db.run(
      sql`update auth.anvandare set epost = 'bo@example.invalid' where id = ${hus.varld.anvandare.bo}`,
    );
  });

  it('has to be one, and another than before', async () => {
    const [anna] = await loggaIn(hus, 'anna');
    for (const [epost, text] of [
      ['anna', 'Skriv en e-postadress'],
      ['', 'Skriv en e-postadress'],
      ['anna@example.invalid', 'Skriv en annan adress'],
      ['a@b.se\r\nBcc: x@y.se', 'Skriv en e-postadress'],
      ['<bo>,anna@example.invalid', 'Skriv en e-postadress'],
    ] as const) {
      const svar = await anna.skicka('/konto/epost', { epost });
      expect([svar.status, svar.text.includes(text)]).toEqual([422, true]);
      expect(await htmlFaults(svar.text)).toEqual([]);
    }
    expect(await utskicken()).toEqual([]);
  });

  it('C21 is changed once by a form that is sent twice', async () => {
    const [anna] = await loggaIn(hus, 'anna');
    const falt = {
      ...doldaFalt((await anna.get('/konto/epost')).text, '/konto/epost'),
      epost: 'a2@example.invalid',
    };
    const [ett, tva] = [await anna.postRaw('/konto/epost', falt), await anna.postRaw('/konto/epost', falt)];
    expect([ett.headers['location'], tva.headers['location']]).toEqual(Array(2).fill('/konto?klart=epost'));
    expect(await utskicken()).toHaveLength(1);
  });
});

describe('the own mobile number', () => {
  it('is changed by a code that came to the new one, and the old one is told (V6.3.7) (V7.5.1)', async () => {
    const [anna] = await loggaIn(hus, 'anna');
    const { text } = await anna.get('/konto/mobil');
    expect(text).toContain('slutar på 05');
    expect(await htmlFaults(text)).toEqual([]);
    await anna.skicka('/konto/mobil', { mobil: nummer });
    expect(hus.rattar.skickade.at(-1)?.mobil).toBe('+46701740625');
    const kodsida = await anna.get('/konto/mobil/kod');
    expect(kodsida.text).toMatch(/name="overallt"[^>]* checked/);
    expect(await htmlFaults(kodsida.text)).toEqual([]);
    expect((await anna.get('/konto')).text).toContain('070-174 06 05');
    const svar = await anna.skicka('/konto/mobil/kod', { kod: senasteKod(hus), overallt: 'ja' });
    expect((await anna.folj(svar)).text).toContain('Mobilnumret är ändrat.');
    expect((await anna.get('/konto')).text).toContain('070-174 06 25');
    expect(await utskicken()).toEqual(['sms +46701740605']);
    await stegEtt(await hus.som(), 'anna');
    expect(hus.rattar.skickade.at(-1)?.mobil).toBe('+46701740625');
  });

  it('signs out everywhere else, unless the box is unticked (V7.4.3)', async () => {
    const [har] = await loggaIn(hus, 'bo');
    const [dar] = await loggaIn(hus, 'bo');
    await bytNummer(har, {});
    expect([await arInne(har), await arInne(dar)]).toEqual([true, true]);
    await bytNummer(har, { overallt: 'ja' }, '070-174 06 35');
    expect([await arInne(har), await arInne(dar)]).toEqual([true, false]);
  });

  it('stays when the code is wrong, and is not known by the code of a sign-in', async () => {
    const [bo] = await loggaIn(hus, 'bo');
    await bo.skicka('/konto/mobil', { mobil: '070-174 06 45' });
    const kod = senasteKod(hus);
    const fel = await bo.skicka('/konto/mobil/kod', { kod: felKod(kod) });
    expect([fel.status, fel.text.includes('Koden stämmer inte')]).toEqual([422, true]);
    expect(await htmlFaults(fel.text)).toEqual([]);
    await bo.skicka('/konto/bekrafta', { losenord: 'fyra gula cyklar i regn' });
    const svar = await bo.skicka('/konto/mobil/kod', { kod: senasteKod(hus) });
    expect(svar.status).toBe(422);
    expect((await bo.get('/konto')).text).not.toContain('070-174 06 45');
  });

  it('C21 is changed once by a code that is sent twice', async () => {
    const [bo] = await loggaIn(hus, 'bo');
    await bo.skicka('/konto/mobil', { mobil: '070-174 06 55' });
    const falt = {
      ...doldaFalt((await bo.get('/konto/mobil/kod')).text, '/konto/mobil/kod'),
      kod: senasteKod(hus),
    };
    const [ett, tva] = [
      await bo.postRaw('/konto/mobil/kod', falt),
      await bo.postRaw('/konto/mobil/kod', falt),
    ];
    expect([ett.headers['location'], tva.headers['location']]).toEqual(Array(2).fill('/konto?klart=mobil'));
    expect(await utskicken()).toHaveLength(1);
  });

  it('is nowhere in clear in the database while it waits', async () => {
    const [bo] = await loggaIn(hus, 'bo');
    await bo.skicka('/konto/mobil', { mobil: '070-174 06 65' });
    const rader = await hus.db.many(
      z.object({ rad: z.string() }),
      sql`select b::text as rad from auth.bekraftelse b`,
    );
    expect(rader).not.toHaveLength(0);
    expect(rader.filter(({ rad }) => rad.includes('1740665') || rad.includes(senasteKod(hus)))).toEqual([]);
  });

  it('is not changed for one who was signed out meanwhile', async () => {
    const [bo] = await loggaIn(hus, 'bo');
    await bo.skicka('/konto/mobil', { mobil: '070-174 06 75' });
    const falt = {
      ...doldaFalt((await bo.get('/konto/mobil/kod')).text, '/konto/mobil/kod'),
      kod: senasteKod(hus),
    };
    const tva = await flik(hus, bo);
    await bo.skicka('/konto', {}, '/logga-ut');
    expect((await tva.postRaw('/konto/mobil/kod', falt)).headers['location']).toContain('/logga-in');
    expect(await utskicken()).toEqual([]);
  });
});
