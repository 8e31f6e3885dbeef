import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { sql } from '../../src/db/db.ts';
import { withClient } from '../../src/db/client.ts';
import { testhus, type Testhus } from '../support/hus.ts';
import { doldaFalt, type Klient } from '../support/klient.ts';
import { htmlFaults } from '../web/html.ts';

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

describe('Anna registers anonymous deltagare', () => {
  it('adds several rows, and only Spara stores them', async () => {
    const ett = await laggTill(path, '5');
    const tva = await tryck(ett.sida, { ar: String(iAr - 1), man: '3', gor: 'man' });
    expect(tva.text).toContain('5 kvinnor');
    expect(tva.text).toContain('Tillsammans 8. Inget är sparat');
    expect(await summor()).toEqual([]);
    const kvitto = await tryck(tva.sida, { gor: 'spara' });
    expect(kvitto.text).toContain(`: 5 kvinnor för ${iAr}, 3 män för ${iAr - 1}. Kvittonummer`);
    expect(kvitto.text).toMatch(/Kvittonummer\s+<span class="tal">R-\d{4}-\d{6}<\/span>/);
    expect(await summor()).toEqual([
      { ar: iAr - 1, kon: 'man', antal: 3 },
      { ar: iAr, kon: 'kvinna', antal: 5 },
    ]);
  });

  it('shows who registered what, and the sums of each year', async () => {
    await tryck((await laggTill(path, '5')).sida, { gor: 'spara' });
    const { text } = await anna.get(path);
    expect(text).toContain('Anna Annsson');
    expect(text).toContain('Registrering');
  });

  it('takes an added row away again before Spara', async () => {
    const ett = await laggTill(path, '5');
    const tva = await laggTill(ett.sida, '7');
    const kvar = await tryck(tva.sida, { gor: 'bort-0' });
    expect(kvar.text).not.toContain('5 kvinnor');
    expect(kvar.text).toContain('7 kvinnor');
  });

  it('keeps the other number that was typed when one is added', async () => {
    const { text } = await tryck(path, { ar: String(iAr), kvinnor: '5', man: '31', gor: 'kvinnor' });
    expect(text).toMatch(/name="man"[^>]*value="31"/);
    expect(text).not.toMatch(/name="kvinnor"[^>]*value=/);
  });

  it('may press Enter in the field for men: the number there is added', async () => {
    const { text } = await tryck(path, { ar: String(iAr), man: '4', gor: 'kvinnor' });
    expect(text).toContain('4 män');
  });

  it('sees the same rows after reload, and is told on Back that they are saved', async () => {
    const ett = await laggTill(path, '5');
    expect((await anna.get(ett.sida)).text).toContain('5 kvinnor');
    await tryck(ett.sida, { gor: 'spara' });
    const tillbaka = (await anna.get(ett.sida)).text;
    expect(tillbaka).toContain(`: 5 kvinnor för ${iAr}. Kvittonummer`);
    expect(doldaFalt(tillbaka, path)['rader']).toBe('');
  });

  it('keeps a row that was added on an old copy of a saved page, under a new key', async () => {
    const ett = await laggTill(path, '5');
    const gammal = doldaFalt((await anna.get(ett.sida)).text, path);
    await tryck(ett.sida, { gor: 'spara' });
    const svar = await anna.postRaw(path, {
      ...gammal,
      ar: String(iAr),
      kvinnor: '7',
      man: '2',
      gor: 'kvinnor',
    });
    const nu = await anna.folj(svar);
    const falt = doldaFalt(nu.text, path);
    expect(falt['rader']).toBe(`${iAr}-kvinna-7`);
    expect(falt['nyckel']).not.toBe(gammal['nyckel']);
    expect(nu.text).toMatch(/name="man"[^>]*value="2"/);
  });

  it('gets one registration and one receipt however many times Spara arrives', async () => {
    const ett = await laggTill(path, '5');
    const falt = { ...doldaFalt((await anna.get(ett.sida)).text, path), gor: 'spara' };
    const svar = await Promise.all(Array.from({ length: 20 }, () => anna.postRaw(path, falt)));
    expect(new Set(svar.map((s) => `${s.status} ${String(s.headers['location'])}`)).size).toBe(1);
    expect(await summor()).toEqual([{ ar: iAr, kon: 'kvinna', antal: 5 }]);
    const andra = await anna.postRaw(path, { ...falt, rader: `${iAr}-kvinna-6` });
    expect(andra.status).toBe(409);
  });

  it('has the rows left when the token had run out', async () => {
    const ett = await laggTill(path, '5');
    const falt = { ...doldaFalt((await anna.get(ett.sida)).text, path), gor: 'spara', _csrf: 'gammal' };
    const svar = await anna.folj(await anna.postRaw(path, falt));
    expect(svar.text).toContain('Det du hade skrivit finns kvar');
    expect(svar.text).toContain('5 kvinnor');
    expect(await summor()).toEqual([]);
  });

  it('leaves a trail of it', async () => {
    await tryck((await laggTill(path, '5')).sida, { gor: 'spara' });
    const [rad] = await admin(
      "select count(*)::int as n from audit.handelse where handelse = 'anonyma_registrerade'",
    );
    expect(rad?.n).toBeGreaterThan(0);
  });

  it('gets a page without faults in its HTML, empty, filled, refused and saved', async () => {
    const ett = await laggTill(path, '5');
    const fel = await anna.skicka(ett.sida, { kvinnor: 'x', gor: 'spara' }, path);
    const sparat = await tryck(ett.sida, { gor: 'spara' });
    for (const text of [(await anna.get(path)).text, ett.text, fel.text, sparat.text])
      expect(await htmlFaults(text)).toEqual([]);
  });
});
