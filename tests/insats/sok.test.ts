import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withClient } from '../../src/db/client.ts';
import { testhus, type Testhus } from '../support/hus.ts';
import type { Klient } from '../support/klient.ts';
import { htmlFaults } from '../web/html.ts';

let hus: Testhus;
let rut: Klient;
const admin = (text: string, varden: unknown[] = []) =>
  withClient(hus.databas.adminUrl, (client) => client.query(text, varden));

/** Names of the insatser in the list, in its order. */
const funna = (html: string) =>
  [...html.matchAll(/<th scope="row"><a[^>]*>([^<]*)<\/a>/g)].map(([, namn]) => namn);
const sok = async (query: string) => {
  const svar = await rut.get(`/sok-insats${query}`);
  return { ...svar, status: svar.status, text: svar.text, namn: funna(svar.text) };
};

beforeAll(async () => {
  hus = await testhus();
  rut = await hus.som('rut');
  await admin(
    `with o as (insert into verksamhet.samverkansorganisation (namn, organisationsnummer, samverkansform, startdatum)
       values ('Åsbygden', '2120000142', 'finsam', '2021-01-01') returning id)
     insert into verksamhet.insats (samverkansorganisation_id, namn, startdatum, slutdatum, inriktning, preciserad_inriktning_kod, deltagarregistrering)
     select id, namn, start::date, slut::date, 'individinriktad', 'kartlaggning', 'personuppgifter_anonym' from o,
       (values ('Ängen', '2021-01-01', null), ('Åkern', '2099-01-01', null), ('100 % arbete', '2021-01-01', '2022-12-31'),
         ('Återvägen', '2021-01-01', null)) as ny (namn, start, slut)`,
  );
  await admin(
    "insert into verksamhet.insats_malgrupp select id, 'unga' from verksamhet.insats where namn in ('Ängen', 'Steget')",
  );
});
afterAll(() => hus.close());

describe('Sök insats', () => {
  it.each(['anna', 'ivar', 'sam', 'rut', 'sia'] as const)(
    'is open to %s, with a link to each insats',
    async (vem) => {
      const svar = await (await hus.som(vem)).get('/sok-insats');
      expect(svar.status).toBe(200);
      expect(svar.text).toContain(`href="/insatser/${hus.varld.insats.steget}"`);
      expect(await htmlFaults(svar.text)).toEqual([]);
    },
  );

  it('is closed to who has no role, and sends a stranger to sign in', async () => {
    expect((await (await hus.som('noll')).get('/sok-insats')).status).toBe(403);
    expect((await (await hus.som()).get('/sok-insats')).headers['location']).toContain('/logga-in');
  });

  it('lists all in Swedish order', async () => {
    expect((await sok('')).namn).toEqual([
      '100 % arbete',
      'Konferenser',
      'Språkbron',
      'Steget',
      'Vägen vidare',
      'Åkern',
      'Återvägen',
      'Ängen',
    ]);
  });

  it.each([
    ['the beginning of a name', 'steg', ['Steget']],
    ['letters of any case', 'VÄGEN', ['Vägen vidare']],
    ['* for any characters', '*vägen', ['Återvägen']],
    ['* on both sides', '*väg*', ['Vägen vidare', 'Återvägen']],
    ['% as itself', '100 %', ['100 % arbete']],
    ['% alone as itself', '%', []],
    ['_ as itself', '_', []],
    ['a backslash as itself', '\\', []],
    ['a decomposed letter', 'A\u030akern', ['Åkern']],
  ])('takes %s', async (_vad, namn, vantat) => {
    const svar = await sok(`?namn=${encodeURIComponent(namn)}`);
    expect([svar.status, svar.namn]).toEqual([200, vantat]);
  });

  it('narrows by samverkansorganisation, inriktning, målgrupp and whether it goes on', async () => {
    expect((await sok(`?organisation=${hus.varld.forbund}`)).namn).toEqual([
      'Konferenser',
      'Språkbron',
      'Steget',
      'Vägen vidare',
    ]);
    expect((await sok('?inriktning=strukturovergripande')).namn).toEqual(['Konferenser']);
    expect((await sok('?malgrupp=unga')).namn).toEqual(['Steget', 'Ängen']);
    expect((await sok('?visa=avslutade')).namn).toEqual(['100 % arbete', 'Språkbron']);
    expect((await sok('?visa=kommande')).namn).toEqual(['Åkern']);
    expect((await sok(`?visa=pagaende&organisation=${hus.varld.forbund}&malgrupp=unga`)).namn).toEqual([
      'Steget',
    ]);
  });

  it('sorts by organisation and by startdatum both ways', async () => {
    expect((await sok('?sortera=samverkansorganisation')).namn[0]).toBe('Konferenser');
    expect((await sok('?sortera=-startdatum')).namn[0]).toBe('Åkern');
    expect((await sok('?sortera=startdatum')).namn.at(-1)).toBe('Åkern');
    expect((await sok('?sortera=inriktning')).namn.at(-1)).toBe('Konferenser');
  });

  it('keeps the search in the form, and says so when nothing is found', async () => {
    const svar = await sok('?namn=finns+inte&visa=avslutade');
    expect(svar.text).toContain('Ingen insats stämmer med urvalet');
    expect(svar.text).toMatch(/name="namn"[^>]*value="finns inte"/);
    expect(svar.text).toMatch(/<option value="avslutade" selected/);
    expect(await htmlFaults(svar.text)).toEqual([]);
  });

  it('ignores what no list of ours holds, and refuses characters that cannot be seen', async () => {
    expect(
      (await sok('?organisation=1&inriktning=x&malgrupp=%27&visa=x&sortera=x&sida=x')).namn,
    ).toHaveLength(8);
    const fel = await sok('?namn=a%00b');
    expect([fel.status, fel.namn]).toEqual([422, []]);
    expect(fel.text).toContain('Ta bort tecken som inte syns');
    expect((await rut.get('/sok-insats?namn=a&namn=b')).status).toBe(400);
  });

  it('shows 50 at a time, and the last page for one past it', async () => {
    await admin(
      `insert into verksamhet.insats (samverkansorganisation_id, namn, startdatum, inriktning, preciserad_inriktning_kod, deltagarregistrering)
       select $1, 'Zon ' || n, '2021-01-01', 'individinriktad', 'kartlaggning', 'personuppgifter_anonym' from generate_series(101, 160) n`,
      [hus.varld.forbund],
    );
    expect((await sok('?namn=zon')).namn).toHaveLength(50);
    const sist = await sok('?namn=zon&sida=9');
    expect(sist.namn).toHaveLength(10);
    expect(sist.text).toContain('Insatser 51–60 av 60');
    expect(sist.text).toContain('/sok-insats?namn=zon"');
  });
});
