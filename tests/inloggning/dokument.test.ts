import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { pino } from 'pino';
import { allRoutes } from '../../src/app.ts';
import { bankidFor } from '../../src/bankid/anslutning.service.ts';
import { ordertider, startgrans } from '../../src/bankid/bankid.rules.ts';
import { granser, tider } from '../../src/inloggning/inloggning.rules.ts';
import { losenordslangd } from '../../src/inloggning/losenord.rules.ts';
import { testhus } from '../support/hus.ts';

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
  });

  it('V6.1.2 V7.1.1 has the times and the length of passwords', () => {
    expect(text).toContain(`| utan aktivitet | ${minuter(tider.vila)} |`);
    expect(text).toContain(`| sammanlagt | ${String(tider.totalt / 3_600_000)} h |`);
    expect(text).toContain(`| engångskoden | ${minuter(tider.engangskod)} |`);
    expect(text).toContain(`efter rätt lösenord | ${minuter(tider.nyKod)} |`);
    expect(text).toContain(`högst ${String(tider.aktivering / 3_600_000)} timmar`);
    expect(text).toContain(`${String(losenordslangd.minst)}–${String(losenordslangd.hogst)} tecken`);
  });

  it('V6.1.3 V6.3.4 names every open page that changes anything', async () => {
    const bankid = bankidFor({ miljo: 'produktion', bankid: ingen }, pino({ level: 'silent' }));
    const test = await testhus((hus) => ({ ...hus, bankid }));
    const oppna = allRoutes(test.hus)
      .filter(({ access, andrar }) => access === 'oppen' && andrar)
      .map(({ path }) => path);
    await test.close();
    expect(new Set(oppna)).toEqual(
      new Set([
        ...['/logga-in', '/logga-in/kod', '/logga-in/ny-kod', '/aktivera', '/logga-ut'],
        ...['/logga-in/bankid', '/logga-in/bankid/klar', '/logga-in/bankid/avbryt'],
      ]),
    );
    for (const path of oppna.filter((p) => p !== '/logga-ut')) expect(text).toContain(`\`${path}\``);
  });
});
