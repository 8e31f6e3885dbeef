import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeSchema } from '../../src/db/schema.ts';
import { freshDatabase, type TestDatabase } from '../support/databas.ts';

let databas: TestDatabase;
beforeAll(async () => {
  databas = await freshDatabase();
});
afterAll(() => databas.close());

it('keeps migrations/schema.sql a true picture of the tables (renew it with: npm run schema)', async () => {
  await expect(await describeSchema(databas.adminUrl)).toMatchFileSnapshot('../../migrations/schema.sql');
});
