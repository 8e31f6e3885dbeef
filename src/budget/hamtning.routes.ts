import type { Hus } from '../hus.ts';
import { BadRequest } from '../shared/errors.ts';
import { nyckelOf, readForm } from '../web/form.ts';
import { andrar, get, laser, post, type Access, type Route } from '../web/routes.ts';
import { budgetPath } from './adress.rules.ts';
import { oppnaForForm, type Oppnad } from './andring.service.ts';
import { hamtaForm } from './ar.schema.ts';
import { hamtaRader } from './ar.service.ts';
import { adressensDelar, franAr } from './begaran.schema.ts';
import { findBudgetar } from './budget.queries.ts';
import { budgetansvarig, type Budgetplats } from './budget.rules.ts';
import { listTidigareAr } from './hamtning.queries.ts';
import { hamtningModel, hamtningPage, type Hamtningsunderlag } from './hamtning.view.ts';
import { listRader } from './rad.queries.ts';

/** "Hämta rader från 2025": an earlier year as a start. */
export const hamtningRoutes = (hus: Hus, slag: Budgetplats['slag']): Route[] => {
  const { db } = hus;
  const path = `${budgetPath[slag]}/:ar/hamtning`;
  const access: Access = [budgetansvarig[slag]];

  /** The earlier year that was asked for when it has lines, otherwise the latest that has. */
  const underlagFor = async (
    { agare, budget }: Oppnad,
    onskat: number | null,
  ): Promise<Hamtningsunderlag> => {
    const tidigare = await listTidigareAr(db, agare, budget.ar);
    const fran = tidigare.find((ar) => ar === onskat) ?? tidigare[0] ?? null;
    const valt = fran === null ? null : await findBudgetar(db, agare, fran);
    const rader = valt === null ? [] : await listRader(db, slag, valt.id);
    return { agare, budget, tidigare, fran, rader };
  };

  return [
    get(path, access, laser, async (req, res, actor) => {
      const oppnad = await oppnaForForm(db, actor, adressensDelar(slag, req.params));
      hamtningPage(res, hamtningModel(await underlagFor(oppnad, franAr(req.query))));
    }),

    post(path, access, andrar, async (req, res, actor) => {
      const { plats, ar } = adressensDelar(slag, req.params);
      const oppnad = await oppnaForForm(db, actor, { plats, ar });
      const parsed = readForm(hamtaForm, req.body);
      if (!parsed.ok) throw new BadRequest();
      const { fran } = parsed.value;
      const gjort = await hamtaRader({ hus, actor }, { plats, ar }, { nyckel: nyckelOf(req.body), fran });
      if (gjort.ok) res.redirect(303, gjort.value.sida);
      else hamtningPage(res, hamtningModel(await underlagFor(oppnad, fran), gjort.error), 422);
    }),
  ];
};
