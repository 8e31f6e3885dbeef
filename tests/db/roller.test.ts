import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { withClient } from '../../src/db/client.ts';
import { audit } from '../../src/db/audit.ts';
import { connect, sql } from '../../src/db/db.ts';
import { migrate } from '../../src/db/migrate.ts';
import { insertDeltagande } from '../support/deltagande.ts';
import { freshDatabase, type TestDatabase } from '../support/databas.ts';
import { testhus, type Testhus } from '../support/hus.ts';
import { forbjudetArbete } from './roller-arbete.ts';
import { hindret, obehorig, som, type Roll } from './som.ts';

let hus: Testhus;
beforeAll(async () => {
  hus = await testhus();
  await insertDeltagande(hus, { insatsId: hus.varld.insats.vagen });
  await hus.db.transaction({ begaranId: 'b', kalla: '127.0.0.1' }, (tx) => audit(tx, 'provad'));
});
afterAll(() => hus.close());

const forsok = (roll: Roll, text: string) =>
  som(hus.databas, { roll, anvandare: hus.varld.anvandare.anna }, (client) => hindret(client.query(text)));

const forbjudet: readonly (readonly [roll: Roll, vad: string, text: string])[] = [
  ['sus_app', 'make a table in public', 'create table public.egen (a int)'],
  ['sus_app', 'make a table among ours', 'create table verksamhet.egen (a int)'],
  ['sus_app', 'make a schema', 'create schema eget'],
  ['sus_app', 'make a function', 'create function public.egen() returns int language sql return 1'],
  [
    'sus_app',
    'put a trigger on a table',
    'create trigger t before insert on verksamhet.deltagande for each row execute function verksamhet.prova_deltagande()',
  ],
  ['sus_app', 'change a table', 'alter table verksamhet.deltagande add egen int'],
  ['sus_app', 'drop a table', 'drop table verksamhet.kvitto'],
  ['sus_app', 'empty a table', 'truncate verksamhet.deltagande cascade'],
  ['sus_app', 'turn row-level security off', 'alter table person.deltagare disable row level security'],
  [
    'sus_app',
    'take the force of row-level security off',
    'alter table person.deltagare no force row level security',
  ],
  ['sus_app', 'drop a policy', 'drop policy uppdrag on person.deltagare'],
  ['sus_app', 'add a policy', 'create policy oppen on person.deltagare using (true)'],
  ['sus_app', 'become the owner', 'set role sus_owner'],
  ['sus_app', 'become the keeper of the audit trail', 'set role sus_audit'],
  ['sus_app', 'become the one who takes backups', 'set role sus_backup'],
  ['sus_app', 'become a superuser', 'set session authorization postgres'],
  ['sus_app', 'read a file of the server', "select pg_read_file('PG_VERSION')"],
  ['sus_app', 'list the folders of the server', "select pg_ls_dir('.')"],
  ['sus_app', 'read a file as a large object', "select lo_import('/etc/passwd')"],
  ['sus_app', 'start a program', "copy (select 1) to program 'true'"],
  ['sus_app', 'write a file', "copy (select 1) to '/tmp/sus-ut'"],
  ['sus_app', 'turn off the log hygiene', "set log_statement = 'all'"],
  ['sus_app', 'stop triggers', "set session_replication_role = 'replica'"],
  ['sus_app', 'read the audit trail', 'select from audit.handelse'],
  ['sus_app', 'read the head of the audit trail', 'select from audit.huvud'],
  ['sus_app', 'write the audit trail by hand', 'insert into audit.handelse select * from audit.handelse'],
  ['sus_app', 'change the audit trail', "update audit.handelse set falt = 'x'"],
  ['sus_app', 'delete from the audit trail', 'delete from audit.handelse'],
  ['sus_app', 'empty the audit trail', 'truncate audit.handelse'],
  ['sus_app', 'move the head of the audit trail', 'update audit.huvud set id = 0'],
  ['sus_app', 'delete a deltagande', 'delete from verksamhet.deltagande'],
  [
    'sus_app',
    'move a deltagande to another insats',
    'update verksamhet.deltagande set insats_id = insats_id',
  ],
  [
    'sus_app',
    'move answers to another deltagande',
    'update verksamhet.matning set deltagande_id = deltagande_id',
  ],
  [
    'sus_app',
    'move a samtycke to another deltagande',
    'update person.samtycke set deltagande_id = deltagande_id',
  ],
  ['sus_app', 'delete history', 'delete from verksamhet.historik'],
  ['sus_app', 'say who did it afterwards', 'update verksamhet.historik set av = av'],
  ['sus_app', 'change a receipt', 'update verksamhet.kvitto set nummer = default'],
  ['sus_app', 'delete a receipt', 'delete from verksamhet.kvitto'],
  ['sus_app', 'set the number of anonyma past the ledger', 'update verksamhet.anonym_antal set antal = 5'],
  ['sus_app', 'change the ledger of anonyma', 'update verksamhet.anonym_post set antal = 5'],
  ['sus_app', 'change styrdata', 'update styrdata.forsorjning set ensam = false'],
  ['sus_app', 'rewrite the history of migrations', 'delete from public.migrering'],
  ['sus_rapport', 'read persons', 'select from person.deltagare'],
  ['sus_rapport', 'read samtycken', 'select from person.samtycke'],
  ['sus_rapport', 'read drafts', 'select from person.utkast'],
  ['sus_rapport', 'read deltaganden past the views', 'select from verksamhet.deltagande'],
  ['sus_rapport', 'read answers past the views', 'select from verksamhet.matning'],
  ['sus_rapport', 'read accounts', 'select from auth.anvandare'],
  ['sus_rapport', 'read the audit trail', 'select from audit.handelse'],
  ['sus_rapport', 'empty the drafts', 'select person.gallra_utkast()'],
  ['sus_owner', 'change the audit trail', "update audit.handelse set falt = 'x'"],
  ['sus_owner', 'delete from the audit trail', 'delete from audit.handelse'],
  ['sus_owner', 'empty the audit trail', 'truncate audit.handelse'],
  // What runs as the owner says in the trail that a registerutdrag was handed out (ADR 36), and nothing else.
  ['sus_owner', 'add what it likes to the audit trail', "select audit.logga('x', null, null, '', 'ok')"],
  [
    'sus_owner',
    'add it by the way of registerutdrag',
    "select audit.logga_registerutdrag('x', null, null, '', 'ok')",
  ],
  ['sus_owner', 'write the audit trail by hand', 'insert into audit.handelse select * from audit.handelse'],
  ['sus_audit', 'change a row', "update audit.handelse set falt = 'x'"],
  ['sus_audit', 'delete a row', 'delete from audit.handelse'],
  ['sus_audit', 'empty the trail', 'truncate audit.handelse'],
  ['sus_audit', 'read persons', 'select from person.deltagare'],
  ['sus_logglasare', 'change the audit trail', "update audit.handelse set falt = 'x'"],
  ['sus_logglasare', 'add to the audit trail', "select audit.logga('x', null, null, '', 'ok')"],
  ['sus_logglasare', 'read persons', 'select from person.deltagare'],
  ['sus_logglasare', 'read accounts', 'select from auth.anvandare'],
  ['sus_backup', 'change anything', "update verksamhet.insats set namn = 'x'"],
  ['sus_backup', 'change the audit trail', 'delete from audit.handelse'],
];

