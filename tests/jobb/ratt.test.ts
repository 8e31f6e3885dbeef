import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { withClient } from '../../src/db/client.ts';
import { sql } from '../../src/db/db.ts';
import { koaUtskick } from '../../src/utskick/utskick.service.ts';
import { hindret, obehorig, som, type Roll } from '../db/som.ts';
import { testhus, type Testhus } from '../support/hus.ts';

let hus: Testhus;
beforeAll(async () => {
  hus = await testhus();
});
afterAll(() => hus.close());

const forsok = (roll: Roll, text: string) =>
  som(hus.databas, { roll }, (client) => hindret(client.query(text)));

const forbjudet: readonly (readonly [Roll, string, string])[] = [
  ['sus_app', 'read the jobs', 'select from graphile_worker._private_jobs'],
  ['sus_app', 'add a job of its own', "select graphile_worker.add_job('natt')"],
  ['sus_app', 'remove a job', 'delete from graphile_worker._private_jobs'],
  ['sus_app', 'call what adds the job of a message', 'select auth.koa_utskick()'],
  ['sus_app', 'rewrite whom a message is to', "update auth.utskick set till_krypt = 'x'"],
  ['sus_app', 'remove a message', 'delete from auth.utskick'],
  ['sus_app', 'forget that a warning was given', 'delete from auth.giltighetsvarning'],
  ['sus_app', 'forget that a nightly job was done', 'delete from auth.kontokorning'],
  ['sus_jobb', 'read messages', 'select from auth.utskick'],
  ['sus_jobb', 'read users', 'select from auth.anvandare'],
  ['sus_jobb', 'read persons', 'select from person.deltagare'],
  ['sus_jobb', 'read deltaganden', 'select from verksamhet.deltagande'],
  ['sus_jobb', 'write the audit trail', "select audit.logga('x', null, null, '', 'ok')"],
  ['sus_jobb', 'change the tables of jobs', 'alter table graphile_worker._private_jobs add egen int'],
  ['sus_jobb', 'make a table', 'create table graphile_worker.egen (a int)'],
  ['sus_rapport', 'read the jobs', 'select from graphile_worker._private_jobs'],
];

describe('the jobs are behind a wall of their own', () => {
  it.each(forbjudet)('%s may not %s', async (roll, _vad, text) => {
    expect(await forsok(roll, text)).toBe(obehorig);
  });

  it('and whoever works them off sees them all', async () => {
    await koaUtskick(hus.db, hus.hus.nycklar, {
      kanal: 'sms',
      slag: 'prov',
      till: '+46701740605',
      text: 'Hej',
    });
    const { rowCount } = await som(hus.databas, { roll: 'sus_jobb' }, (client) =>
      client.query('select from graphile_worker._private_jobs for update'),
    );
    expect(rowCount).toBe(1);
  });

  it('V14.2.4 a job holds the id of its message and nothing else', async () => {
    const rader = await withClient(hus.databas.adminUrl, async (client) => {
      const { rows } = await client.query<{
        payload: unknown;
        last_error: string | null;
        key: string | null;
      }>('select payload, last_error, key from graphile_worker._private_jobs');
      return rows;
    });
    const { id } = await hus.db.one(z.object({ id: z.string() }), sql`select id from auth.utskick`);
    expect(rader).toEqual([{ payload: { utskick: id }, last_error: null, key: null }]);
  });

  it('a command that is rolled back has queued nothing', async () => {
    const fore = await jobb();
    const vem = { begaranId: 'b', kalla: '127.0.0.1' };
    await hus.db.transaction(vem, async (tx) => {
      await koaUtskick(tx, hus.hus.nycklar, {
        kanal: 'sms',
        slag: 'prov',
        till: '+46701740605',
        text: 'Hej',
      });
      return { ok: false, error: 'ångrat' };
    });
    expect(await jobb()).toBe(fore);
  });
});

const jobb = () =>
  withClient(hus.databas.adminUrl, async (client) => {
    const { rowCount } = await client.query('select from graphile_worker._private_jobs');
    return rowCount;
  });
