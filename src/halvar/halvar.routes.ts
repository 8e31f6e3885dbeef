import type { Response } from 'express';
import type { Actor } from '../behorighet/behorighet.rules.ts';
import { begransning } from '../db/begransning.ts';
import type { Hus } from '../hus.ts';
import { dagAv } from '../shared/datum.ts';
import { aterstalldForm } from '../web/aterstall.ts';
import { refuseAndraSidor } from '../web/csrf.ts';
import { emptyForm, felstatus, formWith, nyckelOf, readForm, type Form } from '../web/form.ts';
import { andrar, get, laser, post, type Access, type Route } from '../web/routes.ts';
import { sidnummer } from '../web/url.ts';
import { halvarPath, paketPath, redovisningPath } from './adress.rules.ts';
import { halvarshinderText, type Halvarshinder } from './halvar.rules.ts';
import { bestallningSchema } from './halvar.schema.ts';
import {
  bestallRedovisning,
  forsokIgen,
  hamtaPaket,
  minaForbund,
  visaRedovisning,
  visaRedovisningar,
} from './halvar.service.ts';
import { halvarModel, halvarPage } from './lista.view.ts';
import { paketnamn } from './paket.rules.ts';
import { redovisningModel, redovisningPage } from './redovisning.view.ts';

const lasarna: Access = ['susrapport', 'samverkansadministrator'];

/** Half-yearly returns: made by who is samverkansadministratör of the förbund, fetched by anyone who reads reports. */
export const halvarRoutes = (hus: Hus): Route[] => {
  const { db, clock } = hus;
  const exporter = begransning(db, 'rapportexport', { points: 60, seconds: 60 * 60 });

  const visaLista = async (
    res: Response,
    actor: Actor,
    form: Form,
    query: Readonly<Record<string, unknown>>,
  ): Promise<void> => {
    const nu = clock();
    const lista = await visaRedovisningar(db, { valt: query['visa'], sida: sidnummer(query['sida']) });
    const mina = await minaForbund(db, actor);
    halvarPage(res, halvarModel({ ...lista, mina, nu, idag: dagAv(nu) }, form), felstatus(form));
  };

  const visaEn = async (
    res: Response,
    actor: Actor,
    id: string,
    { form, hinder }: { readonly form: Form; readonly hinder: Halvarshinder | null },
  ): Promise<void> => {
    const underlag = await visaRedovisning(db, actor, id);
    const model = redovisningModel(underlag, { actor, nu: clock(), form, hinder });
    redovisningPage(res, model, hinder === null ? 200 : 422);
  };

  return [
    get(halvarPath, lasarna, laser, (req, res, actor) =>
      visaLista(res, actor, aterstalldForm(req, res) ?? emptyForm, req.query),
    ),

    post(halvarPath, ['samverkansadministrator'], andrar, async (req, res, actor) => {
      const nyckel = nyckelOf(req.body);
      const parsed = readForm(bestallningSchema, req.body);
      if (!parsed.ok) return visaLista(res, actor, parsed.form, {});
      const gjort = await bestallRedovisning({ hus, actor }, { nyckel, ...parsed.value });
      if (gjort.ok) res.redirect(303, gjort.value.sida);
      else await visaLista(res, actor, formWith(req.body, { halvar: halvarshinderText[gjort.error] }), {});
    }),

    get(redovisningPath, lasarna, laser, (req, res, actor) =>
      visaEn(res, actor, req.params.redovisningId, {
        form: aterstalldForm(req, res) ?? emptyForm,
        hinder: null,
      }),
    ),

    post(redovisningPath, ['samverkansadministrator'], andrar, async (req, res, actor) => {
      const id = req.params.redovisningId;
      const gjort = await forsokIgen({ hus, actor }, { nyckel: nyckelOf(req.body), id });
      if (gjort.ok) res.redirect(303, gjort.value.sida);
      else await visaEn(res, actor, id, { form: emptyForm, hinder: gjort.error });
    }),

    get(paketPath, lasarna, laser, async (req, res, actor) => {
      refuseAndraSidor(req);
      await exporter.rakna(actor.id);
      const { redovisning, innehall } = await hamtaPaket(db, req.params.redovisningId);
      res.attachment(paketnamn(redovisning)).type('application/zip');
      res.send(innehall);
    }),
  ];
};
