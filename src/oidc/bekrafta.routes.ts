import type { Request } from 'express';
import { arFil, bekraftaPath, bekraftatPath } from '../bekraftelse/bekraftelse.rules.ts';
import type { Hus } from '../hus.ts';
import { found } from '../shared/errors.ts';
import { anropOf } from '../web/actor.ts';
import { readForm } from '../web/form.ts';
import { andrar, bekraftad, get, laser, post, type Route } from '../web/routes.ts';
import { nySession } from '../web/session.ts';
import { url } from '../web/url.ts';
import { fullfoljOidcbekraftelse } from './fullfolj.service.ts';
import { taBortKoppling } from './koppling.service.ts';
import { leverantorMed, type Oidc } from './oidc.rules.ts';
import { oidcForm } from './oidc.schema.ts';
import { bindForsok, forbered, klartForsok } from './oidc.service.ts';
import { klarModel, klarPage, vidareModel, vidarePage } from './oidc.view.ts';
import { kopplingPath, oidcBekraftaPath, oidcBekraftatPath } from './sidor.rules.ts';

const vidareI = (req: Request): string => {
  const parsed = readForm(oidcForm, req.body);
  return parsed.ok ? parsed.value.till : '/';
};

const routesFor = (hus: Hus, oidc: Oidc): Route[] => [
  post(oidcBekraftaPath, 'inloggad', andrar, async (req, res, actor) => {
    const leverantor = found(leverantorMed(oidc, req.params.leverantor));
    const till = vidareI(req);
    const start = await forbered(hus, oidc, leverantor, { kalla: anropOf(res).kalla, igen: true });
    if (!start.ok) {
      res.redirect(303, url(bekraftaPath, {}, { till, varfor: 'leverantor' }));
      return;
    }
    await nySession(req, { inloggningId: actor.inloggningId });
    await bindForsok(hus, req.sessionID, start.value, { till, bekraftar: actor.inloggningId });
    vidarePage(res, vidareModel(leverantor.namn, start.value.adress, bekraftaPath));
  }),

  get(oidcBekraftatPath, 'inloggad', laser, async (req, res) => {
    const forsok = await klartForsok(hus, req.sessionID);
    const leverantor = leverantorMed(oidc, forsok?.leverantor);
    if (forsok === null || leverantor === null) res.redirect(303, url(bekraftaPath, {}, { varfor: 'om' }));
    else klarPage(res, klarModel(leverantor.namn, forsok.till, true));
  }),

  post(oidcBekraftatPath, 'inloggad', andrar, async (req, res, actor) => {
    const till = vidareI(req);
    const bekraftat = await fullfoljOidcbekraftelse(hus, oidc, actor, req.sessionID);
    if (!bekraftat.ok) {
      res.redirect(303, url(bekraftaPath, {}, { till, varfor: bekraftat.error }));
      return;
    }
    await nySession(req, { inloggningId: actor.inloggningId });
    res.redirect(303, arFil(till) ? url(bekraftatPath, {}, { till }) : till);
  }),

  get(oidcBekraftaPath, 'inloggad', laser, (_req, res) => {
    res.redirect(303, bekraftaPath);
  }),
];

/** What a signed-in user does with an employer's identity provider: shows again who they are, or takes away the tie. */
export const oidcKontoRoutes = (hus: Hus): Route[] => [
  ...(hus.oidc === null ? [] : routesFor(hus, hus.oidc)),

  post(kopplingPath, 'inloggad', bekraftad(andrar), async (_req, res, actor) => {
    await taBortKoppling(hus, actor);
    res.redirect(303, '/konto?klart=koppling');
  }),

  get(kopplingPath, 'inloggad', laser, (_req, res) => {
    res.redirect(303, '/konto');
  }),
];
