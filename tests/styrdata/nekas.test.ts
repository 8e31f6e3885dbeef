import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { laggSuperadministrator } from '../bestallning/stod.ts';
import { testhus, type Testhus } from '../support/hus.ts';
import { doldaFalt, type Klient } from '../support/klient.ts';
import { dag } from '../support/registrering.ts';
import { lastText } from '../support/tabell.ts';
import { htmlFaults } from '../web/html.ts';
import { bilden, rader, sparat } from './stod.ts';

let hus: Testhus;
let sia: Klient;

beforeAll(async () => {
  hus = await testhus();
  sia = await hus.som('sia');
});
afterAll(() => hus.close());

const andra = (lista: string, kod: string, falt: Record<string, string>) =>
  sia.skicka(`/styrdata/${lista}/poster/${kod}`, falt);
const slut = (lista: string, kod: string, falt: Record<string, string>) =>
  sia.skicka(`/styrdata/${lista}/poster/${kod}/slut`, falt);
const flytta = (lista: string, gor: string) =>
  sia.skicka(`/styrdata/${lista}`, { gor }, `/styrdata/${lista}/ordning`);

describe('bad input', () => {
  it.each([
    ['malgrupp/ny', { text: '' }, 'Skriv texten'],
    ['malgrupp/ny', { text: 'unga' }, 'Det finns redan en målgrupp'],
    ['malgrupp/ny', { text: 'x'.repeat(201) }, 'Korta texten till högst 200 tecken'],
    ['malgrupp/ny', { text: 'a\u202eb' }, 'Ta bort tecken som inte syns'],
    ['malgrupp/ny', { text: 'Ny', galler_fran: '2026-02-30' }, 'Skriv en första dag som finns'],
    ['kommun/ny', { text: 'Ny', nummer: '12' }, 'Skriv kommunens kod med fyra siffror'],
    ['kommun/ny', { text: 'Ny', nummer: '9912' }, 'De två första siffrorna ska vara koden för ett län'],
    ['kommun/ny', { text: 'Ny', nummer: '0114' }, 'Den används redan'],
    ['kommun/ny', { text: 'x'.repeat(101), nummer: '0398' }, 'högst 100 tecken'],
    ['stadsdel/ny', { text: 'Ny', tillhor: '0114' }, 'Välj kommun'],
    ['lan/ny', { text: 'Uppsala län', nummer: '99' }, 'Det finns redan'],
    ['malgrupp/poster/unga', { text: 'Långtidssjukskrivna' }, 'Det finns redan en målgrupp'],
    ['malgrupp/poster/unga/slut', { galler_till: '' }, 'Skriv den sista dagen'],
    ['malgrupp/poster/unga/slut', { galler_till: '1899-01-01' }, 'Skriv en sista dag från och med'],
  ] as const)('%s keeps what was typed and stores nothing: %o', async (sida, falt, fel) => {
    const fore = await bilden(hus);
    const svar = await sia.skicka(`/styrdata/${sida}`, falt);
    expect(svar.status).toBe(422);
    expect(lastText(svar.text)).toContain(fel);
    for (const [namn, varde] of Object.entries(falt))
      if (varde !== '' && namn !== 'tillhor') expect(svar.text).toContain(varde);
    expect(await htmlFaults(svar.text)).toEqual([]);
    expect(await bilden(hus)).toBe(fore);
  });

  it('refuses to end the last entry of a list', async () => {
    await sparat(sia, await slut('budgettyp', 'insatskostnad', { galler_till: dag(5) }));
    const svar = await slut('budgettyp', 'esf_insatskostnad', { galler_till: dag(9) });
    expect([svar.status, lastText(svar.text)]).toEqual([
      422,
      expect.stringContaining('Lägg till en annan först'),
    ]);
  });

  it('moves nothing by a button that is not there', async () => {
    const fore = await bilden(hus);
    for (const gor of ['', 'upp-', 'bort-unga', 'upp-finns_inte'])
      expect([400, 404]).toContain((await flytta('malgrupp', gor)).status);
    expect(await bilden(hus)).toBe(fore);
  });

  it.each(['finns_inte', 'mall', 'constructor', 'unga%27', '..%2Fsession'])(
    'says 404 to the list %s',
    async (lista) => {
      for (const del of ['', '/ny', '/poster/unga', '/poster/unga/slut', '/ordning'])
        expect((await sia.get(`/styrdata/${lista}${del}`)).status).toBe(404);
    },
  );

  it('says 404 to an entry that is not there, and to the last day of a län', async () => {
    for (const path of ['malgrupp/poster/nej', 'malgrupp/poster/nej/slut', 'lan/poster/03/slut'])
      expect((await sia.get(`/styrdata/${path}`)).status).toBe(404);
  });
});

