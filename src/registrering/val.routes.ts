import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Hus } from '../hus.ts';
import { NotFound } from '../shared/errors.ts';
import { get, visarPerson, type Access, type Route } from '../web/routes.ts';
import { url } from '../web/url.ts';
import {
  valtTillfalle,
  type Mattillfalle,
  type NyStart,
  type OppnatDeltagande,
} from './registrering.rules.ts';
import { oppnaDeltagande, oppnaNyStart } from './registrering.service.ts';
import { inregistreringPath, rattaInPath, utregistreringPath, valPath } from './registrering.view.ts';
import { sokminne, sokningFor } from './sokning.routes.ts';
import type { Sokning } from './sokning.rules.ts';

const access: Access = ['deltagaransvarig'];
const query = z.object({
  sokning: z.uuid().optional().catch(undefined),
  deltagande: z.uuid().optional().catch(undefined),
  registrering: z.enum(['inregistrering', 'utregistrering']).catch('inregistrering'),
  mattillfalle: z.string().catch('ny'),
});

const sidaFor = ({ registrering, deltagandeId }: Mattillfalle, sokning: Sokning): string => {
  const { insatsId, id } = sokning;
  if (deltagandeId === null) return url(inregistreringPath, { insatsId, sokningId: id });
  return url(registrering === 'inregistrering' ? rattaInPath : utregistreringPath, { deltagandeId });
};

const sokningUr = (
  { insats, person, deltagande }: OppnatDeltagande,
  anvandareId: string,
  at: number,
): Sokning => ({
  id: randomUUID(),
  anvandareId,
  insatsId: insats.id,
  personnummer: person.personnummer,
  kalla: 'registrering',
  namn: person.namn,
  kommunKod: deltagande.kommunKod,
  at,
});

/** "Visa frågorna": from Registrering and Mättillfälle to the questions they mean. */
export const valRoutes = (hus: Hus): Route[] => [
  get(valPath, access, visarPerson, async (req, res, actor) => {
    const { sokning, deltagande, registrering, mattillfalle } = query.parse(req.query);
    const { insatsId } = req.params;
    const oppna = async (): Promise<Pick<NyStart, 'sokning' | 'alla'> | null> => {
      if (deltagande === undefined) {
        if (sokning === undefined) throw new NotFound();
        return oppnaNyStart(hus, actor, {
          insatsId,
          sokningId: sokning,
          sokning: sokningFor(hus, req, actor, sokning),
        });
      }
      const oppnat = await oppnaDeltagande(hus, actor, deltagande, registrering);
      return { sokning: sokningUr(oppnat, actor.id, hus.clock().getTime()), alla: oppnat.alla };
    };
    const start = await oppna();
    if (start?.sokning.insatsId !== insatsId) throw new NotFound();
    const tillfalle = valtTillfalle(start.alla, registrering, mattillfalle);
    sokminne(hus).lagg(req, res, start.sokning);
    const bara = { registrering: 'inregistrering', deltagandeId: null, dag: null } as const;
    res.redirect(303, sidaFor(tillfalle ?? bara, start.sokning));
  }),
];
