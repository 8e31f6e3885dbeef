import type { Request, Response } from 'express';
import type { Actor } from '../behorighet/behorighet.rules.ts';
import type { Hus } from '../hus.ts';
import { nummerkrav } from '../inloggning/inloggning.rules.ts';
import type { Insats } from '../insats/insats.rules.ts';
import { findInsatsFor } from '../insats/insats.service.ts';
import { dagAv } from '../shared/datum.ts';
import { found } from '../shared/errors.ts';
import { aterstalldForm } from '../web/aterstall.ts';
import { felsammanfattning } from '../web/felsammanfattning.ts';
import { emptyForm, formWith, type Form } from '../web/form.ts';
import { minne } from '../web/minne.ts';
import { andrar, get, laser, post, type Access, type Route } from '../web/routes.ts';
import { url } from '../web/url.ts';
import {
  inregistreringPath,
  registreringModel,
  registreringPage,
  registreringPath,
  utregistreringPath,
} from './registrering.view.ts';
import { sokningGiltig, sokhinderText, type Sokning } from './sokning.rules.ts';
import { readSokning, sokningar } from './sokning.schema.ts';
import { sokPerson, type Traff } from './sokning.service.ts';

const access: Access = ['deltagaransvarig'];

/** The searches of the browser at hand. Sealed, so that the server stores nothing of a person before there is a samtycke. */
export const sokminne = (hus: Hus) =>
  minne(hus.nycklar, { namn: 'sokningar', schema: sokningar, seconds: sokningGiltig / 1000 });

/** A search made by this user and not too long ago, if the browser has it. */
export const sokningFor = (hus: Hus, req: Request, actor: Actor, id: string): Sokning | null =>
  sokminne(hus)
    .las(req)
    .find(
      (sokning) =>
        sokning.id === id &&
        sokning.anvandareId === actor.id &&
        hus.clock().getTime() - sokning.at < sokningGiltig,
    ) ?? null;

const vidare = ({ sokning: { id, insatsId }, oppet }: Traff): string =>
  oppet === null
    ? url(inregistreringPath, { insatsId, sokningId: id })
    : url(utregistreringPath, { deltagandeId: oppet.id });

/** Step one of Registrera deltagare: find the person. */
export const sokningRoutes = (hus: Hus): Route[] => {
  const insatsFor = async (actor: Actor, id: string) => found(await findInsatsFor(hus.db, actor, id));

  const visa = (res: Response, insats: Insats, form: Form, status = 200) => {
    const fel = felsammanfattning(form, ['personnummer'], { innan: 'och sök igen' });
    const tom = { insats, sokForm: form, traff: null, stadsdel: null, val: null };
    registreringPage(res, registreringModel(tom, null, { fel }), status);
  };
  return [
    get(registreringPath, access, laser, async (req, res, actor) => {
      visa(res, await insatsFor(actor, req.params.insatsId), aterstalldForm(req, res) ?? emptyForm);
    }),

    post(registreringPath, access, andrar, async (req, res, actor) => {
      const insats = await insatsFor(actor, req.params.insatsId);
      const nummer = readSokning(req.body, dagAv(hus.clock()), nummerkrav[hus.config.miljo]);
      if (!nummer.ok) {
        visa(res, insats, nummer.form, 422);
        return;
      }
      const traff = await sokPerson(hus, actor, insats.id, nummer.value);
      if (!traff.ok) {
        visa(res, insats, formWith(req.body, { personnummer: sokhinderText[traff.error] }), 422);
        return;
      }
      sokminne(hus).lagg(req, res, traff.value.sokning);
      res.redirect(303, vidare(traff.value));
    }),
  ];
};
