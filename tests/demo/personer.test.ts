import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allRoutes } from '../../src/rutter.ts';
import { demoPersoner } from '../../src/demo/personer.rules.ts';
import { folkbokforingFor } from '../../src/folkbokforing/folkbokforing.service.ts';
import { parsePersonnummer } from '../../src/shared/personnummer.ts';
import { testhus, type Testhus } from '../support/hus.ts';
import { htmlFaults } from '../web/html.ts';

let hus: Testhus;
beforeAll(async () => {
  hus = await testhus();
});
afterAll(() => hus.close());

const personer = demoPersoner();

describe('the persons a visitor is given to try', () => {
  it('are a dozen different test numbers', () => {
    expect(new Set(personer.map(({ personnummer }) => personnummer)).size).toBe(12);
    const tolkade = personer.map((p) => parsePersonnummer(p.personnummer, '2026-01-01', 'bara_testnummer'));
    expect(tolkade.filter(({ ok }) => !ok)).toEqual([]);
  });

  it('answer as the page says they will', async () => {
    const register = folkbokforingFor({ miljo: 'demo', folkbokforingUrl: null });
    for (const { personnummer, namn, provar } of personer) {
      const slagning = await register.slaUpp(personnummer.replace('-', ''));
      expect([provar, slagning.svar]).toEqual([provar, namn === null ? 'ingen_traff' : 'traff']);
      if (slagning.svar === 'traff') expect(slagning.person.namn).toBe(namn);
    }
  });

  it('stand on a page that says they are invented', async () => {
    const { status, text } = await (await hus.som('anna')).get('/demo/personer');
    expect(status).toBe(200);
    expect(text).toContain('finns bara i demo');
    for (const { personnummer } of personer) expect(text).toContain(personnummer);
    expect(await htmlFaults(text)).toEqual([]);
  });

  it.each(['test', 'produktion'] as const)('are nowhere in %s', (miljo) => {
    const skarpt = { ...hus.hus, config: { ...hus.hus.config, miljo } };
    expect(allRoutes(skarpt).filter(({ path }) => path.startsWith('/demo'))).toEqual([]);
  });
});
