import type { Hus } from '../hus.ts';
import { get, visarPerson, type Route } from '../web/routes.ts';
import { sidnummer } from '../web/url.ts';
import { visaSamtycken } from './register.service.ts';
import { registerModel, registerPage } from './register.view.ts';
import { samtyckenPath } from './sidor.rules.ts';

/** The samtycken of an insats, with what is missing. */
export const samtyckesregisterRoutes = (hus: Hus): Route[] => [
  get(samtyckenPath, ['deltagaransvarig'], visarPerson, async (req, res, actor) => {
    const sida = sidnummer(req.query['sida']);
    registerPage(res, registerModel(await visaSamtycken(hus, actor, req.params.insatsId, sida), sida));
  }),
];
