import { randomUUID } from 'node:crypto';
import type { Hus } from '../hus.ts';
import { aterstalldForm } from '../web/aterstall.ts';
import { formWith, nyckelOf, readForm } from '../web/form.ts';
import { andrar, get, laser, post, type Access, type Route } from '../web/routes.ts';
import { budgetPath } from './adress.rules.ts';
import { oppnaForForm } from './andring.service.ts';
import { planeratForm } from './ar.schema.ts';
import { andraPlaneratAntal } from './ar.service.ts';
import { adressensDelar } from './begaran.schema.ts';
import { budgetansvarig } from './budget.rules.ts';
import { konfliktMellan } from './konflikt.view.ts';
import { planeratModel, planeratvarden } from './planerat.view.ts';
import { radPage } from './rad.view.ts';

const access: Access = [budgetansvarig.insats];
const path = `${budgetPath.insats}/:ar/planerat`;

const texter = (antal: number | null) => ({
  'Planerat antal deltagare': antal === null ? null : String(antal),
});

/** "Planerat antal deltagare" of an insats a year. */
export const planeratRoutes = (hus: Hus): Route[] => [
  get(path, access, laser, async (req, res, actor) => {
    const oppnad = await oppnaForForm(hus.db, actor, adressensDelar('insats', req.params));
    radPage(res, planeratModel(oppnad, aterstalldForm(req, res) ?? planeratvarden(oppnad.budget)));
  }),

  post(path, access, andrar, async (req, res, actor) => {
    const { plats, ar } = adressensDelar('insats', req.params);
    const oppnad = await oppnaForForm(hus.db, actor, { plats, ar });
    const parsed = readForm(planeratForm, req.body);
    if (!parsed.ok) {
      radPage(res, planeratModel(oppnad, parsed.form), 422);
      return;
    }
    const { planerat_antal: antal, version } = parsed.value;
    const planerat = { nyckel: nyckelOf(req.body), antal, version };
    const gjort = await andraPlaneratAntal({ hus, actor }, { plats, ar }, planerat);
    if (gjort.ok) {
      res.redirect(303, gjort.value.sida);
      return;
    }
    const nu = gjort.error;
    const nytt = { ...(req.body as object), nyckel: randomUUID(), version: String(nu.version) };
    const konflikt = konfliktMellan(texter(nu.planeratAntal), texter(antal));
    radPage(res, planeratModel({ ...oppnad, budget: nu }, formWith(nytt, {}), konflikt), 409);
  }),
];
