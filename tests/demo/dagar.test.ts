import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withClient } from '../../src/db/client.ts';
import { sql } from '../../src/db/db.ts';
import { seedDemo } from '../../src/demo/demovarld.service.ts';
import { Driftfel } from '../../src/shared/driftfel.ts';
import { freshDatabase, type TestDatabase } from '../support/databas.ts';
import { testNycklar } from '../support/hus.ts';
import { skapaVarld } from '../support/varld.ts';
import { lagdVarld } from './varld.ts';

describe('the demo world on another day', () => {
  it.each(['2024-02-29T12:00:00Z', '2026-01-01T00:30:00Z', '2025-12-31T23:30:00Z', '2020-03-15T12:00:00Z'])(
    'is whole and has nothing later than %s',
    async (nu) => {
      const v = await lagdVarld(new Date(nu));
      expect(await v.antal(sql`select from verksamhet.deltagande`)).toBe(400);
      expect(
        await v.antal(sql`
        select from verksamhet.deltagande where greatest(startdag, avslutningsdag) > (${nu}::timestamptz)::date`),
      ).toBe(0);
      expect(await v.antal(sql`select from verksamhet.anonym_antal where antal > 0`)).toBeGreaterThan(5);
      await v.close();
    },
  );
});

describe('a database that somebody uses already', () => {
  let databas: TestDatabase;
  const nycklar = testNycklar();
  beforeAll(async () => {
    databas = await freshDatabase();
    await skapaVarld(databas.adminUrl, nycklar);
  });
  afterAll(() => databas.close());
  const lagg = (egenDatabas: boolean) =>
    seedDemo({ adminUrl: databas.adminUrl, nycklar, nu: new Date(), egenDatabas });
  const rader = () =>
    withClient(databas.adminUrl, async (client) => {
      const { rows } = await client.query<{ demo: number; insatser: number; fk: number }>(`
        select (select count(*)::int from verksamhet.demovarld) as demo, (select count(*)::int from verksamhet.insats) as insatser,
          (select count(*)::int from verksamhet.organisation where namn = 'Försäkringskassan') as fk`);
      return rows[0];
    });

  it('is refused when it was given by its address, and left as it was', async () => {
    await expect(lagg(false)).rejects.toThrow(Driftfel);
    expect(await rader()).toEqual({ demo: 0, insatser: 4, fk: 1 });
  });

  it('gets the world beside what is there when it is the demo’s own', async () => {
    await withClient(databas.adminUrl, (client) =>
      client.query(`update verksamhet.samverkansorganisation set namn = 'En annan' where namn = 'Provdalen'`),
    );
    expect(await lagg(true)).toBe(true);
    expect(await rader()).toEqual({ demo: 1, insatser: 16, fk: 1 });
  });
});

describe('two starts of the demo at the same time', () => {
  it('lay one world', async () => {
    const databas = await freshDatabase();
    const plats = { adminUrl: databas.adminUrl, nycklar: testNycklar(), nu: new Date(), egenDatabas: true };
    const lagda = await Promise.all([seedDemo(plats), seedDemo(plats)]);
    expect(lagda.sort()).toEqual([false, true]);
    await databas.close();
  });
});
