import type { Hus } from '../hus.ts';
import { dagAv } from '../shared/datum.ts';
import { get, laser, type Route } from '../web/routes.ts';
import { listInsatslagenFor } from './oversikt.service.ts';
import { oversiktModel, oversiktPage } from './oversikt.view.ts';
import { hanteraInsatserPath } from './sidor.rules.ts';

/** The insatser that an insatsansvarig looks after. */
export const oversiktRoutes = ({ db, clock }: Hus): Route[] => [
  get(hanteraInsatserPath, ['insatsansvarig'], laser, async (_req, res, actor) => {
    const idag = dagAv(clock());
    oversiktPage(res, oversiktModel(await listInsatslagenFor(db, actor, idag), idag));
  }),
];
