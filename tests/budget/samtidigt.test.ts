import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { budgetsida } from '../../src/budget/adress.rules.ts';
import { doldaFalt, type Falt, type Klient } from '../support/klient.ts';
import { lastText, tabellrader } from '../support/tabell.ts';
import { htmlFaults } from '../web/html.ts';
import { spar } from '../support/spar.ts';
import { budgethus, type Budgethus } from './stod.ts';

let b: Budgethus;
let sam: Klient;
let nore: Klient;
const iAr = new Date().getFullYear();
const last = (html: string) => lastText(html).replaceAll('\u00a0', ' ');

beforeAll(async () => {
  b = await budgethus();
});
afterAll(() => b.hus.close());
beforeEach(async () => {
  await b.tom();
  [sam, nore] = await Promise.all([b.hus.som('sam'), b.hus.som('noll')]);
});

/** The form of a page as it was opened, with what somebody types in it. */
const oppnad = async (klient: Klient, sida: string, falt: Falt) => {
  const dolda = doldaFalt((await klient.get(sida)).text, sida);
  return () => klient.postRaw(sida, { ...dolda, ...falt });
};
const rader = () =>
  b.admin(
    'select budget, utfall, beskrivning, version from verksamhet.administrativ_kostnad order by budget',
  );

describe('two who edit the same year', () => {
  it('add it at once: one year, and both lines', async () => {
    const lista = budgetsida(b.forbund);
    const bada = await Promise.all([sam, nore].map((klient) => oppnad(klient, lista, { ar: String(iAr) })));
    const aren = await Promise.all(bada.map((skicka) => skicka()));
    expect(aren.map(({ status }) => status)).toEqual([303, 303]);
    expect(await b.admin('select ar from verksamhet.budget')).toEqual([{ ar: iAr }]);
    expect(
      await b.admin("select handelse from verksamhet.andring where handelse = 'budgetar_tillagt'"),
    ).toHaveLength(1);
    const sida = budgetsida(b.forbund, iAr, 'kostnader');
    const varsin = await Promise.all([
      oppnad(sam, sida, { val: 'personal', budget: '1 000' }),
      oppnad(nore, sida, { val: 'personal', budget: '2 000' }),
    ]);
    const svar = await Promise.all(varsin.map((skicka) => skicka()));
    expect(svar.map(({ status }) => status)).toEqual([303, 303]);
    expect((await rader()).map(({ budget }) => budget)).toEqual([1000, 2000]);
  });

  it('change the same line: the second is told, sees both and keeps what they typed', async () => {
    const { rad } = await b.lagg(b.forbund, iAr, 'administrativ_kostnad');
    const sida = budgetsida(b.forbund, iAr, 'kostnader', rad);
    const nores = await oppnad(nore, sida, { val: 'kring', budget: '5 000', beskrivning: 'Nores text' });
    expect((await sam.skicka(sida, { val: 'personal', budget: '3 000', utfall: '1' })).status).toBe(303);
    const krock = await nores();
    expect(krock.status).toBe(409);
    expect(last(krock.text)).toContain('Någon annan har ändrat medan du skrev');
    expect(tabellrader(krock.text).map((r) => r.map((cell) => cell.replaceAll('\u00a0', ' ')))).toEqual([
      ['Kostnadstyp', 'Personal', 'Kring'],
      ['Budget', '3 000 kr', '5 000 kr'],
      ['Utfall', '1 kr', 'Tomt'],
      ['Beskrivning', 'Tomt', 'Nores text'],
    ]);
    expect(krock.text).toContain('value="5 000"');
    expect(await htmlFaults(krock.text)).toEqual([]);
    expect(await rader()).toEqual([{ budget: 3000, utfall: 1, beskrivning: null, version: 2 }]);
    const igen = { ...doldaFalt(krock.text, sida), val: 'kring', budget: '5 000', beskrivning: 'Nores text' };
    const sparat = await nore.postRaw(sida, igen);
    expect(sparat.status).toBe(303);
    expect(await rader()).toEqual([{ budget: 5000, utfall: null, beskrivning: 'Nores text', version: 3 }]);
    const historik = last((await nore.folj(sparat)).text);
    expect(historik).toContain('Sam Samuelsson');
    expect(historik).toContain('Personal, budget: från 3 000 kr till 5 000 kr');
  });

  it('twenty at once on the same line: one gets through, the others are told', async () => {
    const { rad } = await b.lagg(b.forbund, iAr, 'administrativ_kostnad');
    const sida = budgetsida(b.forbund, iAr, 'kostnader', rad);
    const forsok = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        oppnad(i % 2 === 0 ? sam : nore, sida, { val: 'personal', budget: String(i + 1) }),
      ),
    );
    const svar = await Promise.all(forsok.map((skicka) => skicka()));
    expect(svar.filter(({ status }) => status === 303)).toHaveLength(1);
    expect(svar.filter(({ status }) => status === 409)).toHaveLength(19);
    expect(await rader()).toMatchObject([{ version: 2 }]);
  });

  it('one changes a line that the other takes away: what was typed becomes a new line if they want', async () => {
    const { rad } = await b.lagg(b.forbund, iAr, 'administrativ_kostnad');
    const sida = budgetsida(b.forbund, iAr, 'kostnader', rad);
    const nores = await oppnad(nore, sida, { val: 'kring', budget: '5 000', beskrivning: 'Nores text' });
    await sam.skicka(`${sida}/borttagning`, {});
    const krock = await nores();
    expect(krock.status).toBe(409);
    expect(last(krock.text)).toContain('Någon annan har tagit bort raden medan du skrev');
    expect(krock.text).toContain('Nores text');
    const ny = budgetsida(b.forbund, iAr, 'kostnader');
    const sparat = await nore.postRaw(ny, { ...doldaFalt(krock.text, ny), val: 'kring', budget: '5 000' });
    expect(sparat.status).toBe(303);
    expect(await rader()).toMatchObject([{ budget: 5000, version: 1 }]);
  });

  it('one takes away a line that the other changed: asked again, with the line as it is now', async () => {
    const { rad } = await b.lagg(b.forbund, iAr, 'administrativ_kostnad');
    const sida = budgetsida(b.forbund, iAr, 'kostnader', rad);
    const nores = await oppnad(nore, `${sida}/borttagning`, {});
    await sam.skicka(sida, { val: 'personal', budget: '3 000' });
    const krock = await nores();
    expect(krock.status).toBe(409);
    expect(last(krock.text)).toContain('Någon annan har ändrat raden');
    expect(last(krock.text)).toContain('Budget 3 000 kr');
    expect(await rader()).toHaveLength(1);
    const bort = doldaFalt(krock.text, `${sida}/borttagning`);
    expect((await nore.postRaw(`${sida}/borttagning`, bort)).status).toBe(303);
    expect(await rader()).toEqual([]);
  });

  it('both take away the same line: the second is told that it is gone', async () => {
    const { rad } = await b.lagg(b.forbund, iAr, 'administrativ_kostnad');
    const sida = `${budgetsida(b.forbund, iAr, 'kostnader', rad)}/borttagning`;
    const nores = await oppnad(nore, sida, {});
    await sam.skicka(sida, {});
    expect(last((await nore.folj(await nores())).text)).toContain(
      'Raden var redan borttagen av någon annan.',
    );
  });

  it('both start it from the year before: its lines come once', async () => {
    await b.lagg(b.forbund, iAr - 1);
    await sam.skicka(budgetsida(b.forbund), { ar: String(iAr) });
    const sida = budgetsida(b.forbund, iAr, 'hamtning');
    const bada = await Promise.all([sam, nore].map((klient) => oppnad(klient, sida, {})));
    const svar = await Promise.all(bada.map((skicka) => skicka()));
    expect(svar.map(({ status }) => status).sort()).toEqual([303, 422]);
    expect(await b.admin('select id from verksamhet.finansiering')).toHaveLength(2);
  });

  it('change the planned number: the second is told and sees both', async () => {
    await b.lagg(b.insats, iAr);
    const sida = budgetsida(b.insats, iAr, 'planerat');
    const ivar = await b.hus.som('ivar');
    const nores = await oppnad(nore, sida, { planerat_antal: '50' });
    await ivar.skicka(sida, { planerat_antal: '40' });
    const krock = await nores();
    expect([krock.status, tabellrader(krock.text)]).toEqual([
      409,
      [['Planerat antal deltagare', '40', '50']],
    ]);
    expect(await htmlFaults(krock.text)).toEqual([]);
    const igen = { ...doldaFalt(krock.text, sida), planerat_antal: '50' };
    expect((await nore.postRaw(sida, igen)).status).toBe(303);
    expect(await b.admin('select planerat_antal, version from verksamhet.insatsbudget')).toEqual([
      { planerat_antal: 50, version: 3 },
    ]);
  });
});

