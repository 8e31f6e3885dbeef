import type { Hus } from '../hus.ts';
import { get, laser, type Route } from '../web/routes.ts';
import { tackningPath } from './adress.rules.ts';
import { lasbarTackning } from './tackning.service.ts';
import { tackningModel, tackningPage } from './tackning.view.ts';

/** How complete the data are, in what the reader has part in: figures only, no persons. */
export const tackningRoutes = (hus: Hus): Route[] => [
  get(
    tackningPath,
    ['deltagaransvarig', 'insatsansvarig', 'samverkansadministrator', 'superadministrator'],
    laser,
    async (req, res, actor) => {
      tackningPage(res, tackningModel(await lasbarTackning(hus, actor), req.query['forbund']));
    },
  ),
];
