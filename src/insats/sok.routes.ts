import { behorighetsroller } from '../behorighet/behorighet.rules.ts';
import type { Hus } from '../hus.ts';
import { dagAv } from '../shared/datum.ts';
import { formWith, readForm } from '../web/form.ts';
import { get, laser, type Route } from '../web/routes.ts';
import { sokInsatsPath } from './sidor.rules.ts';
import { listSokval, sokInsatser } from './sok.queries.ts';
import { sokSchema } from './sok.schema.ts';
import { felurvalModel, sokModel, sokPage } from './sok.view.ts';

/** "Sök insats", for every role. */
export const sokInsatsRoutes = ({ db, clock }: Hus): Route[] => [
  get(sokInsatsPath, behorighetsroller, laser, async (req, res) => {
    const idag = dagAv(clock());
    const listor = await listSokval(db);
    const val = readForm(sokSchema, req.query);
    if (val.ok) {
      const funna = await sokInsatser(db, val.value, idag);
      sokPage(res, sokModel(formWith(req.query, {}), listor, funna, { val: val.value, idag }));
    } else sokPage(res, felurvalModel(val.form, listor), 422);
  }),
];
