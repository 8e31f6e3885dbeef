import { audit } from '../db/audit.ts';
import { findKvitto, kvittonummer } from '../db/kvitto.ts';
import { deltagandeFor } from '../deltagande/deltagande.service.ts';
import type { Hus } from '../hus.ts';
import { dagAv } from '../shared/datum.ts';
import { found } from '../shared/errors.ts';
import { hamtaStyrdata } from '../styrdata/styrdata.service.ts';
import { get, visarPerson, type Route } from '../web/routes.ts';
import { kvittoModel, kvittoPage, kvittoPath } from './kvitto.view.ts';

/** The user's own receipt of a registration, with what is stored now. */
export const kvittoRoutes = (hus: Hus): Route[] => [
  get(kvittoPath, ['deltagaransvarig'], visarPerson, async (req, res, actor) => {
    const { listor } = await hamtaStyrdata(hus.db);
    const [kvitto, deltagande] = await hus.db.transaction(actor, async (tx) => {
      const k = found(await findKvitto(tx, req.params.nyckelId));
      const d = await deltagandeFor(tx, hus.nycklar, found(k.objektId));
      await audit(tx, 'kvitto_visat', { objektId: d.id, insatsId: d.insatsId });
      return [k, d] as const;
    });
    const vem = { av: actor.namn, organisation: actor.organisation, idag: dagAv(hus.clock()), listor };
    kvittoPage(res, kvittoModel({ ...kvitto, nummer: kvittonummer(kvitto) }, deltagande, vem));
  }),
];
