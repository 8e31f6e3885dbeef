import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withClient } from '../../src/db/client.ts';
import { agarens, appens } from './agarfunktioner.ts';
import { freshDatabase, type TestDatabase } from '../support/databas.ts';

let databas: TestDatabase;
beforeAll(async () => {
  databas = await freshDatabase();
});
afterAll(() => databas.close());

const ours = "('styrdata', 'auth', 'verksamhet', 'person', 'rapport', 'audit')";

/** First column of every row. */
const ask = (text: string): Promise<unknown[]> =>
  withClient(databas.adminUrl, async (client) => {
    const { rows } = await client.query<unknown[]>({ text, rowMode: 'array' });
    return rows.map(([first]) => first);
  });

describe('the catalogue of the database', () => {
  it('has row-level security, forced, on everything about persons and deltaganden', async () => {
    expect(
      await ask(`
        select c.oid::regclass::text from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind = 'r' and c.relrowsecurity and c.relforcerowsecurity and n.nspname in ${ours} order by 1`),
    ).toEqual([
      'auth.granskningsbeslut',
      'auth.granskningsfynd',
      'auth.stickprov',
      'person.begransat_deltagande',
      'person.begransning',
      'person.deltagare',
      'person.gallring_lista',
      'person.rattelsebegaran',
      'person.registerutdrag',
      'person.samtycke',
      'person.utkast',
      'rapport.frysning_matning',
      'rapport.frysning_underlag',
      'rapport.gallrad_matning',
      'rapport.gallrat_deltagande',
      'rapport.halvarsredovisning',
      'verksamhet.avidentifiering',
      'verksamhet.deltagande',
      'verksamhet.formularutkast',
      'verksamhet.gallring',
      'verksamhet.gallring_post',
      'verksamhet.genomgang',
      'verksamhet.historik',
      'verksamhet.kvitto',
      'verksamhet.matning',
      'verksamhet.sparat_urval',
    ]);
  });
  it('has no table in person without row-level security', async () => {
    expect(
      await ask(`
        select c.relname from pg_class c where c.relnamespace = 'person'::regnamespace and c.relkind in ('r', 'p')
          and not (c.relrowsecurity and c.relforcerowsecurity)`),
    ).toEqual([]);
  });
  it('has row-level security on every table that points at a deltagande or a person', async () => {
    expect(
      await ask(`
        select distinct k.conrelid::regclass::text from pg_constraint k join pg_class c on c.oid = k.conrelid
        where k.contype = 'f' and k.confrelid in ('verksamhet.deltagande'::regclass, 'person.deltagare'::regclass)
          and not (c.relrowsecurity and c.relforcerowsecurity)`),
    ).toEqual([]);
  });
  it('cascades no delete but to what a freeze of reports, or a list to gallra, remembers of a deltagande', async () => {
    expect(
      await ask(
        "select conname from pg_constraint where contype = 'f' and (confdeltype <> 'a' or confupdtype <> 'a') order by 1",
      ),
    ).toEqual([
      'frysning_matning_deltagande_id_fkey',
      'frysning_underlag_deltagande_id_fkey',
      'gallring_lista_deltagande_id_fkey',
    ]);
  });
  it('runs these functions as their owner, and no more', async () => {
    expect(
      await ask(`
        select p.oid::regproc::text from pg_proc p join pg_namespace n on n.oid = p.pronamespace
        where n.nspname in ${ours} and p.prosecdef order by 1`),
    ).toEqual(agarens);
  });
  it('lets an application that runs them as the owner call only some of these', async () => {
    expect(
      await ask(`
        select p.oid::regproc::text from pg_proc p join pg_namespace n on n.oid = p.pronamespace
        where n.nspname in ${ours} and p.prosecdef and has_function_privilege('sus_app', p.oid, 'execute') order by 1`),
    ).toEqual(appens);
  });
  it('fixes the search path of each of them to pg_catalog, temporary tables last', async () => {
    expect(
      await ask(`
        select p.oid::regproc::text from pg_proc p
        where p.prosecdef and p.pronamespace >= 16384
          and p.proconfig is distinct from array['search_path=pg_catalog, pg_temp']`),
    ).toEqual([]);
  });
  it('gives PUBLIC nothing in our schemas: no function, table, sequence or schema', async () => {
    expect(
      await ask(`
        with acl as (
          select n.nspname || '.' || p.proname as vad, coalesce(p.proacl, acldefault('f', p.proowner)) as acl
          from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname in ${ours}
          union all
          select n.nspname || '.' || c.relname, coalesce(c.relacl, acldefault('r', c.relowner))
          from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname in ${ours} and c.relkind in ('r', 'v', 'm', 'S')
          union all
          select nspname, coalesce(nspacl, acldefault('n', nspowner)) from pg_namespace where nspname in ${ours}
        )
        select vad from acl, aclexplode(acl) e where e.grantee = 0`),
    ).toEqual([]);
  });
  it('lets no ordinary user create in public', async () => {
    expect(
      await ask(`
        select e.privilege_type from pg_namespace n, aclexplode(n.nspacl) e
        where n.nspname = 'public' and e.grantee = 0 order by 1`),
    ).toEqual(['USAGE']);
  });
  it('keeps the roles that log in away from superuser, bypass and ownership', async () => {
    expect(
      await ask(`
        select rolname from pg_roles where rolname like 'sus%'
          and (rolsuper or rolcreaterole or rolcreatedb or rolreplication or (rolbypassrls and rolname <> 'sus_backup')
            or (rolcanlogin and rolname <> 'sus_inloggad'))`),
    ).toEqual([]);
    expect(
      await ask(`
        select distinct c.relowner::regrole::text from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname in ${ours} order by 1`),
    ).toEqual(['sus_audit', 'sus_owner']);
    expect(
      await ask(
        "select roleid::regrole::text from pg_auth_members where member = 'sus_inloggad'::regrole order by 1",
      ),
    ).toEqual(['sus_app', 'sus_jobb', 'sus_rapport']);
  });
  it('gives functions of later migrations to nobody by itself', async () => {
    await withClient(databas.adminUrl, async (client) => {
      await client.query('begin');
      await client.query('set local role sus_owner');
      await client.query('create function verksamhet.senare() returns int language sql return 1');
      const { rows } = await client.query(
        "select has_function_privilege('sus_app', 'verksamhet.senare()', 'execute') as app",
      );
      expect(rows).toEqual([{ app: false }]);
    });
  });
  it('opens every view with the rights of the one who asks, but for those that reports count from', async () => {
    expect(
      await ask(`
        select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind = 'v' and n.nspname in ${ours} and n.nspname <> 'rapport'
          and not coalesce(c.reloptions @> array['security_invoker=true'], false)`),
    ).toEqual([]);
  });
});
