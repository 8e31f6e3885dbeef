import { Logger, runMigrations } from 'graphile-worker';
import type pg from 'pg';
import { connect } from './db.ts';

/** The library writes what it does in words; that it was done is seen in its own table of migrations. */
const tystLogg = new Logger(() => () => undefined);

/**
 * Brings the tables of graphile-worker up to date as sus_owner, who may make a schema meanwhile. Call it under the lock of the
 * migrations. Done again it changes nothing.
 * @param client connected as one who may become sus_owner
 */
export const uppdateraJobbtabeller = async (client: pg.Client, adminUrl: string): Promise<void> => {
  const databas = client.escapeIdentifier(client.database ?? '');
  const owner = connect(adminUrl, { role: 'sus_owner', max: 1 });
  owner.pool.on('connect', (ny) => ny.on('error', () => undefined));
  await client.query(`grant create on database ${databas} to sus_owner`);
  try {
    await runMigrations({ pgPool: owner.pool, logger: tystLogg });
  } finally {
    await owner.close();
    await client.query(`revoke create on database ${databas} from sus_owner`);
  }
};
