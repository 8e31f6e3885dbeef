import type { Request, Response } from 'express';
import type { Actor } from '../behorighet/behorighet.rules.ts';
import type { Hus } from '../hus.ts';
import { findInsatsFor } from '../insats/insats.service.ts';
import { dagAv } from '../shared/datum.ts';
import { found } from '../shared/errors.ts';
import { hamtaStyrdata } from '../styrdata/styrdata.service.ts';
import type { Meddelande } from '../web/delar.ts';
import { emptyForm, formWith, nyckelOf, type Form } from '../web/form.ts';
import { andrarOchVisar, get, post, visarPerson, type Access, type Route } from '../web/routes.ts';
import { url } from '../web/url.ts';
import { readInregistrering } from './inregistrering.schema.ts';
import { registreraIn } from './inregistrering.service.ts';
import { faktaFor, nekadForm, nyStartModel } from './nystart.view.ts';
import {
  inregistreringPath,
  registreringPage,
  registreringPath,
  utregistreringPath,
} from './registrering.view.ts';
import type { NyStart } from './registrering.rules.ts';
import { oppnaNyStart } from './registrering.service.ts';
import { sokningFor } from './sokning.routes.ts';
import { startformFor } from './startform.routes.ts';
import { hanteraUtkast } from './utkast.routes.ts';
import { gorOf } from './utkast.schema.ts';

const access: Access = ['deltagaransvarig'];
type Params = Request<{ insatsId: string; sokningId: string }>;

/** Step two of Registrera deltagare: the questions of a new start. */
export const inregistreringRoutes = (hus: Hus): Route[] => {
  const oppna = (req: Params, actor: Actor) =>
    oppnaNyStart(hus, actor, { ...req.params, sokning: sokningFor(hus, req, actor, req.params.sokningId) });

  const visa = async (
    res: Response,
    start: NyStart,
    form: Form,
    svar: { meddelande?: Meddelande | null; status?: number } = {},
  ) => {
    const styrdata = await hamtaStyrdata(hus.db);
    const model = nyStartModel(start, form, {
      styrdata,
      idag: dagAv(hus.clock()),
      meddelande: svar.meddelande ?? null,
    });
    registreringPage(res, model, svar.status);
  };

  const spara = async (req: Params, res: Response, actor: Actor, start: NyStart) => {
    const styrdata = await hamtaStyrdata(hus.db);
    const fakta = { ...faktaFor(start, req.body, styrdata), idag: dagAv(hus.clock()) };
    const parsed = readInregistrering(req.body, fakta);
    if (!parsed.ok) {
      await visa(res, start, parsed.form, { status: 422 });
      return;
    }
    const { inregistrering, bekrafta, namn, kommunKod } = parsed.value;
    const inskick = {
      nyckel: nyckelOf(req.body),
      inregistrering,
      bekrafta,
      utbildningsniva: styrdata.listor.utbildningsniva,
    };
    const result = await registreraIn({ hus, actor }, start.sokning, inskick, { namn, kommunKod });
    if (result.ok) res.redirect(303, result.value.sida);
    else await visa(res, start, nekadForm(req.body, result.error, start.insats), { status: 422 });
  };

  return [
    get(inregistreringPath, access, visarPerson, async (req, res, actor) => {
      const start = await oppna(req, actor);
      if (start === null) {
        res.redirect(303, url(registreringPath, { insatsId: req.params.insatsId }));
        return;
      }
      const oppet = start.alla.find((d) => d.avslutningsdag === null && d.makulering === null);
      if (oppet !== undefined) {
        res.redirect(303, url(utregistreringPath, { deltagandeId: oppet.id }));
        return;
      }
      const { form, meddelande } = startformFor(req, res, {
        utkast: start.utkast,
        lagrat: emptyForm,
        nu: hus.clock(),
      });
      await visa(res, start, form, { meddelande });
    }),

    post(inregistreringPath, access, andrarOchVisar, async (req, res, actor) => {
      const start = await oppna(req, actor);
      if (start === null) {
        found(await findInsatsFor(hus.db, actor, req.params.insatsId));
        res.redirect(303, url(registreringPath, { insatsId: req.params.insatsId }));
        return;
      }
      const gor = gorOf(req.body);
      if (gor === 'spara') {
        await spara(req, res, actor, start);
        return;
      }
      const { sokning, insats } = start;
      const utkast = {
        id: sokning.id,
        insatsId: insats.id,
        deltagandeId: null,
        formular: 'inregistrering' as const,
        sokning,
      };
      const nekad = await hanteraUtkast(hus, { req, res, actor }, utkast);
      if (nekad !== null) await visa(res, start, formWith(req.body, nekad), { status: 422 });
    }),
  ];
};
