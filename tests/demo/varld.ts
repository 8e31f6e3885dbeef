import { z } from 'zod';
import { connect, sql, type Database, type Sql } from '../../src/db/db.ts';
import type { Nycklar } from '../../src/db/kryptering.ts';
import { seedDemo } from '../../src/demo/demovarld.service.ts';
import { freshDatabase, type TestDatabase } from '../support/databas.ts';
import { testNycklar } from '../support/hus.ts';

export interface Lagdvarld {
  readonly databas: TestDatabase;
  /** As the owner of the tables, who sees every row. */
  readonly db: Database;
  readonly nycklar: Nycklar;
  antal(fraga: Sql): Promise<number>;
  close(): Promise<void>;
}

/** A database of its own with the demo world as it is laid at an instant. */
export const lagdVarld = async (nu: Date): Promise<Lagdvarld> => {
  const databas = await freshDatabase();
  const nycklar = testNycklar();
  await seedDemo({ adminUrl: databas.adminUrl, nycklar, nu, egenDatabas: false });
  const db = connect(databas.adminUrl, { role: 'sus_owner', max: 2 });
  return {
    databas,
    db,
    nycklar,
    antal: async (fraga) =>
      (await db.one(z.object({ n: z.number() }), sql`select count(*)::int as n from (${fraga}) as f`)).n,
    close: async () => {
      await db.close();
      await databas.close();
    },
  };
};
