import type { Request, Response } from 'express';
import type { Hus } from '../hus.ts';
import { actorOf } from '../web/actor.ts';
import { deleteCookie } from '../web/cookie.ts';
import { andrar, get, laser, openGet, openPost, type Route } from '../web/routes.ts';
import { slutaSession } from '../web/session.ts';
import { loggaUt } from './inloggning.service.ts';
import {
  loggaInPath,
  loggaUtModel,
  loggaUtPage,
  loggaUtPath,
  saknarModel,
  saknarPage,
  saknarPath,
} from './inloggning.view.ts';

/** Cookies that hold what the user typed or looked up, sealed. */
const egnaCookies = ['aterstall', 'sokningar'];

/** Leaves nothing of the user in this browser: no session, no cookie of ours, no page in its cache. */
export const stadaWebblasaren = async (hus: Hus, req: Request, res: Response): Promise<void> => {
  await slutaSession(req, res, hus.config.miljo !== 'demo');
  for (const namn of egnaCookies) deleteCookie(req, res, namn);
  res.set('Clear-Site-Data', '"cache", "storage"');
};

/** Signing out, and the page of those who have no role. */
export const utloggningRoutes = (hus: Hus): Route[] => [
  openGet(loggaUtPath, laser, (_req, res) => {
    if (actorOf(res) === null) res.redirect(303, loggaInPath);
    else loggaUtPage(res, loggaUtModel);
  }),

  // Open, since a sign-in that has run out is also left this way.
  openPost(loggaUtPath, andrar, async (req, res) => {
    const actor = actorOf(res);
    if (actor !== null) await loggaUt(hus, actor);
    await stadaWebblasaren(hus, req, res);
    res.redirect(303, `${loggaInPath}?varfor=utloggad`);
  }),

  get(saknarPath, 'inloggad', laser, (_req, res) => {
    saknarPage(res, saknarModel());
  }),
];
