import { behorighetsroller, type Actor } from '../behorighet/behorighet.rules.ts';
import { findKvitto, kvittonummer } from '../db/kvitto.ts';
import type { Hus } from '../hus.ts';
import { listAndringar } from '../andring/andring.service.ts';
import { dagAv } from '../shared/datum.ts';
import { found, NotFound } from '../shared/errors.ts';
import type { Meddelande } from '../web/delar.ts';
import { aterstalldForm } from '../web/aterstall.ts';
import { emptyForm, nyckelOf, readForm } from '../web/form.ts';
import { andrar, get, laser, post, type Route } from '../web/routes.ts';
import { budgetPath, budgetsida, minaBudgetarPath } from './adress.rules.ts';
import { farAndra, type Arsplats } from './andring.service.ts';
import { arForm } from './ar.schema.ts';
import { laggTillAr } from './ar.service.ts';
import { arModel, arPage, kvittotext, redanBorta } from './ar.view.ts';
import { adressensDelar, kvittonyckelAv } from './begaran.schema.ts';
import {
  findBudgetagare,
  findBudgetar,
  listArssummor,
  listInsatssummor,
  listMinaBudgetar,
} from './budget.queries.ts';
import { budgetansvarig, type Budgetagare, type Budgetplats } from './budget.rules.ts';
import { hamtningRoutes } from './hamtning.routes.ts';
import { listTidigareAr } from './hamtning.queries.ts';
import { arshinderForm, listaModel, listaPage } from './lista.view.ts';
import { minaModel, minaPage } from './mina.view.ts';
import { planeratRoutes } from './planerat.routes.ts';
import { listRader } from './rad.queries.ts';
import { radRoutes } from './rad.routes.ts';

/** The list of years and the page of a year; read by every role, changed by who is responsible. */
const arRoutes = (hus: Hus, slag: Budgetplats['slag']): Route[] => {
  const { db, clock } = hus;
  const lista: string = budgetPath[slag];

  const listunderlag = async (actor: Actor, agare: Budgetagare) => ({
    agare,
    kanAndra: await farAndra(db, actor, agare),
    aren: await listArssummor(db, agare),
    idag: dagAv(clock()),
  });

  const arsunderlag = async (actor: Actor, { plats, ar }: Arsplats) => {
    const agare = found(await findBudgetagare(db, plats));
    const budget = found(await findBudgetar(db, plats, ar));
    const kanAndra = await farAndra(db, actor, agare);
    return {
      agare,
      budget,
      kanAndra,
      rader: await listRader(db, slag, budget.id),
      insatser: slag === 'insats' ? [] : await listInsatssummor(db, agare.id, ar),
      tidigare: kanAndra ? await listTidigareAr(db, plats, ar) : [],
      historik: await listAndringar(db, {
        slag: slag === 'insats' ? 'insatsbudget' : 'budget',
        objekt: budget.id,
      }),
    };
  };

  /** The user's own receipt, when it was given for this page. */
  const meddelandeFor = async (
    actor: Actor,
    { plats, ar }: Arsplats,
    query: unknown,
  ): Promise<Meddelande | null> => {
    const nyckel = kvittonyckelAv(query);
    if (nyckel === null) return null;
    const kvitto = await db.transaction(actor, (tx) => findKvitto(tx, nyckel));
    if (kvitto?.sida.split('?')[0] !== budgetsida(plats, ar)) return null;
    return kvittotext({ ...kvitto, nummer: kvittonummer(kvitto) });
  };

  return [
    get(lista, behorighetsroller, laser, async (req, res, actor) => {
      const { plats } = adressensDelar(slag, req.params);
      const agare = found(await findBudgetagare(db, plats));
      const form = aterstalldForm(req, res) ?? emptyForm;
      listaPage(res, listaModel(await listunderlag(actor, agare), form));
    }),

    post(lista, [budgetansvarig[slag]], andrar, async (req, res, actor) => {
      const { plats } = adressensDelar(slag, req.params);
      const agare = found(await findBudgetagare(db, plats));
      const underlag = await listunderlag(actor, agare);
      if (!underlag.kanAndra) throw new NotFound();
      const parsed = readForm(arForm, req.body);
      if (!parsed.ok) {
        listaPage(res, listaModel(underlag, parsed.form), 422);
        return;
      }
      const { ar } = parsed.value;
      const gjort = await laggTillAr({ hus, actor }, { plats, ar }, nyckelOf(req.body));
      if (gjort.ok) res.redirect(303, gjort.value.sida);
      else {
        const form = arshinderForm(req.body, gjort.error, agare, underlag.idag);
        listaPage(res, listaModel(underlag, form), 422);
      }
    }),

    get(`${lista}/:ar`, behorighetsroller, laser, async (req, res, actor) => {
      const arsplats = adressensDelar(slag, req.params);
      const underlag = await arsunderlag(actor, arsplats);
      const borta = req.query['borta'] === undefined ? null : redanBorta;
      arPage(res, arModel(underlag, (await meddelandeFor(actor, arsplats, req.query)) ?? borta));
    }),
  ];
};

/** The budgets of a user, and the years of each organisation and insats. */
export const budgetRoutes = (hus: Hus): Route[] => [
  get(minaBudgetarPath, ['samverkansadministrator', 'insatsansvarig'], laser, async (_req, res, actor) => {
    minaPage(res, minaModel(await listMinaBudgetar(hus.db, actor)));
  }),
  ...arRoutes(hus, 'samverkansorganisation'),
  ...radRoutes(hus, 'finansiering'),
  ...radRoutes(hus, 'administrativ_kostnad'),
  ...hamtningRoutes(hus, 'samverkansorganisation'),
  ...arRoutes(hus, 'insats'),
  ...radRoutes(hus, 'insatskostnad'),
  ...hamtningRoutes(hus, 'insats'),
  ...planeratRoutes(hus),
];
