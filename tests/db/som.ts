import pg from 'pg';
import { dbError } from '../../src/db/db.ts';
import type { TestDatabase } from '../support/databas.ts';

export type Roll =
  'sus_app' | 'sus_rapport' | 'sus_jobb' | 'sus_owner' | 'sus_audit' | 'sus_backup' | 'sus_logglasare';

// The first three are reached as the application reaches them; the others by nobody but an administrator.
const inloggade: readonly Roll[] = ['sus_app', 'sus_rapport', 'sus_jobb'];

/** One connection that acts as a database role; with a user, as that user's requests do. Rolled back at the end. */
export const som = async <T>(
  databas: TestDatabase,
  { roll, anvandare }: { roll: Roll; anvandare?: string },
  work: (client: pg.Client) => Promise<T>,
): Promise<T> => {
  const inloggad = inloggade.includes(roll);
  const client = new pg.Client({
    connectionString: inloggad ? databas.url : databas.adminUrl,
    ...(inloggad ? { options: `-c role=${roll}` } : {}),
  });
  await client.connect();
  try {
    if (!inloggad) await client.query(`set role ${roll}`);
    await client.query('begin');
    if (anvandare !== undefined)
      await client.query("select set_config('sus.anvandare_id', $1, true)", [anvandare]);
    return await work(client);
  } finally {
    await client.end();
  }
};

/** What stopped a statement: the constraint's name, else the SQLSTATE; 'nothing' when it went through. */
export const hindret = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work;
    return 'nothing';
  } catch (error) {
    const fel = dbError(error);
    if (fel === null) throw error;
    return fel.constraint ?? fel.code;
  }
};

/** SQLSTATE of a statement that a role has no right to. */
export const obehorig = '42501';
