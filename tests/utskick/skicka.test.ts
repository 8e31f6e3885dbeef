import request from 'supertest';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { withClient } from '../../src/db/client.ts';
import { sql } from '../../src/db/db.ts';
import { smtpEpost } from '../../src/epost/smtp.service.ts';
import { skickaUtskick, type Avsandare } from '../../src/utskick/skicka.service.ts';
import { nastaForsok } from '../../src/utskick/utskick.rules.ts';
import { manus, postserver, stangPost, villig } from '../epost/server.ts';
import { testhus, type Testhus } from '../support/hus.ts';
import { jobbFor, koa, raden, styrdPost } from './stod.ts';

let hus: Testhus;
beforeAll(async () => {
  hus = await testhus();
});
afterAll(() => hus.close());
afterEach(stangPost);

const med = (mer: Partial<Avsandare> = {}): Avsandare => ({ ...hus.hus, ...mer });
const smtp = (vard: string) =>
  smtpEpost(
    { url: `smtp://${vard}`, fran: 'sus@example.invalid' },
    { kravTls: false, tidsgrans: 300, logga: () => undefined },
  );
const olevererat = { skickad: false, misslyckad: false };

describe('a message in the queue', () => {
  it('is handed over once, and then says nothing any more', async () => {
    const { vard, mottaget } = await postserver({ hideSTARTTLS: true });
    const id = await koa(hus);
    await skickaUtskick(med({ epost: smtp(vard) }), id);
    expect(await raden(hus, id)).toMatchObject({ skickad: true, innehall: false, forsok: 1, fel: null });
    await skickaUtskick(med({ epost: smtp(vard) }), id);
    expect(mottaget.map(({ till }) => till)).toEqual([['petra@example.invalid']]);
  });

  it('is handed over once also when ten take it at the same time', async () => {
    const { vard, mottaget } = await postserver({ hideSTARTTLS: true });
    const id = await koa(hus);
    // Ten connections that are open already, so that nobody is first by having one.
    await Promise.all(Array.from({ length: 10 }, () => hus.db.run(sql`select pg_sleep(0.1)`)));
    await Promise.all(Array.from({ length: 10 }, () => skickaUtskick(med({ epost: smtp(vard) }), id)));
    expect([mottaget.length, (await raden(hus, id)).forsok]).toEqual([1, 1]);
  });

  it('that cannot go makes no page and no /health any slower or worse (V13.2.6)', async () => {
    const tyst = await manus(() => null, null);
    const id = await koa(hus);
    const skickar = skickaUtskick(med({ epost: smtp(tyst.vard) }), id);
    const halsa = await request(hus.app).get('/health');
    expect([halsa.status, halsa.text]).toEqual([200, 'up']);
    expect((await (await hus.som('sia')).get('/utskick')).status).toBe(200);
    await skickar;
    expect(await raden(hus, id)).toMatchObject({ paborjad: false, fel: 'tillfalligt' });
  });

  it('is written down as begun before it is handed over', async () => {
    const id = await koa(hus);
    const sett: unknown[] = [];
    const epost = {
      skicka: async () => {
        sett.push(await raden(hus, id));
        return 'skickat' as const;
      },
    };
    await skickaUtskick(med({ epost }), id);
    expect(sett).toMatchObject([{ paborjad: true, forsok: 1, ...olevererat }]);
  });

  it('is tried again after a while when it was certainly not taken, and its job is there', async () => {
    const id = await koa(hus);
    await skickaUtskick(med({ epost: smtp('127.0.0.1:9') }), id);
    const rad = await raden(hus, id);
    expect(rad).toMatchObject({ paborjad: false, fel: 'tillfalligt', innehall: true, ...olevererat });
    const igen = new Date(hus.rattar.nu.getTime() + 60_000);
    expect(rad.nastaForsokAt).toEqual(igen);
    expect((await jobbFor(hus, id)).at(-1)).toEqual(igen);
    const { vard, mottaget } = await postserver({ hideSTARTTLS: true });
    await skickaUtskick(med({ epost: smtp(vard) }), id);
    expect(mottaget).toHaveLength(1);
    expect(await raden(hus, id)).toMatchObject({ skickad: true, forsok: 2, fel: null });
  });

  it('waits longer for each try, and is given up after a day', async () => {
    const id = await koa(hus);
    const epost = styrdPost(...Array.from({ length: 20 }, () => 'tillfalligt' as const));
    for (let i = 0; i < 15; i += 1) await skickaUtskick(med({ epost }), id);
    expect(epost.lamnade).toHaveLength(13);
    expect(await raden(hus, id)).toMatchObject({ misslyckad: true, fel: 'gav_upp', forsok: 13 });
    const nu = new Date('2026-11-22T12:00:00Z');
    const minuter = Array.from({ length: 13 }, (_, i) => nastaForsok(i + 1, nu)).map((at) =>
      at === null ? null : (at.getTime() - nu.getTime()) / 60_000,
    );
    expect(minuter).toEqual([1, 2, 5, 10, 20, 40, 60, 120, 240, 360, 360, 360, null]);
  });

  it('is not tried again when it was refused', async () => {
    const { vard } = await manus(villig({ 'RCPT TO': '550 unknown' }));
    const id = await koa(hus);
    await skickaUtskick(med({ epost: smtp(vard) }), id);
    expect(await raden(hus, id)).toMatchObject({ misslyckad: true, fel: 'nekat', forsok: 1 });
    expect(await jobbFor(hus, id)).toHaveLength(1);
  });

  it.each([
    ['the line is cut after the text', (s: { destroy: () => unknown }) => (s.destroy(), null)],
    ['the server falls silent after the text', null],
  ])('is left when %s: it may have arrived, and is never sent again by itself', async (_vad, svar) => {
    const server = await manus(villig({ '.': svar }));
    const id = await koa(hus);
    await skickaUtskick(med({ epost: smtp(server.vard) }), id);
    expect(await raden(hus, id)).toMatchObject({ paborjad: true, fel: 'oklart', ...olevererat });
    await skickaUtskick(med({ epost: smtp(server.vard) }), id);
    expect(server.brev).toHaveLength(1);
    expect(await jobbFor(hus, id)).toHaveLength(1);
  });

  it('is left when the program dies between the handing over and the receipt', async () => {
    const id = await koa(hus);
    const epost = styrdPost();
    // The pool is closed between the two: what was begun is committed, and nothing comes after it.
    const dod = {
      ...hus.db,
      run: () => Promise.reject(new Error('connection lost')),
    };
    await expect(skickaUtskick(med({ epost, db: dod }), id)).rejects.toThrow('connection lost');
    expect(await raden(hus, id)).toMatchObject({ paborjad: true, innehall: true, ...olevererat });
    await skickaUtskick(med({ epost }), id);
    expect(epost.lamnade).toHaveLength(1);
  });

  it('waits as it is when the key that opens it is missing', async () => {
    const id = await koa(hus);
    const epost = styrdPost();
    const nycklar = { ...hus.hus.nycklar, nycklar: new Map<number, Buffer>() };
    await expect(skickaUtskick(med({ epost, nycklar }), id)).rejects.toThrow('key file');
    expect(epost.lamnade).toEqual([]);
    expect(await raden(hus, id)).toMatchObject({ paborjad: false, forsok: 0 });
  });

  it('is not sent when what it says has gone out of date', async () => {
    const id = await koa(hus, { gallerTill: hus.rattar.nu });
    const epost = styrdPost();
    await skickaUtskick(med({ epost }), id);
    expect(epost.lamnade).toEqual([]);
    expect(await raden(hus, id)).toMatchObject({ misslyckad: true, fel: 'utgangen', forsok: 0 });
  });

  it('by SMS goes to the text message service, and nothing of it stands in the clear in the database', async () => {
    const id = await koa(hus, { kanal: 'sms', till: '+46701740605', text: 'Kod ABCD-EFGH' });
    const dump = await withClient(hus.databas.adminUrl, async (client) => {
      const { rows } = await client.query<{ rad: string }>(
        `select u::text as rad from auth.utskick u where id = $1
         union all select j::text from graphile_worker._private_jobs j`,
        [id],
      );
      return JSON.stringify(rows);
    });
    expect(dump).not.toMatch(/ABCD|701740605/);
    expect(dump).not.toContain(Buffer.from('ABCD').toString('hex'));
    await skickaUtskick(med(), id);
    expect(hus.rattar.skickade).toEqual([{ mobil: '+46701740605', text: 'Kod ABCD-EFGH' }]);
  });
});
