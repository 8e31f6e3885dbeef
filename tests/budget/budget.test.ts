import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { budgetsida } from '../../src/budget/adress.rules.ts';
import { doldaFalt, type Klient } from '../support/klient.ts';
import { lastText } from '../support/tabell.ts';
import { budgethus, type Budgethus } from './stod.ts';

let b: Budgethus;
let sam: Klient;
let ivar: Klient;
const iAr = new Date().getFullYear();
const last = (html: string) => lastText(html).replaceAll('\u00a0', ' ');

beforeAll(async () => {
  b = await budgethus();
});
afterAll(() => b.hus.close());
beforeEach(async () => {
  await b.tom();
  [sam, ivar] = await Promise.all([b.hus.som('sam'), b.hus.som('ivar')]);
});

describe('Sam makes the budget of the organisation', () => {
  it('adds the year, its financing and its costs, changes a line, takes one away, and sees all of it in the history', async () => {
    const lista = budgetsida(b.forbund);
    expect((await sam.get(lista)).text).toContain(`value="${iAr}"`);
    const aret = await sam.skicka(lista, { ar: String(iAr) });
    expect(aret.status).toBe(303);
    expect(last((await sam.folj(aret)).text)).toContain('Budgetåret finns nu. Sparat');

    const { kommun } = b.hus.varld.organisation;
    const pengar = await sam.skicka(budgetsida(b.forbund, iAr, 'finansiering'), {
      val: kommun,
      budget: '1 250 000 kr',
      beskrivning: 'Eget kapital',
    });
    expect(pengar.status).toBe(303);
    const kostnad = await sam.skicka(budgetsida(b.forbund, iAr, 'kostnader'), {
      val: 'kring',
      budget: '50\u00a0000',
      utfall: '',
    });
    const sida = await sam.folj(kostnad);
    expect(last(sida.text)).toMatch(/Administrativ kostnad lades till .* Kvittonummer R-\d{4}-\d{6}/);
    expect(last(sida.text)).toContain('Testköpings kommun 1 250 000 kr Eget kapital');
    expect(last(sida.text)).toContain('Summa 1 250 000 kr');
    expect(last(sida.text)).toContain('Kvar av finansieringen 1 200 000 kr');

    const [rad] = await b.admin('select id from verksamhet.administrativ_kostnad');
    const radsida = budgetsida(b.forbund, iAr, 'kostnader', String(rad?.['id']));
    const andrat = await sam.skicka(radsida, { val: 'kring', budget: '50 000', utfall: '48 500' });
    expect(last((await sam.folj(andrat)).text)).toContain('Kring, utfall: 48 500 kr');
    const bort = await sam.skicka(`${radsida}/borttagning`, {});
    const sist = last((await sam.folj(bort)).text);
    expect(sist).toContain('Administrativ kostnad togs bort');
    expect(sist).toContain('Utfall: från 48 500 kr till tomt');
    expect(sist).toContain('Sam Samuelsson');
    expect(sist).toContain(`Inga rader är inlagda för ${iAr}.`);
    expect(await b.admin('select id from verksamhet.administrativ_kostnad')).toEqual([]);
  });

  it('is told when the costs exceed the financing, but may save', async () => {
    await b.lagg(b.forbund, iAr);
    await b.lagg(b.insats, iAr);
    const svar = await sam.skicka(budgetsida(b.forbund, iAr, 'kostnader'), {
      val: 'personal',
      budget: '700 001',
    });
    expect(last((await sam.folj(svar)).text)).toContain('Kostnaderna är 1 kr högre än finansieringen');
  });

  it('sees what the insatser have in their budgets the same year, with their sum', async () => {
    await b.lagg(b.forbund, iAr);
    const { budget } = await b.lagg(b.insats, iAr);
    await b.lagg(b.annanInsats, iAr);
    await b.admin(
      `insert into verksamhet.insatskostnad (insatsbudget_id, budgettyp_kod, budget, utfall) values ($1, 'esf_insatskostnad', 5, 4)`,
      [budget],
    );
    const { text } = await sam.get(budgetsida(b.forbund, iAr));
    expect(last(text)).toContain('Vägen vidare – 300 005 kr 5 kr 4 kr');
    expect(last(text)).toContain('Summa – 300 005 kr 5 kr 4 kr');
    expect(text).toContain(budgetsida(b.insats, iAr));
    expect(text).not.toContain('Annan väg');
  });

  it('may choose only among those who finance, and an old line keeps its own', async () => {
    const { rad } = await b.lagg(b.forbund, iAr);
    const ny = await sam.get(budgetsida(b.forbund, iAr, 'finansiering'));
    expect(ny.text).toContain('Testköpings kommun');
    expect(ny.text).toContain('Försäkringskassan');
    expect(ny.text).not.toContain('Samordningsförbundet Test</option>');
    const { kommun } = b.hus.varld.organisation;
    const slutat = (ja: boolean) =>
      b.admin(
        'update verksamhet.ingaende_organisation set finansierar = $1 where samverkansorganisation_id = $2 and organisation_id = $3',
        [ja, b.forbund.id, kommun],
      );
    await slutat(false);
    const radsida = budgetsida(b.forbund, iAr, 'finansiering', rad);
    const kvar = await sam.skicka(radsida, { val: kommun, budget: '900 000' });
    const igen = await sam.skicka(budgetsida(b.forbund, iAr, 'finansiering'), { val: kommun, budget: '1' });
    await slutat(true);
    expect(kvar.status).toBe(303);
    expect([igen.status, igen.text.includes('Välj finansiär')]).toEqual([422, true]);
  });

  it('starts a year from an earlier one: amounts and descriptions, not utfall, once', async () => {
    await b.lagg(b.forbund, iAr - 1);
    await b.admin(`insert into verksamhet.administrativ_kostnad (budget_id, kostnadstyp_kod, budget, utfall, beskrivning)
      select id, 'personal', 400000, 390000, 'Samordnare' from verksamhet.budget`);
    await sam.skicka(budgetsida(b.forbund), { ar: String(iAr) });
    const sida = await sam.get(budgetsida(b.forbund, iAr));
    expect(sida.text).toContain(`Hämta rader från ${iAr - 1}`);
    const hamta = budgetsida(b.forbund, iAr, 'hamtning');
    const gammal = doldaFalt((await sam.get(hamta)).text, hamta);
    const hamtad = await sam.folj(await sam.skicka(hamta, {}));
    expect(last(hamtad.text)).toContain('Personal 400 000 kr – Samordnare');
    expect(last(hamtad.text)).toContain('Testköpings kommun 1 000 000 kr Från kommunen');
    expect(hamtad.text).not.toContain(`Hämta rader från ${iAr - 1}</a>`);
    const igen = await sam.postRaw(hamta, { ...gammal, nyckel: crypto.randomUUID() });
    expect([igen.status, igen.text.includes('Året har redan rader')]).toEqual([422, true]);
    expect(await b.admin('select id from verksamhet.finansiering')).toHaveLength(2);
  });

  it('has no administrative costs outside Finsam', async () => {
    await b.lagg(b.forbund, iAr);
    const form = (namn: string) =>
      b.admin('update verksamhet.samverkansorganisation set samverkansform = $1 where id = $2', [
        namn,
        b.forbund.id,
      ]);
    await form('tvapartsfinsam');
    const { text } = await sam.get(budgetsida(b.forbund, iAr));
    const kostnader = await sam.get(budgetsida(b.forbund, iAr, 'kostnader'));
    await form('finsam');
    expect(text).not.toContain('Administrativa kostnader');
    expect(kostnader.status).toBe(404);
  });
});

describe('Ivar makes the budget of an insats', () => {
  it('with the planned number, costs and utfall', async () => {
    const aret = await ivar.skicka(budgetsida(b.insats), { ar: String(iAr) });
    expect(aret.status).toBe(303);
    await ivar.skicka(budgetsida(b.insats, iAr, 'planerat'), { planerat_antal: '45' });
    const svar = await ivar.skicka(budgetsida(b.insats, iAr, 'kostnader'), {
      val: 'esf_insatskostnad',
      budget: '2.500.000',
      utfall: '2 400 000',
      beskrivning: 'Projektet',
    });
    const text = last((await ivar.folj(svar)).text);
    expect(text).toContain('45 deltagare');
    expect(text).toContain('ESF Insatskostnad 2 500 000 kr 2 400 000 kr Projektet');
    expect(text).toContain('Planerat antal deltagare: 45');
    expect(last((await ivar.get(budgetsida(b.insats))).text)).toContain(
      `${iAr} 45 2 500 000 kr 2 400 000 kr`,
    );
  });
});
