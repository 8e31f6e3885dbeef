import pg from 'pg';

/** Runs `work` on one connection of its own, outside every pool; the connection is closed afterwards. */
export const withClient = async <T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  // A server that goes away between two queries must not take the process with it: the next query tells.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
};

/** The SQLSTATE or system code of a failure to reach or use a database, '' when it has none. Safe to log. */
export const errorCode = (error: unknown): string => {
  if (error instanceof AggregateError) return errorCode(error.errors[0]);
  const code: unknown = error instanceof Error && 'code' in error ? error.code : '';
  return typeof code === 'string' ? code : '';
};
