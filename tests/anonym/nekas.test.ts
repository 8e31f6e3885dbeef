import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { sql } from '../../src/db/db.ts';
import { withClient } from '../../src/db/client.ts';
import { testhus, type Testhus } from '../support/hus.ts';
import { doldaFalt, type Klient } from '../support/klient.ts';

let hus: Testhus;
let anna: Klient;
let path: string;
const iAr = new Date().getFullYear();

const summor = () =>
  hus.db.many(
    z.object({ ar: z.number(), kon: z.string(), antal: z.number() }),
    sql`select ar, kon, antal from verksamhet.anonym_antal where insats_id = ${hus.varld.insats.vagen} order by ar, kon`,
  );
const admin = (text: string) =>
  withClient(hus.databas.adminUrl, async (client) => (await client.query<{ n: number }>(text)).rows);

beforeAll(async () => {
  hus = await testhus();
});
afterAll(() => hus.close());
beforeEach(async () => {
  await admin('truncate verksamhet.anonym_post, verksamhet.anonym_antal, verksamhet.kvitto');
  anna = await hus.som('anna');
  path = `/insatser/${hus.varld.insats.vagen}/anonyma`;
});

/** Presses a button on the page and follows to the next one. */
const tryck = async (sida: string, falt: Record<string, string>) => {
  const svar = await anna.skicka(sida, falt, path);
  expect(svar.status).toBe(303);
  return { sida: String(svar.headers['location']), text: (await anna.folj(svar)).text };
};
const laggTill = (sida: string, kvinnor: string, ar = iAr) =>
  tryck(sida, { ar: String(ar), kvinnor, gor: 'kvinnor' });

describe('what is refused, with everything typed kept and nothing stored', () => {
  it.each([
    ['no rows', { gor: 'spara' }, 'Skriv ett antal och välj Lägg till'],
    [
      'a number that was not added',
      { kvinnor: '5', gor: 'spara' },
      'Välj Lägg till så att antalet kommer med',
    ],
    ['an empty number', { gor: 'kvinnor' }, 'Skriv antal kvinnor som ett helt tal, 1–999'],
    ['a year before the insats', { ar: '2019', man: '5', gor: 'man' }, `Välj ett år från 2020 till ${iAr}`],
    ['a year to come', { ar: String(iAr + 1), man: '5', gor: 'man' }, `Välj ett år från 2020 till ${iAr}`],
    ['a forged year', { rader: '2019-man-5', gor: 'spara' }, `Välj ett år från 2020 till ${iAr}`],
    ['a forged number', { rader: `${iAr}-man-1000`, gor: 'spara' }, 'Lägg till raderna igen'],
    ['forged rows', { rader: 'x', gor: 'spara' }, 'Lägg till raderna igen'],
    [
      'too many rows',
      { rader: Array.from({ length: 21 }, () => `${iAr}-man-1`).join(','), gor: 'spara' },
      'Spara de 20 raderna först',
    ],
  ] as const)('%s', async (_, falt, text) => {
    const svar = await anna.skicka(path, { ar: String(iAr), ...falt });
    expect(svar.status).toBe(422);
    expect(svar.text).toContain(text);
    if ('kvinnor' in falt) expect(svar.text).toContain(`value="${falt.kvinnor}"`);
    expect(await summor()).toEqual([]);
  });

  it('an unknown button and a missing key are not of our pages', async () => {
    expect((await anna.skicka(path, { gor: 'annat' })).status).toBe(400);
    expect((await anna.skicka(path, { rader: `${iAr}-man-1`, nyckel: 'x', gor: 'spara' })).status).toBe(400);
  });

  it('V15.3.3 C4 C29 anything else that is sent along is not stored', async () => {
    const ett = await laggTill(path, '5');
    const kvitto = await tryck(ett.sida, { gor: 'spara', personnummer: '19900602-2397', namn: 'Tove' });
    expect(kvitto.text).not.toContain('Tove');
  });

  it('a volyminsats has no anonymous deltagare', async () => {
    const volym = `/insatser/${hus.varld.insats.volym}/anonyma`;
    const sida = await anna.get(volym);
    expect(sida.text).toContain('är en volyminsats');
    const { _csrf = '', nyckel = '' } = doldaFalt((await anna.get(path)).text, path);
    const svar = await anna.postRaw(volym, { _csrf, nyckel, rader: `${iAr}-man-1`, gor: 'spara' });
    expect(svar.status).toBe(422);
  });

  it('an insats that ended takes the years until it ended', async () => {
    const avslutad = `/insatser/${hus.varld.insats.avslutad}/anonyma`;
    const svar = await anna.skicka(avslutad, { ar: '2025', kvinnor: '5', gor: 'kvinnor' });
    expect(svar.text).toContain('Välj ett år från 2020 till 2024');
  });
});

describe('who may', () => {
  it('says 404 to a deltagaransvarig without uppdrag in the insats, as for one that does not exist', async () => {
    const bo = await hus.som('bo');
    const [annans, ingen, trasig] = await Promise.all([
      bo.get(path),
      bo.get('/insatser/00000000-0000-4000-8000-000000000000/anonyma'),
      bo.get('/insatser/x/anonyma'),
    ]);
    expect([annans.status, ingen.status, trasig.status]).toEqual([404, 404, 404]);
  });
  it('says 403 to another behörighetsroll and sends strangers to sign in', async () => {
    expect((await (await hus.som('ivar')).get(path)).status).toBe(403);
    expect((await (await hus.som()).get(path)).headers['location']).toContain('/logga-in');
  });
  it('does not show the receipt of someone else, nor rows sealed for someone else', async () => {
    const ett = await laggTill(path, '5');
    const kvitto = await tryck(ett.sida, { gor: 'spara' });
    const bosPath = `/insatser/${hus.varld.insats.steget}/anonyma`;
    const bo = await hus.som('bo');
    for (const sida of [ett.sida, kvitto.sida]) {
      const svar = await bo.get(`${bosPath}?${sida.split('?')[1] ?? ''}`);
      expect(svar.status).toBe(200);
      expect(svar.text).not.toContain('5 kvinnor');
    }
  });
  it('C20 stores nothing once the uppdrag has been taken away', async () => {
    const ett = await laggTill(path, '5');
    const falt = { ...doldaFalt((await anna.get(ett.sida)).text, path), gor: 'spara' };
    await admin(`update auth.uppdrag set avslutat_at = now() where insats_id = '${hus.varld.insats.vagen}'`);
    expect((await anna.postRaw(path, falt)).status).toBe(404);
    expect(await summor()).toEqual([]);
    await admin(`update auth.uppdrag set avslutat_at = null where insats_id = '${hus.varld.insats.vagen}'`);
  });
});
