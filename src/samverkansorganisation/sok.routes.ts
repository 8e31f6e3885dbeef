import { behorighetsroller, hasRoll, type Actor } from '../behorighet/behorighet.rules.ts';
import type { Hus } from '../hus.ts';
import { formWith, readForm } from '../web/form.ts';
import { get, laser, type Route } from '../web/routes.ts';
import { url } from '../web/url.ts';
import { sidan } from '../shared/sidor.ts';
import { hanteraPath, minaOrganisationerPath, organisationerPath } from './adress.rules.ts';
import { countOrganisationer, listMinaOrganisationer, listOrganisationer } from './sok.queries.ts';
import { sokSchema } from './sok.schema.ts';
import { minaModel, sokformModel, sokModel, sokPage } from './sok.view.ts';
import { listLan } from './val.queries.ts';

/** "Visa samverkansorganisation": the search list for everyone, and the choice of those who administer several. */
export const sokRoutes = ({ db }: Hus): Route[] => {
  const valFor = async (actor: Actor) => ({
    lan: await listLan(db),
    farRegistrera: hasRoll(actor, 'superadministrator'),
  });

  return [
    get(organisationerPath, behorighetsroller, laser, async (req, res, actor) => {
      const val = await valFor(actor);
      const sokning = readForm(sokSchema, req.query);
      if (!sokning.ok) {
        sokPage(res, sokformModel(sokning.form, val), 422);
        return;
      }
      const antal = await countOrganisationer(db, sokning.value);
      const { sida, ...utsnitt } = sidan(sokning.value.sida, antal);
      const rader = await listOrganisationer(db, sokning.value, utsnitt);
      sokPage(res, sokModel(formWith(req.query, {}), val, sokning.value, { rader, antal, sida }));
    }),

    get(minaOrganisationerPath, ['samverkansadministrator'], laser, async (_req, res, actor) => {
      const rader = await listMinaOrganisationer(db, actor);
      const [enda, ...fler] = rader;
      if (enda !== undefined && fler.length === 0)
        res.redirect(303, url(hanteraPath, { organisationId: enda.id }));
      else sokPage(res, minaModel(rader));
    }),
  ];
};