describe('the same form more than once', () => {
  it('is one line, one receipt, one row of history and one of the trail', async () => {
    await b.lagg(b.forbund, iAr);
    const sida = budgetsida(b.forbund, iAr, 'kostnader');
    const falt = { ...doldaFalt((await sam.get(sida)).text, sida), val: 'personal', budget: '1 000' };
    const fore = (await spar(b.hus, 'administrativ_kostnad_tillagd')).length;
    const svar = await Promise.all(Array.from({ length: 10 }, () => sam.postRaw(sida, falt)));
    expect(new Set(svar.map((s) => `${s.status} ${String(s.headers['location'])}`)).size).toBe(1);
    expect(await rader()).toHaveLength(1);
    expect(await b.admin('select handelse from verksamhet.andring')).toEqual([
      { handelse: 'administrativ_kostnad_tillagd' },
    ]);
    expect((await spar(b.hus, 'administrativ_kostnad_tillagd')).length - fore).toBe(1);
    expect((await sam.postRaw(sida, { ...falt, budget: '1 001' })).status).toBe(409);
  });

  it('with a token that had run out: what was typed is left, and nothing was stored', async () => {
    await b.lagg(b.forbund, iAr);
    const sida = budgetsida(b.forbund, iAr, 'kostnader');
    const falt = {
      ...doldaFalt((await sam.get(sida)).text, sida),
      _csrf: 'gammal',
      val: 'kring',
      budget: '1 234,5',
    };
    const tillbaka = await sam.folj(await sam.postRaw(sida, falt));
    expect(tillbaka.text).toContain('value="1 234,5"');
    expect(await rader()).toEqual([]);
  });
});
