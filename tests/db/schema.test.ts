import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeSchema } from '../../src/db/schema.ts';
import { projectRoot } from '../../src/project.ts';
import { freshDatabase, type TestDatabase } from '../support/databas.ts';

let databas: TestDatabase;
beforeAll(async () => {
  databas = await freshDatabase();
});
afterAll(() => databas.close());

describe('migrations/schema.sql', () => {
  it('says what the migrations make; npm run schema writes it anew', async () => {
    expect(await describeSchema(databas.adminUrl)).toBe(
      readFileSync(join(projectRoot, 'migrations', 'schema.sql'), 'utf8'),
    );
  });
});
