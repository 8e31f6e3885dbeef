import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withClient } from '../../src/db/client.ts';
import { migrate, pendingMigrations } from '../../src/db/migrate.ts';
import { freshDatabase, type TestDatabase } from '../support/databas.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.close());

const run = (text: string) => withClient(database.adminUrl, (client) => client.query(text));

describe('migrations', () => {
  it('are all run in a fresh database', async () => {
    expect(await pendingMigrations(database.url)).toEqual([]);
  });

  it('do nothing the second time, also when two instances start at once', async () => {
    expect(await Promise.all([migrate(database.adminUrl), migrate(database.adminUrl)])).toEqual([[], []]);
  });

  it('are all pending in an empty database, and run once when two instances start at once', async () => {
    const empty = await freshDatabase('');
    const files = await pendingMigrations(empty.adminUrl);
    const runs = await Promise.all([migrate(empty.adminUrl), migrate(empty.adminUrl)]);
    expect(runs.flat().sort()).toEqual(files);
    await empty.close();
  });

  it('refuse to go on from a history that was edited', async () => {
    await run("insert into public.migrering (namn, checksumma) values ('0000_borttagen.sql', 'x')");
    await expect(migrate(database.adminUrl)).rejects.toThrow('0000_borttagen.sql');
    await expect(pendingMigrations(database.url)).rejects.toThrow('har ändrats');
    await run("delete from public.migrering where namn = '0000_borttagen.sql'");
  });
});
