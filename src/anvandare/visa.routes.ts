import { behorighetsroller, hasRoll } from '../behorighet/behorighet.rules.ts';
import type { Db } from '../db/db.ts';
import type { Hus } from '../hus.ts';
import { visaAnvandarePath } from '../uppdrag/uppdragssidor.rules.ts';
import { formWith, readForm } from '../web/form.ts';
import { get, laser, type Route } from '../web/routes.ts';
import { listAnvandareMedAllt, listAnvandareMedUppdrag, listOrganisationsval } from './visa.queries.ts';
import { kanVisas, type Anvandarlista, type Visaval } from './visa.rules.ts';
import { visaSchema } from './visa.schema.ts';
import { felModel, visaModel, visaPage } from './visa.view.ts';

const sok = async (db: Db, val: Visaval): Promise<Anvandarlista | null> => {
  if (!kanVisas(val)) return null;
  const { visa, samverkansorganisationId: id, sida } = val;
  if (visa === 'uppdrag') return id === null ? null : listAnvandareMedUppdrag(db, id, val, sida);
  return listAnvandareMedAllt(db, val, sida);
};

/** "Visa användare", for every role: who works where, without personnummer and mobile number. */
export const visaAnvandareRoutes = ({ db }: Hus): Route[] => [
  get(visaAnvandarePath, behorighetsroller, laser, async (req, res, actor) => {
    const listor = {
      organisationer: await listOrganisationsval(db),
      superadministrator: hasRoll(actor, 'superadministrator'),
    };
    const val = readForm(visaSchema, req.query);
    if (val.ok)
      visaPage(res, visaModel(formWith(req.query, {}), val.value, listor, await sok(db, val.value)));
    else {
      const visa = req.query['visa'] === 'anvandare' ? 'anvandare' : 'uppdrag';
      visaPage(res, felModel(val.form, visa, listor), 422);
    }
  }),
];
