import type { Request, Response } from 'express';
import { z } from 'zod';
import type { Actor } from '../behorighet/behorighet.rules.ts';
import { audit } from '../db/audit.ts';
import { deltagandeFor } from '../deltagande/deltagande.service.ts';
import type { Hus } from '../hus.ts';
import { aterstalldForm } from '../web/aterstall.ts';
import { emptyForm, formWith, nyckelOf, readForm, text, versionsfalt, type Form } from '../web/form.ts';
import {
  andrar,
  andrarOchVisar,
  get,
  laser,
  post,
  visarPerson,
  type Access,
  type Route,
} from '../web/routes.ts';
import { url } from '../web/url.ts';
import { isSkal } from './felregistrering.rules.ts';
import { aterstall, felregistrera } from './felregistrering.service.ts';
import {
  aterstallningPath,
  felregistreringModel,
  felregistreringPage,
  felregistreringPath,
} from './felregistrering.view.ts';

const access: Access = ['deltagaransvarig'];
const falt = z.object({
  skal: text(40).default('').refine(isSkal, 'Välj varför registreringen är fel'),
  version: versionsfalt(),
});
const deltagandePath = '/deltaganden/:deltagandeId';

/** Voids a deltagande, and undoes it. */
export const felregistreringRoutes = (hus: Hus): Route[] => {
  const visa = async (req: Request<{ deltagandeId: string }>, res: Response, actor: Actor, form: Form) => {
    const { deltagandeId } = req.params;
    const deltagande = await hus.db.transaction(actor, async (tx) => {
      const d = await deltagandeFor(tx, hus.nycklar, deltagandeId);
      await audit(tx, 'felregistrering_oppnad', { objektId: d.id, insatsId: d.insatsId });
      return d;
    });
    if (deltagande.makulering !== null || deltagande.person === null) {
      res.redirect(303, url(deltagandePath, { deltagandeId }));
      return;
    }
    const status = Object.keys(form.errors).length === 0 ? 200 : 422;
    felregistreringPage(res, felregistreringModel(deltagande, deltagande.person.namn, form), status);
  };

  return [
    get(felregistreringPath, access, visarPerson, async (req, res, actor) => {
      await visa(req, res, actor, aterstalldForm(req, res) ?? emptyForm);
    }),

    post(felregistreringPath, access, andrarOchVisar, async (req, res, actor) => {
      const parsed = readForm(falt, req.body);
      if (!parsed.ok) {
        await visa(req, res, actor, parsed.form);
        return;
      }
      const { skal, version } = parsed.value;
      const felregistrering = { nyckel: nyckelOf(req.body), skal, version };
      const result = await felregistrera({ hus, actor }, req.params.deltagandeId, felregistrering);
      if (result.ok) res.redirect(303, result.value.sida);
      else {
        const text_ = 'Någon annan har ändrat deltagandet medan sidan var öppen. Kontrollera och välj igen.';
        await visa(req, res, actor, formWith(req.body, { skal: text_ }));
      }
    }),

    // Reached when the undo was sent too late, after the session or the page had run out.
    get(aterstallningPath, access, laser, (req, res) => {
      res.redirect(303, url(deltagandePath, { deltagandeId: req.params.deltagandeId }));
    }),

    post(aterstallningPath, access, andrar, async (req, res, actor) => {
      const { deltagandeId } = req.params;
      const result = await aterstall({ hus, actor }, deltagandeId, nyckelOf(req.body));
      const hinder = result.ok ? undefined : result.error;
      res.redirect(303, result.ok ? result.value.sida : url(deltagandePath, { deltagandeId }, { hinder }));
    }),
  ];
};
