import type { Response } from 'express';
import { behorighetsroller } from '../behorighet/behorighet.rules.ts';
import type { Hus } from '../hus.ts';
import { dagAv } from '../shared/datum.ts';
import { found } from '../shared/errors.ts';
import { get, laser, type Route } from '../web/routes.ts';
import { sidnummer } from '../web/url.ts';
import { findHistorikplats, listUppdragshistorik } from './historik.queries.ts';
import { uppdragshistorikModel, uppdragshistorikPage } from './historik.view.ts';
import type { Uppdragsplats } from './uppdrag.rules.ts';
import { insatsuppdragPath, organisationsuppdragPath } from './uppdragssidor.rules.ts';

/** Who has had which uppdrag in an organisation or an insats; for every role. */
export const uppdragshistorikRoutes = ({ db, clock }: Hus): Route[] => {
  const visa = async (res: Response, plats: Uppdragsplats, sida: number) => {
    const historikplats = found(await findHistorikplats(db, plats));
    const funna = await listUppdragshistorik(db, plats, sida);
    uppdragshistorikPage(res, uppdragshistorikModel(historikplats, funna, dagAv(clock())));
  };

  return [
    get(organisationsuppdragPath, behorighetsroller, laser, (req, res) =>
      visa(res, { samverkansorganisationId: req.params.organisationId }, sidnummer(req.query['sida'])),
    ),
    get(insatsuppdragPath, behorighetsroller, laser, (req, res) =>
      visa(res, { insatsId: req.params.insatsId }, sidnummer(req.query['sida'])),
    ),
  ];
};
