import type { Request, RequestHandler, Response } from 'express';
import { isIP } from 'node:net';
import { randomUUID } from 'node:crypto';
import type { Actor, Anrop, Inloggad } from '../behorighet/behorighet.rules.ts';
import { enhetAv } from '../shared/enhet.ts';

/** What the session holds after sign-in; written once, when the sign-in is made. */
declare module 'express-session' {
  interface SessionData {
    inloggningId: string;
    /** The sign-in that waits for its one-time code. */
    engangskodId: string;
    csrfSecret: string;
  }
}

interface Locals {
  actor?: Actor;
  /** Whose sign-in ran out: a form they sent is kept for them. */
  utgangen?: string;
  anrop: Anrop;
}
const locals = (res: Response): Locals => res.locals as Locals;

export const actorOf = (res: Response): Actor | null => locals(res).actor ?? null;
export const utgangenOf = (res: Response): string | null => locals(res).utgangen ?? null;
export const anropOf = (res: Response): Anrop => locals(res).anrop;

/** Gives each request a number of our own making; one that comes with the request is never believed. */
export const medAnrop: RequestHandler = (req, res, next) => {
  const ip = req.ip ?? '';
  const enhet = enhetAv(req.get('user-agent') ?? '');
  locals(res).anrop = { begaranId: randomUUID(), kalla: isIP(ip) === 0 ? 'okand' : ip, enhet };
  next();
};

export type LoadActor = (inloggningId: string, anrop: Anrop) => Promise<Inloggad>;

/** Loads the user behind the session from the database at each request: what was revoked a second ago is gone. */
export const medActor =
  (load: LoadActor): RequestHandler =>
  async (req: Request, res, next) => {
    const { inloggningId } = req.session;
    const inloggad = inloggningId === undefined ? null : await load(inloggningId, anropOf(res));
    if (inloggad !== null) Object.assign(res.locals, inloggad);
    next();
  };
