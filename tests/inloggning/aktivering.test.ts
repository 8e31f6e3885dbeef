import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { sql } from '../../src/db/db.ts';
import { hashLosenord } from '../../src/inloggning/losenord.service.ts';
import { testhus, type Testhus } from '../support/hus.ts';
import { cast, type Vem } from '../support/varld.ts';
import { htmlFaults } from '../web/html.ts';
import { handelserAv, loggaIn, losenord, medLosenord, stegEtt } from './stod.ts';

const kod = 'ABCD-EFGH-JKMN-PQRS';
const nytt = 'sju röda bussar i dimma';

let hus: Testhus;
beforeAll(async () => {
  hus = await testhus();
});
afterAll(() => hus.close());
beforeEach(async () => {
  await hus.db.run(sql`delete from auth.begransning`);
});

const medKod = async (vem: Vem, minuter = 60) => {
  const hash = await hashLosenord(kod.replaceAll('-', ''));
  const till = new Date(hus.rattar.nu.getTime() + minuter * 60_000);
  await hus.db.run(
    sql`update auth.anvandare set aktivering_hash = ${hash}, aktivering_till = ${till} where id = ${hus.varld.anvandare[vem]}`,
  );
};

const skicka = async (vem: Vem, andrat: Record<string, string> = {}) =>
  (await hus.som()).skicka('/aktivera', {
    personnummer: cast[vem].nummer,
    aktiveringskod: kod,
    nytt_losenord: nytt,
    upprepa: nytt,
    ...andrat,
  });

describe('activating an account', () => {
  it('V6.4.1 V6.3.4 takes the code once and leads to the sign-in page, signing nobody in', async () => {
    await medKod('anna');
    const svar = await skicka('anna', { aktiveringskod: 'abcd efgh jkmn pqrs' });
    expect([svar.status, svar.headers['location']]).toEqual([303, '/logga-in?varfor=losenord']);
    const klient = await hus.som();
    expect((await klient.folj(svar)).text).toContain('Lösenordet är sparat');
    expect((await stegEtt(klient, 'anna', nytt)).status).toBe(303);
    expect((await skicka('anna')).status).toBe(422);
    expect(await handelserAv(hus, 'anna')).toContain('konto_aktiverat losenord ok');
    expect(hus.rattar.skickade.some(({ text }) => text.startsWith('Lösenordet till SUS har bytts'))).toBe(
      true,
    );
  });

  it('V6.4.3 ends what was open before: sign-ins, and codes that wait', async () => {
    await medLosenord(hus, 'bo');
    const [bo] = await loggaIn(hus, 'bo');
    await medKod('bo');
    expect((await skicka('bo')).status).toBe(303);
    expect((await bo.get('/konto')).headers['location']).toContain('/logga-in');
  });

  it('V6.4.1 lets 20 at once set one password', async () => {
    await medKod('rut');
    const svar = await Promise.all(Array.from({ length: 4 }, () => skicka('rut')));
    expect(svar.filter(({ status }) => status === 303)).toHaveLength(1);
  });

  it('V6.4.1 refuses a code after 24 hours', async () => {
    await medKod('sam', -1);
    expect((await skicka('sam')).status).toBe(422);
  });

  it('C7 V6.3.8 answers unknown, wrong code, no code and too old in one and the same way', async () => {
    await medKod('ivar');
    await medKod('sam', -1);
    const text = async (svar: ReturnType<typeof skicka>) => (await svar).text.replace(/value="[^"]*"/g, '');
    const okand = await text(skicka('ivar', { personnummer: '197707072380' }));
    expect(okand).toContain('Kontrollera personnumret och aktiveringskoden');
    expect(await text(skicka('ivar', { aktiveringskod: 'FELF-ELFE-LFEL-FELF' }))).toBe(okand);
    expect(await text(skicka('sia'))).toBe(okand);
    expect(await text(skicka('sam'))).toBe(okand);
  });

  it('V6.3.1 locks after five wrong codes, also for the right one', async () => {
    await medKod('ivar');
    for (let i = 0; i < 5; i += 1) await skicka('ivar', { aktiveringskod: `FEL${String(i)}` });
    expect((await skicka('ivar')).status).toBe(422);
    hus.rattar.nu = new Date(hus.rattar.nu.getTime() + 16 * 60_000);
    expect((await skicka('ivar')).status).toBe(303);
  });

  it('V6.2.11 refuses the own name and the own employer, and keeps the code for another try', async () => {
    await medKod('sia');
    const namn = await skicka('sia', { nytt_losenord: 'SiaSiwertz2026', upprepa: 'SiaSiwertz2026' });
    expect(namn.status).toBe(422);
    expect(namn.text).toContain('inte bygger på ditt namn');
    expect((await skicka('sia')).status).toBe(303);
  });

  it('says everything that is to be corrected at once, and sends no password back', async () => {
    const svar = await skicka('anna', { personnummer: '', aktiveringskod: '', upprepa: 'något annat' });
    expect(svar.status).toBe(422);
    expect(svar.text).toContain('Rätta 3 uppgifter');
    expect(svar.text).toContain('Skriv samma lösenord i båda fälten');
    expect(svar.text).not.toContain(nytt);
    expect(await htmlFaults(svar.text)).toEqual([]);
    const kort = await skicka('anna', { nytt_losenord: 'kort', upprepa: 'kort' });
    expect(kort.text).toContain('minst 12 tecken');
  });

  it('V6.2.8 tells 80-character passwords apart by their last character, and trims nothing', async () => {
    const bas = `${'fyra gula cyklar i regn, '.repeat(3)}slut`;
    expect(bas).toHaveLength(79);
    await medKod('noll');
    expect((await skicka('noll', { nytt_losenord: ` ${bas}`, upprepa: ` ${bas}` })).status).toBe(303);
    const klient = await hus.som();
    for (const fel of [bas, ` ${bas.slice(0, -1)}x`, ` ${bas.toUpperCase()}`, ` ${bas} `])
      expect((await stegEtt(klient, 'noll', fel)).status).toBe(422);
    await hus.db.run(sql`delete from auth.begransning`);
    expect((await stegEtt(klient, 'noll', ` ${bas}`)).status).toBe(303);
  });

  it('V11.4.2 V6.5.2 stores password and code as argon2id with at least 46 MiB', async () => {
    await medKod('noll');
    const { a, b } = await hus.db.one(
      z.object({ a: z.string(), b: z.string() }),
      sql`select losenord_hash as a, aktivering_hash as b from auth.anvandare where id = ${hus.varld.anvandare.noll}`,
    );
    for (const hash of [a, b])
      expect(Number(/^\$argon2id\$v=19\$m=(\d+),/.exec(hash)?.[1])).toBeGreaterThanOrEqual(46 * 1024);
  });

  it('C11 V7.6.2 shows the page again when the token is missing', async () => {
    await medKod('anna');
    const klient = await hus.som();
    const svar = await klient.postRaw('/aktivera', { personnummer: cast.anna.nummer, aktiveringskod: kod });
    expect(svar.headers['location']).toBe('/aktivera?varfor=token&till=%2F');
    expect((await klient.folj(svar)).text).toContain('öppen för länge');
    expect(losenord).not.toBe(nytt);
  });
});
