import { randomUUID } from 'node:crypto';
import type { Request } from 'express';
import type { Actor } from '../behorighet/behorighet.rules.ts';
import type { Hus } from '../hus.ts';
import { nummerkrav } from '../inloggning/inloggning.rules.ts';
import { dagAv } from '../shared/datum.ts';
import { aterstalldForm } from '../web/aterstall.ts';
import { emptyForm } from '../web/form.ts';
import { minne } from '../web/minne.ts';
import { andrar, get, laser, post, visarPerson, type Access, type Route } from '../web/routes.ts';
import { url } from '../web/url.ts';
import { historikPath, historikSvarPath } from './adress.rules.ts';
import { historiksokningar, readHistoriksokning, type Historiksokning } from './historik.schema.ts';
import { raknaHistoriksokning, visaHistorik } from './historik.service.ts';
import { aterstalldSokning, historikPage, sokModel, svarModel, utgangenSokning } from './historik.view.ts';

const access: Access = ['deltagaransvarig'];
const halvtimme = 30 * 60;

/**
 * Historik enskild deltagare. The number is sent in a form and kept sealed in the browser for half an hour, so that the
 * answer has an address for Back and reload with nothing personal in it, and the server stores nothing.
 */
export const historikRoutes = (hus: Hus): Route[] => {
  const sokminne = minne(hus.nycklar, { namn: 'historik', schema: historiksokningar, seconds: halvtimme });

  const sokningFor = (req: Request, actor: Actor, id: string): Historiksokning | undefined =>
    sokminne
      .las(req)
      .find(
        (sokning) =>
          sokning.id === id &&
          sokning.anvandareId === actor.id &&
          hus.clock().getTime() - sokning.at < halvtimme * 1000,
      );

  return [
    get(historikPath, access, laser, (req, res) => {
      const form = aterstalldForm(req, res);
      historikPage(res, sokModel(form ?? emptyForm, form === null ? null : aterstalldSokning));
    }),

    post(historikPath, access, andrar, async (req, res, actor) => {
      const nu = hus.clock();
      const nummer = readHistoriksokning(req.body, dagAv(nu), nummerkrav[hus.config.miljo]);
      if (!nummer.ok) {
        historikPage(res, sokModel(nummer.form), 422);
        return;
      }
      await raknaHistoriksokning(hus, actor);
      const id = randomUUID();
      const sokning = { id, anvandareId: actor.id, personnummer: nummer.value, at: nu.getTime() };
      sokminne.lagg(req, res, sokning);
      res.redirect(303, url(historikSvarPath, { sokningId: id }));
    }),

    get(historikSvarPath, access, visarPerson, async (req, res, actor) => {
      const sokning = sokningFor(req, actor, req.params.sokningId);
      if (sokning === undefined) {
        historikPage(res, sokModel(emptyForm, utgangenSokning), 404);
        return;
      }
      const funnet = await visaHistorik(hus, actor, sokning.personnummer);
      historikPage(res, svarModel(funnet, sokning.personnummer, { nu: hus.clock(), actor }));
    }),
  ];
};
