import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { sql } from '../../src/db/db.ts';
import { hashLosenord } from '../../src/inloggning/losenord.service.ts';
import { testhus, type Testhus } from '../support/hus.ts';
import { doldaFalt } from '../support/klient.ts';
import { felKod, flik, handelserAv, loggaIn, medLosenord, senasteKod, stegEtt, stegTva } from './stod.ts';

let hus: Testhus;
beforeAll(async () => {
  hus = await testhus();
  await medLosenord(hus, 'anna', 'bo', 'rut', 'sia');
});
afterAll(() => hus.close());

describe('the one-time code', () => {
  it('V6.5.1 lets 20 parallel uses of the right code make exactly one sign-in', async () => {
    const klient = await hus.som();
    await stegEtt(klient, 'sia');
    const falt = doldaFalt((await klient.get('/logga-in/kod')).text, '/logga-in/kod');
    const kod = senasteKod(hus);
    const flikar = await Promise.all(Array.from({ length: 20 }, () => flik(hus, klient)));
    const svar = await Promise.all(flikar.map((en) => en.postRaw('/logga-in/kod', { ...falt, kod })));
    expect(svar.filter((s) => s.headers['location'] === '/')).toHaveLength(1);
    const { antal } = await hus.db.one(
      z.object({ antal: z.number() }),
      sql`select count(*) as antal from auth.inloggning where anvandare_id = ${hus.varld.anvandare.sia}`,
    );
    expect(antal).toBe(1);
  });

  it('V6.6.2 refuses the code in another browser, and the old code after a new one', async () => {
    const ena = await hus.som();
    const andra = await hus.som();
    await stegEtt(ena, 'bo');
    const forsta = senasteKod(hus);
    await stegEtt(andra, 'bo');
    const nya = senasteKod(hus);
    const gammal = await stegTva(andra, forsta === nya ? felKod(nya) : forsta);
    expect(gammal.status).toBe(422);
    expect((await ena.get('/logga-in/kod')).headers['location']).toBe('/logga-in?varfor=slut');
    expect((await stegTva(andra, nya)).status).toBe(303);
  });

  it('V6.6.2 sends a new code on demand and forgets the old one', async () => {
    const klient = await hus.som();
    await stegEtt(klient, 'bo');
    const forsta = senasteKod(hus);
    const svar = await klient.skicka('/logga-in/kod', {}, '/logga-in/ny-kod');
    expect(svar.headers['location']).toBe('/logga-in/kod');
    const nya = senasteKod(hus);
    if (forsta !== nya) expect((await stegTva(klient, forsta)).status).toBe(422);
    expect((await stegTva(klient, nya)).headers['location']).toBe('/');
  });

  it('V6.5.5 runs out after five minutes, and does not come back when the clock does', async () => {
    const klient = await hus.som();
    await stegEtt(klient, 'bo');
    const kod = senasteKod(hus);
    const falt = doldaFalt((await klient.get('/logga-in/kod')).text, '/logga-in/kod');
    const nu = hus.rattar.nu;
    hus.rattar.nu = new Date(nu.getTime() + 5 * 60_000);
    const sent = await (await flik(hus, klient)).postRaw('/logga-in/kod', { ...falt, kod });
    expect(sent.text).toContain('Koden gäller inte längre. Välj Skicka en ny kod.');
    hus.rattar.nu = new Date(nu.getTime() - 2 * 60_000);
    const tidigt = await (await flik(hus, klient)).postRaw('/logga-in/kod', { ...falt, kod });
    expect(tidigt.headers['location']).toBe('/logga-in?varfor=slut');
    hus.rattar.nu = nu;
    expect((await stegTva(klient, kod)).headers['location']).toBe('/');
  });

  it('V6.6.3 C8 judges at most five guesses, however many come at once, and waits an hour', async () => {
    const klient = await hus.som();
    await stegEtt(klient, 'anna');
    const kod = senasteKod(hus);
    const falt = doldaFalt((await klient.get('/logga-in/kod')).text, '/logga-in/kod');
    const fore = (await handelserAv(hus, 'anna')).filter((h) => h.includes('engangskod nekad')).length;
    await Promise.all(
      Array.from({ length: 60 }, () => klient.postRaw('/logga-in/kod', { ...falt, kod: felKod(kod) })),
    );
    const bedomda = (await handelserAv(hus, 'anna')).filter(
      (h) => h === 'inloggning_misslyckad engangskod nekad',
    );
    expect(bedomda.length - fore).toBe(5);
    expect((await stegTva(klient, kod)).status).toBe(422);

    // Another browser, another code: the account waits all the same.
    const annan = await hus.som();
    await stegEtt(annan, 'anna');
    const svar = await stegTva(annan, senasteKod(hus));
    expect(svar.status).toBe(422);
    expect(svar.text).toMatch(/Vänta till klockan \d\d\.\d\d och logga in igen/);

    hus.rattar.nu = new Date(hus.rattar.nu.getTime() + 61 * 60_000);
    expect((await loggaIn(hus, 'anna'))[1].status).toBe(303);
  });

  it('V6.5.4 has six digits, also when the first are zeros', async () => {
    const klient = await hus.som();
    await stegEtt(klient, 'bo');
    expect(senasteKod(hus)).toMatch(/^\d{6}$/);
    await hus.db.run(sql`
      update auth.engangskod set kod_hash = ${await hashLosenord('000042')}
      where anvandare_id = ${hus.varld.anvandare.bo} and anvand_at is null and ersatt_at is null`);
    expect((await stegTva(klient, '42')).text).toContain('Skriv de sex siffrorna i sms:et');
    expect((await stegTva(klient, '000042')).headers['location']).toBe('/');
  });

  it('does not count what is not six digits', async () => {
    const klient = await hus.som();
    await stegEtt(klient, 'bo');
    const kod = senasteKod(hus);
    for (const fel of ['', '12345', '1234567', 'abcdef', '１２３４５６', '12345x'])
      expect((await stegTva(klient, fel)).text).toContain('Skriv de sex siffrorna i sms:et');
    expect((await stegTva(klient, `${kod.slice(0, 3)} ${kod.slice(3)}`)).status).toBe(303);
  });

  it('V6.5.2 V11.4.2 is nowhere in the database but as argon2id with at least 46 MiB', async () => {
    const klient = await hus.som();
    await stegEtt(klient, 'bo');
    const kod = senasteKod(hus);
    const rader = await hus.db.many(
      z.object({ text: z.string() }),
      sql`
      select k::text as text from auth.engangskod k union all select s.sess::text from auth.session s
      union all select b.key from auth.begransning b`,
    );
    const funna = rader.filter(({ text }) => new RegExp(`(?<![\\d])${kod}(?!\\d)`).test(text));
    expect(funna).toEqual([]);
    const { hash } = await hus.db.one(
      z.object({ hash: z.string() }),
      sql`select kod_hash as hash from auth.engangskod order by skapad_at desc limit 1`,
    );
    expect(Number(/^\$argon2id\$v=19\$m=(\d+),/.exec(hash)?.[1])).toBeGreaterThanOrEqual(46 * 1024);
  });

  it('C8 V2.3.2 sends twenty messages an hour and no more', async () => {
    await hus.db.run(sql`delete from auth.begransning`);
    const klient = await hus.som();
    await stegEtt(klient, 'rut');
    const svar = [];
    for (let i = 0; i < 22; i += 1) svar.push(await klient.skicka('/logga-in/kod', {}, '/logga-in/ny-kod'));
    expect(svar.map(({ status }) => status).filter((status) => status === 303)).toHaveLength(19);
    expect(svar.at(-1)?.status).toBe(429);
    expect(Number(svar.at(-1)?.headers['retry-after'])).toBeGreaterThan(0);
    await hus.db.run(sql`delete from auth.begransning`);
  });

  it('says what to do when the message cannot be sent', async () => {
    const trasigt = await testhus((h) => ({ ...h, sms: { ...h.sms, skicka: () => Promise.resolve(false) } }));
    await medLosenord(trasigt, 'anna');
    const klient = await trasigt.som();
    const sida = await klient.folj(await stegEtt(klient, 'anna'));
    expect(sida.text).toContain('Sms:et gick inte att skicka');
    expect(sida.text).toContain('Skicka en ny kod');
    await trasigt.close();
  });
});
