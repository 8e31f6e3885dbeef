import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { withClient } from '../../src/db/client.ts';
import { sql } from '../../src/db/db.ts';
import { skickaUtskick } from '../../src/utskick/skicka.service.ts';
import { testhus, type Testhus } from '../support/hus.ts';
import type { Klient } from '../support/klient.ts';
import { htmlFaults } from '../web/html.ts';
import { koa, laggMisslyckat, raden, styrdPost } from './stod.ts';

let hus: Testhus;
let sia: Klient;
beforeAll(async () => {
  hus = await testhus();
  sia = await hus.som('sia');
});
afterAll(() => hus.close());

const sidan = (id: string) => `/utskick/${id}`;
const igen = (id: string) => sia.skicka(sidan(id), {});
const ersattare = (id: string) =>
  hus.db.maybeOne(z.object({ id: z.string() }), sql`select id from auth.utskick where ersatter = ${id}`);
const satt = (text: string, ...values: unknown[]) =>
  withClient(hus.databas.adminUrl, (client) => client.query(text, values));

describe('the page Utskick', () => {
  it('says that nothing has been sent, before anything has', async () => {
    const { status, text } = await sia.get('/utskick');
    expect([status, await htmlFaults(text)]).toEqual([200, []]);
    expect(text).toContain('Inga utskick än');
  });

  it('tells of each message where it is, to whom masked, and never what it says', async () => {
    await koa(hus, { till: 'vantar@example.invalid' });
    const skickat = await koa(hus, { kanal: 'sms', till: '+46701740605', text: 'Hemligheten' });
    await skickaUtskick(hus.hus, skickat);
    const igenom = await koa(hus);
    await skickaUtskick({ ...hus.hus, epost: styrdPost('tillfalligt') }, igenom);
    await skickaUtskick({ ...hus.hus, epost: styrdPost('oklart') }, await koa(hus));
    await laggMisslyckat(hus);
    const { text } = await sia.get('/utskick');
    expect(await htmlFaults(text)).toEqual([]);
    for (const ord of ['Väntar', 'Skickat', 'Försöker igen', 'Misslyckades', 'Oklart om det kom fram'])
      expect(text).toContain(` ${ord}<`);
    expect(text).toMatch(/klockan \d\d\.\d\d<\/small>/);
    expect(text).toContain('v••••@example.invalid');
    expect(text).toContain('•••• 05');
    expect(text).toContain('5 utskick, de senaste först');
    expect(text).not.toMatch(/Hemligheten|vantar@|0170174|701740605|Hej Petra/);
    const bara = await sia.get('/utskick?lage=misslyckat');
    expect(bara.text).toContain('1 utskick');
    expect(bara.text).not.toContain('v••••@');
    expect((await sia.get('/utskick?lage=skickas')).text).toContain('Inga utskick i läget Skickas nu');
    expect((await sia.get('/utskick?lage=annat&sida=99')).text).toContain('5 utskick');
    const en = await sia.get(sidan(igenom));
    expect(await htmlFaults(en.text)).toEqual([]);
    expect(en.text).toContain('Nästa försök');
    expect(en.text).toContain('på väg');
    expect(en.text).not.toContain('Skicka igen</button>');
  });

  it('shows a message that was begun and then not heard of as unclear after five minutes', async () => {
    const id = await koa(hus);
    const minuter = (n: number) => new Date(hus.rattar.nu.getTime() - n * 60_000);
    await satt('update auth.utskick set paborjad_at = $2 where id = $1', id, minuter(4));
    expect((await sia.get(sidan(id))).text).toContain('Skickas nu');
    hus.rattar.nu = new Date(hus.rattar.nu.getTime() + 2 * 60_000);
    const { text } = await sia.get(sidan(id));
    expect(text).toContain('Oklart om det kom fram');
    expect(text).toContain('Skicka igen</button>');
  });

  it('is for the superadministratör alone', async () => {
    const id = await laggMisslyckat(hus);
    for (const vem of ['anna', 'ivar', 'sam', 'rut'] as const) {
      const klient = await hus.som(vem);
      expect([(await klient.get('/utskick')).status, (await klient.get(sidan(id))).status]).toEqual([
        403, 403,
      ]);
    }
    expect((await sia.get(sidan(randomUUID()))).status).toBe(404);
  });

  it('is paged by fifty', async () => {
    for (let i = 0; i < 50; i += 1) await koa(hus, { slag: 'prov' });
    const forst = await sia.get('/utskick');
    expect(forst.text).toContain('/utskick?sida=2');
    expect((await sia.get('/utskick?sida=2')).text).not.toBe(forst.text);
  });
});

