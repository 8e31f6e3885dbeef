import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { withClient } from '../../src/db/client.ts';
import { sql } from '../../src/db/db.ts';
import { enhetAv } from '../../src/shared/enhet.ts';
import { felKod, loggaIn, medLosenord, senasteKod, stegEtt, stegTva } from '../inloggning/stod.ts';
import { testhus, type Testhus } from '../support/hus.ts';
import type { Klient } from '../support/klient.ts';
import { htmlFaults } from '../web/html.ts';

let hus: Testhus;
beforeAll(async () => {
  hus = await testhus();
});
afterAll(() => hus.close());
beforeEach(async () => {
  await hus.db.run(sql`delete from auth.begransning`);
  await withClient(hus.databas.adminUrl, (client) => client.query('delete from auth.utskick'));
  await medLosenord(hus, 'anna', 'bo', 'ivar');
});

const arInne = async (klient: Klient) => (await klient.get('/konto')).status === 200;
const minuter = (antal: number) => {
  hus.rattar.nu = new Date(hus.rattar.nu.getTime() + antal * 60_000);
};
const vantar = async () =>
  (await hus.db.many(z.object({ slag: z.string() }), sql`select slag from auth.utskick order by slag`)).map(
    ({ slag }) => slag,
  );

describe('the first page after a sign-in', () => {
  it('tells of the last one, and then no more (V6.3.5)', async () => {
    await loggaIn(hus, 'anna');
    minuter(2);
    const [anna, svar] = await loggaIn(hus, 'anna');
    const forsta = await anna.folj(svar);
    expect(forsta.text).toMatch(/Du loggade senast in .+ klockan .+ med lösenord och engångskod\./);
    expect(await htmlFaults(forsta.text)).toEqual([]);
    expect((await anna.get('/')).text).not.toContain('Du loggade senast in');
  });

  it('tells of a wrong second factor, also when another page than Start comes first (V6.3.5)', async () => {
    await loggaIn(hus, 'bo');
    minuter(2);
    const framling = await hus.som();
    await stegEtt(framling, 'bo');
    await stegTva(framling, felKod(senasteKod(hus)));
    await stegEtt(framling, 'bo', 'inte det rätta alls');
    minuter(2);
    const bo = await hus.som();
    await stegEtt(bo, 'bo', undefined, '/logga-in?till=%2Fvisa-deltagare');
    const svar = await bo.skicka('/logga-in/kod?till=%2Fkonto', { kod: senasteKod(hus) });
    const sida = await bo.folj(svar);
    expect(sida.text).toMatch(/Sedan dess har 2 försök att logga in misslyckats/);
    expect(sida.text).toContain('Rätt lösenord men fel engångskod');
    expect(await htmlFaults(sida.text)).toEqual([]);
  });

  it('keeps what it tells sealed in the browser, and shows it to that user alone', async () => {
    await loggaIn(hus, 'anna');
    minuter(2);
    const [anna] = await loggaIn(hus, 'anna');
    const besked = anna.cookies.get('sus-besked') ?? '';
    expect(besked).toMatch(/^[\w-]+$/);
    const [bo] = await loggaIn(hus, 'bo');
    bo.cookies.set('sus-besked', besked);
    expect((await bo.get('/')).text).not.toContain('Du loggade senast in');
  });
});

describe('an e-mail', () => {
  it('tells of five wrong codes (V6.3.5)', async () => {
    const framling = await hus.som();
    await stegEtt(framling, 'ivar');
    const kod = senasteKod(hus);
    for (let i = 0; i < 4; i += 1) await stegTva(framling, felKod(kod));
    expect(await vantar()).toEqual([]);
    await stegTva(framling, felKod(kod));
    expect(await vantar()).toEqual(['kod_sparrad']);
  });

  it('tells of a sign-in after a long absence (V6.3.5)', async () => {
    await loggaIn(hus, 'ivar');
    expect(await vantar()).toEqual([]);
    minuter(91 * 24 * 60);
    await loggaIn(hus, 'ivar');
    expect(await vantar()).toEqual(['inloggad_efter_uppehall']);
  });
});

describe('Mitt konto', () => {
  it('is reached from the name in the header, and says what one has and whom to ask', async () => {
    const [anna] = await loggaIn(hus, 'anna');
    const { text } = await anna.get('/konto');
    for (const ord of [
      'anna@example.invalid',
      'Deltagaransvarig, SUSrapport',
      'Testköpings kommun',
      'Provdalen, Vägen vidare',
      'Ivar Ivarsson',
      'Försäkringskassan',
      'På. Lösenordet valdes',
    ])
      expect(text).toContain(ord);
    expect(await htmlFaults(text)).toEqual([]);
  });

  it('lists the sign-ins in plain words, and ends all the others at once (V7.5.2)', async () => {
    const dar = await hus.som();
    await stegEtt(dar, 'ivar');
    const falt = { kod: senasteKod(hus) };
    await dar.skicka('/logga-in/kod', falt);
    await hus.db.run(sql`update auth.inloggning set enhet = 'Firefox på Mac' where avslutad_at is null`);
    const [har] = await loggaIn(hus, 'ivar');
    const { text } = await har.get('/konto');
    expect(text).toContain('Firefox på Mac');
    expect(text).toContain('Den här');
    const svar = await har.skicka('/konto', {}, '/konto/andra-inloggningar');
    expect((await har.folj(svar)).text).toContain('Alla andra inloggningar är avslutade.');
    expect([await arInne(har), await arInne(dar)]).toEqual([true, false]);
  });
});

describe('a browser in plain words', () => {
  it.each([
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36 Edg/130.0.0.0',
      'Edge på Windows',
    ],
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36',
      'Chrome på Windows',
    ],
    [
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:131.0) Gecko/20100101 Firefox/131.0',
      'Firefox på Mac',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 17_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.6 Mobile/15E148 Safari/604.1',
      'Safari på iPhone',
    ],
    [
      'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Mobile Safari/537.36',
      'Chrome på Android',
    ],
    ['curl/8.5.0', 'Okänd webbläsare'],
    ['', 'Okänd webbläsare'],
    ['<script>Windows</script>', 'Windows'],
  ])('%s', (userAgent, text) => {
    expect(enhetAv(userAgent)).toBe(text);
  });
});
