import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { budgetsida } from '../../src/budget/adress.rules.ts';
import type { Falt, Klient } from '../support/klient.ts';
import { lastText } from '../support/tabell.ts';
import { htmlFaults } from '../web/html.ts';
import { budgethus, type Budgethus } from './stod.ts';

let b: Budgethus;
let sam: Klient;
let ivar: Klient;
const iAr = new Date().getFullYear();
const last = (html: string) => lastText(html).replaceAll('\u00a0', ' ');
const allt = () =>
  b.admin(`select (select count(*) from verksamhet.finansiering) as f, (select count(*) from verksamhet.administrativ_kostnad) as a,
    (select count(*) from verksamhet.insatskostnad) as i, (select count(*) from verksamhet.budget) as b,
    (select count(*) from verksamhet.insatsbudget) as ib, (select count(*) from verksamhet.andring) as h`);

beforeAll(async () => {
  b = await budgethus();
});
afterAll(() => b.hus.close());
beforeEach(async () => {
  await b.tom();
  [sam, ivar] = await Promise.all([b.hus.som('sam'), b.hus.som('ivar')]);
});

describe('a year that cannot have a budget', () => {
  it.each<readonly [string, string]>([
    ['2018', 'Skriv 2019 eller ett senare år. Provdalen startade 1 januari 2019.'],
    ['1066', 'Skriv 2019 eller ett senare år. Provdalen startade 1 januari 2019.'],
    [String(iAr + 11), `Skriv ett år till och med ${iAr + 10}`],
    ...['', '26', '2026-01', 'i år', '２０２６', '20266'].map(
      (ar) => [ar, 'Skriv året med fyra siffror, till exempel 2026'] as const,
    ),
  ])('%j of the organisation', async (ar, text) => {
    const svar = await sam.skicka(budgetsida(b.forbund), { ar });
    expect(svar.status).toBe(422);
    expect(last(svar.text)).toContain(text);
    if (ar !== '') expect(svar.text).toContain(`value="${ar}"`);
    expect(await htmlFaults(svar.text)).toEqual([]);
    expect(await b.admin('select ar from verksamhet.budget')).toEqual([]);
  });

  it('before an insats began, or after it ended, with the date', async () => {
    const tidigt = await ivar.skicka(budgetsida(b.insats), { ar: '2019' });
    expect(last(tidigt.text)).toContain(
      'Skriv 2020 eller ett senare år. Vägen vidare startade 1 januari 2020.',
    );
    const avslutad = budgetsida({ slag: 'insats', id: b.hus.varld.insats.avslutad });
    const sent = await ivar.skicka(avslutad, { ar: '2025' });
    expect(last(sent.text)).toContain(
      'Skriv 2024 eller ett tidigare år. Språkbron slutade 31 december 2024.',
    );
  });
});

describe('a line that cannot be read: refused, everything typed kept, nothing stored', () => {
  const skrivet = { val: 'personal', budget: '1 000', utfall: '900', beskrivning: 'Halv <tjänst>' };
  it.each<readonly [string, Falt, string]>([
    ['no type', { val: '' }, 'Välj kostnadstyp'],
    ['a type that is none', { val: 'ingen' }, 'Välj kostnadstyp'],
    ['no budget', { budget: '' }, 'Skriv ett belopp i hela kronor'],
    ['ören', { budget: '1250,50' }, 'Det lästes som 1 250 kronor och 50 öre.'],
    ['below zero', { utfall: '-1' }, 'Skriv ett belopp från 0 kr. Det lästes som minus 1 kr.'],
    ['too much', { budget: '1 000 000 000 000' }, 'Skriv högst 999 999 999 999 kr.'],
    ['a word', { utfall: 'inget' }, 'Skriv beloppet i hela kronor med bara siffror'],
    ['a long text', { beskrivning: 'x'.repeat(501) }, 'Korta texten till högst 500 tecken'],
    ['invisible characters', { beskrivning: 'a\u202eb' }, 'Ta bort tecken som inte syns'],
  ])('%s', async (_vad, fel, text) => {
    const { rad } = await b.lagg(b.forbund, iAr, 'administrativ_kostnad');
    const fore = await allt();
    const sida = budgetsida(b.forbund, iAr, 'kostnader');
    for (const path of [sida, `${sida}/${rad}`]) {
      const falt = { ...skrivet, ...fel } as Record<string, string>;
      const svar = await sam.skicka(path, falt);
      expect(svar.status).toBe(422);
      expect(last(svar.text)).toContain(text);
      const skrivna = ['budget', 'utfall'].map((namn) => falt[namn]).filter((varde) => varde !== '');
      for (const varde of skrivna) expect(svar.text).toContain(`value="${varde ?? ''}"`);
      if (!('beskrivning' in fel)) expect(svar.text).toContain('Halv &lt;tjänst&gt;');
      expect(await htmlFaults(svar.text)).toEqual([]);
    }
    expect(await allt()).toEqual(fore);
  });

  it('tells of every fault at once', async () => {
    await b.lagg(b.forbund, iAr);
    const svar = await sam.skicka(budgetsida(b.forbund, iAr, 'kostnader'), { budget: 'x', utfall: '1,5' });
    expect(svar.text).toContain('Rätta 3 uppgifter innan du sparar');
  });

  it('a financier that does not finance, or takes no part at all', async () => {
    await b.lagg(b.forbund, iAr);
    const { forbund } = b.hus.varld.organisation;
    for (const val of [forbund, crypto.randomUUID(), 'personal']) {
      const svar = await sam.skicka(budgetsida(b.forbund, iAr, 'finansiering'), { val, budget: '1' });
      expect([svar.status, svar.text.includes('Välj finansiär')]).toEqual([422, true]);
    }
  });

  it.each(['-1', '1,5', '100000', 'många'])('the planned number %j', async (antal) => {
    await b.lagg(b.insats, iAr);
    const svar = await ivar.skicka(budgetsida(b.insats, iAr, 'planerat'), { planerat_antal: antal });
    expect(svar.status).toBe(422);
    expect(svar.text).toContain(`value="${antal}"`);
    expect(last(svar.text)).toContain('Skriv antalet som ett helt tal, 0–99 999');
  });

  it('a repeated field and a missing key are not of our pages', async () => {
    await b.lagg(b.forbund, iAr - 1);
    await sam.skicka(budgetsida(b.forbund), { ar: String(iAr) });
    const sida = budgetsida(b.forbund, iAr, 'kostnader');
    expect((await sam.skicka(sida, { ...skrivet, budget: ['1', '2'] })).status).toBe(400);
    expect((await sam.skicka(sida, { ...skrivet, nyckel: 'x' })).status).toBe(400);
    expect((await sam.skicka(budgetsida(b.forbund, iAr, 'hamtning'), { fran: 'x' })).status).toBe(400);
  });
});
