import type { Response } from 'express';
import type { Actor } from '../behorighet/behorighet.rules.ts';
import type { Hus } from '../hus.ts';
import { nummerkrav } from '../inloggning/inloggning.rules.ts';
import { dagAv } from '../shared/datum.ts';
import { aterstalldForm } from '../web/aterstall.ts';
import { emptyForm, felstatus, formWith, nyckelOf, type Form } from '../web/form.ts';
import { andrar, bekraftad, get, laser, post, type Access, type Route } from '../web/routes.ts';
import { sidnummer, url } from '../web/url.ts';
import { rattelserModel, rattelserPage } from './lista.view.ts';
import { nyRattelseModel, nyRattelsePage } from './ny.view.ts';
import { rattelsehinderText, svarshinderText } from './rattelsebegaran.rules.ts';
import { lasNotering, lasSvar } from './rattelsebegaran.schema.ts';
import { besvaraRattelse, noteraRattelse, visaBegarda, visaRattelser } from './rattelsebegaran.service.ts';
import { begardaRattelserPath, nyRattelsePath, rattelserPath } from './sidor.rules.ts';
import { svarModel, svarPage } from './svar.view.ts';

const handlaggare: Access = ['registerhandlaggare'];
const deltagaransvarig: Access = ['deltagaransvarig'];

/** Rättelse that somebody asks for: noted by a handläggare, answered by a deltagaransvarig (GDPR art. 16, ADR 37). */
export const rattelsebegaranRoutes = (hus: Hus): Route[] => {
  const visaSvar = async (
    res: Response,
    actor: Actor,
    deltagandeId: string,
    { form, gjort }: { readonly form: Form; readonly gjort?: unknown },
  ): Promise<void> => {
    const begarda = await visaBegarda(hus, actor, deltagandeId);
    svarPage(res, svarModel(deltagandeId, begarda, form, gjort), felstatus(form));
  };

  return [
    get(rattelserPath, handlaggare, laser, async (req, res, actor) => {
      const lista = await visaRattelser(hus, actor, sidnummer(req.query['sida']));
      rattelserPage(res, rattelserModel(lista, { nu: hus.clock(), gjort: req.query['gjort'] }));
    }),

    get(nyRattelsePath, handlaggare, laser, (req, res) => {
      nyRattelsePage(res, nyRattelseModel(aterstalldForm(req, res) ?? emptyForm));
    }),

    post(nyRattelsePath, handlaggare, bekraftad(andrar), async (req, res, actor) => {
      const last = lasNotering(req.body, dagAv(hus.clock()), nummerkrav[hus.config.miljo]);
      if (!last.ok) {
        nyRattelsePage(res, nyRattelseModel(last.form), 422);
        return;
      }
      const notering = { nyckel: nyckelOf(req.body), sida: `${rattelserPath}?gjort=noterad`, ...last.value };
      const svar = await noteraRattelse({ hus, actor }, notering);
      if (svar.ok) res.redirect(303, svar.value.sida);
      else
        nyRattelsePage(
          res,
          nyRattelseModel(formWith(req.body, { personnummer: rattelsehinderText[svar.error] })),
          422,
        );
    }),

    get(begardaRattelserPath, deltagaransvarig, laser, async (req, res, actor) => {
      const form = aterstalldForm(req, res) ?? emptyForm;
      await visaSvar(res, actor, req.params.deltagandeId, { form, gjort: req.query['gjort'] });
    }),

    post(begardaRattelserPath, deltagaransvarig, andrar, async (req, res, actor) => {
      const { deltagandeId } = req.params;
      const last = lasSvar(req.body);
      if (!last.ok) return visaSvar(res, actor, deltagandeId, last);
      const sida = url(begardaRattelserPath, { deltagandeId }, { gjort: 'besvarad' });
      const besvarande = { nyckel: nyckelOf(req.body), sida, ...last.value };
      const svar = await besvaraRattelse({ hus, actor }, deltagandeId, besvarande);
      if (svar.ok) res.redirect(303, svar.value.sida);
      else
        await visaSvar(res, actor, deltagandeId, {
          form: formWith(req.body, { svar: svarshinderText[svar.error] }),
        });
    }),
  ];
};
