import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sql } from '../../src/db/db.ts';
import { flik, felKod, handelserAv, loggaIn, losenord, medLosenord, senasteKod } from '../inloggning/stod.ts';
import { appen, bankidhus, vanta, type Bankidhus } from '../bankid/stod.ts';
import { doldaFalt, type Klient } from '../support/klient.ts';
import { htmlFaults } from '../web/html.ts';
import { bekrafta, plats, senare } from './stod.ts';

let hus: Bankidhus;
let fil: string;
beforeAll(async () => {
  hus = await bankidhus();
  fil = `/insatser/${hus.varld.insats.vagen}/deltagare.csv?visa=alla`;
});
afterAll(() => hus.close());
beforeEach(async () => {
  hus.rattar.nu = new Date();
  await hus.db.run(sql`delete from auth.begransning`);
  await medLosenord(hus, 'anna', 'bo');
  hus.rattar.skickade.length = 0;
});

const arInne = async (klient: Klient) => (await klient.get('/konto')).status === 200;
/** Anna, who signed in some minutes ago. */
const annaSedan = async (): Promise<Klient> => {
  const [anna] = await loggaIn(hus, 'anna');
  senare(hus);
  return anna;
};

describe('what is sensitive', () => {
  it('is open to one who signed in within five minutes, and asks others who they are (V7.5.3)', async () => {
    const [anna] = await loggaIn(hus, 'anna');
    expect((await anna.get(fil)).status).toBe(200);
    senare(hus, 4);
    expect((await anna.get(fil)).status).toBe(200);
    senare(hus, 2);
    const svar = await anna.get(fil);
    expect([svar.status, plats(svar)]).toEqual([303, `/konto/bekrafta?till=${encodeURIComponent(fil)}`]);
    const sida = await anna.folj(svar);
    expect(sida.text).toContain('Bekräfta att det är du');
    expect(await htmlFaults(sida.text)).toEqual([]);
  });

  it('opens after password and code, for five minutes, with the way to the file (V7.5.3)', async () => {
    const anna = await annaSedan();
    const svar = await bekrafta(hus, anna, fil);
    const klar = await anna.folj(svar);
    expect(klar.text).toContain('Hämta filen');
    expect(await htmlFaults(klar.text)).toEqual([]);
    expect((await anna.get(fil)).headers['content-type']).toContain('text/csv');
    senare(hus);
    expect((await anna.get(fil)).status).toBe(303);
    expect((await handelserAv(hus, 'anna')).slice(-1)).toEqual([
      'inloggning_bekraftad losenord,engangskod ok',
    ]);
  });

  it('changes of password, e-mail and mobile number are among it, as pages and as forms (V7.5.1)', async () => {
    const anna = await annaSedan();
    for (const path of ['/konto/losenord', '/konto/epost', '/konto/mobil', '/konto/mobil/kod']) {
      expect(plats(await anna.get(path))).toBe(`/konto/bekrafta?till=${encodeURIComponent(path)}`);
      const token = doldaFalt((await anna.get('/konto')).text, '/logga-ut');
      expect(plats(await anna.postRaw(path, token))).toBe(`/konto/bekrafta?till=${encodeURIComponent(path)}`);
    }
  });

  it('keeps what was typed meanwhile, but never a password', async () => {
    const [anna] = await loggaIn(hus, 'anna');
    const { text } = await anna.get('/konto/epost');
    senare(hus);
    await anna.postRaw('/konto/epost', {
      ...doldaFalt(text, '/konto/epost'),
      epost: 'anna.ny@example.invalid',
    });
    const sida = await anna.folj(await bekrafta(hus, anna, '/konto/epost'));
    expect(sida.text).toContain('value="anna.ny@example.invalid"');
  });
});

