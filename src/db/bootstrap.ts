import { withClient } from './client.ts';

/** Creates the database if the server lacks it. */
export const ensureDatabase = (adminUrl: string, database: string): Promise<void> =>
  withClient(adminUrl, async (client) => {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [database]);
    if (rowCount === 0) await client.query(`create database ${client.escapeIdentifier(database)}`);
  });

/**
 * Creates the login role the application signs in as, or gives it the password it should have. It may become
 * sus_app, sus_rapport and sus_jobb, which the migrations made, and nothing more: it never owns a table.
 */
export const ensureLogin = (adminUrl: string, user: string, password: string): Promise<void> =>
  withClient(adminUrl, async (client) => {
    const role = client.escapeIdentifier(user);
    const { rowCount } = await client.query('select from pg_roles where rolname = $1', [user]);
    const verb = rowCount === 0 ? 'create' : 'alter';
    await client.query(
      `${verb} role ${role} login noinherit nosuperuser nobypassrls nocreaterole nocreatedb
       password ${client.escapeLiteral(password)}`,
    );
    const { rows } = await client.query<{ rolname: string }>(
      "select rolname from pg_roles where rolname in ('sus_app', 'sus_rapport', 'sus_jobb')",
    );
    for (const { rolname } of rows) await client.query(`grant ${rolname} to ${role}`);
  });
