import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { frysManader } from '../../src/rapport/frysning.service.ts';
import { dagAv } from '../../src/shared/datum.ts';
import { foresla, gorSuper, sattRegel } from '../gallring/stod.ts';
import { bestall, sidanAv, utse } from '../registerutdrag/stod.ts';
import { insertDeltagande } from '../support/deltagande.ts';
import { testhus, type Testhus } from '../support/hus.ts';
import type { Vem } from '../support/varld.ts';
import { htmlFaults } from '../web/html.ts';
import { rensat } from './stod.ts';

let hus: Testhus;
beforeAll(async () => {
  hus = await testhus();
});
afterAll(() => hus.close());

const start = async (vem: Vem): Promise<string> => {
  const { text } = await (await hus.som(vem)).get('/');
  expect(await htmlFaults(text)).toEqual([]);
  return rensat(text);
};

describe('what waits for a second pair of eyes', () => {
  it('is on the start page of another handläggare, and what is approved on that of the one who ordered it', async () => {
    await utse(hus, 'noll', 'rut');
    const [nore, rut] = await Promise.all([hus.som('noll'), hus.som('rut')]);
    expect(await start('noll')).toContain('Du har inget att godkänna eller hämta.');
    const { personnummer } = await insertDeltagande(hus, {
      insatsId: hus.varld.insats.vagen,
      startdag: '2025-01-07',
    });
    const sida = sidanAv(await bestall(nore, personnummer));
    expect(await start('noll')).toContain('0 beställningar väntar på dig');
    expect(await start('rut')).toContain(
      '1 beställning väntar på dig Registerutdrag 1 FK 2026/001234, att godkänna',
    );
    await rut.skicka(sida, { gor: 'godkann', personnummer });
    expect(await start('rut')).toContain('0 beställningar väntar på dig');
    expect(await start('noll')).toContain('Registerutdrag 1 FK 2026/001234, att hämta');
  });

  it('is on the start page of the other superadministratörer, not on that of the one who proposed the gallring', async () => {
    await gorSuper(hus, 'bo');
    const ar = String(new Date().getFullYear() - 2);
    await insertDeltagande(hus, {
      insatsId: hus.varld.insats.vagen,
      startdag: `${ar}-02-01`,
      avslutningsdag: `${ar}-05-01`,
    });
    // Only what is frozen is taken.
    await frysManader(hus.hus, dagAv(new Date()));
    await foresla(hus, await sattRegel(hus, 1), 1);
    expect(await start('bo')).toMatch(/1 gallring att godkänna Gallring 1 .*, att godkänna Visa/);
    expect(await start('sia')).not.toContain('gallring att godkänna');
  });
});
