import { hasRoll } from '../behorighet/behorighet.rules.ts';
import type { Hus } from '../hus.ts';
import { listMinaLagen } from '../insats/lage.service.ts';
import { saknarBehorighetPath, startPath } from '../insats/sidor.rules.ts';
import { listGarUt } from '../overenskommelse/overenskommelse.service.ts';
import { dagAv } from '../shared/datum.ts';
import { get, laser, type Route } from '../web/routes.ts';
import { listUppdragsplatser, listUtkast } from './start.queries.ts';
import { startModel, startPage } from './start.view.ts';

export const startRoutes = ({ db, clock }: Hus): Route[] => [
  get(startPath, 'inloggad', laser, async (req, res, actor) => {
    if (actor.roller.length === 0) {
      res.redirect(303, saknarBehorighetPath);
      return;
    }
    const idag = dagAv(clock());
    const deltagaransvarig = hasRoll(actor, 'deltagaransvarig');
    const underlag = await db.transaction(actor, async (tx) => ({
      idag,
      insatser: deltagaransvarig ? await listMinaLagen(tx, actor, idag) : [],
      utkast: deltagaransvarig ? await listUtkast(tx, clock()) : [],
      uppdrag: hasRoll(actor, 'insatsansvarig', 'samverkansadministrator')
        ? await listUppdragsplatser(tx, actor)
        : [],
      garUt: hasRoll(actor, 'superadministrator') ? await listGarUt(tx, idag) : [],
    }));
    startPage(res, startModel(actor, underlag, req.query['samverkansorganisation']));
  }),
];
