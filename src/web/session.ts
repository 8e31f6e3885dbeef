import connectPgSimple from 'connect-pg-simple';
import type { Request, RequestHandler } from 'express';
import session from 'express-session';
import type { Database } from '../db/db.ts';

const PgStore = connectPgSimple(session);

/** The row outlives the sign-in's own limits, so that a form sent too late still knows whose it was. Seconds. */
const radensLivslangd = 24 * 60 * 60;

interface Options {
  readonly db: Database;
  /** The first signs, all are believed: rotation logs nobody out. */
  readonly secrets: readonly string[];
  /** Outside the demo: only over TLS, bound to this host. */
  readonly secure: boolean;
  readonly onError: () => void;
}

/**
 * Sessions in PostgreSQL. They hold an id and a CSRF secret, written at sign-in and never again:
 * a slow request that ends after the sign-out has nothing to write, so it cannot revive the session.
 */
export const sessions = ({ db, secrets, secure, onError }: Options): RequestHandler =>
  session({
    name: secure ? '__Host-sus' : 'sus',
    secret: [...secrets],
    resave: false,
    saveUninitialized: false,
    cookie: { httpOnly: true, sameSite: 'lax', secure, path: '/' },
    store: new PgStore({
      pool: db.pool,
      schemaName: 'auth',
      tableName: 'session',
      createTableIfMissing: false,
      disableTouch: true,
      ttl: radensLivslangd,
      pruneSessionInterval: 15 * 60,
      errorLog: onError,
    }),
  });

/** A new session id for a new level of trust; the old one is dead. Run before anything is written to it. */
export const nySession = (req: Request): Promise<void> =>
  new Promise((resolve, reject) => {
    req.session.regenerate((error: unknown) => {
      if (error === undefined || error === null) resolve();
      else reject(error instanceof Error ? error : new Error('session could not be renewed'));
    });
  });

/** Saved before the answer is sent: the next request may come to another instance. */
export const sparaSession = (req: Request): Promise<void> =>
  new Promise((resolve, reject) => {
    req.session.save((error: unknown) => {
      if (error === undefined || error === null) resolve();
      else reject(error instanceof Error ? error : new Error('session could not be saved'));
    });
  });

/** Removes the session row. */
export const slutaSession = (req: Request): Promise<void> =>
  new Promise((resolve, reject) => {
    req.session.destroy((error: unknown) => {
      if (error === undefined || error === null) resolve();
      else reject(error instanceof Error ? error : new Error('session could not be ended'));
    });
  });
