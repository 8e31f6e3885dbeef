import { listAndringar } from '../andring/andring.service.ts';
import { behorighetsroller } from '../behorighet/behorighet.rules.ts';
import type { Hus } from '../hus.ts';
import { found } from '../shared/errors.ts';
import { get, laser, type Route } from '../web/routes.ts';
import { organisationPath, organisationshistorikPath } from './adress.rules.ts';
import { oppna } from './hanteringssida.routes.ts';
import { findSparat } from './kvitto.queries.ts';
import { sparatMeddelande } from './meddelande.view.ts';
import { slaUppNamn } from './namn.queries.ts';
import { findOrganisation } from './organisation.queries.ts';
import { harRatt, rattI } from './ratt.service.ts';
import { listInsatserI } from './visning.queries.ts';
import { historikModel, historikPage, visaModel, visaPage } from './visning.view.ts';

/** A samverkansorganisation to read, and its history for those who manage it. */
export const visningRoutes = ({ db }: Hus): Route[] => [
  get(organisationPath, behorighetsroller, laser, async (req, res, actor) => {
    const { organisationId } = req.params;
    const underlag = await db.transaction(actor, async (tx) => {
      const organisation = found(await findOrganisation(tx, organisationId));
      const kvitto = await findSparat(tx, req.query['kvitto'], organisationId);
      return {
        organisation,
        namn: await slaUppNamn(tx, organisation),
        insatser: await listInsatserI(tx, organisationId),
        farHantera: harRatt(await rattI(tx, actor, organisationId)),
        meddelande: kvitto === null ? null : sparatMeddelande(kvitto),
      };
    });
    visaPage(res, visaModel(underlag));
  }),

  get(
    organisationshistorikPath,
    ['samverkansadministrator', 'superadministrator'],
    laser,
    async (req, res, actor) => {
      const { organisationId } = req.params;
      const { organisation } = await oppna(db, actor, organisationId);
      const objekt = { slag: 'samverkansorganisation', objekt: organisationId } as const;
      historikPage(res, historikModel(organisation, await listAndringar(db, objekt)));
    },
  ),
];
