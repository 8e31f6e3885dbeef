import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { dbError, sql } from '../../src/db/db.ts';
import { withClient } from '../../src/db/client.ts';
import { testhus, type Testhus } from '../support/hus.ts';
import { doldaFalt, type Klient } from '../support/klient.ts';
import { htmlFaults } from '../web/html.ts';

let hus: Testhus;
let anna: Klient;
let path: string;
const iAr = new Date().getFullYear();

const post = (antal: number, orsak = 'registrering', ar = iAr, insatsId = hus.varld.insats.vagen) =>
  hus.db.run(sql`
    insert into verksamhet.anonym_post (insats_id, ar, kon, antal, orsak, av)
    values (${insatsId}, ${ar}, 'kvinna', ${antal}, ${orsak}, ${hus.varld.anvandare.anna})`);
const finns = async () =>
  (
    await hus.db.one(
      z.object({ antal: z.number() }),
      sql`select antal from verksamhet.anonym_antal where insats_id = ${hus.varld.insats.vagen} and ar = ${iAr} and kon = 'kvinna'`,
    )
  ).antal;
const poster = async () =>
  (
    await hus.db.many(
      z.object({ antal: z.number() }),
      sql`select antal from verksamhet.anonym_post order by at`,
    )
  ).map(({ antal }) => antal);
const villkor = (arbete: Promise<unknown>) =>
  arbete.then(
    () => 'ok',
    (error: unknown) => dbError(error)?.constraint,
  );

beforeAll(async () => {
  hus = await testhus();
  path = `/insatser/${hus.varld.insats.vagen}/anonyma/borttagning`;
});
afterAll(() => hus.close());
beforeEach(async () => {
  await withClient(hus.databas.adminUrl, (client) =>
    client.query('truncate verksamhet.anonym_post, verksamhet.anonym_antal, verksamhet.kvitto'),
  );
  await post(10);
  anna = await hus.som('anna');
});

const bort = (antal: string, kon = 'kvinna', ar = String(iAr)) => anna.skicka(path, { ar, kon, antal });

describe('Anna takes wrong ones away', () => {
  it('with a correcting entry: what was registered stands, the sum is less, the history shows both', async () => {
    const svar = await bort('4');
    expect(svar.status).toBe(303);
    const sida = (await anna.folj(svar)).text;
    expect(sida).toContain(`: 4 kvinnor för ${iAr}. Kvittonummer`);
    expect(sida).toContain('−4');
    expect(await poster()).toEqual([10, -4]);
    expect(await finns()).toBe(6);
  });

  it('down to none, and then there is nothing to take away', async () => {
    expect((await bort('10')).status).toBe(303);
    expect((await anna.get(path)).text).toContain('Det finns inget att ta bort');
  });

  it('never more than there are: told how many', async () => {
    const svar = await bort('11');
    expect(svar.status).toBe(422);
    expect(svar.text).toContain(`Ta bort högst 10. Det finns 10 kvinnor för ${iAr}.`);
    expect(svar.text).toMatch(/name="antal"[^>]*value="11"/);
    expect((await bort('1', 'man')).text).toContain(`Det finns inga män att ta bort för ${iAr}`);
    expect(await finns()).toBe(10);
  });

  it.each([
    [
      'without answers',
      { ar: '', kon: '', antal: '' },
      ['Välj ett år', 'Välj kvinnor eller män', 'Skriv antal att ta bort som ett helt tal'],
    ],
    ['with a year outside', { ar: '2019', kon: 'man', antal: '1' }, [`Välj ett år från 2020 till ${iAr}`]],
    [
      'with a number below one',
      { ar: String(iAr), kon: 'man', antal: '-1' },
      ['Skriv antal att ta bort som ett helt tal'],
    ],
  ])('not %s', async (_, falt, texter) => {
    const svar = await anna.skicka(path, falt);
    expect(svar.status).toBe(422);
    for (const text of texter) expect(svar.text).toContain(text);
    expect(await htmlFaults(svar.text)).toEqual([]);
    expect(await poster()).toEqual([10]);
  });

  it('twenty at once, three each: three get through, the others are told, and the sum is never below zero', async () => {
    const dolda = doldaFalt((await anna.get(path)).text, path);
    const svar = await Promise.all(
      Array.from({ length: 20 }, () =>
        anna.postRaw(path, { ...dolda, nyckel: randomUUID(), ar: String(iAr), kon: 'kvinna', antal: '3' }),
      ),
    );
    expect(svar.filter(({ status }) => status === 303)).toHaveLength(3);
    const nekade = svar.filter(({ status }) => status === 422);
    expect(nekade).toHaveLength(17);
    for (const { text } of nekade) expect(text).toMatch(/Ta bort högst \d+\. Det finns/);
    expect(await finns()).toBe(1);
    expect(await poster()).toHaveLength(4);
  });

  it('once, however many times the same form arrives', async () => {
    const falt = {
      ...doldaFalt((await anna.get(path)).text, path),
      ar: String(iAr),
      kon: 'kvinna',
      antal: '3',
    };
    const svar = await Promise.all(Array.from({ length: 20 }, () => anna.postRaw(path, falt)));
    expect(new Set(svar.map(({ status }) => status))).toEqual(new Set([303]));
    expect(await finns()).toBe(7);
  });

  it('says 404 to Bo and 403 to Ivar', async () => {
    expect((await (await hus.som('bo')).get(path)).status).toBe(404);
    expect((await (await hus.som('ivar')).get(path)).status).toBe(403);
  });

  it('has a page without faults in its HTML', async () => {
    expect(await htmlFaults((await anna.get(path)).text)).toEqual([]);
  });
});

describe('the database as last judge', () => {
  it.each([
    ['anonym_aldrig_under_noll', () => post(-11, 'borttagning')],
    ['anonym_aldrig_under_noll', () => post(-1, 'borttagning', iAr - 1)],
    ['anonym_antal_per_gang', () => post(1000)],
    ['anonym_antal_per_gang', () => post(0)],
    ['anonym_tecken', () => post(-1, 'registrering')],
    ['anonym_tecken', () => post(1, 'borttagning')],
    ['anonym_ar_i_insatsen', () => post(1, 'registrering', 2019)],
    ['anonym_ar_i_insatsen', () => post(1, 'registrering', iAr + 1)],
    ['anonym_ar_i_insatsen', () => post(1, 'registrering', 2025, hus.varld.insats.avslutad)],
    ['anonym_inte_i_volyminsats', () => post(1, 'registrering', iAr, hus.varld.insats.volym)],
  ])('%s', async (namn, arbete) => {
    expect(await villkor(arbete())).toBe(namn);
    expect(await poster()).toEqual([10]);
  });

  it('never lets the application change or erase an entry', async () => {
    const kod = (text: string) =>
      hus.db.pool.query(text).then(
        () => 'ok',
        (error: unknown) => dbError(error)?.code,
      );
    expect(await kod('update verksamhet.anonym_post set antal = 1')).toBe('42501');
    expect(await kod('delete from verksamhet.anonym_post')).toBe('42501');
  });
});
