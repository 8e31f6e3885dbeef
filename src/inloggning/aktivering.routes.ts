import type { Hus } from '../hus.ts';
import { dagAv } from '../shared/datum.ts';
import { anropOf } from '../web/actor.ts';
import { emptyForm, formWith, readForm } from '../web/form.ts';
import { andrar, laser, openGet, openPost, type Route } from '../web/routes.ts';
import { aktiveraForm } from './aktivering.schema.ts';
import { aktivera } from './aktivering.service.ts';
import { aktiveraModel, aktiveraPage, aktiveraPath, aktiveringshinder } from './aktivering.view.ts';
import { nummerkrav } from './inloggning.rules.ts';
import { loggaInPath } from './sidor.rules.ts';

/** The first time, and after a forgotten password: an own password for an activation code. Signs nobody in. */
export const aktiveringRoutes = (hus: Hus): Route[] => [
  openGet(aktiveraPath, laser, (req, res) => {
    aktiveraPage(res, aktiveraModel(emptyForm, req.query['varfor'] === 'token'));
  }),

  openPost(aktiveraPath, andrar, async (req, res) => {
    const parsed = readForm(aktiveraForm(dagAv(hus.clock()), nummerkrav[hus.config.miljo]), req.body);
    if (!parsed.ok) {
      aktiveraPage(res, aktiveraModel(parsed.form), 422);
      return;
    }
    const { personnummer, aktiveringskod, nytt_losenord } = parsed.value;
    const resultat = await aktivera(hus, anropOf(res), {
      personnummer,
      aktiveringskod,
      nyttLosenord: nytt_losenord,
    });
    if (resultat.ok) res.redirect(303, `${loggaInPath}?varfor=losenord`);
    else aktiveraPage(res, aktiveraModel(formWith(req.body, aktiveringshinder(resultat.error))), 422);
  }),
];
