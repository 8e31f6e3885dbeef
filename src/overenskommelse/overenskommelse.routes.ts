import type { Response } from 'express';
import { listBestallare } from '../bestallare/bestallare.service.ts';
import type { Hus } from '../hus.ts';
import { dagAv } from '../shared/datum.ts';
import { found } from '../shared/errors.ts';
import { sidan } from '../shared/sidor.ts';
import { aterstalldForm } from '../web/aterstall.ts';
import { emptyForm, felstatus, formWith, nyckelOf, readForm, type Form } from '../web/form.ts';
import { andrar, get, laser, post, type Access, type Route } from '../web/routes.ts';
import { url } from '../web/url.ts';
import { arbetsgivareModel, arbetsgivarePage } from './arbetsgivare.view.ts';
import { formularPage, hinderText, nyModel, slutdagModel } from './formular.view.ts';
import { countArbetsgivare, listArbetsgivare, listOverenskommelser } from './overenskommelse.queries.ts';
import type { Overenskommelsehinder } from './overenskommelse.rules.ts';
import { lasOverenskommelse, lasSlutdag, sokForm } from './overenskommelse.schema.ts';
import {
  andraSlutdag,
  findArbetsgivare,
  listGarUt,
  registreraOverenskommelse,
} from './overenskommelse.service.ts';
import { overenskommelserModel, overenskommelserPage } from './overenskommelse.view.ts';
import { arbetsgivarePath, nyOverenskommelsePath, overenskommelserPath, slutdagPath } from './sidor.rules.ts';

const access: Access = ['superadministrator'];

const medHinder = (body: unknown, hinder: Overenskommelsehinder): Form => {
  const [falt, text] = hinderText[hinder];
  return formWith(body, { [falt]: text });
};
const sparadSida = (organisationId: string): string =>
  url(arbetsgivarePath, { organisationId }, { sparat: 'ja' });

/** Överenskommelser of employers, and what hangs on them. */
export const overenskommelseRoutes = (hus: Hus): Route[] => {
  const { db, clock } = hus;

  const funna = async (namn: string, sida: number) => {
    const traffar = await countArbetsgivare(db, namn);
    const { sida: den, ...utsnitt } = sidan(sida, traffar);
    const rader = await listArbetsgivare(db, { namn, idag: dagAv(clock()), ...utsnitt });
    return { rader, traffar, sida: den, namn };
  };

  const visaNy = async (res: Response, organisationId: string, form: Form): Promise<void> => {
    const arbetsgivare = found(await findArbetsgivare(db, organisationId));
    formularPage(res, nyModel(arbetsgivare, form), felstatus(form));
  };

  const visaSlutdag = async (
    res: Response,
    { organisationId, overenskommelseId }: { organisationId: string; overenskommelseId: string },
    form: Form,
  ): Promise<void> => {
    const arbetsgivare = found(await findArbetsgivare(db, organisationId));
    const alla = await listOverenskommelser(db, organisationId);
    const den = found(alla.find(({ id }) => id === overenskommelseId));
    formularPage(res, slutdagModel(arbetsgivare, den, form), felstatus(form));
  };

  return [
    get(overenskommelserPath, access, laser, async (req, res) => {
      const idag = dagAv(clock());
      const garUt = await listGarUt(db, idag);
      const last = readForm(sokForm, req.query);
      const form = last.ok ? { values: req.query, errors: {} } : last.form;
      const svar = last.ok ? await funna(last.value.namn, last.value.sida) : null;
      overenskommelserPage(res, overenskommelserModel(form, { garUt, idag, funna: svar }), felstatus(form));
    }),

    get(arbetsgivarePath, access, laser, async (req, res) => {
      const { organisationId } = req.params;
      const arbetsgivare = found(await findArbetsgivare(db, organisationId));
      const overenskommelser = await listOverenskommelser(db, organisationId);
      const bestallare = await listBestallare(db, organisationId);
      const underlag = { arbetsgivare, overenskommelser, bestallare, idag: dagAv(clock()) };
      arbetsgivarePage(res, arbetsgivareModel(underlag, req.query['sparat'] === 'ja'));
    }),

    get(nyOverenskommelsePath, access, laser, async (req, res) => {
      await visaNy(res, req.params.organisationId, aterstalldForm(req, res) ?? emptyForm);
    }),

    post(nyOverenskommelsePath, access, andrar, async (req, res, actor) => {
      const { organisationId } = req.params;
      const last = lasOverenskommelse(req.body);
      if (!last.ok) return visaNy(res, organisationId, last.form);
      const registrering = {
        nyckel: nyckelOf(req.body),
        sida: sparadSida(organisationId),
        uppgift: last.value,
      };
      const svar = await registreraOverenskommelse({ hus, actor }, organisationId, registrering);
      if (svar.ok) res.redirect(303, svar.value.sida);
      else await visaNy(res, organisationId, medHinder(req.body, svar.error));
    }),

    get(slutdagPath, access, laser, async (req, res) => {
      await visaSlutdag(res, req.params, aterstalldForm(req, res) ?? emptyForm);
    }),

    post(slutdagPath, access, andrar, async (req, res, actor) => {
      const { organisationId, overenskommelseId } = req.params;
      const last = lasSlutdag(req.body);
      if (!last.ok) return visaSlutdag(res, req.params, last.form);
      const byte = {
        nyckel: nyckelOf(req.body),
        sida: sparadSida(organisationId),
        organisationId,
        ...last.value,
      };
      const svar = await andraSlutdag({ hus, actor }, overenskommelseId, byte);
      if (svar.ok) res.redirect(303, svar.value.sida);
      else await visaSlutdag(res, req.params, medHinder(req.body, svar.error));
    }),
  ];
};