describe('showing again who one is', () => {
  it('gives the session a new id, and the old one is dead (V7.2.4)', async () => {
    const anna = await annaSedan();
    const fore = await flik(hus, anna);
    await bekrafta(hus, anna);
    expect([await arInne(anna), await arInne(fore)]).toEqual([true, false]);
    expect(anna.cookies.get('sus')).not.toBe(fore.cookies.get('sus'));
  });

  it('needs both the password and the code, and counts the tries', async () => {
    const anna = await annaSedan();
    const fel = await anna.skicka('/konto/bekrafta', { losenord: 'inte det rätta alls' });
    expect(fel.status).toBe(422);
    expect(fel.text).toContain('Kontrollera ditt lösenord');
    expect(await htmlFaults(fel.text)).toEqual([]);
    expect(plats(await anna.get('/konto/bekrafta/kod'))).toContain('/konto/bekrafta?');
    // The one of the sign-in.
    expect(hus.rattar.skickade).toHaveLength(1);
    for (let i = 0; i < 4; i += 1) await anna.skicka('/konto/bekrafta', { losenord: 'inte det rätta alls' });
    expect((await anna.skicka('/konto/bekrafta', { losenord })).text).toMatch(/Vänta till klockan/);
  });

  it('evaluates five codes at most, whatever comes at once (V6.6.3)', async () => {
    const anna = await annaSedan();
    await anna.skicka('/konto/bekrafta', { losenord });
    const kod = senasteKod(hus);
    const falt = doldaFalt((await anna.get('/konto/bekrafta/kod')).text, '/konto/bekrafta/kod');
    const prova = (k: string) => anna.postRaw('/konto/bekrafta/kod', { ...falt, kod: k });
    const svar = await Promise.all(Array.from({ length: 12 }, () => prova(felKod(kod))));
    expect(svar.filter(({ text }) => text.includes('Koden stämmer inte'))).toHaveLength(5);
    expect((await prova(kod)).text).toContain('Koden gäller inte längre');
  });

  it('takes no code twice, and none of another sign-in (V6.5.1) (V6.6.2)', async () => {
    const anna = await annaSedan();
    const [annan] = await loggaIn(hus, 'anna');
    senare(hus);
    await anna.skicka('/konto/bekrafta', { losenord });
    const kod = senasteKod(hus);
    await annan.skicka('/konto/bekrafta', { losenord });
    const falt = doldaFalt((await annan.get('/konto/bekrafta/kod')).text, '/konto/bekrafta/kod');
    expect((await annan.postRaw('/konto/bekrafta/kod', { ...falt, kod })).status).toBe(422);
    const egna = doldaFalt((await anna.get('/konto/bekrafta/kod')).text, '/konto/bekrafta/kod');
    const tva = await flik(hus, anna);
    const svar = await Promise.all([
      anna.postRaw('/konto/bekrafta/kod', { ...egna, kod }),
      tva.postRaw('/konto/bekrafta/kod', { ...egna, kod }),
    ]);
    expect(svar.filter((en) => plats(en) === '/')).toHaveLength(1);
  });

  it('is refused after five minutes, and leads on to one of our own pages only', async () => {
    const anna = await annaSedan();
    await anna.skicka('/konto/bekrafta', { losenord });
    const falt = doldaFalt((await anna.get('/konto/bekrafta/kod')).text, '/konto/bekrafta/kod');
    const kod = senasteKod(hus);
    senare(hus, 5);
    const svar = await anna.postRaw('/konto/bekrafta/kod', { ...falt, kod });
    expect(plats(svar)).toBe('/konto/bekrafta?till=%2F&varfor=slut');
    await anna.skicka('/konto/bekrafta', { losenord });
    const nya = doldaFalt((await anna.get('/konto/bekrafta/kod')).text, '/konto/bekrafta/kod');
    const ut = await anna.postRaw('/konto/bekrafta/kod', {
      ...nya,
      till: '//annan.example',
      kod: senasteKod(hus),
    });
    expect(plats(ut)).toBe('/');
  });
});

describe('showing again who one is with BankID', () => {
  const bankid = '/konto/bekrafta/bankid';
  const medBankid = async (klient: Klient, vem: string) => {
    await klient.skicka('/konto/bekrafta?till=%2Fkonto%2Fepost', {}, bankid);
    await appen(hus, 'complete', vem);
    vanta(hus);
    return klient.skicka(`${bankid}?till=%2Fkonto%2Fepost`, {}, `${bankid}/klar`);
  };

  it('opens what is sensitive, with a new session id (V7.2.4) (V7.5.3)', async () => {
    const anna = await annaSedan();
    const fore = await flik(hus, anna);
    expect(plats(await medBankid(anna, 'anna'))).toBe('/konto/epost');
    expect((await anna.get('/konto/epost')).status).toBe(200);
    expect(await arInne(fore)).toBe(false);
  });

  it('shows nothing when it turns out to be somebody else, and the user is told of the try (V6.3.5) (V6.8.4)', async () => {
    const anna = await annaSedan();
    const svar = await medBankid(anna, 'bo');
    expect((await anna.folj(svar)).text).toContain('Du legitimerade dig som någon annan');
    expect((await anna.get('/konto/epost')).status).toBe(303);
    expect((await handelserAv(hus, 'anna')).at(-1)).toBe('bekraftelse_misslyckad bankid nekad');
    expect(await hus.db.run(sql`select from auth.bankid_order`)).toBe(0);
  });

  it('can be given up, and is asked for again from the start', async () => {
    const anna = await annaSedan();
    await anna.skicka('/konto/bekrafta', {}, bankid);
    expect(await htmlFaults((await anna.get(bankid)).text)).toEqual([]);
    const svar = await anna.skicka(bankid, {}, `${bankid}/avbryt`);
    expect((await anna.folj(svar)).text).toContain('Du avbröt bekräftelsen');
    expect(plats(await anna.get(bankid))).toContain('varfor=om');
  });
});
