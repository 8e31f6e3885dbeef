import type { Request, Response } from 'express';
import type { Hus } from '../hus.ts';
import { senastBesked } from '../inloggning/senast.rules.ts';
import { loggaInPath, saknarPath, utanKontoPath } from '../inloggning/sidor.rules.ts';
import { actorOf, anropOf } from '../web/actor.ts';
import { readForm } from '../web/form.ts';
import { andrar, laser, openGet, openPost, type Route } from '../web/routes.ts';
import { lamnaBesked } from '../web/besked.ts';
import { nySession } from '../web/session.ts';
import { internSida, url } from '../web/url.ts';
import type { Bankid } from './bankid.rules.ts';
import { bankidForm } from './bankid.schema.ts';
import { avbrytOrder, bindOrder, fullfolj, lageFor, qrHemlighet, startaOrder } from './bankid.service.ts';
import { bankidModel, bankidPage, skriptlage, type Orderlage } from './bankid.view.ts';
import { isDemobankid } from './demobankid.rules.ts';
import { qrBild } from './qr.service.ts';
import { avbrytPath, bankidPath, klarPath, lagePath } from './sidor.rules.ts';

const tillAv = (vidare: string): string | undefined => (vidare === '/' ? undefined : vidare);

const vidareI = (req: Request): string => {
  const parsed = readForm(bankidForm, req.body);
  return parsed.ok ? parsed.value.till : '/';
};

/** Back to the sign-in page, where both ways in are, keeping where the user was going. */
const tillbaka = (res: Response, vidare: string, varfor: string): void => {
  res.redirect(303, url(loggaInPath, {}, { till: tillAv(vidare), varfor }));
};

/** How the session's order stands, with the QR code of this second; null when it has none. */
export const orderlage = async (hus: Hus, bankid: Bankid, sessionId: string): Promise<Orderlage | null> => {
  const order = await lageFor(hus, bankid, sessionId);
  if (order === null) return null;
  const { status, hint, autostartToken } = order;
  const qr = await qrBild({ ...order, qrStartSecret: qrHemlighet(hus, order) }, hus.clock());
  return { status, hint, autostartToken, qr };
};

const routesFor = (hus: Hus, bankid: Bankid): Route[] => [
  openGet(bankidPath, laser, async (req, res) => {
    const vidare = internSida(req.query['till']);
    if (actorOf(res) !== null) {
      res.redirect(303, vidare);
      return;
    }
    const order = await orderlage(hus, bankid, req.sessionID);
    if (order === null) {
      tillbaka(res, vidare, req.query['varfor'] === 'token' ? 'token' : 'bankid_om');
      return;
    }
    const enhet = { userAgent: req.get('user-agent') ?? '', simulator: isDemobankid(bankid) };
    bankidPage(res, bankidModel(order, { vidare, ...enhet }));
  }),

  openPost(bankidPath, andrar, async (req, res) => {
    const vidare = vidareI(req);
    if (actorOf(res) !== null) {
      res.redirect(303, vidare);
      return;
    }
    const startad = await startaOrder(hus, bankid, anropOf(res), req.sessionID);
    if (!startad.ok) {
      tillbaka(res, vidare, `bankid_${startad.error}`);
      return;
    }
    // A new id: one who knows the old one cannot take over what is signed in with this order.
    await nySession(req, {});
    await bindOrder(hus, req.sessionID, startad.value);
    res.redirect(303, url(bankidPath, {}, { till: tillAv(vidare) }));
  }),

  openGet(lagePath, laser, async (req, res) => {
    res.json(skriptlage(await orderlage(hus, bankid, req.sessionID)));
  }),

  openPost(klarPath, andrar, async (req, res) => {
    const vidare = vidareI(req);
    if (actorOf(res) !== null) {
      res.redirect(303, vidare);
      return;
    }
    const inne = await fullfolj(hus, anropOf(res), req.sessionID);
    if (inne.ok) {
      const { inloggningId, anvandareId, harRoll, senast } = inne.value;
      await nySession(req, { inloggningId });
      lamnaBesked(req, res, anvandareId, senastBesked(senast));
      res.redirect(303, harRoll ? vidare : saknarPath);
    } else if (inne.error === 'okand') res.redirect(303, utanKontoPath);
    else tillbaka(res, vidare, `bankid_${inne.error}`);
  }),

  openPost(avbrytPath, andrar, async (req, res) => {
    await avbrytOrder(hus, bankid, req.sessionID);
    tillbaka(res, vidareI(req), 'bankid_avbruten');
  }),

  // Reached when a form was sent too late: the page it belongs to.
  ...([klarPath, avbrytPath] as const).map((path) =>
    openGet(path, laser, (req, res) => {
      res.redirect(
        303,
        url(bankidPath, {}, { till: tillAv(internSida(req.query['till'])), varfor: 'token' }),
      );
    }),
  ),
];

/** Signing in with BankID, where it is set up; elsewhere there are no such pages. */
export const bankidRoutes = (hus: Hus): Route[] => (hus.bankid === null ? [] : routesFor(hus, hus.bankid));