describe('a database role', () => {
  it.each([...forbjudet, ...forbjudetArbete])(
    'V13.2.2 V16.4.2 C26 %s may not %s',
    async (roll, _vad, text) => {
      expect(await forsok(roll, text)).toBe(obehorig);
    },
  );

  it('sus_rapport reads one consistent picture and writes nothing, however it connects', async () => {
    const rapport = connect(hus.databas.url, { role: 'sus_rapport', max: 1 });
    const rows = await rapport.many(
      z.object({ lasning: z.string(), isolering: z.string() }),
      sql`select current_setting('transaction_read_only') as lasning, current_setting('transaction_isolation') as isolering`,
    );
    await rapport.close();
    expect(rows).toEqual([{ lasning: 'on', isolering: 'repeatable read' }]);
  });

  it('V13.2.2 sus_rapport reads styrdata and no other table', async () => {
    const las = (schema: string) =>
      withClient(hus.databas.adminUrl, async (client) => {
        const { rows } = await client.query<{ namn: string }>(
          `select c.oid::regclass::text as namn from pg_class c join pg_namespace n on n.oid = c.relnamespace
           where n.nspname ${schema} and c.relkind in ('r', 'v', 'm', 'S')
             and has_any_column_privilege('sus_rapport', c.oid, 'select, insert, update, references')`,
        );
        return rows.map(({ namn }) => namn);
      });
    expect((await las("= 'styrdata'")).length).toBe(12);
    expect(await las("in ('auth', 'verksamhet', 'person', 'audit')")).toEqual([]);
  });

  it('sus_inloggad has no right of its own: without a role it reads nothing', async () => {
    await withClient(hus.databas.url, async (client) => {
      for (const table of ['verksamhet.insats', 'auth.anvandare', 'person.deltagare', 'styrdata.kommun'])
        expect(await hindret(client.query(`select from ${table}`))).toBe(obehorig);
      expect(await hindret(client.query('set role sus_backup'))).toBe(obehorig);
    });
  });

  it('sus_backup reads every table and sequence, with all rows, so that a backup is whole', async () => {
    await som(hus.databas, { roll: 'sus_backup' }, async (client) => {
      const { rows } = await client.query<{ namn: string }>(`
        select c.oid::regclass::text as namn from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname in ('styrdata', 'auth', 'verksamhet', 'person', 'rapport', 'audit') and c.relkind in ('r', 'v', 'S')`);
      for (const { namn } of rows)
        expect([namn, await hindret(client.query(`select from ${namn}`))]).toEqual([namn, 'nothing']);
      expect((await client.query('select from person.deltagare')).rowCount).toBe(1);
    });
  });

  it('sus_logglasare reads the whole audit trail', async () => {
    const antal = await som(hus.databas, { roll: 'sus_logglasare' }, (client) =>
      client.query('select from audit.handelse').then(({ rowCount }) => rowCount),
    );
    expect(antal).toBe(1);
  });
});

describe('a migrated database', () => {
  let databas: TestDatabase;
  beforeAll(async () => {
    databas = await freshDatabase('');
    await migrate(databas.adminUrl);
  });
  afterAll(() => databas.close());

  it('lets nobody but an administrator make temporary tables', async () => {
    for (const roll of ['sus_app', 'sus_rapport', 'sus_backup'] as const)
      expect(
        await som(databas, { roll }, (client) => hindret(client.query('create temporary table t (a int)'))),
      ).toBe(obehorig);
  });
});
