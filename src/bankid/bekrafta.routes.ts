import type { Request, Response } from 'express';
import { arFil, bekraftaPath, bekraftatPath } from '../bekraftelse/bekraftelse.rules.ts';
import type { Hus } from '../hus.ts';
import { anropOf } from '../web/actor.ts';
import { readForm } from '../web/form.ts';
import { andrar, get, laser, post, type Route } from '../web/routes.ts';
import { nySession } from '../web/session.ts';
import { internSida, url } from '../web/url.ts';
import { orderlage } from './bankid.routes.ts';
import type { Bankid } from './bankid.rules.ts';
import { bankidForm } from './bankid.schema.ts';
import { avbrytOrder, bindOrder, fullfoljBekraftelse, startaOrder } from './bankid.service.ts';
import { bankidModel, bankidPage } from './bankid.view.ts';
import { isDemobankid } from './demobankid.rules.ts';
import { bankidBekraftaPath, bekraftaAvbrytPath, bekraftaKlarPath } from './sidor.rules.ts';

const vidareI = (req: Request): string => {
  const parsed = readForm(bankidForm, req.body);
  return parsed.ok ? parsed.value.till : '/';
};

/** Back to where the ways are, keeping where the user was going. */
const tillbaka = (res: Response, till: string, varfor: string): void => {
  res.redirect(303, url(bekraftaPath, {}, { till, varfor }));
};

const routesFor = (hus: Hus, bankid: Bankid): Route[] => [
  get(bankidBekraftaPath, 'inloggad', laser, async (req, res) => {
    const vidare = internSida(req.query['till']);
    const order = await orderlage(hus, bankid, req.sessionID);
    if (order === null) {
      tillbaka(res, vidare, 'om');
      return;
    }
    const enhet = { userAgent: req.get('user-agent') ?? '', simulator: isDemobankid(bankid) };
    bankidPage(res, bankidModel(order, { vidare, bekraftar: true, ...enhet }));
  }),

  post(bankidBekraftaPath, 'inloggad', andrar, async (req, res, actor) => {
    const vidare = vidareI(req);
    const startad = await startaOrder(hus, bankid, anropOf(res), req.sessionID);
    if (!startad.ok) {
      tillbaka(res, vidare, 'bankid');
      return;
    }
    await nySession(req, { inloggningId: actor.inloggningId });
    await bindOrder(hus, req.sessionID, startad.value);
    res.redirect(303, url(bankidBekraftaPath, {}, { till: vidare }));
  }),

  post(bekraftaKlarPath, 'inloggad', andrar, async (req, res, actor) => {
    const vidare = vidareI(req);
    const bekraftad = await fullfoljBekraftelse(hus, actor, req.sessionID);
    if (!bekraftad.ok) {
      tillbaka(res, vidare, bekraftad.error);
      return;
    }
    await nySession(req, { inloggningId: actor.inloggningId });
    res.redirect(303, arFil(vidare) ? url(bekraftatPath, {}, { till: vidare }) : vidare);
  }),

  post(bekraftaAvbrytPath, 'inloggad', andrar, async (req, res) => {
    await avbrytOrder(hus, bankid, req.sessionID);
    tillbaka(res, vidareI(req), 'avbruten');
  }),

  // Reached when a form was sent too late: back to where the ways are.
  ...([bekraftaKlarPath, bekraftaAvbrytPath] as const).map((path) =>
    get(path, 'inloggad', laser, (_req, res) => {
      res.redirect(303, bekraftaPath);
    }),
  ),
];

/** Showing again who one is with BankID, where it is set up. */
export const bankidBekraftaRoutes = (hus: Hus): Route[] =>
  hus.bankid === null ? [] : routesFor(hus, hus.bankid);
