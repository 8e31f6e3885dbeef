import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Response } from 'supertest';
import { sql } from '../../src/db/db.ts';
import { hashLosenord } from '../../src/inloggning/losenord.service.ts';
import { testhus, type Testhus } from '../support/hus.ts';
import { doldaFalt } from '../support/klient.ts';
import { cast } from '../support/varld.ts';
import { losenord, medLosenord, stegEtt } from './stod.ts';

let hus: Testhus;
beforeAll(async () => {
  hus = await testhus();
  await medLosenord(hus, 'anna', 'bo', 'sam');
  await hus.db.run(sql`update auth.anvandare set avslutad_at = now() where id = ${hus.varld.anvandare.sam}`);
});
afterAll(() => hus.close());
beforeEach(async () => {
  await hus.db.run(sql`delete from auth.begransning`);
});

const okand = '197707072380';
const fel = 'inte rätt lösenord';

// What differs between two answers without saying anything: token, nonce, the number typed, time.
const utanSlump = ({ status, headers, text }: Response) => ({
  status,
  headers: Object.fromEntries(
    Object.entries(headers as Record<string, string | string[]>)
      .filter(([namn]) => !['date', 'etag'].includes(namn))
      .map(([namn, varde]) => [namn, [varde].flat().map((en) => en.replace(/nonce-[^']*|^sus=[^;]+/, ''))]),
  ),
  langd: text.length,
  text: text.replace(/value="[^"]*"/g, ''),
});

const svarFor = async (personnummer: string, text: string) => {
  const klient = await hus.som();
  return utanSlump(await klient.skicka('/logga-in', { personnummer, losenord: text }));
};

describe('what the sign-in page gives away', () => {
  it('V6.3.8 C7 answers unknown, wrong, without password and ended in one and the same way', async () => {
    const forsta = await svarFor(okand, fel);
    expect(forsta.status).toBe(422);
    expect(forsta.text).toContain('Efter fem fel måste du vänta 15 minuter');
    expect(await svarFor(cast.anna.nummer, fel)).toEqual(forsta);
    expect(await svarFor(cast.ivar.nummer, fel)).toEqual(forsta);
    expect(await svarFor(cast.sam.nummer, losenord)).toEqual(forsta);
    expect(hus.rattar.skickade).toEqual([]);
  });

  it('V6.3.8 C7 answers one without a role as anyone else, also when the password is right', async () => {
    await medLosenord(hus, 'noll');
    expect(await svarFor(cast.noll.nummer, fel)).toEqual(await svarFor(okand, fel));
    const [anna, noll] = [await hus.som(), await hus.som()];
    expect(utanSlump(await stegEtt(noll, 'noll'))).toEqual(utanSlump(await stegEtt(anna, 'anna')));
    const kodsida = '/logga-in/kod';
    expect(utanSlump(await noll.get(kodsida))).toEqual(utanSlump(await anna.get(kodsida)));
  });

  it('V6.3.1 C7 locks after five wrong, in the same words, also for one who does not exist', async () => {
    const anna = await hus.som();
    const forsta = utanSlump(await stegEtt(anna, 'anna', fel));
    for (let i = 0; i < 4; i += 1) await stegEtt(anna, 'anna', fel);
    expect(utanSlump(await stegEtt(anna, 'anna'))).toEqual(forsta);
    for (let i = 0; i < 5; i += 1) await svarFor(okand, fel);
    expect(await svarFor(okand, fel)).toEqual(forsta);
  });

  it('V6.3.1 unlocks by itself after 15 minutes, counted from the fifth, however often it is tried meanwhile', async () => {
    const nu = hus.rattar.nu;
    const efter = (minuter: number) => (hus.rattar.nu = new Date(nu.getTime() + minuter * 60_000));
    const anna = await hus.som();
    for (const minut of [0, 3, 6, 9, 12]) {
      efter(minut);
      await stegEtt(anna, 'anna', fel);
    }
    efter(16);
    expect((await stegEtt(anna, 'anna')).status).toBe(422);
    efter(26);
    expect((await stegEtt(anna, 'anna')).status).toBe(422);
    efter(27.1);
    expect((await stegEtt(anna, 'anna')).status).toBe(303);
    hus.rattar.nu = nu;
  });

  it('V6.3.1 V2.4.1 locks nobody out from another address, and nobody else at the same one', async () => {
    const angripare = await hus.som();
    for (let i = 0; i < 8; i += 1) await stegEtt(angripare, 'anna', fel);
    await hus.db.run(
      sql`update auth.begransning set key = replace(key, '127.0.0.1', '203.0.113.9') where key like 'losenord:%'`,
    );
    expect((await stegEtt(await hus.som(), 'anna')).status).toBe(303);
    for (let i = 0; i < 6; i += 1) await stegEtt(angripare, 'anna', fel);
    expect((await stegEtt(await hus.som(), 'bo')).status).toBe(303);
  });

  it('V2.4.1 stops an address that guesses at account after account, and says when to come back', async () => {
    await hus.db.run(sql`
      insert into auth.begransning (key, points, expire)
      values ('losenord:adress:::ffff:127.0.0.1', 100, ${hus.rattar.nu.getTime() + 60_000}),
        ('losenord:adress:127.0.0.1', 100, ${hus.rattar.nu.getTime() + 60_000})`);
    const svar = await stegEtt(await hus.som(), 'anna', fel);
    expect(svar.status).toBe(429);
    expect(Number(svar.headers['retry-after'])).toBeGreaterThan(0);
    expect(svar.text).toContain('Vänta några minuter');
  });

  it('C7 counts each of many parallel guesses before it is judged', async () => {
    const anna = await hus.som();
    const falt = doldaFalt((await anna.get('/logga-in')).text, '/logga-in');
    const gissning = { ...falt, personnummer: cast.anna.nummer, losenord: fel };
    const svar = await Promise.all(Array.from({ length: 30 }, () => anna.postRaw('/logga-in', gissning)));
    expect(new Set(svar.map(({ status }) => status))).toEqual(new Set([422]));
    expect((await stegEtt(anna, 'anna')).status).toBe(422);
  });

  it('C7 does as much work for one who does not exist, so that time tells nothing', async () => {
    // Processor time of this process, in milliseconds: other programs on the machine do not disturb it.
    const arbete = async (work: () => Promise<unknown>) => {
      const start = process.cpuUsage();
      await work();
      const { user, system } = process.cpuUsage(start);
      return (user + system) / 1000;
    };
    const forsok = async (personnummer: string) => {
      const klient = await hus.som();
      const falt = doldaFalt((await klient.get('/logga-in')).text, '/logga-in');
      return arbete(() => klient.postRaw('/logga-in', { ...falt, personnummer, losenord: fel }));
    };
    const skillnader: number[] = [];
    for (let i = 0; i < 15; i += 1) {
      await hus.db.run(sql`delete from auth.begransning`);
      const kand = await forsok(cast.anna.nummer);
      skillnader.push(kand - (await forsok(okand)));
    }
    const median = skillnader.toSorted((x, y) => x - y)[7] ?? 0;
    // Without a hash for the unknown the difference would be the whole of it.
    expect(Math.abs(median)).toBeLessThan(0.4 * (await arbete(() => hashLosenord(fel))));
  });
});
