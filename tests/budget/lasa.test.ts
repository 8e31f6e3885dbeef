import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { budgetsida } from '../../src/budget/adress.rules.ts';
import { listBudgetarUtanUtfall, listFinansieringsar } from '../../src/budget/lage.service.ts';
import type { Klient } from '../support/klient.ts';
import { lastText } from '../support/tabell.ts';
import { htmlFaults } from '../web/html.ts';
import { budgethus, type Budgethus } from './stod.ts';

let b: Budgethus;
let sam: Klient;
const iAr = new Date().getFullYear();
const last = (html: string) => lastText(html).replaceAll('\u00a0', ' ');

beforeAll(async () => {
  b = await budgethus();
});
afterAll(() => b.hus.close());
beforeEach(async () => {
  await b.tom();
  sam = await b.hus.som('sam');
});

describe('what other pages ask for', () => {
  it('the years that have passed without utfall, for the one who is to write it', async () => {
    await b.lagg(b.forbund, iAr - 1, 'administrativ_kostnad');
    await b.lagg(b.forbund, iAr, 'administrativ_kostnad');
    await b.lagg(b.insats, iAr - 2);
    await b.lagg(b.annat, iAr - 1, 'administrativ_kostnad');
    await b.lagg(b.annanInsats, iAr - 1);
    const utan = async (vem: 'sam' | 'ivar' | 'noll' | 'rut') => {
      const actor = { id: b.hus.varld.anvandare[vem] } as never;
      const rader = await listBudgetarUtanUtfall(b.hus.db, actor, `${iAr}-06-01`);
      return rader.map(({ namn, antal, sida }) => [namn, antal, sida]);
    };
    const forbundet = ['Provdalen', 1, budgetsida(b.forbund, iAr - 1)];
    const insatsen = ['Vägen vidare', 1, budgetsida(b.insats, iAr - 2)];
    expect(await utan('sam')).toEqual([forbundet]);
    expect(await utan('ivar')).toEqual([insatsen]);
    expect(await utan('noll')).toEqual([forbundet, insatsen]);
    expect(await utan('rut')).toEqual([]);
  });

  it('the years in which an organisation finances', async () => {
    await b.lagg(b.forbund, iAr);
    await b.lagg(b.forbund, iAr - 1);
    const { kommun, fk } = b.hus.varld.organisation;
    const ar = (id: string) => listFinansieringsar(b.hus.db, b.forbund.id, id);
    expect(await ar(kommun)).toEqual([
      { ar: iAr, sida: budgetsida(b.forbund, iAr) },
      { ar: iAr - 1, sida: budgetsida(b.forbund, iAr - 1) },
    ]);
    expect(await ar(fk)).toEqual([]);
  });

  it('the budgets of the user’s own organisations', async () => {
    await b.lagg(b.forbund, iAr);
    const { text } = await sam.get('/budget');
    expect(last(text)).toContain(`Hela Provdalen ${iAr}`);
    expect(last(text)).toContain('Steget Ingen budget än');
    expect(text).not.toContain('Annandalen');
    expect((await (await b.hus.som('rut')).get('/budget')).status).toBe(403);
  });
});

describe('every role', () => {
  it.each(['anna', 'rut', 'sia', 'sam', 'ivar'] as const)('may read: %s', async (vem) => {
    await b.lagg(b.annat, iAr);
    await b.lagg(b.annanInsats, iAr);
    const klient = await b.hus.som(vem);
    for (const plats of [b.annat, b.annanInsats]) {
      for (const sida of [budgetsida(plats), budgetsida(plats, iAr)]) {
        const svar = await klient.get(sida);
        expect(svar.status).toBe(200);
        expect(svar.text).not.toMatch(/Lägg till|Ändra|Ta bort/);
        expect(await htmlFaults(svar.text)).toEqual([]);
      }
    }
  });
});
