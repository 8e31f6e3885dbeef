import { behorighetsroller, hasRoll, type Actor } from '../behorighet/behorighet.rules.ts';
import type { Hus } from '../hus.ts';
import { artal, dagAv, type Dag } from '../shared/datum.ts';
import { found } from '../shared/errors.ts';
import { harUppdragI } from '../uppdrag/uppdrag.service.ts';
import { get, laser, type Access, type Route } from '../web/routes.ts';
import { countAnonyma, findInsatsinfo } from './insats.queries.ts';
import { listMinaInsatser } from './insats.service.ts';
import { insatsModel, insatsPage } from './insats.view.ts';
import { findLageFor } from './lage.service.ts';
import { insatsPath, valjAnonymPath, valjRegistreringPath } from './sidor.rules.ts';
import { valbaraInsatser, valjModel, valjPage, vidare, type Valsida } from './valj.view.ts';

const access: Access = ['deltagaransvarig'];

/** Choosing an insats to work in, and the page of one. */
export const insatsRoutes = ({ db, clock }: Hus): Route[] => {
  /** With one insats there is nothing to choose. */
  const valj = (path: Valsida): Route =>
    get(path, access, laser, async (_req, res, actor) => {
      const insatser = valbaraInsatser(await listMinaInsatser(db, actor));
      const [enda, ...fler] = insatser;
      if (enda !== undefined && fler.length === 0) res.redirect(303, vidare(path, enda));
      else valjPage(res, valjModel(path, insatser, dagAv(clock())));
    });

  /** Numbers of deltagare are for those who are deltagaransvariga in the insats. */
  const siffrorFor = (actor: Actor, insatsId: string, idag: Dag) =>
    db.transaction(actor, async (tx) => {
      const lage = await findLageFor(tx, actor, insatsId, idag);
      return lage === null ? null : { lage, anonyma: await countAnonyma(tx, insatsId, artal(idag)) };
    });

  return [
    valj(valjRegistreringPath),
    valj(valjAnonymPath),

    get(insatsPath, behorighetsroller, laser, async (req, res, actor) => {
      const idag = dagAv(clock());
      const { insatsId } = req.params;
      const insats = found(await findInsatsinfo(db, insatsId));
      const hanterar = await harUppdragI(db, actor, insats.samverkansorganisationId, ['insatsansvarig']);
      const siffror = hasRoll(actor, 'deltagaransvarig') ? await siffrorFor(actor, insatsId, idag) : null;
      insatsPage(res, insatsModel(insats, { siffror, hanterar }, idag));
    }),
  ];
};
