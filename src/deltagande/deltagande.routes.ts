import { randomUUID } from 'node:crypto';
import { aterstallningshinder } from '../felregistrering/felregistrering.rules.ts';
import type { Hus } from '../hus.ts';
import { get, visarPerson, type Route } from '../web/routes.ts';
import { deltagandePath } from './adress.rules.ts';
import { deltagandeModel, deltagandePage } from './deltagande.view.ts';
import { visaDeltagande } from './visning.service.ts';

/** The page of one deltagande. */
export const deltagandeRoutes = (hus: Hus): Route[] => [
  get(deltagandePath, ['deltagaransvarig'], visarPerson, async (req, res, actor) => {
    const visning = await visaDeltagande(hus, actor, req.params.deltagandeId);
    const hinder = aterstallningshinder(req.query['hinder']);
    deltagandePage(
      res,
      deltagandeModel({ ...visning, hinder }, { nu: hus.clock(), actor, nyckel: randomUUID() }),
    );
  }),
];
