import pg from 'pg';
import { z } from 'zod';
import type { Actor, Anrop } from '../behorighet/behorighet.rules.ts';
import type { Result } from '../shared/result.ts';
import type { Sql } from './sql.ts';

export { sql, sqlList, type Sql } from './sql.ts';

export interface Db {
  many<T>(row: z.ZodType<T>, query: Sql): Promise<T[]>;
  maybeOne<T>(row: z.ZodType<T>, query: Sql): Promise<T | null>;
  one<T>(row: z.ZodType<T>, query: Sql): Promise<T>;
  /** Runs a statement and gives the number of rows it touched. */
  run(query: Sql): Promise<number>;
}

export interface Database extends Db {
  /**
   * One transaction as one user: row-level security and the audit trail see who it is.
   * A returned refusal (`{ ok: false }`) rolls back, so a refused command leaves nothing. Deadlocks are tried again, three times at most.
   */
  transaction<T>(anrop: Actor | Anrop, work: (tx: Db) => Promise<T>): Promise<T>;
  close(): Promise<void>;
  /** For the libraries that bring their own SQL (session store, rate limiter). */
  readonly pool: pg.Pool;
}

// A DATE has no time zone; keep it as the ISO string PostgreSQL sends. Counts fit in a number.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

const camel = (name: string) => name.replace(/_(\w)/g, (_, c: string) => c.toUpperCase());
const camelKeys = (row: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(row).map(([key, value]) => [camel(key), value]));

// Every query text gets a name, so each connection prepares it once.
const names = new Map<string, string>();
const nameOf = (text: string): string => {
  const known = names.get(text);
  if (known !== undefined) return known;
  const name = `sus_${String(names.size)}`;
  names.set(text, name);
  return name;
};

const send = (client: pg.Pool | pg.PoolClient, { text, values }: Sql) =>
  client.query<Record<string, unknown>>({ name: nameOf(text), text, values: [...values] });

const queries = (client: pg.Pool | pg.PoolClient): Db => {
  const many: Db['many'] = async (row, query) => {
    const { rows } = await send(client, query);
    return rows.map((r) => row.parse(camelKeys(r)));
  };
  return {
    many,
    maybeOne: async (row, query) => (await many(row, query))[0] ?? null,
    one: async (row, query) => {
      const [first] = await many(row, query);
      if (first === undefined) throw new Error('expected one row, got none');
      return first;
    },
    run: async (query) => (await send(client, query)).rowCount ?? 0,
  };
};

const isRefusal = (value: unknown): value is Result<never, unknown> =>
  typeof value === 'object' && value !== null && 'ok' in value && value.ok === false;

const pgError = z.object({ code: z.string(), constraint: z.string().optional() });

/** The SQLSTATE and constraint of a database error; never its detail, which carries what was typed. */
export const dbError = (error: unknown): z.infer<typeof pgError> | null =>
  pgError.safeParse(error).data ?? null;

const retried = new Set(['40001', '40P01']);
const plain = (text: string) => text.replace(/[^\w.:,-]/g, '');
const settings = (anrop: Actor | Anrop): string => {
  const [id, roller] = 'id' in anrop ? [anrop.id, anrop.roller.join(',')] : ['', ''];
  return [
    ['anvandare_id', id],
    ['roller', roller],
    ['begaran_id', anrop.begaranId],
    ['kalla', anrop.kalla],
  ]
    .map(([name, value]) => `set local sus.${name ?? ''} = '${plain(value ?? '')}'`)
    .join('; ');
};

const attempt = async <T>(pool: pg.Pool, anrop: Actor | Anrop, work: (tx: Db) => Promise<T>): Promise<T> => {
  const client = await pool.connect();
  let broken: Error | boolean = false;
  // A connection that dies while it is out emits 'error'; unheard it would end the process.
  const onError = (error: Error) => {
    broken = error;
  };
  client.on('error', onError);
  try {
    await client.query(`begin; ${settings(anrop)}`);
    const value = await work(queries(client));
    const end = isRefusal(value) ? 'rollback' : 'commit';
    const { command } = await client.query(end);
    // COMMIT after a failed statement that somebody caught answers ROLLBACK: nothing was saved, so nobody gets a receipt.
    if (command.toLowerCase() !== end) throw new Error('the transaction was rolled back');
    return value;
  } catch (error) {
    await client.query('rollback').catch((cause: unknown) => {
      broken = cause instanceof Error ? cause : true;
    });
    throw error;
  } finally {
    client.off('error', onError);
    client.release(broken);
  }
};

const isRetried = (error: unknown): boolean => retried.has(dbError(error)?.code ?? '');

const again = async <T>(tries: number, work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    if (tries === 1 || !isRetried(error)) throw error;
    return again(tries - 1, work);
  }
};

export type DbRoll = 'sus_app' | 'sus_rapport' | 'sus_owner' | 'sus_logglasare' | 'sus_jobb';
interface Options {
  readonly role: DbRoll;
  /** A statement may take this long, in milliseconds; when left out what is usual for the role. */
  readonly tid?: number;
  /** Connections at most; 10 when left out. */
  readonly max?: number;
  readonly namn?: string;
  readonly onError?: (error: Error) => void;
}

/** Reports see one consistent picture of the database, and change nothing. */
const readOnly = [
  '-c default_transaction_read_only=on',
  '-c default_transaction_isolation=repeatable\\ read',
];
const extraOptions: Record<DbRoll, readonly string[]> = {
  sus_app: [],
  // A whole country is put together in memory; to compile what is asked once takes longer than to do it.
  sus_rapport: [...readOnly, '-c work_mem=64MB', '-c jit=off'],
  sus_owner: [],
  sus_logglasare: readOnly,
  sus_jobb: [],
};

const statementTimeout: Record<DbRoll, number> = {
  sus_app: 5000,
  sus_rapport: 30_000,
  sus_owner: 0,
  sus_logglasare: 60_000,
  sus_jobb: 30_000,
};

/** Reports are counted between their questions, and wait for each other. */
const talamod = (role: DbRoll) =>
  role === 'sus_rapport' ? { ko: 20_000, mellan: 60_000 } : { ko: 2000, mellan: 10_000 };

/** A pool whose connections act as one database role, in Swedish time, with time-outs in milliseconds so that nothing hangs. */
export const connect = (url: string, { role, max = 10, namn = 'sus', tid, onError }: Options): Database => {
  const timeout = tid ?? statementTimeout[role];
  const pool = new pg.Pool({
    connectionString: url,
    max,
    application_name: namn,
    connectionTimeoutMillis: talamod(role).ko,
    ...(timeout === 0 ? {} : { query_timeout: timeout + 1000 }),
    options: [
      `-c role=${role}`,
      '-c timezone=Europe/Stockholm',
      `-c statement_timeout=${String(timeout)}`,
      '-c lock_timeout=2000',
      `-c idle_in_transaction_session_timeout=${String(talamod(role).mellan)}`,
      '-c client_connection_check_interval=10000',
      ...extraOptions[role],
    ].join(' '),
  });
  pool.on('error', (error) => onError?.(error));
  return {
    ...queries(pool),
    pool,
    close: () => pool.end(),
    transaction: (anrop, work) => again(3, () => attempt(pool, anrop, work)),
  };
};
