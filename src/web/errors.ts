import type { ErrorRequestHandler, RequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import { z } from 'zod';
import { audit } from '../db/audit.ts';
import { dbError, type Database } from '../db/db.ts';
import {
  AlreadySaved,
  Avidentifierat,
  BadRequest,
  Begransat,
  Forbidden,
  NotFound,
  TooMany,
  UnsupportedMediaType,
} from '../shared/errors.ts';
import { actorOf, anropOf } from './actor.ts';
import { behallSkickat } from './aterstall.ts';
import type { Knapp } from './delar.ts';
import { isFelstatus, svaraMedFel, type Felstatus } from './felsida.ts';

const ours: readonly (readonly [new (...args: never[]) => Error, Felstatus])[] = [
  [NotFound, 404],
  [Avidentifierat, 410],
  [Begransat, 423],
  [Forbidden, 403],
  [BadRequest, 400],
  [AlreadySaved, 409],
  [TooMany, 429],
  [UnsupportedMediaType, 415],
];

// Connection lost or refused, server shutting down or full, statement or lock time-out, disk full or broken.
const unavailable = /^(08|57P|53|57014|58030|55P03|ECONN|ETIMEDOUT|ENOTFOUND|EPIPE|EAI_)/;
const connectionTexts = /timeout|terminat|connection/i;

const isDatabaseDown = (error: unknown): boolean => {
  const code = dbError(error)?.code;
  if (code !== undefined) return unavailable.test(code);
  return error instanceof Error && error.name === 'Error' && connectionTexts.test(error.message);
};

const httpError = z.object({ status: z.number() });

/** The status an error is answered with. Library errors carry theirs; whatever is unknown is 500. */
export const statusOf = (error: unknown): Felstatus => {
  const known = ours.find(([type]) => error instanceof type);
  if (known !== undefined) return known[1];
  if (isDatabaseDown(error)) return 503;
  const status = httpError.safeParse(error).data?.status;
  return status !== undefined && isFelstatus(status) ? status : 500;
};

/** What a user reads out on the phone and the log is searched for. */
export const referensOf = (res: Response): string => anropOf(res).begaranId.slice(0, 8).toUpperCase();

/** Only the error's kind: its message and detail can carry what somebody typed. */
const faultFields = (error: unknown) => ({
  namn: error instanceof Error ? error.name : typeof error,
  kod: dbError(error)?.code,
  villkor: dbError(error)?.constraint,
  var:
    error instanceof Error
      ? error.stack
          ?.split('\n')
          .filter((line) => line.startsWith('    at '))
          .slice(0, 6)
      : undefined,
});

export const notFound: RequestHandler = () => {
  throw new NotFound();
};

const nekad = new Set<Felstatus>([403, 404, 410, 423, 429]);

/** Whoever is signed in and is refused leaves a trace: which page it was stands in the log under the same request. */
const noteraNekad = async (db: Database, log: Logger, res: Response): Promise<void> => {
  const actor = actorOf(res);
  if (actor === null) return;
  await db
    .transaction(actor, (tx) => audit(tx, 'atkomst_nekad', { utfall: 'nekad' }))
    .catch(() => log.error('a refused access could not be written to the trail'));
};

/** What can be done from the page of a fault, when there is something better than Start. */
const vidareFran = (error: unknown): Knapp | undefined => {
  if (error instanceof AlreadySaved)
    return { text: 'Visa det som sparades', href: error.sida, slag: 'sekundar' };
  if (error instanceof Begransat) return { text: 'Återkalla samtycke', href: error.sida, slag: 'fara' };
  return undefined;
};

/** The last stop of every request that went wrong: a page in Swedish with a reference number, and nothing from inside. */
export const onError =
  ({ log, db }: { readonly log: Logger; readonly db: Database }): ErrorRequestHandler =>
  async (error: unknown, req, res, next) => {
    if (res.headersSent) {
      next(error);
      return;
    }
    const status = statusOf(error);
    const referens = referensOf(res);
    if (status >= 500) log.error({ referens, status, ...faultFields(error) }, 'request failed');
    if (nekad.has(status)) await noteraNekad(db, log, res);
    if (error instanceof TooMany) res.set('Retry-After', String(error.sekunder));
    if (status === 503) res.set('Retry-After', '10');
    if (status === 423) behallSkickat(req, res);
    svaraMedFel(res, status, status === 404 ? null : referens, vidareFran(error));
  };
