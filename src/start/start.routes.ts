import { hasRoll, type Behorighetsroll } from '../behorighet/behorighet.rules.ts';
import { antalVantande } from '../arsbekraftelse/arsbekraftelse.service.ts';
import { listBudgetarUtanUtfall } from '../budget/lage.service.ts';
import type { Hus } from '../hus.ts';
import { listMinaLagen } from '../insats/lage.service.ts';
import { listInsatslagenFor } from '../insats/oversikt.service.ts';
import { saknarBehorighetPath, startPath } from '../insats/sidor.rules.ts';
import { granskningslageFor } from '../loggranskning/loggranskning.service.ts';
import { listGarUt } from '../overenskommelse/overenskommelse.service.ts';
import { dagAv } from '../shared/datum.ts';
import { get, laser, type Route } from '../web/routes.ts';
import { listSenasteStyrdata } from '../styrdata/senaste.service.ts';
import { listUppdragSomSlutar } from '../uppdrag/slutar.service.ts';
import {
  findForvaltning,
  findInkommet,
  listUppdragsplatser,
  listUtkast,
  listVantandeUtdrag,
} from './start.queries.ts';
import { rollerMedPlats, startModel, startPage } from './start.view.ts';

/** The start page, for every role. */
export const startRoutes = ({ db, clock }: Hus): Route[] => [
  get(startPath, 'inloggad', laser, async (req, res, actor) => {
    if (actor.roller.length === 0) {
      res.redirect(303, saknarBehorighetPath);
      return;
    }
    const idag = dagAv(clock());
    /** What only those with the role have on their page; nothing is asked for on behalf of others. */
    const forRoller = <T>(
      roller: readonly Behorighetsroll[],
      lista: () => Promise<readonly T[]>,
    ): Promise<readonly T[]> => (hasRoll(actor, ...roller) ? lista() : Promise.resolve([]));
    const underlag = await db.transaction(actor, async (tx) => ({
      idag,
      insatser: await forRoller(['deltagaransvarig'], () => listMinaLagen(tx, actor, idag)),
      utkast: await forRoller(['deltagaransvarig'], () => listUtkast(tx, clock())),
      inkommet: hasRoll(actor, 'deltagaransvarig') ? await findInkommet(tx) : null,
      garUt: await forRoller(['superadministrator'], () => listGarUt(tx, idag)),
      uppdrag: await forRoller(rollerMedPlats, () => listUppdragsplatser(tx, actor)),
      insatsoversikt: await forRoller(['insatsansvarig'], () => listInsatslagenFor(tx, actor, idag)),
      budgetar: await forRoller(rollerMedPlats, () => listBudgetarUtanUtfall(tx, actor, idag)),
      slutar: await listUppdragSomSlutar(tx, actor, idag),
      forvaltning: hasRoll(actor, 'superadministrator') ? await findForvaltning(tx) : null,
      attBekrafta: hasRoll(actor, 'bestallare', 'superadministrator')
        ? await antalVantande(tx, actor, idag)
        : null,
      granskning: hasRoll(actor, 'loggranskare') ? await granskningslageFor(tx, clock()) : null,
      utdrag: hasRoll(actor, 'registerhandlaggare') ? await listVantandeUtdrag(tx, actor, clock()) : null,
      styrdata: await forRoller(['superadministrator'], () => listSenasteStyrdata(tx, 5)),
    }));
    startPage(res, startModel(actor, underlag, req.query['samverkansorganisation']));
  }),
];
