import pg from 'pg';

/** What a database address leads to, as the driver reads it. */
export interface DatabaseAddress {
  readonly user: string;
  readonly password: string;
  readonly database: string;
  /** Same machine: loopback or a socket in the file system. */
  readonly local: boolean;
  /** TLS with the server's certificate and name checked. */
  readonly verified: boolean;
}

/** Reads an address the way it will be used (host, user and sslmode may also stand after the ?); null if it cannot be. */
export const readAddress = (url: string): DatabaseAddress | null => {
  try {
    const { host, user = '', password, database = '' } = new pg.Client({ connectionString: url });
    return {
      user,
      password: typeof password === 'string' ? password : '',
      database,
      local: host.startsWith('/') || /^(localhost|127(\.\d+){3}|::1)$/.test(host),
      verified: new URL(url).searchParams.getAll('sslmode').at(-1) === 'verify-full',
    };
  } catch {
    return null;
  }
};
