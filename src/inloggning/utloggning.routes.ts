import type { Hus } from '../hus.ts';
import { actorOf } from '../web/actor.ts';
import { andrar, get, laser, openGet, openPost, type Route } from '../web/routes.ts';
import { stadaWebblasaren } from '../web/stada.ts';
import { loggaUt } from './utloggning.service.ts';
import { loggaUtModel, loggaUtPage, loggaUtPath, saknarModel, saknarPage } from './utloggning.view.ts';
import { loggaInPath, saknarPath, utanKontoPath } from './sidor.rules.ts';

/** Signing out, and the page of those who have no role. */
export const utloggningRoutes = (hus: Hus): Route[] => [
  openGet(loggaUtPath, laser, (_req, res) => {
    if (actorOf(res) === null) res.redirect(303, loggaInPath);
    else loggaUtPage(res, loggaUtModel);
  }),

  // Open, since a sign-in that has run out is also left this way.
  openPost(loggaUtPath, andrar, async (req, res) => {
    const actor = actorOf(res);
    const metod = actor === null ? null : await loggaUt(hus, actor);
    await stadaWebblasaren(req, res, hus.config.miljo !== 'demo');
    res.redirect(303, `${loggaInPath}?varfor=${metod === 'oidc' ? 'utloggad_oidc' : 'utloggad'}`);
  }),

  get(saknarPath, 'inloggad', laser, (_req, res, actor) => {
    // A role may have come since the page was opened.
    if (actor.roller.length === 0) saknarPage(res, saknarModel(true));
    else res.redirect(303, '/');
  }),

  openGet(utanKontoPath, laser, (_req, res) => {
    if (actorOf(res) === null) saknarPage(res, saknarModel(false));
    else res.redirect(303, saknarPath);
  }),
];
