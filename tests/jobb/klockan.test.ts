import { afterAll, beforeAll, expect, it } from 'vitest';
import { connect, sql, type Database } from '../../src/db/db.ts';
import { freshDatabase, type TestDatabase } from '../support/databas.ts';

let databas: TestDatabase;
let jobb: Database;
beforeAll(async () => {
  databas = await freshDatabase();
  jobb = connect(databas.url, { role: 'sus_jobb', max: 1 });
});
afterAll(async () => {
  await jobb.close();
  await databas.close();
});

it('lets the clock of the worker put the nightly job in the queue, with the rights of the worker alone', async () => {
  const specar = sql`array[('natt', '{}', null, null, 3, 'natt', null, null)::graphile_worker.job_spec]`;
  expect(await jobb.run(sql`select * from graphile_worker.add_jobs(${specar}, true)`)).toBe(1);
});
