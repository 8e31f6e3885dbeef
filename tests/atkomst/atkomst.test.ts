import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sql } from '../../src/db/db.ts';
import { bankidhus, loggaInMedBankid, type Bankidhus } from '../bankid/stod.ts';
import { plats, senare } from '../bekraftelse/stod.ts';
import { handelserAv, loggaIn, medLosenord, stegEtt } from '../inloggning/stod.ts';
import { doldaFalt, type Klient } from '../support/klient.ts';
import { htmlFaults } from '../web/html.ts';

let hus: Bankidhus;
let sida: string;
beforeAll(async () => {
  hus = await bankidhus();
  sida = `/anvandare/${hus.varld.anvandare.anna}/atkomst`;
});
afterAll(() => hus.close());
beforeEach(async () => {
  await hus.db.run(sql`delete from auth.begransning`);
  await medLosenord(hus, 'anna', 'bo');
});

const arInne = async (klient: Klient) => (await klient.get('/konto')).status === 200;
/** Presses the button of one way in. */
const tryck = async (sia: Klient, vad: string, gor: string) => {
  const falt = doldaFalt((await sia.get(sida)).text, `${sida}/sparr`);
  return sia.folj(await sia.postRaw(`${sida}/sparr`, { ...falt, vad, gor }));
};

describe('a superadministratör', () => {
  it('comes from Visa användare to the sign-ins of a user, and others do not', async () => {
    const [sia, rut] = [await hus.som('sia'), await hus.som('rut')];
    const lista = '/visa-anvandare?visa=anvandare&sokt=ja&fornamn=Anna';
    expect((await sia.get(lista)).text).toContain(`href="${sida}"`);
    expect((await rut.get(lista)).text).not.toContain('/atkomst');
    await loggaIn(hus, 'anna');
    const { text } = await sia.get(sida);
    expect(text).toContain('Anna Annsson');
    expect(text).not.toMatch(/19800101|0701?740605|070-174/);
    expect(await htmlFaults(text)).toEqual([]);
    expect((await rut.get(sida)).status).toBe(403);
  });

  it('has to have shown who they are a moment ago (V7.5.3)', async () => {
    const sia = await hus.som('sia');
    const fore = hus.rattar.nu;
    senare(hus);
    expect(plats(await sia.get(sida))).toContain('/konto/bekrafta?');
    expect(plats(await sia.get('/visa-anvandare/inloggningar'))).toContain('/konto/bekrafta?');
    hus.rattar.nu = fore;
  });

  it("ends one user's sign-ins, and those that wait for a code, at their next request (V7.4.5)", async () => {
    const sia = await hus.som('sia');
    const [[anna], [bo]] = [await loggaIn(hus, 'anna'), await loggaIn(hus, 'bo')];
    const vantar = await hus.som();
    await stegEtt(vantar, 'anna');
    const svar = await sia.skicka(sida, {}, `${sida}/inloggningar`);
    expect((await sia.folj(svar)).text).toContain('Inloggningarna är avslutade.');
    expect([await arInne(anna), await arInne(bo)]).toEqual([false, true]);
    expect(plats(await vantar.get('/logga-in/kod'))).toBe('/logga-in?varfor=slut');
    expect((await handelserAv(hus, 'anna')).at(-1)).toBe('inloggningar_avslutade ok');
  });

  it("ends everybody's sign-ins but the own one (V7.4.5)", async () => {
    const sia = await hus.som('sia');
    const [[anna], [bo]] = [await loggaIn(hus, 'anna'), await loggaIn(hus, 'bo')];
    expect(await htmlFaults((await sia.get('/visa-anvandare/inloggningar')).text)).toEqual([]);
    await sia.skicka('/visa-anvandare/inloggningar', {});
    expect([await arInne(anna), await arInne(bo), await arInne(sia)]).toEqual([false, false, true]);
  });

  it('takes a lost phone out of use: the next sign-in with it fails, and looks like a wrong password (V6.5.6)', async () => {
    const sia = await hus.som('sia');
    const vantar = await hus.som();
    await stegEtt(vantar, 'anna');
    const svar = await tryck(sia, 'mobil', 'sparra');
    expect(svar.text).toContain('Inloggningssättet är spärrat');
    expect(plats(await vantar.get('/logga-in/kod'))).toBe('/logga-in?varfor=slut');
    hus.rattar.skickade.length = 0;
    const forsok = await stegEtt(await hus.som(), 'anna');
    const fel = await stegEtt(await hus.som(), 'anna', 'inte det rätta alls');
    const utanToken = (text: string) => text.replace(/value="[^"]*"|nonce="[^"]*"/g, '');
    expect([forsok.status, utanToken(forsok.text)]).toEqual([fel.status, utanToken(fel.text)]);
    expect(hus.rattar.skickade).toEqual([]);
    await tryck(sia, 'mobil', 'oppna');
    expect(await arInne((await loggaIn(hus, 'anna'))[0])).toBe(true);
  });

  it('takes BankID out of use for an account (V6.5.6)', async () => {
    const sia = await hus.som('sia');
    await tryck(sia, 'bankid', 'sparra');
    const [klient, svar] = await loggaInMedBankid(hus, 'anna');
    expect((await klient.folj(svar)).text).toContain('BankID är spärrat för ditt konto');
    expect(await arInne(klient)).toBe(false);
    await tryck(sia, 'bankid', 'oppna');
    expect(await arInne((await loggaInMedBankid(hus, 'anna'))[0])).toBe(true);
  });

  it('can take nothing out of use that no button of ours names', async () => {
    const sia = await hus.som('sia');
    const falt = doldaFalt((await sia.get(sida)).text, `${sida}/sparr`);
    expect((await sia.postRaw(`${sida}/sparr`, { ...falt, vad: 'allt', gor: 'sparra' })).status).toBe(400);
  });
});
