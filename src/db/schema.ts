import type pg from 'pg';
import { withClient } from './client.ts';
import { readCatalogue, type Slag } from './schema.queries.ts';

const heading = `-- The tables as they are after every migration: what the catalogue of a new database says.
-- Made by npm run schema; a test compares it. The functions are in the migrations, here stand only their names and rights.
`;

type Rader = ReadonlyMap<string, readonly string[]>;

const read = async (client: pg.Client, slag: Slag): Promise<Rader> =>
  new Map((await readCatalogue(client, slag)).map(({ namn, rader }) => [namn, rader]));

/**
 * Describes the database as SQL to read: tables with columns and constraints, then indexes, triggers, policies and grants.
 * @param adminUrl address of a database where every migration has been run
 */
export const describeSchema = (adminUrl: string): Promise<string> =>
  withClient(adminUrl, async (client) => {
    await client.query("set search_path = ''");
    const kolumner = await read(client, 'kolumner');
    const villkor = await read(client, 'villkor');
    const rest: Rader[] = [];
    for (const slag of ['index', 'triggrar', 'radsakerhet', 'rattigheter'] as const)
      rest.push(await read(client, slag));
    const tabell = (namn: string) => {
      const inne = [...(kolumner.get(namn) ?? []), ...(villkor.get(namn) ?? [])].map((rad) => `  ${rad}`);
      const efter = rest.flatMap((rader) => rader.get(namn) ?? []);
      return [`create table ${namn} (`, inne.join(',\n'), ');', ...efter].join('\n');
    };
    const scheman = await read(client, 'scheman');
    const funktioner = await read(client, 'funktioner');
    const delar = [...scheman].map(([schema, givna]) => {
      const tabeller = [...kolumner.keys()].filter((namn) => namn.startsWith(`${schema}.`)).map(tabell);
      const kallade = (funktioner.get(schema) ?? []).map((rad) => `-- ${rad}`).join('\n');
      return [`-- ${schema} ${'-'.repeat(100 - schema.length)}`, givna.join('\n'), kallade, ...tabeller]
        .filter((del) => del !== '')
        .join('\n\n');
    });
    return `${[heading, ...delar].join('\n')}\n`.replace(/\n{3,}/g, '\n\n');
  });
