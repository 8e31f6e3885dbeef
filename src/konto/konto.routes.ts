import type { Hus } from '../hus.ts';
import type { Actor } from '../behorighet/behorighet.rules.ts';
import { mobilAv } from '../inloggning/engangskod.service.ts';
import { senastFor } from '../inloggning/sjalv.service.ts';
import { loggaUtAndra, loggaUtFran, loggaUtOverallt } from '../inloggning/utloggning.service.ts';
import { kopplingFor } from '../oidc/koppling.service.ts';
import { dagAv } from '../shared/datum.ts';
import { andrar, get, laser, post, type Route } from '../web/routes.ts';
import { stadaWebblasaren } from '../web/stada.ts';
import { kontaktRoutes } from './kontakt.routes.ts';
import { findKonto, listOppna, listUppdrag } from './konto.queries.ts';
import { kontoModel, kontoPage, type Kontounderlag } from './konto.view.ts';
import { andraPath, inloggningPath, kontoPath, overalltPath } from './sidor.rules.ts';

const underlagFor = async (hus: Hus, actor: Actor): Promise<Kontounderlag> => {
  const { db, nycklar, clock } = hus;
  const konto = await findKonto(db, actor.id, dagAv(clock()));
  return {
    konto,
    mobil: mobilAv(nycklar, { id: actor.id, mobilKrypt: konto.mobilKrypt }),
    inloggningar: await listOppna(db, actor.id, clock()),
    uppdrag: await listUppdrag(db, actor.id),
    senast: await senastFor(db, actor),
    bankid: hus.bankid !== null,
    koppling: await kopplingFor(db, hus.oidc, actor.id),
  };
};

/** The user's own account: contact data, ways in, where one is signed in, and what one may do. */
export const kontoRoutes = (hus: Hus): Route[] => [
  get(kontoPath, 'inloggad', laser, async (req, res, actor) => {
    kontoPage(res, kontoModel(actor, await underlagFor(hus, actor), req.query['klart']));
  }),

  post(inloggningPath, 'inloggad', andrar, async (req, res, actor) => {
    await loggaUtFran(hus, actor, req.params.inloggningId);
    res.redirect(303, `${kontoPath}?klart=avslutad`);
  }),

  post(andraPath, 'inloggad', andrar, async (_req, res, actor) => {
    await loggaUtAndra(hus, actor);
    res.redirect(303, `${kontoPath}?klart=andra`);
  }),

  post(overalltPath, 'inloggad', andrar, async (req, res, actor) => {
    await loggaUtOverallt(hus, actor);
    await stadaWebblasaren(req, res, hus.config.miljo !== 'demo');
    res.redirect(303, '/logga-in?varfor=utloggad_overallt');
  }),

  // Reached when a form of the page was sent too late.
  ...([inloggningPath, andraPath, overalltPath] as const).map((path) =>
    get(path, 'inloggad', laser, (_req, res) => {
      res.redirect(303, kontoPath);
    }),
  ),

  ...kontaktRoutes(hus),
];
