import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import request from 'supertest';
import { z } from 'zod';
import { createApp } from '../../src/app.ts';
import { withClient } from '../../src/db/client.ts';
import { sql } from '../../src/db/db.ts';
import { testhus, type Testhus } from '../support/hus.ts';
import { doldaFalt, type Klient } from '../support/klient.ts';
import { flik, loggaIn, losenord, medLosenord, senasteKod, stegEtt, stegTva } from './stod.ts';

let hus: Testhus;
beforeAll(async () => {
  hus = await testhus();
  await medLosenord(hus, 'anna', 'bo', 'rut', 'ivar');
});
afterAll(() => hus.close());
beforeEach(async () => {
  await hus.db.run(sql`delete from auth.begransning`);
});

const arInne = async (klient: Klient) => (await klient.get('/konto')).status === 200;
const efter = (nu: Date, minuter: number) => new Date(nu.getTime() + minuter * 60_000);

describe('the session', () => {
  it('V7.2.4 C9 gets a new id at each step, and the old ones are dead', async () => {
    const angripare = await hus.som();
    await angripare.get('/logga-in');
    const offer = await flik(hus, angripare);
    await stegEtt(offer, 'anna');
    const mellan = await flik(hus, offer);
    await stegTva(offer, senasteKod(hus));
    expect(await arInne(offer)).toBe(true);
    expect(await arInne(angripare)).toBe(false);
    expect(await arInne(mellan)).toBe(false);
    const idn = [angripare, mellan, offer].map((k) => k.cookies.get('sus'));
    expect(new Set(idn).size).toBe(3);
  });

  it('V7.2.4 C9 never adopts an id that came with the browser', async () => {
    const klient = await hus.som();
    klient.cookies.set('sus', 's%3Aplanterad.YWJjZA');
    await stegEtt(klient, 'anna');
    expect(klient.cookies.get('sus')).not.toContain('planterad');
  });

  it('V7.2.1 V1.5.2 is nobody when the cookie has been edited', async () => {
    const [anna] = await loggaIn(hus, 'anna');
    const kaka = anna.cookies.get('sus') ?? '';
    for (const i of [5, 20, kaka.length - 3]) {
      const annat = kaka[i] === 'A' ? 'B' : 'A';
      anna.cookies.set('sus', kaka.slice(0, i) + annat + kaka.slice(i + 1));
      expect(await arInne(anna)).toBe(false);
    }
  });

  it('V7.3.1 ends after 30 idle minutes, and says so', async () => {
    const [anna] = await loggaIn(hus, 'anna');
    const nu = hus.rattar.nu;
    hus.rattar.nu = efter(nu, 29);
    expect(await arInne(anna)).toBe(true);
    hus.rattar.nu = efter(nu, 58);
    expect(await arInne(anna)).toBe(true);
    hus.rattar.nu = efter(nu, 88);
    const svar = await anna.get('/konto');
    expect(svar.headers['location']).toBe('/logga-in?till=%2Fkonto');
    expect((await anna.folj(svar)).text).toContain('inte har använts på en stund');
    hus.rattar.nu = nu;
  });

  it('V7.3.2 ends after ten hours, however much it is used', async () => {
    const [bo] = await loggaIn(hus, 'bo');
    const nu = hus.rattar.nu;
    for (let minut = 20; minut < 600; minut += 20) {
      hus.rattar.nu = efter(nu, minut);
      expect(await arInne(bo)).toBe(true);
    }
    hus.rattar.nu = efter(nu, 600);
    expect(await arInne(bo)).toBe(false);
    hus.rattar.nu = nu;
  });

  it('is not lengthened by a clock that goes back', async () => {
    const [rut] = await loggaIn(hus, 'rut');
    const nu = hus.rattar.nu;
    hus.rattar.nu = efter(nu, -10);
    expect(await arInne(rut)).toBe(false);
    hus.rattar.nu = nu;
  });

  it('V7.4.2 C10 is refused at the next request when the account has ended', async () => {
    const [ivar] = await loggaIn(hus, 'ivar');
    expect(await arInne(ivar)).toBe(true);
    await hus.db.run(
      sql`update auth.anvandare set avslutad_at = now() where id = ${hus.varld.anvandare.ivar}`,
    );
    expect(await arInne(ivar)).toBe(false);
  });

  it('V16.2.5 holds only ids and a token secret', async () => {
    await loggaIn(hus, 'anna');
    const rader = await hus.db.many(
      z.object({ falt: z.string() }),
      sql`select distinct k as falt from auth.session s, json_object_keys(s.sess) k order by k`,
    );
    expect(rader.map(({ falt }) => falt)).toEqual(['cookie', 'csrfSecret', 'engangskodId', 'inloggningId']);
  });

  it('V3.3.2 V3.3.4 sits in a cookie that scripts and other sites do not get', async () => {
    const klient = await hus.som();
    const svar = await klient.get('/logga-in');
    expect(String(svar.headers['set-cookie'])).toMatch(/^sus=[^;]+; Path=\/; HttpOnly; SameSite=Lax$/);
    expect(svar.text).not.toContain(klient.cookies.get('sus')?.slice(4, 20));
  });

  it('V3.3.1 V3.3.3 has a cookie bound to host and TLS outside the demo', async () => {
    const skarp = await testhus((h) => ({ ...h, config: { ...h.config, miljo: 'test', trustProxy: 1 } }));
    const klient = await skarp.som();
    const svar = await request(createApp(skarp.hus)).get('/logga-in').set('X-Forwarded-Proto', 'https');
    expect(String(svar.headers['set-cookie'])).toMatch(
      /^__Host-sus=[^;]+; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    );
    expect((await klient.get('/demo/sms')).status).toBe(404);
    await skarp.close();
  });
});

