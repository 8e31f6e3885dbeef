import csurfModule from 'csurf';
import type { Request, RequestHandler } from 'express';
import { z } from 'zod';
import { Forbidden, NotFound, UnsupportedMediaType } from '../shared/errors.ts';

type Csurf = (options: { value: (req: Request) => string }) => RequestHandler;
// The package's default export is a module object under NodeNext; the function is what it is at run time.
const csurf = csurfModule as unknown as Csurf;

const token = z.object({ _csrf: z.string() });

/**
 * The token of a state-changing request, out of the body or the header alone: never the address, where it would be logged.
 * Mounted only where a session is meant to exist, since it writes its secret into the session.
 */
export const csrf = csurf({
  value: (req) => token.safeParse(req.body).data?._csrf ?? req.get('x-csrf-token') ?? '',
});

const sammaUrsprung = (req: Request): boolean => {
  const site = req.get('sec-fetch-site');
  if (site !== undefined && site !== 'same-origin') return false;
  const origin = req.get('origin');
  return origin === undefined || origin === `${req.protocol}://${req.get('host') ?? ''}`;
};

/** Refuses a file to a page of another site; an address that is typed or kept as a bookmark is the user's own. @throws Forbidden */
export const refuseAndraSidor = (req: Request): void => {
  const site = req.get('sec-fetch-site');
  if (site === 'cross-site' || site === 'same-site') throw new Forbidden();
};

/** Refuses other methods than the three of a page, what other sites send, and every content type but that of a form, before anything is read. */
export const egetFormular: RequestHandler = (req, _res, next) => {
  if (req.method === 'GET' || req.method === 'HEAD') {
    next();
    return;
  }
  if (req.method !== 'POST') throw new NotFound();
  if (!sammaUrsprung(req)) throw new Forbidden();
  if (!/^application\/x-www-form-urlencoded(; ?charset=utf-8)?$/i.test(req.get('content-type') ?? ''))
    throw new UnsupportedMediaType();
  next();
};
