import type { Request, Response } from 'express';
import type { Hus } from '../hus.ts';
import { senastBesked } from '../inloggning/senast.rules.ts';
import { loggaInPath, saknarPath, utanKontoPath } from '../inloggning/sidor.rules.ts';
import { found } from '../shared/errors.ts';
import { actorOf, anropOf } from '../web/actor.ts';
import { lamnaBesked } from '../web/besked.ts';
import { readForm } from '../web/form.ts';
import { andrar, laser, openGet, openPost, type Route } from '../web/routes.ts';
import { nySession } from '../web/session.ts';
import { internSida, url } from '../web/url.ts';
import { fullfoljOidc } from './fullfolj.service.ts';
import { leverantorMed, type Oidc } from './oidc.rules.ts';
import { oidcForm } from './oidc.schema.ts';
import { bindForsok, forbered, klartForsok, taEmot } from './oidc.service.ts';
import { klarModel, klarPage, vidareModel, vidarePage } from './oidc.view.ts';
import { aterkomstPath, oidcBekraftatPath, oidcKlarPath, oidcPath } from './sidor.rules.ts';

const tillAv = (vidare: string): string | undefined => (vidare === '/' ? undefined : vidare);

interface Varfor {
  readonly vidare: string;
  readonly varfor: string;
  readonly leverantor?: string;
}

/** Back to the sign-in page, where the other ways in are, keeping where the user was going. */
const tillbaka = (res: Response, { vidare, varfor, leverantor }: Varfor): void => {
  res.redirect(303, url(loggaInPath, {}, { till: tillAv(vidare), varfor, leverantor }));
};

const vidareI = (req: Request): string => {
  const parsed = readForm(oidcForm, req.body);
  return parsed.ok ? parsed.value.till : '/';
};

/** What came after the path, as it was sent. */
const fragan = (req: Request): string => new URL(req.originalUrl, 'http://x').search;

const startaRoutes = (hus: Hus, oidc: Oidc): Route[] => [
  openPost(oidcPath, andrar, async (req, res) => {
    const leverantor = found(leverantorMed(oidc, req.params.leverantor));
    const vidare = vidareI(req);
    if (actorOf(res) !== null) {
      res.redirect(303, vidare);
      return;
    }
    const start = await forbered(hus, oidc, leverantor, { kalla: anropOf(res).kalla, igen: false });
    if (!start.ok) {
      tillbaka(res, { vidare, varfor: `oidc_${start.error}`, leverantor: leverantor.id });
      return;
    }
    // A new id: one who knows the old one cannot take over what is signed in with this.
    await nySession(req, {});
    await bindForsok(hus, req.sessionID, start.value, { till: vidare, bekraftar: null });
    vidarePage(res, vidareModel(leverantor.namn, start.value.adress));
  }),

  // Reached when the form was sent too late.
  openGet(oidcPath, laser, (req, res) => {
    found(leverantorMed(oidc, req.params.leverantor));
    tillbaka(res, { vidare: internSida(req.query['till']), varfor: 'token' });
  }),
];

const aterkomst = (hus: Hus, oidc: Oidc) => async (req: Request, res: Response) => {
  const svar = await taEmot(hus, oidc, req.sessionID, fragan(req));
  if (svar === null) {
    tillbaka(res, { vidare: '/', varfor: 'oidc_om' });
    return;
  }
  const { leverantor, till, bekraftar, resultat } = svar;
  if (resultat.ok) {
    // The code leaves the address at once, and the browser's history with it.
    res.redirect(303, bekraftar ? oidcBekraftatPath : oidcKlarPath);
  } else if (bekraftar) res.redirect(303, url('/konto/bekrafta', {}, { till: tillAv(till), varfor: 'om' }));
  else tillbaka(res, { vidare: till, varfor: `oidc_${resultat.error}`, leverantor: leverantor.id });
};

const routesFor = (hus: Hus, oidc: Oidc): Route[] => [
  ...startaRoutes(hus, oidc),

  openGet(aterkomstPath, laser, aterkomst(hus, oidc)),

  openGet(oidcKlarPath, laser, async (req, res) => {
    const forsok = await klartForsok(hus, req.sessionID);
    const leverantor = leverantorMed(oidc, forsok?.leverantor);
    if (forsok === null || leverantor === null) tillbaka(res, { vidare: '/', varfor: 'oidc_om' });
    else klarPage(res, klarModel(leverantor.namn, forsok.till, false));
  }),

  openPost(oidcKlarPath, andrar, async (req, res) => {
    const vidare = vidareI(req);
    if (actorOf(res) !== null) {
      res.redirect(303, vidare);
      return;
    }
    const inne = await fullfoljOidc(hus, oidc, anropOf(res), req.sessionID);
    if (inne.ok) {
      const { inloggningId, anvandareId, harRoll, senast } = inne.value;
      await nySession(req, { inloggningId });
      lamnaBesked(req, res, anvandareId, senastBesked(senast));
      res.redirect(303, harRoll ? vidare : saknarPath);
      return;
    }
    const { hinder, leverantor } = inne.error;
    if (hinder === 'okand') res.redirect(303, utanKontoPath);
    else tillbaka(res, { vidare, varfor: `oidc_${hinder}`, leverantor });
  }),
];

/** Signing in at an employer's identity provider, where there is one; elsewhere there are no such pages. */
export const oidcRoutes = (hus: Hus): Route[] => (hus.oidc === null ? [] : routesFor(hus, hus.oidc));
