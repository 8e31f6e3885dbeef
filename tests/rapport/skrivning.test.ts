import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testhus, type Testhus } from '../support/hus.ts';
import { laggGuldvarld } from './guldvarld.ts';
import { del, rapport, tabell } from './stod.ts';

let hus: Testhus;
let annan: pg.Client;
beforeAll(async () => {
  hus = await testhus();
  await laggGuldvarld(hus);
  annan = new pg.Client({ connectionString: hus.databas.adminUrl });
  await annan.connect();
});
afterAll(async () => {
  await annan.end();
  await hus.close();
});

const paborjade = async (ar = '2025') => {
  const r = await rapport(hus, 'anna', {
    typ: 'deltagarrapport',
    delar: ['c', 'd'],
    plats: { niva: 'insats', idn: [hus.varld.insats.vagen] },
    period: { fran: `${ar}-01`, till: `${ar}-12` },
  });
  return [tabell(del(r, 'c')), tabell(del(r, 'd'))];
};
const minska = `update verksamhet.deltagande set alder = 99 where insats_id = $1 and startdag between '2025-01-01' and '2025-12-31'`;

describe('a report that is asked for again', () => {
  it('is not counted again while nothing is written, whoever else holds the answers', async () => {
    const forst = await paborjade();
    await annan.query(
      'begin; lock table verksamhet.matning, verksamhet.deltagande, verksamhet.genomgang in access exclusive mode',
    );
    try {
      expect(await paborjade()).toEqual(forst);
      await expect(paborjade('2024')).rejects.toThrow();
    } finally {
      await annan.query('rollback');
    }
  });

  it('is counted again when somebody saved who had begun before it was made', async () => {
    const forst = await paborjade();
    await annan.query('begin');
    await annan.query(minska, [hus.varld.insats.vagen]);
    // Not yet saved: the same figures, and they are kept as what was seen then.
    expect(await paborjade()).toEqual(forst);
    await annan.query('commit');
    expect(await paborjade()).not.toEqual(forst);
  });

  it('is counted again also when what was written long ago is forgotten at night', async () => {
    const forst = await paborjade();
    await annan.query('delete from rapport.skrivning');
    expect(await paborjade()).toEqual(forst);
  });

  it('hears of every table that reports read, but those that are never changed or only say why', async () => {
    const { rows } = await annan.query<{ tabell: string; hors: boolean }>(`
      with recursive lasta as (
        select oid from pg_class where relnamespace = 'rapport'::regnamespace and relkind = 'v'
        union
        select d.refobjid from lasta l
        join pg_rewrite r on r.ev_class = l.oid
        join pg_depend d on d.objid = r.oid and d.classid = 'pg_rewrite'::regclass and d.refclassid = 'pg_class'::regclass)
      select c.oid::regclass::text as tabell, exists (
        select from pg_trigger t where t.tgrelid = c.oid and t.tgfoid = 'rapport.anteckna_skrivning'::regproc
          -- After each statement that inserts, deletes, updates or truncates.
          and t.tgtype = 4 + 8 + 16 + 32 and t.tgenabled = 'O') as hors
      from lasta join pg_class c using (oid) where c.relkind = 'r' order by 1`);
    expect(rows.length).toBeGreaterThan(25);
    expect(rows.filter(({ hors }) => !hors).map(({ tabell }) => tabell)).toEqual([
      'rapport.frysning_fakta',
      'rapport.frysning_matning',
      'rapport.frysning_underlag',
    ]);
  });
});
