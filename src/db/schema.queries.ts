import type pg from 'pg';

/** Lines about one thing in the database, in the order they are to be read. */
export interface Rader {
  /** The table, or the schema, that the lines belong to. */
  readonly namn: string;
  readonly rader: readonly string[];
}

const vara = "('styrdata', 'auth', 'verksamhet', 'person', 'rapport', 'audit')";
const tabeller = `from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname in ${vara} and c.relkind in ('r', 'p', 'v')`;
const namn = "n.nspname || '.' || c.relname as namn";
/** Whom something is granted to, the owner apart; same rights, same line. */
const givet = (acl: string, owner: string, vad: string) => `
  select 'grant ' || ratt || ' on ${vad} to ' || string_agg(vem, ', ' order by vem) || ';' as rad from (
    select e.grantee::regrole::text as vem, string_agg(lower(e.privilege_type), ', ' order by e.privilege_type) as ratt
    from aclexplode(${acl}) e where e.grantee <> ${owner} group by e.grantee) g group by ratt`;

const queries = {
  kolumner: `select ${namn}, array(
    select a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
      || case when a.attnotnull then ' not null' else '' end
      || case when a.attidentity <> '' then ' generated always as identity'
         when a.attgenerated <> '' then ' generated always as (' || pg_get_expr(d.adbin, d.adrelid) || ') stored'
         when d.adbin is not null then ' default ' || pg_get_expr(d.adbin, d.adrelid) else '' end
    from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
    where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped order by a.attnum) as rader ${tabeller}`,
  villkor: `select ${namn}, array(
    select 'constraint ' || k.conname || ' ' || pg_get_constraintdef(k.oid, true)
    from pg_constraint k where k.conrelid = c.oid and k.contype <> 't'
    order by position(k.contype::text in 'pufcx'), k.conname collate "C") as rader ${tabeller}`,
  vyer: `select ${namn}, case when c.relkind = 'v' then array[pg_get_viewdef(c.oid, true)] else '{}' end as rader ${tabeller}`,
  index: `select ${namn}, array(
    select pg_get_indexdef(i.indexrelid) || ';' from pg_index i join pg_class x on x.oid = i.indexrelid
    where i.indrelid = c.oid and not exists (select from pg_constraint where conindid = i.indexrelid and contype in ('p', 'u', 'x'))
    order by x.relname collate "C") as rader ${tabeller}`,
  triggrar: `select ${namn}, array(
    select pg_get_triggerdef(t.oid, true) || ';' from pg_trigger t
    where t.tgrelid = c.oid and not t.tgisinternal order by t.tgname collate "C") as rader ${tabeller}`,
  radsakerhet: `select ${namn}, array(
    select unnest(array['alter table ' || n.nspname || '.' || c.relname || ' enable row level security;',
      'alter table ' || n.nspname || '.' || c.relname || ' force row level security;']) where c.relrowsecurity and c.relforcerowsecurity
    union all (select format('create policy %s on %s.%s for %s to %s using (%s)%s;', p.polname, n.nspname, c.relname,
      case p.polcmd when '*' then 'all' when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' else 'delete' end,
      (select string_agg(r::regrole::text, ', ' order by r::regrole::text) from unnest(p.polroles) r), coalesce(pg_get_expr(p.polqual, p.polrelid), 'true'),
      ' with check (' || pg_get_expr(p.polwithcheck, p.polrelid) || ')')
      from pg_policy p where p.polrelid = c.oid order by p.polname collate "C")) as rader ${tabeller}`,
  rattigheter: `select ${namn}, array(
    select rad from (${givet('c.relacl', 'c.relowner', "' || n.nspname || '.' || c.relname || '")}) hela
    union all
    select 'grant ' || ratt || ' (' || string_agg(kolumn, ', ' order by nummer) || ') on ' || n.nspname || '.' || c.relname
      || ' to ' || vem || ';'
    from (select e.grantee::regrole::text as vem, lower(e.privilege_type) as ratt, a.attname as kolumn, a.attnum as nummer
      from pg_attribute a, aclexplode(a.attacl) e where a.attrelid = c.oid) k group by vem, ratt
    order by 1) as rader ${tabeller}`,
  funktioner: `select n.nspname as namn, array(
    select format('function %s.%s(%s) returns %s', n.nspname, p.proname, pg_get_function_arguments(p.oid), pg_get_function_result(p.oid))
      || case when p.prosecdef then ' security definer' else '' end
      || coalesce(' set ' || array_to_string(p.proconfig, ' set '), '')
      || coalesce((select '; execute: ' || string_agg(e.grantee::regrole::text, ', ' order by e.grantee::regrole::text)
         from aclexplode(p.proacl) e where e.grantee <> p.proowner), '')
    from pg_proc p where p.pronamespace = n.oid order by 1) as rader
    from pg_namespace n where n.nspname in ${vara}`,
  scheman: `select n.nspname as namn, array(select rad from (${givet('n.nspacl', 'n.nspowner', "schema ' || n.nspname || '")}) s order by 1) as rader
    from pg_namespace n where n.nspname in ${vara}`,
} as const;

export type Slag = keyof typeof queries;
export const allaSlag = Object.keys(queries) as Slag[];

/** Reads one kind of thing out of the catalogue, in alphabetical order of name. */
export const readCatalogue = async (client: pg.Client, slag: Slag): Promise<Rader[]> => {
  const { rows } = await client.query<Rader>(
    `select * from (${queries[slag]}) alla order by namn collate "C"`,
  );
  return rows;
};
