import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withClient } from '../../src/db/client.ts';
import { dagarEfter, dagAv } from '../../src/shared/datum.ts';
import { listUppdragSomSlutar } from '../../src/uppdrag/slutar.service.ts';
import { testhus, type Testhus } from '../support/hus.ts';
import type { Vem } from '../support/varld.ts';
import { actorFor } from './stod.ts';

let hus: Testhus;
const idag = dagAv(new Date());
beforeAll(async () => {
  hus = await testhus();
  await slutar('bo', dagarEfter(idag, 30));
  await slutar('anna', idag);
  await slutar('ivar', dagarEfter(idag, 7));
});
afterAll(() => hus.close());

const slutar = (vem: Vem, till: string | null) =>
  withClient(hus.databas.adminUrl, async (client) => {
    await client.query('update auth.uppdrag set till_datum = $2 where anvandare_id = $1', [
      hus.varld.anvandare[vem],
      till,
    ]);
  });
const somSlutar = async (vem: Vem) =>
  (await listUppdragSomSlutar(hus.db, actorFor(hus, vem), idag)).map(
    ({ namn, plats, eget }) => `${namn}: ${plats}${eget ? ' (egen)' : ''}`,
  );

describe('uppdrag that end within 30 days', () => {
  it('are the own ones, for a deltagaransvarig', async () => {
    expect(await somSlutar('bo')).toEqual(['Bo Boström: Steget (egen)']);
  });
  it('are also those in the insatser, for an insatsansvarig', async () => {
    const alla = await somSlutar('ivar');
    expect(alla).toHaveLength(5);
    expect(alla.slice(3)).toEqual(['Ivar Ivarsson: Provdalen (egen)', 'Bo Boström: Steget']);
    expect(alla.slice(0, 3).every((rad) => rad.startsWith('Anna Annsson: '))).toBe(true);
  });
  it('are those on the organisation, for a samverkansadministratör', async () => {
    expect(await somSlutar('sam')).toEqual(['Ivar Ivarsson: Provdalen']);
  });
  it('are none for those who neither hold nor give uppdrag', async () => {
    expect(await somSlutar('rut')).toEqual([]);
    expect(await somSlutar('sia')).toEqual([]);
  });
  it.each([
    ['31 days off', dagarEfter(idag, 31)],
    ['passed', dagarEfter(idag, -1)],
    ['without end', null],
  ])('are not those %s', async (_vad, till) => {
    await slutar('bo', till);
    expect(await somSlutar('bo')).toEqual([]);
  });
});
