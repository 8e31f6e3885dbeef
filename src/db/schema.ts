import type pg from 'pg';
import { withClient } from './client.ts';
import { allaSlag, readCatalogue, type Slag } from './schema.queries.ts';

const heading = `-- The tables as they are after every migration: what the catalogue of a new database says.
-- Made by npm run schema; a test compares it. The functions are in the migrations, here stand only their names and rights.`;

type Allt = Readonly<Record<Slag, ReadonlyMap<string, readonly string[]>>>;

const readAll = async (client: pg.Client): Promise<Allt> => {
  const read: [Slag, ReadonlyMap<string, readonly string[]>][] = [];
  for (const slag of allaSlag)
    read.push([slag, new Map((await readCatalogue(client, slag)).map(({ namn, rader }) => [namn, rader]))]);
  return Object.fromEntries(read) as unknown as Allt;
};

const tableText = (allt: Allt, namn: string): string => {
  const om = (...slagen: readonly Slag[]) => slagen.flatMap((slag) => allt[slag].get(namn) ?? []);
  const inside = om('kolumner', 'villkor').map((rad) => `  ${rad}`);
  const view = om('vyer').map((text) => `as${text}`);
  const [what, end] = view.length === 0 ? ['table', ');'] : ['view', ')'];
  const after = om('index', 'triggrar', 'radsakerhet', 'rattigheter');
  return [`create ${what} ${namn} (`, inside.join(',\n'), end, ...view, ...after].join('\n');
};

const schemaText = (allt: Allt, schema: string): string => {
  const functions = (allt.funktioner.get(schema) ?? []).map((rad) => `-- ${rad}`);
  const tables = [...allt.kolumner.keys()].filter((namn) => namn.startsWith(`${schema}.`));
  return [
    `-- ${schema} ${'-'.repeat(100 - schema.length)}`,
    (allt.scheman.get(schema) ?? []).join('\n'),
    functions.join('\n'),
    ...tables.map((namn) => tableText(allt, namn)),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
};

/**
 * Describes the database as SQL to read: tables with columns and constraints, then indexes, triggers, policies and grants.
 * @param adminUrl address of a database where every migration has been run
 */
export const describeSchema = (adminUrl: string): Promise<string> =>
  withClient(adminUrl, async (client) => {
    // Then every name is written with its schema.
    await client.query("set search_path = ''");
    const allt = await readAll(client);
    return `${[heading, ...[...allt.scheman.keys()].map((schema) => schemaText(allt, schema))].join('\n\n')}\n`;
  });
