import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createApp } from '../../src/app.ts';
import { fraga } from '../registrering/stod.ts';
import { testhus, type Testhus } from '../support/hus.ts';
import { klient as nyKlient, type Klient } from '../support/klient.ts';
import { loggstrom } from '../support/logg.ts';
import { giltigtSvar, nyPerson, sokFram } from '../support/registrering.ts';

/* The log of the application, line by line, while people work and others attack; and the trail of the same. */
let hus: Testhus;
let anna: Klient;
const { log, text } = loggstrom();
const person = { personnummer: '', namn: '' };

beforeAll(async () => {
  hus = await testhus((h) => ({ ...h, log }));
  anna = await hus.som('anna');
  Object.assign(person, nyPerson(hus));
  await anna.skicka(await sokFram(anna, hus.varld.insats.vagen, person), giltigtSvar());
  const elakt = '\u001b[31m%0d%0a{"level":60}\u2028';
  for (const adress of [
    `/${encodeURIComponent(elakt)}`,
    '/%0d%0aSet-Cookie:x=1',
    `/${'a'.repeat(10_000)}`,
    '/insatser/x?namn=%s%d%o%j',
  ])
    await anna.sand('get', adress, undefined, {
      'User-Agent': `Mozilla {"a":1} \\n %s ${'x'.repeat(5_000)}`,
      'X-Request-Id': 'pahittad-av-mig',
    });
});
afterAll(() => hus.close());

const rader = (): Record<string, unknown>[] =>
  text()
    .split('\n')
    .filter((rad) => rad !== '')
    .map((rad) => z.record(z.string(), z.unknown()).parse(JSON.parse(rad)));
const spar = () =>
  fraga<Record<string, string | null>>(
    hus,
    'select *, to_char(at, $1) as zon from audit.handelse order by id',
    ['OF'],
  );

describe('the log', () => {
  it('V16.2.4 V16.4.1 C15 is one object a line, whatever was sent, and short', () => {
    expect(rader().length).toBeGreaterThan(6);
    expect(
      text()
        .split('\n')
        .filter((rad) => rad.length > 2_000),
    ).toEqual([]);
    expect(text()).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u2028\u2029]|Mozilla|pahittad/);
  });

  it('V16.2.5 V14.2.4 C27 has no person, address, cookie or token in it', () => {
    const sid =
      decodeURIComponent(anna.cookies.get('sus') ?? '')
        .slice(2)
        .split('.')[0] ?? '-';
    for (const hemligt of [
      person.personnummer,
      person.personnummer.slice(2),
      person.namn,
      sid,
      'csrf',
      '/insatser/',
      'Cookie',
    ])
      expect(text()).not.toContain(hemligt);
  });

  it('V16.2.2 V16.2.1 says when in UTC, and which request', () => {
    for (const rad of rader().filter((en) => en['req'] !== undefined)) {
      expect(rad).toMatchObject({
        req: { id: expect.stringMatching(/^[0-9a-f-]{36}$/) as string, method: expect.any(String) as string },
      });
      expect(Number(rad['time'])).toBeGreaterThan(1_700_000_000_000);
    }
  });
});

describe('the trail', () => {
  it('V16.2.1 V16.3.3 says when, who, as what, what, of what, how it went, in which request and from where', async () => {
    const rad = (await spar()).find(({ handelse }) => handelse === 'deltagare_inregistrerad');
    expect(rad).toMatchObject({
      anvandare_id: hus.varld.anvandare.anna,
      insats_id: hus.varld.insats.vagen,
      utfall: 'ok',
    });
    expect(rad?.['roller']).toContain('deltagaransvarig');
    for (const falt of ['objekt_id', 'begaran_id', 'kalla', 'at']) expect(rad?.[falt]).toBeTruthy();
    const nekad = (await spar()).filter(
      ({ handelse, utfall }) => handelse === 'atkomst_nekad' && utfall === 'nekad',
    );
    expect(nekad.length).toBeGreaterThan(2);
  });

  it('V16.2.2 keeps every time with its zone, so that the hour that comes twice is two hours', async () => {
    const [typ] = await fraga<{ data_type: string }>(
      hus,
      "select data_type from information_schema.columns where table_schema = 'audit' and table_name = 'handelse' and column_name = 'at'",
    );
    expect(typ?.data_type).toBe('timestamp with time zone');
  });

  it('V4.1.3 V15.3.4 believes no address and no number that the request says of itself', async () => {
    const ljuger = {
      'X-Forwarded-For': '203.0.113.9',
      'X-Real-IP': '203.0.113.9',
      'X-User-Id': hus.varld.anvandare.sia,
      'X-Request-Id': 'x',
      'X-Forwarded-Host': 'evil.example',
    };
    const svar = await anna.sand('get', '/styrdata', undefined, ljuger);
    expect([svar.status, svar.text.includes('evil.example')]).toEqual([403, false]);
    const sist = (await spar()).at(-1);
    expect(sist).toMatchObject({ handelse: 'atkomst_nekad', anvandare_id: hus.varld.anvandare.anna });
    expect(sist?.['kalla']).not.toBe('203.0.113.9');
    expect(sist?.['begaran_id']).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('V4.1.3 V15.3.4 has the address that stands before our own proxy, and not the one that somebody wrote before that', async () => {
    const app = createApp({ ...hus.hus, config: { ...hus.hus.config, trustProxy: 1 } });
    const bakom = await nyKlient(app, hus.hus, hus.varld.anvandare.anna);
    await bakom.sand('get', '/styrdata', undefined, { 'X-Forwarded-For': '203.0.113.9, 198.51.100.7' });
    expect((await spar()).at(-1)?.['kalla']).toBe('198.51.100.7');
  });
});

describe('behind a proxy that ends TLS', () => {
  it('V3.3.1 V3.3.3 every cookie is bound to this host and to TLS', async () => {
    const config = { ...hus.hus.config, miljo: 'test' as const, trustProxy: 1 };
    const app = createApp({ ...hus.hus, config });
    const tls = { 'X-Forwarded-Proto': 'https' };
    const framling = await nyKlient(app, hus.hus, null);
    const kakor = [
      await framling.sand('get', '/logga-in', undefined, tls),
      await framling.sand('get', '/aktivera', undefined, tls),
    ].flatMap(({ headers }) => [headers['set-cookie'] ?? []].flat());
    expect(kakor.length).toBeGreaterThan(0);
    for (const kaka of kakor) {
      expect(kaka).toMatch(/^__Host-\w+=[^;]*; Path=\/; /);
      expect(kaka).toMatch(/; Secure/);
      expect(kaka).toMatch(/; HttpOnly/);
      expect(kaka).not.toMatch(/Domain=/i);
    }
  });

  it('V12.2.1 V3.3.1 over plain HTTP nobody gets a session to sign in with', async () => {
    const app = createApp({ ...hus.hus, config: { ...hus.hus.config, miljo: 'test', trustProxy: 1 } });
    const framling = await nyKlient(app, hus.hus, null);
    const svar = await framling.sand('get', '/logga-in', undefined, { 'X-Forwarded-Proto': 'http' });
    expect(svar.headers['set-cookie']).toBeUndefined();
  });
});
