import type { Hus } from '../hus.ts';
import { findInsatsFor } from '../insats/insats.service.ts';
import { anonymPath } from '../insats/sidor.rules.ts';
import { dagAv } from '../shared/datum.ts';
import { found } from '../shared/errors.ts';
import { aterstalldForm, aterstalldMeddelande } from '../web/aterstall.ts';
import { emptyForm, formWith, nyckelOf, readForm } from '../web/form.ts';
import { andrar, get, laser, post, type Access, type Route } from '../web/routes.ts';
import { url } from '../web/url.ts';
import { listAnonymSummor } from './anonym.queries.ts';
import { valbaraAr } from './anonym.rules.ts';
import { borttagningForm } from './anonym.schema.ts';
import { taBortAnonyma } from './anonym.service.ts';
import { borttagningModel, borttagningPage } from './borttagning.view.ts';
import { borttagningsfel } from './hinder.view.ts';
import { borttagningPath } from './historik.view.ts';

const access: Access = ['deltagaransvarig'];

/** "Ta bort": a correcting entry, made on a page of its own. */
export const borttagningRoutes = (hus: Hus): Route[] => [
  get(borttagningPath, access, laser, async (req, res, actor) => {
    const insats = found(await findInsatsFor(hus.db, actor, req.params.insatsId));
    const aterstalld = aterstalldForm(req, res);
    const summor = await listAnonymSummor(hus.db, insats.id);
    const meddelande = aterstalld && aterstalldMeddelande;
    borttagningPage(res, borttagningModel(insats, summor, aterstalld ?? emptyForm, meddelande));
  }),

  post(borttagningPath, access, andrar, async (req, res, actor) => {
    const insats = found(await findInsatsFor(hus.db, actor, req.params.insatsId));
    const insatsId = insats.id;
    const idag = dagAv(hus.clock());
    const parsed = readForm(borttagningForm(valbaraAr(insats, idag)), req.body);
    if (!parsed.ok) {
      const summor = await listAnonymSummor(hus.db, insatsId);
      borttagningPage(res, borttagningModel(insats, summor, parsed.form), 422);
      return;
    }

    const nyckel = nyckelOf(req.body);
    const sida = url(anonymPath, { insatsId }, { kvitto: nyckel });
    const gjort = await taBortAnonyma(hus, actor, { insatsId, nyckel, sida, uppgift: parsed.value });
    if (gjort.ok) {
      res.redirect(303, gjort.value.sida);
      return;
    }
    // Counted again: what stood in the way may be what someone else just took away.
    const summor = await listAnonymSummor(hus.db, insatsId);
    const fel = borttagningsfel(gjort.error, { insats, idag }, summor, parsed.value);
    borttagningPage(res, borttagningModel(insats, summor, formWith(req.body, fel)), 422);
  }),
];
