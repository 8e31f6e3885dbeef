import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import { projectRoot } from '../project.ts';
import { Driftfel } from '../shared/driftfel.ts';
import { withClient } from './client.ts';
import { uppdateraJobbtabeller } from './jobbtabeller.ts';

interface Migration {
  readonly namn: string;
  readonly text: string;
  readonly checksumma: string;
}

interface Migrering {
  readonly onStep?: (namn: string) => void;
  readonly antal?: number;
}

/** What has been run in a database. */
type Korda = readonly Pick<Migration, 'namn' | 'checksumma'>[];

// Any number will do, as long as every instance asks for the same lock.
const lockId = 20_191_001;

// First line of a file that needs the tables of the job library as its version in package.json has them.
const jobbtabellerForst = '-- först: graphile_worker\n';

// What has been run; whoever may sign in may see it, so that a start can tell that something is pending.
const bookkeeping = `
  create table if not exists public.migrering (
    namn text primary key,
    checksumma text not null,
    kord_at timestamptz not null default now()
  );
  grant select on public.migrering to public`;

/**
 * Brings the database up to date: each file of migrations/ in order, one transaction each, one instance at a time.
 * @param adminUrl address as one who may create roles and schemas
 * @param val.onStep told the name of each file before it runs
 * @param val.antal no further than to this number of files, counted from the first
 * @returns names of the files that were run
 * @throws Driftfel when a file that has been run was edited, renamed or taken away
 */
export const migrate = (
  adminUrl: string,
  { onStep = () => undefined, antal = Infinity }: Migrering = {},
): Promise<string[]> =>
  withClient(adminUrl, async (client) => {
    await client.query('select pg_advisory_lock($1)', [lockId]);
    await client.query(bookkeeping);
    const done = await readDone(client);
    const pending = pendingIn(done).slice(0, Math.max(0, antal - done.length));
    for (const migration of pending) {
      onStep(migration.namn);
      if (migration.text.startsWith(jobbtabellerForst)) await uppdateraJobbtabeller(client, adminUrl);
      await run(client, migration);
    }
    return pending.map(({ namn }) => namn);
  });

/** Names of the files not yet run in the database at `url`; needs no more than the right to sign in. */
export const pendingMigrations = (url: string): Promise<string[]> =>
  withClient(url, async (client) => {
    const { rows } = await client.query<{ finns: boolean }>(
      "select to_regclass('public.migrering') is not null as finns",
    );
    const done = rows[0]?.finns === true ? await readDone(client) : [];
    return pendingIn(done).map(({ namn }) => namn);
  });

const readFiles = (): Migration[] =>
  readdirSync(join(projectRoot, 'migrations'))
    .filter((file) => /^\d{4}_\w+\.sql$/.test(file))
    .sort()
    .map((file) => {
      const text = readFileSync(join(projectRoot, 'migrations', file), 'utf8');
      return { namn: file, text, checksumma: createHash('sha256').update(text).digest('hex') };
    });

const readDone = async (client: pg.Client) =>
  (
    await client.query<{ namn: string; checksumma: string }>(
      'select namn, checksumma from public.migrering order by namn',
    )
  ).rows;

/** @throws Driftfel when any of these was run by another SUS than this one or an earlier one */
export const kravKanda = (korda: Korda): void => void pendingIn(korda);

const pendingIn = (done: Korda): Migration[] => {
  const files = readFiles();
  for (const [i, { namn, checksumma }] of done.entries()) {
    const file = files[i];
    if (file?.namn === namn && file.checksumma === checksumma) continue;
    throw new Driftfel(
      `Migreringen ${namn} är körd i databasen men filen har ändrats, bytt plats eller saknas. ` +
        'Återställ filen och lägg ändringen i en ny migrering.',
    );
  }
  return files.slice(done.length);
};

const run = async (client: pg.Client, { namn, text, checksumma }: Migration): Promise<void> => {
  try {
    await client.query('begin');
    await client.query(text);
    await client.query('reset role');
    await client.query('insert into public.migrering (namn, checksumma) values ($1, $2)', [namn, checksumma]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw new Error(`Migreringen ${namn} gick inte att köra`, { cause: error });
  }
};
