import { hasRoll } from '../behorighet/behorighet.rules.ts';
import { listBudgetarUtanUtfall } from '../budget/lage.service.ts';
import type { Hus } from '../hus.ts';
import { listMinaLagen } from '../insats/lage.service.ts';
import { listInsatslagenFor } from '../insats/oversikt.service.ts';
import { saknarBehorighetPath, startPath } from '../insats/sidor.rules.ts';
import { listGarUt } from '../overenskommelse/overenskommelse.service.ts';
import { dagAv } from '../shared/datum.ts';
import { get, laser, type Route } from '../web/routes.ts';
import { listSenasteStyrdata } from '../styrdata/senaste.service.ts';
import { listUppdragSomSlutar } from '../uppdrag/slutar.service.ts';
import { listUppdragsplatser, listUtanAdministrator, listUtkast } from './start.queries.ts';
import { rollerMedPlats, startModel, startPage } from './start.view.ts';

/** The start page, for every role. */
export const startRoutes = ({ db, clock }: Hus): Route[] => [
  get(startPath, 'inloggad', laser, async (req, res, actor) => {
    if (actor.roller.length === 0) {
      res.redirect(303, saknarBehorighetPath);
      return;
    }
    const idag = dagAv(clock());
    const deltagaransvarig = hasRoll(actor, 'deltagaransvarig');
    const superadministrator = hasRoll(actor, 'superadministrator');
    const underlag = await db.transaction(actor, async (tx) => ({
      idag,
      insatser: deltagaransvarig ? await listMinaLagen(tx, actor, idag) : [],
      utkast: deltagaransvarig ? await listUtkast(tx, clock()) : [],
      garUt: superadministrator ? await listGarUt(tx, idag) : [],
      uppdrag: hasRoll(actor, ...rollerMedPlats) ? await listUppdragsplatser(tx, actor) : [],
      insatsoversikt: hasRoll(actor, 'insatsansvarig') ? await listInsatslagenFor(tx, actor, idag) : [],
      budgetar: hasRoll(actor, ...rollerMedPlats) ? await listBudgetarUtanUtfall(tx, actor, idag) : [],
      slutar: await listUppdragSomSlutar(tx, actor, idag),
      utanAdministrator: superadministrator ? await listUtanAdministrator(tx) : [],
      styrdata: superadministrator ? await listSenasteStyrdata(tx, 5) : [],
    }));
    startPage(res, startModel(actor, underlag, req.query['samverkansorganisation']));
  }),
];
