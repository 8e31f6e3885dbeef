import type { Request, Response } from 'express';
import type { Hus } from '../hus.ts';
import { lasUrvalsfraga, rapporterPath } from '../rapportsida/adress.rules.ts';
import { dagAv } from '../shared/datum.ts';
import { aterstalldForm } from '../web/aterstall.ts';
import { emptyForm, formWith, nyckelOf, readForm, type Form } from '../web/form.ts';
import { andrar, get, laser, post, type Route } from '../web/routes.ts';
import { minaRapporterPath, sparatUrvalPath, sparaUrvalPath, taBortUrvalPath } from './adress.rules.ts';
import { namnSchema, sparaSchema } from './minarapporter.schema.ts';
import {
  bytNamn,
  listMinaRapporter,
  sparaUrval,
  sparhinderText,
  taBortSparat,
  visaSparat,
} from './minarapporter.service.ts';
import {
  minaRapporterModel,
  minaRapporterPage,
  namnModel,
  nyttModel,
  sparaPage,
  taBortModel,
  taBortPage,
} from './minarapporter.view.ts';

/** "Mina rapporter": selections that a user has given a name. Each belongs to one user. */
export const minaRapporterRoutes = (hus: Hus): Route[] => {
  const { db, clock } = hus;
  const idag = () => dagAv(clock());

  /** The form for a selection, or the way to choose one when what came is none. */
  const visaNytt = (res: Response, fraga: string, form: Form, status = 200): void => {
    const urval = lasUrvalsfraga(fraga, idag());
    if (urval === null) res.redirect(303, rapporterPath);
    else sparaPage(res, nyttModel(urval, sparaUrvalPath, form), status);
  };
  const urvalI = ({ values }: Form): string => (typeof values['urval'] === 'string' ? values['urval'] : '');
  const fragan = ({ originalUrl }: Request): string => originalUrl.split('?').slice(1).join('?');

  return [
    get(minaRapporterPath, ['susrapport'], laser, async (req, res, actor) => {
      const sparade = await listMinaRapporter(db, actor);
      minaRapporterPage(res, minaRapporterModel(sparade, idag(), req.query['klart']));
    }),

    get(sparaUrvalPath, ['susrapport'], laser, (req, res) => {
      const kvar = aterstalldForm(req, res);
      visaNytt(res, kvar === null ? fragan(req) : urvalI(kvar), kvar ?? emptyForm);
    }),

    post(sparaUrvalPath, ['susrapport'], andrar, async (req, res, actor) => {
      const nyckel = nyckelOf(req.body);
      const parsed = readForm(sparaSchema, req.body);
      if (!parsed.ok) {
        visaNytt(res, urvalI(parsed.form), parsed.form, 422);
        return;
      }
      const { namn, urval } = parsed.value;
      if (lasUrvalsfraga(urval, idag()) === null) {
        res.redirect(303, rapporterPath);
        return;
      }
      const gjort = await sparaUrval({ hus, actor }, { nyckel, namn, urval });
      if (gjort.ok) res.redirect(303, gjort.value.sida);
      else visaNytt(res, urval, formWith(req.body, { namn: sparhinderText[gjort.error] }), 422);
    }),

    get(sparatUrvalPath, ['susrapport'], laser, async (req, res, actor) => {
      const rad = await visaSparat(db, actor, req.params.sparatId);
      sparaPage(res, namnModel(rad, idag(), aterstalldForm(req, res) ?? emptyForm));
    }),

    post(sparatUrvalPath, ['susrapport'], andrar, async (req, res, actor) => {
      const nyckel = nyckelOf(req.body);
      const rad = await visaSparat(db, actor, req.params.sparatId);
      const parsed = readForm(namnSchema, req.body);
      if (!parsed.ok) {
        sparaPage(res, namnModel(rad, idag(), parsed.form), 422);
        return;
      }
      const gjort = await bytNamn({ hus, actor }, { nyckel, id: rad.id, namn: parsed.value.namn });
      if (gjort.ok) res.redirect(303, gjort.value.sida);
      else
        sparaPage(
          res,
          namnModel(rad, idag(), formWith(req.body, { namn: sparhinderText[gjort.error] })),
          422,
        );
    }),

    get(taBortUrvalPath, ['susrapport'], laser, async (req, res, actor) => {
      taBortPage(res, taBortModel(await visaSparat(db, actor, req.params.sparatId), idag()));
    }),

    post(taBortUrvalPath, ['susrapport'], andrar, async (req, res, actor) => {
      const gjort = await taBortSparat(
        { hus, actor },
        { nyckel: nyckelOf(req.body), id: req.params.sparatId },
      );
      if (gjort.ok) res.redirect(303, gjort.value.sida);
    }),
  ];
};
