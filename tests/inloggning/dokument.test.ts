import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { pino } from 'pino';
import { allRoutes } from '../../src/rutter.ts';
import { bankidFor } from '../../src/bankid/anslutning.service.ts';
import { ordertider, startgrans } from '../../src/bankid/bankid.rules.ts';
import { arInloggningGiltig, granser, tider } from '../../src/inloggning/inloggning.rules.ts';
import { startgrans as oidcgrans } from '../../src/oidc/oidc.rules.ts';
import { oidcklient } from '../../src/oidc/klient.service.ts';
import { losenordslangd } from '../../src/inloggning/losenord.rules.ts';
import { epostgrans } from '../../src/konto/konto.rules.ts';
import { igengrans } from '../../src/utskick/utskick.rules.ts';
import { testhus } from '../support/hus.ts';
import { loggaIn, medLosenord } from './stod.ts';

const text = readFileSync('docs/sakerhet/inloggning.md', 'utf8');
const ingen = { url: 'https://bankid.invalid', certifikat: null, simulator: false };
const minuter = (ms: number) => `${String(ms / 60_000)} min`;

describe('docs/sakerhet/inloggning.md', () => {
  it('V6.1.1 has the limits of the code', () => {
    const rader = [
      ['lösenord, aktiveringskod', granser.kontoOchAdress, 'konto och adress tillsammans'],
      ['lösenord, aktiveringskod', granser.konto, 'konto'],
      ['lösenord, aktiveringskod', granser.adress, 'adress'],
      ['engångskod', granser.kod, 'konto'],
      ['sms', granser.smsKonto, 'konto'],
      ['sms', granser.smsNummer, 'mobilnummer'],
      ['nuvarande lösenord vid byte', granser.byte, 'konto'],
    ] as const;
    for (const [vad, { antal, tid }, per] of rader)
      expect(text).toContain(`| ${vad} | ${String(antal)} | ${minuter(tid)} | ${per} |`);
  });

  it('V6.1.1 has the limits of BankID', () => {
    const { points, seconds } = startgrans;
    expect(text).toContain(`| start av BankID | ${String(points)} | ${minuter(seconds * 1000)} | adress |`);
    expect(text).toContain(`| en legitimering med BankID | ${minuter(ordertider.langst)} |`);
    const oidc = `${String(oidcgrans.points)} | ${minuter(oidcgrans.seconds * 1000)}`;
    expect(text).toContain(`| start hos arbetsgivare | ${oidc} | adress |`);
  });

  it('V2.3.2 has the limits of what makes messages', () => {
    for (const [vad, { points, seconds }] of [
      ['byte av e-postadress', epostgrans],
      ['masterlösenord som skickas igen', igengrans],
    ] as const)
      expect(text).toContain(`| ${vad} | ${String(points)} | ${minuter(seconds * 1000)} | konto |`);
  });

  it('V6.1.2 V7.1.1 has the times and the length of passwords', () => {
    expect(text).toContain(`inom ${minuter(tider.bekraftad)}:`);
    expect(text).toContain(`${String(tider.uppehall / 86_400_000)} dagars uppehåll`);
    expect(text).toContain(`| utan aktivitet | ${minuter(tider.vila)} |`);
    expect(text).toContain(`| sammanlagt | ${String(tider.totalt / 3_600_000)} h |`);
    expect(text).toContain(`| engångskoden | ${minuter(tider.engangskod)} |`);
    expect(text).toContain(`efter rätt lösenord | ${minuter(tider.nyKod)} |`);
    expect(text).toContain(`högst ${String(tider.aktivering / 3_600_000)} timmar`);
    expect(text).toContain(`${String(losenordslangd.minst)}–${String(losenordslangd.hogst)} tecken`);
  });

  it('V6.1.3 V6.3.4 names every open page that changes anything', async () => {
    const bankid = bankidFor({ miljo: 'produktion', bankid: ingen }, pino({ level: 'silent' }));
    const oidc = oidcklient({ adress: ingen.url, leverantorer: [] }, { logga: () => undefined });
    const test = await testhus((hus) => ({ ...hus, bankid, oidc }));
    const oppna = allRoutes(test.hus)
      .filter(({ access, andrar }) => access === 'oppen' && andrar)
      .map(({ path }) => path);
    await test.close();
    expect(new Set(oppna)).toEqual(
      new Set([
        ...['/logga-in', '/logga-in/kod', '/logga-in/ny-kod', '/aktivera', '/logga-ut'],
        ...['/logga-in/oidc/:leverantor', '/logga-in/oidc-klar'],
        ...['/logga-in/bankid', '/logga-in/bankid/klar', '/logga-in/bankid/avbryt'],
      ]),
    );
    for (const path of oppna.filter((p) => p !== '/logga-ut')) expect(text).toContain(`\`${path}\``);
  });

  it('V7.1.2 says that one may be signed in many times over, as one may', async () => {
    const test = await testhus();
    await medLosenord(test, 'anna');
    const [hemma] = await loggaIn(test, 'anna');
    const [borta] = await loggaIn(test, 'anna');
    for (const klient of [hemma, borta]) expect((await klient.get('/konto')).status).toBe(200);
    await test.close();
    expect(text).toContain('Flera inloggningar samtidigt är tillåtna');
  });

  it('V7.1.3 V7.6.1 gives one who comes through others the same times', () => {
    const start = new Date('2026-03-02T08:00:00Z');
    const efter = (ms: number) => new Date(start.getTime() + ms);
    // The rule is not told how one came in.
    const galler = (senast: number, nu: number) =>
      arInloggningGiltig({ skapadAt: start, senastAt: efter(senast) }, efter(nu));
    expect(galler(0, tider.vila - 1)).toBe(true);
    expect(galler(0, tider.vila)).toBe(false);
    expect(galler(tider.totalt - 1, tider.totalt)).toBe(false);
    expect(text).toContain('samma session som den som loggar in');
    expect(text).toContain('med SUS egna tider');
  });

  it('V6.4.2 V6.4.4 has no way back for who has forgotten but a new order: no hints, no questions', async () => {
    const test = await testhus();
    const klient = await test.som();
    const sidor = await Promise.all(['/logga-in', '/aktivera'].map((sida) => klient.get(sida)));
    await test.close();
    const falt = sidor.flatMap((sida) =>
      [...sida.text.matchAll(/<input[^>]* name="([^"]*)"/g)].map(([, namn]) => namn),
    );
    const kanda = ['_csrf', 'personnummer', 'losenord', 'till', 'aktiveringskod', 'nytt_losenord', 'upprepa'];
    expect([...new Set(falt)].filter((namn) => !kanda.includes(namn ?? ''))).toEqual([]);
    expect(text).toContain('## Borttappad mobil eller glömt lösenord');
    expect(text).toContain('samma kontroll av vem personen är');
  });
});
