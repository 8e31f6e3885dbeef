import connectPgSimple from 'connect-pg-simple';
import type { Request, RequestHandler, Response } from 'express';
import session, { type SessionData } from 'express-session';
import { randomBytes } from 'node:crypto';
import type { Database } from '../db/db.ts';

const PgStore = connectPgSimple(session);

/** The row outlives the sign-in's own limits, so that a form sent too late still knows whose it was. Seconds. */
const radensLivslangd = 24 * 60 * 60;

const cookieName = (secure: boolean): string => (secure ? '__Host-sus' : 'sus');

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
    name: cookieName(secure),
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

const klar =
  (resolve: () => void, reject: (error: Error) => void) =>
  (error: unknown): void => {
    if (error === undefined || error === null) resolve();
    else reject(error instanceof Error ? error : new Error('session store failed'));
  };

/**
 * A new session id for a new level of trust; the old id and what it held are dead. Holds `varden` and a CSRF secret, and is
 * saved before the answer is sent, since the next request may come to another instance.
 */
export const nySession = async (req: Request, varden: Partial<SessionData>): Promise<void> => {
  await new Promise<void>((resolve, reject) => {
    req.session.regenerate(klar(resolve, reject));
  });
  Object.assign(req.session, varden, { csrfSecret: randomBytes(18).toString('base64url') });
  await new Promise<void>((resolve, reject) => {
    req.session.save(klar(resolve, reject));
  });
};

/** Removes the session, its row and its cookie. `secure` as in `sessions`. */
export const slutaSession = async (req: Request, res: Response, secure: boolean): Promise<void> => {
  await new Promise<void>((resolve, reject) => {
    req.session.destroy(klar(resolve, reject));
  });
  res.clearCookie(cookieName(secure), { httpOnly: true, sameSite: 'lax', secure, path: '/' });
};
