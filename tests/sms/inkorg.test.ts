import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pino } from 'pino';
import { demoinkorg } from '../../src/sms/inkorg.service.ts';
import { isDemoinkorg } from '../../src/sms/sms.rules.ts';
import { smsFor } from '../../src/sms/sms.service.ts';
import { medLosenord, stegEtt } from '../inloggning/stod.ts';
import { testhus, type Testhus } from '../support/hus.ts';
import { htmlFaults } from '../web/html.ts';

const log = pino({ level: 'silent' });
const nu = () => new Date('2026-03-15T09:30:00Z');

describe('the demo inbox', () => {
  let hus: Testhus;
  beforeAll(async () => {
    hus = await testhus((h) => ({ ...h, sms: demoinkorg(nu) }));
    await medLosenord(hus, 'anna');
  });
  afterAll(() => hus.close());

  it('shows the code that Anna waits for, newest first, plainly marked as a demo', async () => {
    const klient = await hus.som();
    expect((await klient.get('/demo/sms')).text).toContain('Inga sms än');
    const kodsida = await klient.folj(await stegEtt(klient, 'anna'));
    expect(kodsida.text).toContain('href="/demo/sms"');
    await stegEtt(klient, 'anna');
    const { text, status } = await klient.get('/demo/sms');
    expect(status).toBe(200);
    expect(text).toContain('Det här är en demo');
    expect(text.match(/Din kod till SUS är \d{6}/g)).toHaveLength(2);
    expect(text).toContain('Klockan 10.30');
    expect(await htmlFaults(text)).toEqual([]);
  });

  it('keeps the last 50', async () => {
    const inkorg = demoinkorg(nu);
    for (let i = 1; i <= 60; i += 1) await inkorg.skicka('+46701740605', `sms ${String(i)}`);
    expect(inkorg.senaste().map(({ text }) => text)).toEqual(
      Array.from({ length: 50 }, (_, i) => `sms ${String(60 - i)}`),
    );
  });
});

describe('V15.2.3 outside the demo', () => {
  it('there is no inbox page, even if there were an inbox', async () => {
    const hus = await testhus((h) => ({
      ...h,
      config: { ...h.config, miljo: 'test' },
      sms: demoinkorg(nu),
    }));
    expect((await (await hus.som()).get('/demo/sms')).status).toBe(404);
    await hus.close();
  });

  it('codes go to the service in the settings, or nowhere', async () => {
    const sms = { url: 'https://sms.example.invalid', anvandare: 'u', losen: 'p' };
    expect(isDemoinkorg(smsFor({ miljo: 'demo', sms: null }, nu, log))).toBe(true);
    expect(isDemoinkorg(smsFor({ miljo: 'demo', sms }, nu, log))).toBe(false);
    const utan = smsFor({ miljo: 'produktion', sms: null }, nu, log);
    expect(isDemoinkorg(utan)).toBe(false);
    expect(await utan.skicka('+46701740605', 'kod')).toBe(false);
  });
});