describe('two superadministratörer at once', () => {
  it('shows the second what the first saved, keeps what was typed, and lets it be saved over', async () => {
    const sida = '/styrdata/malgrupp/poster/smartproblematik';
    const oppnad = doldaFalt((await sia.get(sida)).text, sida);
    await sparat(sia, await andra('malgrupp', 'smartproblematik', { text: 'Smärta' }));
    const konflikt = await sia.postRaw(sida, { ...oppnad, text: 'Långvarig smärta' });
    expect(konflikt.status).toBe(409);
    expect(lastText(konflikt.text)).toContain('Text Smärta Långvarig smärta');
    expect(await htmlFaults(konflikt.text)).toEqual([]);
    const igen = await sia.postRaw(sida, { ...doldaFalt(konflikt.text, sida), text: 'Långvarig smärta' });
    expect(await sparat(sia, igen)).toContain('Långvarig smärta är sparad');
  });

  it('tells who ends an entry that somebody else has changed', async () => {
    const sida = '/styrdata/malgrupp/poster/personal_och_chefer/slut';
    const oppnad = doldaFalt((await sia.get(sida)).text, sida);
    await sparat(sia, await andra('malgrupp', 'personal_och_chefer', { text: 'Personal' }));
    const svar = await sia.postRaw(sida, { ...oppnad, galler_till: dag(1) });
    expect([svar.status, lastText(svar.text)]).toEqual([
      409,
      expect.stringContaining('Någon annan har ändrat'),
    ]);
  });

  it('lets ten of the same text through once', async () => {
    const path = '/styrdata/kostnadstyp/ny';
    const falt = await Promise.all(
      Array.from({ length: 10 }, async () => doldaFalt((await sia.get(path)).text, path)),
    );
    const svar = await Promise.all(falt.map((dolda) => sia.postRaw(path, { ...dolda, text: 'Lokaler' })));
    expect(svar.map(({ status }) => status).sort()).toEqual([303, ...Array.from({ length: 9 }, () => 422)]);
  });
});

describe('who may', () => {
  it.each(['anna', 'ivar', 'sam', 'rut'] as const)('nobody but a superadministratör: %s', async (vem) => {
    const klient = await hus.som(vem);
    const fore = await bilden(hus);
    const { _csrf } = doldaFalt((await klient.get('/')).text, '/logga-ut');
    for (const path of [
      '/styrdata',
      '/styrdata/malgrupp',
      '/styrdata/malgrupp/ny',
      '/styrdata/malgrupp/poster/unga',
    ])
      expect((await klient.get(path)).status).toBe(403);
    for (const path of [
      'malgrupp/ny',
      'malgrupp/ordning',
      'malgrupp/poster/unga',
      'malgrupp/poster/unga/slut',
    ])
      expect((await klient.postRaw(`/styrdata/${path}`, { _csrf: _csrf!, text: 'Ny' })).status).toBe(403);
    expect(await bilden(hus)).toBe(fore);
  });

  it('stops a superadministratör whose role is taken away', async () => {
    // The last one keeps the role.
    await laggSuperadministrator(hus);
    const path = '/styrdata/malgrupp/ny';
    const dolda = doldaFalt((await sia.get(path)).text, path);
    const roll = "where anvandare_id = $1 and roll = 'superadministrator'";
    const { sia: id } = hus.varld.anvandare;
    await rader(hus, `update auth.anvandare_roll set avslutad_at = now() ${roll}`, [id]);
    expect((await sia.postRaw(path, { ...dolda, text: 'Efter' })).status).toBe(403);
    await rader(hus, `update auth.anvandare_roll set avslutad_at = null ${roll}`, [id]);
  });
});
