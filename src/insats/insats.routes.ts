import type { Hus } from '../hus.ts';
import { artal, dagAv } from '../shared/datum.ts';
import { found } from '../shared/errors.ts';
import { get, laser, type Access, type Route } from '../web/routes.ts';
import { findInsatsdetaljer } from './insats.queries.ts';
import { listMinaInsatser } from './insats.service.ts';
import { insatsModel, insatsPage } from './insats.view.ts';
import { findLageFor } from './lage.service.ts';
import { insatsPath, valjAnonymPath, valjRegistreringPath } from './sidor.rules.ts';
import { valbaraInsatser, valjModel, valjPage, vidare, type Valsida } from './valj.view.ts';

const access: Access = ['deltagaransvarig'];

export const insatsRoutes = ({ db, clock }: Hus): Route[] => {
  /** With one insats there is nothing to choose. */
  const valj = (path: Valsida): Route =>
    get(path, access, laser, async (_req, res, actor) => {
      const insatser = valbaraInsatser(await listMinaInsatser(db, actor));
      const [enda, ...fler] = insatser;
      if (enda !== undefined && fler.length === 0) res.redirect(303, vidare(path, enda));
      else valjPage(res, valjModel(path, insatser, dagAv(clock())));
    });

  return [
    valj(valjRegistreringPath),
    valj(valjAnonymPath),

    get(insatsPath, access, laser, async (req, res, actor) => {
      const idag = dagAv(clock());
      const { insats, detaljer } = await db.transaction(actor, async (tx) => {
        const insats = found(await findLageFor(tx, actor, req.params.insatsId, idag));
        return { insats, detaljer: await findInsatsdetaljer(tx, insats.id, artal(idag)) };
      });
      insatsPage(res, insatsModel(insats, detaljer, idag));
    }),
  ];
};
