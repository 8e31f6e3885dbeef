import type { Request, Response } from 'express';
import type { Actor } from '../behorighet/behorighet.rules.ts';
import { begransning } from '../db/begransning.ts';
import { deltagareCsvPath, deltagarePath, visaDeltagarePath } from '../deltagande/adress.rules.ts';
import type { Hus } from '../hus.ts';
import { listMinaInsatser } from '../insats/insats.service.ts';
import { dagAv } from '../shared/datum.ts';
import { refuseAndraSidor } from '../web/csrf.ts';
import { formWith, readForm, type Form } from '../web/form.ts';
import { bekraftad, get, laser, visarPerson, type Route } from '../web/routes.ts';
import { deltagareCsv, filnamn } from './deltagarfil.view.ts';
import { urvalSchema } from './deltagare.schema.ts';
import { exporteraDeltagare, insatsvalFor, visaDeltagare } from './deltagare.service.ts';
import { deltagareModel, deltagarePage, forMangaText, urvalModel } from './deltagare.view.ts';
import { endaInsatsAdress, valjInsatsModel, valjInsatsPage, valdInsatsAdress } from './valj.view.ts';

/** Lists of the deltagare of an insats: on the page and as a file. */
export const deltagareRoutes = (hus: Hus): Route[] => {
  const { db, clock } = hus;
  const exporter = begransning(db, 'deltagarexport', { points: 60, seconds: 60 * 60 });

  const visaFel = async (req: Request<{ insatsId: string }>, res: Response, actor: Actor, form: Form) => {
    deltagarePage(res, urvalModel(await insatsvalFor(db, actor, req.params.insatsId), form), 422);
  };

  return [
    get(visaDeltagarePath, ['deltagaransvarig'], laser, async (req, res, actor) => {
      const insatser = await listMinaInsatser(db, actor);
      const adress = valdInsatsAdress(req.query) ?? endaInsatsAdress(insatser);
      if (adress === null) valjInsatsPage(res, valjInsatsModel(insatser));
      else res.redirect(303, adress);
    }),

    get(deltagarePath, ['deltagaransvarig'], visarPerson, async (req, res, actor) => {
      const urval = readForm(urvalSchema, req.query);
      if (!urval.ok) return visaFel(req, res, actor, urval.form);
      const funnet = await visaDeltagare(hus, actor, req.params.insatsId, urval.value);
      const idag = dagAv(clock());
      deltagarePage(res, deltagareModel(funnet, formWith(req.query, {}), urval.value, { idag, actor }));
    }),

    get(deltagareCsvPath, ['deltagaransvarig'], bekraftad(visarPerson), async (req, res, actor) => {
      refuseAndraSidor(req);
      const urval = readForm(urvalSchema, req.query);
      if (!urval.ok) return visaFel(req, res, actor, urval.form);
      await exporter.rakna(actor.id);
      const fil = await exporteraDeltagare(hus, actor, req.params.insatsId, urval.value);
      if (!fil.ok) return visaFel(req, res, actor, formWith(req.query, { visa: forMangaText }));
      const idag = dagAv(clock());
      res.attachment(filnamn(fil.value.insats, idag)).type('text/csv; charset=utf-8');
      res.send(deltagareCsv(fil.value.rader, idag));
    }),
  ];
};
