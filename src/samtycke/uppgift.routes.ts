import { z } from 'zod';
import type { Hus } from '../hus.ts';
import { BadRequest } from '../shared/errors.ts';
import { nyckelOf, readForm } from '../web/form.ts';
import { andrar, get, laser, post, type Access, type Route } from '../web/routes.ts';
import { url } from '../web/url.ts';
import { registreradSomAnonymPath } from './sidor.rules.ts';
import { markeraKlart, visaBlevAnonyma } from './uppgift.service.ts';
import { uppgiftModel, uppgiftPage } from './uppgift.view.ts';

const access: Access = ['deltagaransvarig'];
/** The latest that the page showed; what is no time is before all of them. */
const falt = z.object({ sedda: z.iso.datetime().catch('1970-01-01T00:00:00Z') });

/** What SUS itself has made anonymous in an insats, until somebody has seen to it. */
export const uppgiftRoutes = (hus: Hus): Route[] => [
  get(registreradSomAnonymPath, access, laser, async (req, res, actor) => {
    const underlag = await visaBlevAnonyma(hus, actor, req.params.insatsId);
    uppgiftPage(res, uppgiftModel({ ...underlag, klart: req.query['klart'] === 'ja' }));
  }),

  post(registreradSomAnonymPath, access, andrar, async (req, res, actor) => {
    const parsed = readForm(falt, req.body);
    if (!parsed.ok) throw new BadRequest();
    const { insatsId } = req.params;
    const sida = url(registreradSomAnonymPath, { insatsId }, { klart: 'ja' });
    const markering = { nyckel: nyckelOf(req.body), sida, sedda: new Date(parsed.value.sedda) };
    const gjort = await markeraKlart({ hus, actor }, insatsId, markering);
    res.redirect(303, gjort.ok ? gjort.value.sida : sida);
  }),
];
