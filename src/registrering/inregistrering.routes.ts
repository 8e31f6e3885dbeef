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
import { readInregistrering, type InregistreringForm } from './inregistrering.schema.ts';
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
import { sokminne, sokningFor } from './sokning.routes.ts';
import { fragaIgen } from './sokning.service.ts';
import { startformFor } from './startform.routes.ts';
import { hanteraUtkast } from './utkast.routes.ts';
import { gorOf } from './utkast.schema.ts';
import { kastaUtkast } from './utkast.service.ts';

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

  const las = async (body: unknown, start: NyStart) => {
    const fakta = faktaFor(start, body, await hamtaStyrdata(hus.db));
    return readInregistrering(body, { ...fakta, idag: dagAv(hus.clock()) });
  };

  const sparaLast = async (
    req: Params,
    res: Response,
    actor: Actor,
    { start, form }: { start: NyStart; form: InregistreringForm },
  ) => {
    const { inregistrering, bekrafta, namn, kommunKod } = form;
    const { utbildningsniva } = (await hamtaStyrdata(hus.db)).listor;
    const inskick = { nyckel: nyckelOf(req.body), inregistrering, bekrafta, utbildningsniva };
    const result = await registreraIn({ hus, actor }, start.sokning, inskick, { namn, kommunKod });
    if (result.ok) res.redirect(303, result.value.sida);
    else await visa(res, start, nekadForm(req.body, result.error, start.insats), { status: 422 });
  };

  /** The register did not know the person when it was asked again: not even the draft may stay. */
  const finnsInte = async (req: Params, res: Response, actor: Actor, start: NyStart) => {
    await hus.db.transaction(actor, (tx) => kastaUtkast(tx, start.sokning.id));
    const nekad = { slag: 'hinder', hinder: ['hittas_inte'] } as const;
    await visa(res, { ...start, utkast: null }, nekadForm(req.body, nekad, start.insats), { status: 422 });
  };

  const spara = async (req: Params, res: Response, actor: Actor, oppnad: NyStart) => {
    const forst = await las(req.body, oppnad);
    if (!forst.ok) {
      await visa(res, oppnad, forst.form, { status: 422 });
      return;
    }
    const fragad = await fragaIgen(hus, actor, oppnad.sokning);
    if (!fragad.ok) {
      await finnsInte(req, res, actor, oppnad);
      return;
    }
    const start = { ...oppnad, sokning: fragad.value };
    if (start.sokning !== oppnad.sokning) sokminne(hus).lagg(req, res, start.sokning);
    const sist = await las(req.body, start);
    if (sist.ok) await sparaLast(req, res, actor, { start, form: sist.value });
    else await visa(res, start, sist.form, { status: 422 });
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
      // A draft from another session: from here on this browser has the search too, also when the draft has been saved.
      if (sokningFor(hus, req, actor, start.sokning.id) === null) sokminne(hus).lagg(req, res, start.sokning);
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
