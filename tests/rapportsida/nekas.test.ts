import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Testhus } from '../support/hus.ts';
import { inifran } from '../support/skrap.ts';
import { nollstallGranser } from '../support/spar.ts';
import { htmlFaults } from '../web/html.ts';
import { tabellerI } from './las.ts';
import { fil, forsta, rapporter, rapporthus, sida } from './varlden.ts';

let hus: Testhus;
beforeAll(async () => {
  hus = await rapporthus();
});
beforeEach(() => nollstallGranser(hus));
afterAll(() => hus.close());

describe('a selection with nothing in it', () => {
  it('says so in words, and has no table that could be taken for one', async () => {
    const { status, text } = await (
      await hus.som('rut')
    ).get(sida('typ=deltagarrapport&del=d&niva=riket&fran=2001-01&till=2001-12&kon=ja'));
    expect(status).toBe(200);
    expect(text).toContain('Det finns inget att räkna i urvalet');
    expect(tabellerI(text)).toEqual([]);
  });
});

describe('an address that is no selection', () => {
  it.each([
    ['nothing at all', '', 'Välj rapport i listan'],
    ['an unknown report', 'typ=x', 'Välj rapport i listan'],
    [
      'a period backwards',
      `typ=deltagarrapport&del=a&niva=riket&fran=2025-02&till=2025-01`,
      'Skriv en sista månad',
    ],
    [
      'a year before the start',
      `typ=deltagarrapport&del=a&niva=riket&fran=1900-01&till=2025-01`,
      'Skriv en månad från 2000-01',
    ],
    [
      'a place that is gone',
      `typ=deltagarrapport&del=a&niva=insats&plats=11111111-1111-4111-8111-111111111111&${forsta}`,
      'Välj plats igen',
    ],
    ['a län that is none', `typ=deltagarrapport&del=a&niva=lan&plats=99&${forsta}`, 'Välj plats igen'],
    [
      'an unknown försörjning',
      `typ=standardrapport&del=e&niva=riket&forsorjning=guld&${forsta}`,
      'Välj försörjning igen',
    ],
    ['a scalar twice', `typ=deltagarrapport&typ=x&del=a&niva=riket&${forsta}`, 'Välj rapport i listan'],
    ['a NUL', `typ=deltagarrapport&del=a%00&niva=riket&${forsta}`, 'Välj minst en del i listan'],
    ['quotes', `typ=deltagarrapport&del=a&niva=insats&plats=' or 1=1 --&${forsta}`, 'Välj minst en insats'],
  ])('%s: the selection page with the message, from page and files alike', async (_vad, fraga, text) => {
    const klient = await hus.som('rut');
    for (const path of [sida(fraga), fil('csv', fraga), fil('xlsx', fraga), fil('pdf', fraga)]) {
      const svar = await klient.get(path.replaceAll(' ', '%20'));
      expect(svar.status).toBe(422);
      expect(svar.text).toContain(text);
      expect(svar.text).toContain('<title>Fel: Rapporter – SUS</title>');
      expect(svar.text).not.toMatch(inifran);
    }
    expect(await htmlFaults((await klient.get(sida(fraga).replaceAll(' ', '%20'))).text)).toEqual([]);
  });
});

describe('reports are for', () => {
  const vagar = [
    sida(rapporter['deltagarrapport'] ?? ''),
    fil('csv', ''),
    fil('xlsx', ''),
    fil('pdf', ''),
    '/rapporter',
    '/rapporter/mina',
  ];
  it('everyone with SUSrapport, whatever else they are', async () => {
    for (const vem of ['anna', 'ivar', 'sam', 'rut', 'sia'] as const)
      expect((await (await hus.som(vem)).get(vagar[0]!)).status).toBe(200);
  });
  it('nobody without it', async () => {
    const noll = await hus.som('noll');
    for (const path of vagar) expect((await noll.get(path)).status).toBe(403);
  });
  it('no stranger', async () => {
    const frammande = await hus.som();
    for (const path of vagar) expect((await frammande.get(path)).headers['location']).toMatch(/^\/logga-in/);
  });
  it.each(['cross-site', 'same-site'])('V3.5.8 C24 no file to a page of another site: %s', async (site) => {
    const klient = await hus.som('rut');
    const svar = await klient.sand('get', fil('csv', rapporter['deltagarrapport'] ?? ''), undefined, {
      'Sec-Fetch-Site': site,
    });
    expect(svar.status).toBe(403);
  });
});

describe('one user', () => {
  it('V2.4.1 C17 gets 60 files an hour, without hindering another', async () => {
    const klient = await hus.som('rut');
    const path = fil('csv', 'typ=x');
    for (let i = 0; i < 60; i += 1) expect((await klient.get(path)).status).toBe(422);
    const svar = await klient.get(path);
    expect(svar.status).toBe(429);
    expect(Number(svar.headers['retry-after'])).toBeGreaterThan(0);
    expect((await (await hus.som('bo')).get(path)).status).toBe(422);
  });
  it('gets 120 reports in ten minutes', async () => {
    const klient = await hus.som('rut');
    await klient.get(sida(rapporter['deltagarrapport'] ?? ''));
    await hus.db.pool.query(`update auth.begransning set points = 120 where key like 'rapport:%'`);
    const svar = await klient.get(sida(rapporter['deltagarrapport'] ?? ''));
    expect(svar.status).toBe(429);
    expect(Number(svar.headers['retry-after'])).toBeGreaterThan(0);
  });
});
