import { Router, type Request, type RequestHandler, type Response } from 'express';
import type { RouteParameters } from 'express-serve-static-core';
import { z } from 'zod';
import { hasRoll, type Actor, type Behorighetsroll } from '../behorighet/behorighet.rules.ts';
import { Forbidden, NotFound } from '../shared/errors.ts';
import { actorOf } from './actor.ts';
import { tillBekraftelse, tillInloggning } from './aterstall.ts';

/** Who may: any of the roles, everyone signed in, or (only through openGet and openPost) anyone at all. */
export type Access = 'inloggad' | readonly [Behorighetsroll, ...Behorighetsroll[]];

/**
 * What a route does: whether it changes state, whether it shows persons (and so is audited), and whether the user must have shown
 * who they are within the last minutes.
 */
export interface Slag {
  readonly andrar: boolean;
  readonly visarPerson: boolean;
  readonly bekraftas?: true;
}
export const laser: Slag = { andrar: false, visarPerson: false };
export const visarPerson: Slag = { andrar: false, visarPerson: true };
export const andrar: Slag = { andrar: true, visarPerson: false };
export const andrarOchVisar: Slag = { andrar: true, visarPerson: true };

/** The same, for one who has just shown who they are; others are asked to first, and come back with what they had typed (ASVS 7.5.3). */
export const bekraftad = (slag: Slag): Slag => ({ ...slag, bekraftas: true });

type Handle<P extends string> = (
  req: Request<RouteParameters<P>>,
  res: Response,
  actor: Actor,
) => Promise<void> | void;
type OpenHandle<P extends string> = (req: Request<RouteParameters<P>>, res: Response) => Promise<void> | void;

export interface Route extends Slag {
  readonly method: 'get' | 'post';
  readonly path: string;
  readonly access: Access | 'oppen';
  readonly handler: RequestHandler;
}

const allows = (access: Access, actor: Actor): boolean => access === 'inloggad' || hasRoll(actor, ...access);

/** An id that cannot be one, or a NUL, is a page that does not exist, and never reaches the database. */
const refuseOddParams = (params: Readonly<Record<string, unknown>>): void => {
  const parts = Object.entries(params);
  const ids = parts.filter(([name]) => name.endsWith('Id'));
  if (ids.some(([, id]) => !z.guid().safeParse(id).success)) throw new NotFound();
  if (parts.some(([, part]) => String(part).includes('\0'))) throw new NotFound();
};

const guarded =
  <P extends string>(access: Access, { bekraftas }: Slag, handle: Handle<P>): RequestHandler =>
  async (req, res) => {
    const actor = actorOf(res);
    if (actor === null) {
      tillInloggning(req, res);
      return;
    }
    if (!allows(access, actor)) throw new Forbidden();
    refuseOddParams(req.params);
    if (bekraftas === true && actor.bekraftad !== true) {
      tillBekraftelse(req, res);
      return;
    }
    await handle(req as unknown as Request<RouteParameters<P>>, res, actor);
  };

export const get = <P extends string>(path: P, access: Access, slag: Slag, handle: Handle<P>): Route => ({
  method: 'get',
  path,
  access,
  ...slag,
  handler: guarded(access, slag, handle),
});
export const post = <P extends string>(path: P, access: Access, slag: Slag, handle: Handle<P>): Route => ({
  method: 'post',
  path,
  access,
  ...slag,
  handler: guarded(access, slag, handle),
});

const open =
  <P extends string>(handle: OpenHandle<P>): RequestHandler =>
  async (req, res) => {
    await handle(req as unknown as Request<RouteParameters<P>>, res);
  };

/** A page for anyone: signing in, help. Written out, so that openness is always a decision. */
export const openGet = <P extends string>(path: P, slag: Slag, handle: OpenHandle<P>): Route => ({
  method: 'get',
  path,
  access: 'oppen',
  ...slag,
  handler: open(handle),
});
export const openPost = <P extends string>(path: P, slag: Slag, handle: OpenHandle<P>): Route => ({
  method: 'post',
  path,
  access: 'oppen',
  ...slag,
  handler: open(handle),
});

/** All routes in one router. A path asked for with another method falls through to 404. */
export const mount = (routes: readonly Route[]): Router => {
  const router = Router({ strict: true, caseSensitive: true });
  for (const { method, path, handler } of routes) router[method](path, handler);
  return router;
};
