import type { Hus } from '../hus.ts';
import { aterstalldForm } from '../web/aterstall.ts';
import { emptyForm, formWith, nyckelOf, readForm, type Form } from '../web/form.ts';
import { andrar, bekraftad, get, laser, post, type Route } from '../web/routes.ts';
import { loggaInPath } from './sidor.rules.ts';
import { bytForm } from './losenord.schema.ts';
import { bytModel, bytPage, bytPath, byteshinderFel } from './losenord.view.ts';
import { bytLosenord } from './losenordsbyte.service.ts';

/** Changing the own password, for one who has just shown who they are with two factors, and with the present one (ASVS 7.5.1). */
export const losenordRoutes = (hus: Hus): Route[] => [
  get(bytPath, 'inloggad', bekraftad(laser), (req, res, actor) => {
    const kvar = aterstalldForm(req, res);
    bytPage(res, bytModel(actor.namn, kvar ?? emptyForm, kvar !== null));
  }),

  post(bytPath, 'inloggad', bekraftad(andrar), async (req, res, actor) => {
    const nyckel = nyckelOf(req.body);
    const visaIgen = (form: Form) => {
      bytPage(res, bytModel(actor.namn, form), 422);
    };
    const parsed = readForm(bytForm, req.body);
    if (!parsed.ok) {
      visaIgen(parsed.form);
      return;
    }
    const { losenord, nytt_losenord, overallt } = parsed.value;
    const byte = { nyckel, nuvarande: losenord, nytt: nytt_losenord, overallt };
    const resultat = await bytLosenord(hus, actor, byte);
    if (resultat.ok) res.redirect(303, resultat.value.sida);
    else if (resultat.error.slag === 'utloggad') res.redirect(303, loggaInPath);
    else visaIgen(formWith(req.body, byteshinderFel(resultat.error)));
  }),
];
