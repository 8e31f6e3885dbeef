import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { tackningsrad } from '../../src/tackning/tackning.rules.ts';
import { tackningFor } from '../../src/tackning/tackning.service.ts';
import { dagAv } from '../../src/shared/datum.ts';
import { nollstallGranser } from '../support/spar.ts';
import { lastText } from '../support/tabell.ts';
import { actor } from '../tackning/stod.ts';
import { oppnaBegransningshus, type Begransningshus } from './stod.ts';

let hus: Begransningshus['hus'];
let anna: Begransningshus['anna'];
let laggIn: Begransningshus['laggIn'];
let begransa: Begransningshus['begransa'];
beforeAll(async () => {
  ({ hus, anna, laggIn, begransa } = await oppnaBegransningshus());
});
beforeEach(() => nollstallGranser(hus));
afterAll(() => hus.close());

it('C25 no figure of the coverage tells that somebody is begränsad, but to the deltagaransvariga of the insats', async () => {
  const oppna = { startdag: '2023-02-01', samtycke: '2023-01-31' };
  const [forsta] = await Promise.all(Array.from({ length: 6 }, () => laggIn(oppna)));
  const insatsId = forsta!.insatsId;
  const sidan = async (vem: 'ivar' | 'sam' | 'sia') => {
    const klient = await hus.som(vem);
    return lastText((await klient.get(`/tackning?forbund=${hus.varld.forbund}`)).text);
  };
  const annas = async () => lastText((await anna.get('/tackning')).text);
  const rapportens = (mina: readonly string[]) =>
    hus.hus.rapportDb.transaction(actor(hus, 'rut'), async (tx) => {
      const [idag, plats] = [dagAv(new Date()), { niva: 'insats', idn: [insatsId] } as const];
      return tackningsrad(await tackningFor(tx, plats, { mina, idag, fran: 2023, till: 2026 }));
    });
  const alla = async () => [
    await sidan('ivar'),
    await sidan('sam'),
    await sidan('sia'),
    await rapportens([]),
  ];

  const fore = await alla();
  expect(fore[3]).toContain('6 deltaganden öppna längre än 12 månader');
  expect(await annas()).toContain('6 deltaganden öppna längre');
  await begransa(forsta!.personnummer);
  expect(await alla()).toEqual(fore);
  // They know, and are not asked to mend it, on the page as in a report.
  expect(await annas()).toContain('5 deltaganden öppna längre');
  expect(await rapportens([insatsId])).toContain('5 deltaganden öppna längre');
});
