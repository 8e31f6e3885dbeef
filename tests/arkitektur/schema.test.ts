import { afterAll, beforeAll, expect, it } from 'vitest';
import { withClient } from '../../src/db/client.ts';
import { freshDatabase, type TestDatabase } from '../support/databas.ts';

let databas: TestDatabase;
beforeAll(async () => {
  databas = await freshDatabase();
});
afterAll(() => databas.close());

// One row per thing, in the words of PostgreSQL itself; sorted, so that the order of migrations does not show.
const beskrivning = `
  with ours as (
    select c.oid, format('%I.%I', n.nspname, c.relname) as namn, c.relkind as slag
    from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('styrdata', 'auth', 'verksamhet', 'person', 'rapport', 'audit', 'public')
      and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
  )
  select namn, 1 as del, a.attnum::text as ordning,
    concat_ws(' ', '  ' || a.attname, format_type(a.atttypid, a.atttypmod),
      case when a.attnotnull then 'not null' end,
      case when a.attidentity <> '' then 'identity' end,
      case when a.attgenerated <> '' then 'generated' end,
      'default ' || pg_get_expr(d.adbin, d.adrelid)) as rad
  from ours
  join pg_attribute a on a.attrelid = ours.oid and a.attnum > 0 and not a.attisdropped
  left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
  where slag in ('r', 'p')
  union all
  select namn, 2, conname, '  ' || conname || ' ' || pg_get_constraintdef(k.oid)
  from ours join pg_constraint k on k.conrelid = ours.oid
  union all
  select namn, 3, i.indexrelid::regclass::text, '  ' || pg_get_indexdef(i.indexrelid)
  from ours join pg_index i on i.indrelid = ours.oid
  where not exists (select from pg_constraint k where k.conindid = i.indexrelid)
  union all
  select namn, 4, polname, '  policy ' || polname || ' ' || polcmd::text
    || coalesce(' using ' || pg_get_expr(polqual, polrelid), '')
    || coalesce(' with check ' || pg_get_expr(polwithcheck, polrelid), '')
  from ours join pg_policy p on p.polrelid = ours.oid
  union all
  select namn, 5, tgname, '  ' || pg_get_triggerdef(t.oid)
  from ours join pg_trigger t on t.tgrelid = ours.oid and not t.tgisinternal
  union all
  select namn, 6, '', pg_get_viewdef(ours.oid)
  from ours where slag in ('v', 'm')`;

it('keeps migrations/schema.sql a true picture of the tables (renew it with: npx vitest run tests/arkitektur -u)', async () => {
  const { rows } = await withClient(databas.adminUrl, (client) =>
    client.query<{ namn: string; rader: string }>(`
      select namn, string_agg(rad, E'\\n' order by del, lpad(ordning, 64)) as rader
      from (${beskrivning}) as allt
      group by namn
      order by namn collate "C"`),
  );
  const text = rows.map(({ namn, rader }) => `${namn}\n${rader}\n`).join('\n');
  await expect(
    `-- Today's tables, for reading. Written by tests/arkitektur/schema.test.ts.\n\n${text}`,
  ).toMatchFileSnapshot('../../migrations/schema.sql');
});
