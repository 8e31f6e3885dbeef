import type pg from 'pg';
import type { Innehall, Tabell } from './kopiefiler.ts';

const radersAt = 2000;

// What signs somebody in or counts attempts is worth nothing after a restore; the other two say how far the database had
// come, which the restore finds out by itself.
const utanKopia = ['auth.session', 'auth.begransning', 'public.migrering', 'graphile_worker.migrations'];
const vara = `n.nspname !~ '^pg_' and n.nspname <> 'information_schema'`;

/** A table to copy: every column that somebody writes. */
export type Tabellform = Pick<Tabell, 'namn' | 'kolumner'>;

/** Every table that a backup holds, also in schemas that a later migration makes: one it may not read stops the backup. */
export const lasTabeller = async (client: pg.Client): Promise<Tabellform[]> => {
  const { rows } = await client.query<Tabellform>(
    `select n.nspname || '.' || c.relname as namn, array(select a.attname::text from pg_attribute a
       where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum) as kolumner
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p') and not c.relispartition and ${vara} and n.nspname || '.' || c.relname <> all($1)
     order by 1`,
    [utanKopia],
  );
  return rows;
};

/** Rows as one JSON object a line, in an order that depends on what they hold alone. One batch at a time is in memory. */
export async function* radernaI(client: pg.Client, { namn, kolumner }: Tabellform): AsyncGenerator<string> {
  await client.query(
    `declare kopia no scroll cursor for select rad from (
       select row_to_json(t)::text as rad from (select ${kolumner.join(', ')} from ${namn}) t) alla
     order by rad collate "C"`,
  );
  for (;;) {
    const { rows } = await client.query<{ rad: string }>(`fetch ${radersAt} from kopia`);
    for (const { rad } of rows) yield rad;
    if (rows.length < radersAt) break;
  }
  await client.query('close kopia');
}

/** Where every sequence stands. They are not part of the snapshot: ask after the tables, so that no number is given twice. */
export const lasSekvenser = async (client: pg.Client): Promise<Innehall['sekvenser']> => {
  const { rows } = await client.query<{ namn: string }>(
    `select n.nspname || '.' || c.relname as namn from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'S' and ${vara} order by 1`,
  );
  const alla: Innehall['sekvenser'] = [];
  for (const { namn } of rows) {
    const { rows: lage } = await client.query<{ varde: string; tagen: boolean }>(
      `select last_value::text as varde, is_called as tagen from ${namn}`,
    );
    for (const { varde, tagen } of lage) alla.push({ namn, varde, tagen });
  }
  return alla;
};
