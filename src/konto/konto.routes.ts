import type { Hus } from '../hus.ts';
import { loggaUtFran, loggaUtOverallt } from '../inloggning/utloggning.service.ts';
import { andrar, get, laser, post, type Route } from '../web/routes.ts';
import { stadaWebblasaren } from '../web/stada.ts';
import { listOppna } from './konto.queries.ts';
import { inloggningPath, kontoModel, kontoPage, kontoPath, overalltPath } from './konto.view.ts';

/** The user's own account: where one is signed in, and out of there. */
export const kontoRoutes = (hus: Hus): Route[] => [
  get(kontoPath, 'inloggad', laser, async (req, res, actor) => {
    const inloggningar = await listOppna(hus.db, actor.id, hus.clock());
    kontoPage(res, kontoModel(actor, inloggningar, req.query['klart']));
  }),

  post(inloggningPath, 'inloggad', andrar, async (req, res, actor) => {
    await loggaUtFran(hus, actor, req.params.inloggningId);
    res.redirect(303, `${kontoPath}?klart=avslutad`);
  }),

  post(overalltPath, 'inloggad', andrar, async (req, res, actor) => {
    await loggaUtOverallt(hus, actor);
    await stadaWebblasaren(req, res, hus.config.miljo !== 'demo');
    res.redirect(303, '/logga-in?varfor=utloggad_overallt');
  }),

  // Reached when a form of the page was sent too late.
  ...([inloggningPath, overalltPath] as const).map((path) =>
    get(path, 'inloggad', laser, (_req, res) => {
      res.redirect(303, kontoPath);
    }),
  ),
];
