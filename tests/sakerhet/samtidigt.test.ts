import type { PoolClient } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../src/app.ts';
import { withClient } from '../../src/db/client.ts';
import type { Database } from '../../src/db/db.ts';
import { laget } from '../arkitektur/lage.ts';
import { insertDeltagande, type InlagtDeltagande } from '../support/deltagande.ts';
import { testhus, type Testhus } from '../support/hus.ts';
import { klient as nyKlient, type Klient } from '../support/klient.ts';
import { giltigtSvar, nyPerson, sokFram } from '../support/registrering.ts';

let hus: Testhus;
let anna: Klient;
let bo: Klient;
let annas: InlagtDeltagande;
let bos: InlagtDeltagande;
beforeAll(async () => {
  hus = await testhus();
  [anna, bo] = [await hus.som('anna'), await hus.som('bo')];
  annas = await insertDeltagande(hus, { insatsId: hus.varld.insats.vagen, namn: 'Kanarie Annasson' });
  bos = await insertDeltagande(hus, { insatsId: hus.varld.insats.steget, namn: 'Kanarie Bosson', av: 'bo' });
});
afterAll(() => hus.close());

describe('two users at the same time', () => {
  it('V15.4.1 never see anything of each other, in 200 requests side by side', async () => {
    const ser = async (klient: Klient, id: string) => {
      const { text } = await klient.get(`/deltaganden/${id}`);
      return [annas.namn, bos.namn, 'Anna Annsson', 'Bo Boström'].filter((namn) => text.includes(namn));
    };
    for (let omgang = 0; omgang < 25; omgang += 1) {
      const par = Array.from({ length: 4 }, () => Promise.all([ser(anna, annas.id), ser(bo, bos.id)]));
      for (const [en, annan] of await Promise.all(par)) {
        expect(en).toEqual([annas.namn, 'Anna Annsson']);
        expect(annan).toEqual([bos.namn, 'Bo Boström']);
      }
    }
  });

  it('V15.4.4 C17 one who asks for fifty pages at once keeps nobody else out', async () => {
    const manga = Array.from({ length: 50 }, () => anna.get('/visa-deltagare'));
    expect((await bo.get('/konto')).status).toBe(200);
    const statusar = (await Promise.all(manga)).map(({ status }) => status);
    expect(statusar.filter((status) => status !== 200 && status !== 503)).toEqual([]);
  });
});

describe('when every connection to the database is taken', () => {
  it('V13.1.2 a page says so within the time a request waits, and comes back when one is free', async () => {
    const tagna: PoolClient[] = [];
    for (let n = 0; n < 10; n += 1) tagna.push(await hus.db.pool.connect());
    const borjan = Date.now();
    const svar = await anna.get('/');
    for (const en of tagna) en.release();
    expect([svar.status, svar.headers['retry-after']]).toEqual([503, '10']);
    expect(svar.text).toContain('SUS går inte att nå just nu');
    expect(Date.now() - borjan).toBeLessThan(10_000);
    expect((await anna.get('/')).status).toBe(200);
  });
});

describe("when the database's disk no longer answers", () => {
  const somAdmin = (text: string) => withClient(hus.databas.adminUrl, (client) => client.query(text));

  it('a page says that SUS cannot be reached, and is there again with the disk', async () => {
    const sida = `/deltaganden/${annas.id}`;
    // What PostgreSQL says of a file that it cannot read: nothing that is wrong with SUS, and it passes.
    await somAdmin(`create function public.trasig() returns trigger language plpgsql as
      $$ begin raise exception 'could not open file: Input/output error' using errcode = 'io_error'; end $$`);
    await somAdmin('create trigger trasig before insert on audit.handelse execute function public.trasig()');
    const svar = await anna.get(sida);
    await somAdmin('drop function public.trasig() cascade');
    expect([svar.status, svar.headers['retry-after']]).toEqual([503, '10']);
    expect(svar.text).toContain('SUS går inte att nå just nu');
    expect((await anna.get(sida)).status).toBe(200);
  });
});

describe('a change of the secret that signs sessions', () => {
  it('V13.3.4 V7.2.1 signs nobody out while the old one is believed, and all when it is not', async () => {
    const med = async (...sessionSecrets: string[]) => {
      const app = createApp({ ...hus.hus, config: { ...hus.hus.config, sessionSecrets } });
      const flik = await nyKlient(app, hus.hus, null);
      for (const [namn, varde] of anna.cookies) flik.cookies.set(namn, varde);
      return (await flik.get('/konto')).status;
    };
    const ny = 'en-ny-hemlighet-som-ar-lang-nog-for-alla';
    expect(await med(ny, ...hus.hus.config.sessionSecrets)).toBe(200);
    expect(await med(ny)).toBe(303);
  });
});

/** The database of the house, but statement number `n` of every transaction fails as when the line is cut. */
const somBrister = (db: Database, n: number): Database => ({
  ...db,
  transaction: (anrop, work) =>
    db.transaction(anrop, (tx) => {
      let kvar = n;
      const raknad =
        <A extends readonly unknown[], T>(gor: (...args: A) => Promise<T>) =>
        (...args: A): Promise<T> => {
          kvar -= 1;
          return kvar === 0 ? Promise.reject(new Error('Connection terminated unexpectedly')) : gor(...args);
        };
      return work({
        many: raknad((rad, fraga) => tx.many(rad, fraga)),
        maybeOne: raknad((rad, fraga) => tx.maybeOne(rad, fraga)),
        one: raknad((rad, fraga) => tx.one(rad, fraga)),
        run: raknad((fraga) => tx.run(fraga)),
      });
    }),
});

describe('a registration that is cut off', () => {
  it('V2.3.3 C21 at any statement leaves nothing of itself, and can be sent again', async () => {
    const person = nyPerson(hus);
    const sida = await sokFram(anna, hus.varld.insats.vagen, person);
    const fore = await laget(hus);
    let brott = 0;
    const skicka = async (n: number) => {
      const app = createApp({ ...hus.hus, db: somBrister(hus.db, n) });
      const flik = await nyKlient(app, hus.hus, null);
      for (const [namn, varde] of anna.cookies) flik.cookies.set(namn, varde);
      const sidan = await anna.get(sida);
      const dolt = (namn: string) => new RegExp(`name="${namn}" value="([^"]*)"`).exec(sidan.text)?.[1] ?? '';
      return flik.postRaw(sida, {
        ...giltigtSvar(),
        _csrf: dolt('_csrf'),
        nyckel: '6f0b7bc9-5a29-4d2f-8a0e-0c3f4f0f7f11',
      });
    };
    for (let n = 1; n < 60; n += 1) {
      const svar = await skicka(n);
      if (svar.status === 303) break;
      expect([n, svar.status]).toEqual([n, 503]);
      expect(await laget(hus)).toEqual(fore);
      brott = n;
    }
    expect(brott).toBeGreaterThan(5);
    expect(await laget(hus)).not.toEqual(fore);
  });
});
