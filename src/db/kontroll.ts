import { withClient } from './client.ts';

interface Facts {
  readonly version: number;
  readonly fsync: string;
  readonly synchronousCommit: string;
  readonly fullPageWrites: string;
  readonly superuser: boolean;
  readonly bypassrls: boolean;
  readonly owner: boolean;
  readonly jobb: boolean;
  readonly demo: boolean;
}

const question = `
  select
    current_setting('server_version_num')::int as version,
    current_setting('fsync') as fsync,
    current_setting('synchronous_commit') as "synchronousCommit",
    current_setting('full_page_writes') as "fullPageWrites",
    r.rolsuper as superuser,
    r.rolbypassrls as bypassrls,
    pg_has_role(r.oid, 'sus_owner', 'member') as owner,
    pg_has_role(r.oid, 'sus_jobb', 'member') as jobb,
    exists (select from verksamhet.demovarld) as demo
  from pg_roles r
  where r.rolname = session_user`;

const membership = "select pg_has_role(session_user, 'sus_app', 'member') as app";

/**
 * What forbids this database in test and produktion, as Swedish sentences; [] when it is fit.
 * @param url address the application signs in to; the database must be migrated
 */
export const databaseFaultsAt = (url: string): Promise<string[]> =>
  withClient(url, async (client) => {
    const { rows: roll } = await client.query<{ app: boolean }>(membership);
    if (roll[0]?.app !== true) return ['Kontot i DATABASE_URL måste ha rollen sus_app.'];
    // The account inherits nothing: what there is to see it sees as the application.
    await client.query('set role sus_app');
    const { rows } = await client.query<Facts>(question);
    return rows.flatMap(faultsOf);
  });

const faultsOf = (facts: Facts): string[] => {
  const lost = 'annars kan sparade uppgifter gå förlorade.';
  const rules: readonly (readonly [faulty: boolean, text: string])[] = [
    [facts.version < 150_000, 'PostgreSQL måste vara version 15 eller senare.'],
    [facts.fsync !== 'on', `fsync måste vara on, ${lost}`],
    [facts.synchronousCommit === 'off', `synchronous_commit får inte vara off, ${lost}`],
    [facts.fullPageWrites !== 'on', `full_page_writes måste vara on, ${lost}`],
    [facts.superuser, 'Kontot i DATABASE_URL får inte vara superuser.'],
    [facts.bypassrls, 'Kontot i DATABASE_URL får inte ha BYPASSRLS.'],
    [facts.owner, 'Kontot i DATABASE_URL får inte ha rollen sus_owner.'],
    [!facts.jobb, 'Kontot i DATABASE_URL måste ha rollen sus_jobb.'],
    [facts.demo, 'Databasen innehåller demovärlden. Använd en egen databas.'],
  ];
  return rules.filter(([faulty]) => faulty).map(([, text]) => text);
};