describe('Skicka igen', () => {
  it('lays the same message in the queue once, to where the user is reached now, and the old one says nothing more', async () => {
    const id = await laggMisslyckat(hus);
    const svar = await igen(id);
    expect(svar.status).toBe(303);
    expect((await sia.folj(svar)).text).toContain('ligger i kön igen');
    const ny = (await ersattare(id))?.id ?? '';
    expect(await raden(hus, ny)).toMatchObject({ paborjad: false, innehall: true });
    expect(await raden(hus, id)).toMatchObject({ misslyckad: true, innehall: false });
    await skickaUtskick(hus.hus, ny);
    expect(hus.rattar.brev.at(-1)).toEqual({
      till: 'anna@example.invalid',
      amne: 'Prov',
      text: 'Hej Petra!',
    });
    const omigen = await sia.get(sidan(id));
    expect(omigen.text).toContain('redan skickat igen');
    expect(omigen.text).not.toContain('Skicka igen</button>');
  });

  it('goes once also when the button is pressed twice, in two windows, or at the same time', async () => {
    const id = await laggMisslyckat(hus);
    const form = await sia.get(sidan(id));
    const nyckel = /name="nyckel" value="([^"]+)"/.exec(form.text)?.[1] ?? '';
    const svar = await Promise.all(
      [igen(id), igen(id), sia.skicka(sidan(id), { nyckel })].map((s) => s.catch(() => null)),
    );
    expect(svar.filter((s) => s?.status === 303)).toHaveLength(1);
    const antal = await hus.db.run(sql`select from auth.utskick where ersatter = ${id}`);
    expect(antal).toBe(1);
  });

  it('tells the old contact of a change at the old contact', async () => {
    const id = await laggMisslyckat(hus, { slag: 'kontakt_andrad', till: 'gammal@example.invalid' });
    await igen(id);
    await skickaUtskick(hus.hus, (await ersattare(id))?.id ?? '');
    expect(hus.rattar.brev.at(-1)?.till).toBe('gammal@example.invalid');
  });

  it('V6.4.1 makes a new masterlösenord, and the old one is dead', async () => {
    const { noll } = hus.varld.anvandare;
    await satt(
      "update auth.anvandare set losenord_hash = null, aktivering_hash = 'gammal', aktivering_till = now() where id = $1",
      noll,
    );
    const id = await koa(hus, {
      kanal: 'sms',
      slag: 'masterlosenord',
      till: '+46701740699',
      text: 'Ditt masterlösenord till SUS är AAAA',
      anvandareId: noll,
      gallerTill: hus.rattar.nu,
    });
    await skickaUtskick(hus.hus, id);
    expect((await sia.get(sidan(id))).text).toContain('Koden hann gå ut');
    await igen(id);
    const ny = (await ersattare(id))?.id ?? '';
    await skickaUtskick(hus.hus, ny);
    expect(hus.rattar.skickade.at(-1)?.text).toMatch(
      /masterlösenord till SUS är [A-Z2-9]{4}(-[A-Z2-9]{4}){3}/,
    );
    expect(hus.rattar.skickade.at(-1)?.text).not.toContain('AAAA');
    const { hash } = await hus.db.one(
      z.object({ hash: z.string() }),
      sql`select aktivering_hash as hash from auth.anvandare where id = ${noll}`,
    );
    expect(hash).toMatch(/^\$argon2/);
    expect((await sia.get(sidan(ny))).text).toContain('Skicka igen</button>');
    await satt("update auth.anvandare set losenord_hash = 'x' where id = $1", noll);
    const nekat = await igen(ny);
    expect([nekat.status, await htmlFaults(nekat.text)]).toEqual([422, []]);
    expect(nekat.text).toContain('har redan valt ett lösenord');
    expect(await ersattare(ny)).toBe(null);
  });

  it('V2.3.2 sends one user at most five masterlösenord an hour', async () => {
    const { bo } = hus.varld.anvandare;
    await satt('update auth.anvandare set losenord_hash = null where id = $1', bo);
    const kod = { kanal: 'sms', slag: 'masterlosenord', till: '+46701740699', anvandareId: bo } as const;
    let id = await koa(hus, { ...kod, gallerTill: hus.rattar.nu });
    for (let nr = 1; nr <= 5; nr += 1) {
      await skickaUtskick(hus.hus, id);
      expect((await igen(id)).status).toBe(303);
      id = (await ersattare(id))?.id ?? '';
    }
    await skickaUtskick(hus.hus, id);
    expect((await igen(id)).status).toBe(429);
    expect(await ersattare(id)).toBe(null);
  });

  it('is refused for what is on its way, has arrived or says nothing any more', async () => {
    const [vantar, skickat, tomt] = [await koa(hus), await koa(hus), await laggMisslyckat(hus)];
    await skickaUtskick(hus.hus, skickat);
    await satt('update auth.utskick set innehall_krypt = null where id = $1', tomt);
    const fritt = await laggMisslyckat(hus);
    for (const [id, varfor] of [
      [vantar, 'på väg'],
      [skickat, 'skickas inte två gånger'],
      [tomt, 'Innehållet är raderat'],
    ] as const) {
      expect((await sia.get(sidan(id))).text).toContain(varfor);
      const dolda = /name="_csrf" value="([^"]+)"/.exec((await sia.get(sidan(fritt))).text)?.[1] ?? '';
      const svar = await sia.postRaw(sidan(id), { nyckel: randomUUID(), _csrf: dolda });
      expect([svar.status, await ersattare(id)]).toEqual([422, null]);
      expect(svar.text).toContain(varfor);
    }
  });
});