describe('signing out', () => {
  it('V7.4.1 V14.3.1 kills the cookie and leaves nothing in the browser', async () => {
    const [anna] = await loggaIn(hus, 'anna');
    const stulen = await flik(hus, anna);
    anna.cookies.set('sus-aterstall', 'x').set('sus-sokningar', 'y').set('sus-historik', 'z');
    const svar = await anna.skicka('/konto', {}, '/logga-ut');
    expect([svar.status, svar.headers['location']]).toEqual([303, '/logga-in?varfor=utloggad']);
    expect(svar.headers['clear-site-data']).toBe('"cache", "storage"');
    expect([...anna.cookies.keys()]).toEqual([]);
    expect((await anna.folj(svar)).text).toContain('Du är utloggad.');
    expect(await arInne(stulen)).toBe(false);
  });

  it('V7.4.1 C9 is not undone by a slow request that was on its way', async () => {
    const [anna] = await loggaIn(hus, 'anna');
    const { text } = await anna.get('/konto/losenord');
    const [langsam, stulen] = [await flik(hus, anna), await flik(hus, anna)];
    const skickad = await withClient(hus.databas.adminUrl, async (client) => {
      await client.query('begin; lock table auth.begransning in access exclusive mode');
      const svar = langsam.postRaw('/konto/losenord', {
        ...doldaFalt(text, '/konto/losenord'),
        losenord,
        nytt_losenord: 'sju röda bussar i dimma',
        upprepa: 'sju röda bussar i dimma',
      });
      // Sent when it is first waited for.
      const klar = svar.then((s) => s);
      await expect
        .poll(async () => {
          const { rows } = await client.query(
            "select from pg_locks where not granted and locktype = 'relation'",
          );
          return rows.length;
        })
        .toBeGreaterThan(0);
      await anna.postRaw('/logga-ut', doldaFalt(text, '/logga-ut'));
      await client.query('commit');
      return klar;
    });
    expect(skickad.headers['location']).toBe('/logga-in');
    expect(await arInne(langsam)).toBe(false);
    expect(await arInne(stulen)).toBe(false);
    const sid =
      decodeURIComponent(stulen.cookies.get('sus') ?? '')
        .slice(2)
        .split('.')[0] ?? '';
    expect(await hus.db.run(sql`select from auth.session where sid = ${sid}`)).toBe(0);
    const [igen] = await loggaIn(hus, 'anna');
    expect(await arInne(igen)).toBe(true);
  });

  it('V7.4.4 is one press away on every page, and asks on the address itself', async () => {
    const [bo] = await loggaIn(hus, 'bo');
    for (const sida of ['/konto', '/hjalp', '/logga-ut'])
      expect((await bo.get(sida)).text).toContain('action="/logga-ut"');
    expect(await arInne(bo)).toBe(true);
  });

  it('C11 needs the token: another site signs nobody out', async () => {
    const [bo] = await loggaIn(hus, 'bo');
    const svar = await bo.postRaw('/logga-ut', {});
    expect([svar.status, svar.headers['location']]).toEqual([303, '/logga-ut']);
    expect(await arInne(bo)).toBe(true);
  });
});
