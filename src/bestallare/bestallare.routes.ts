import type { Response } from 'express';
import { z } from 'zod';
import type { Hus } from '../hus.ts';
import { nummerkrav } from '../inloggning/inloggning.rules.ts';
import { findArbetsgivare } from '../overenskommelse/overenskommelse.service.ts';
import {
  arbetsgivarePath,
  avslutPath,
  fornyelsePath,
  nyBestallarePath,
} from '../overenskommelse/sidor.rules.ts';
import { dagAv } from '../shared/datum.ts';
import { found } from '../shared/errors.ts';
import { aterstalldForm } from '../web/aterstall.ts';
import {
  emptyForm,
  felstatus,
  formWith,
  nyckelOf,
  readForm,
  text,
  versionsfalt,
  type Form,
} from '../web/form.ts';
import { lasare } from '../web/lasare.ts';
import { andrar, bekraftad, get, laser, post, type Access, type Route } from '../web/routes.ts';
import { url } from '../web/url.ts';
import { listMojliga } from './bestallare.queries.ts';
import type { Bestallare } from './bestallare.rules.ts';
import { lasRegistrering } from './bestallare.schema.ts';
import { registreraBestallare } from './bestallare.service.ts';
import {
  avslutaModel,
  bestallarePage,
  fornyaModel,
  medHinder,
  nyBestallareModel,
} from './bestallare.view.ts';
import { avslutaBestallare, findRegistrering, fornya } from './fornyelse.service.ts';

const access: Access = ['superadministrator'];
const andringForm = z.object({ version: versionsfalt(), galler_till: text(20).default('') });

const sparadSida = (organisationId: string): string =>
  url(arbetsgivarePath, { organisationId }, { sparat: 'ja' });

const lasSlut = (body: unknown) => {
  const last = readForm(andringForm, body);
  if (!last.ok) return last;
  const { dag, svar } = lasare(formWith(body, {}));
  const till = dag('galler_till', last.value.galler_till, { tomt: 'Skriv sista dagen', vad: 'en sista dag' });
  return svar({ till, version: last.value.version });
};

/** Registers, renews and ends behöriga beställare (form 9463). */
export const bestallareRoutes = (hus: Hus): Route[] => {
  const { db, clock, config } = hus;

  const visaNy = async (res: Response, organisationId: string, form: Form): Promise<void> => {
    const idag = dagAv(clock());
    const arbetsgivare = found(await findArbetsgivare(db, organisationId));
    const mojliga = await listMojliga(db, organisationId, idag);
    bestallarePage(res, nyBestallareModel(arbetsgivare, mojliga, { form, idag }), felstatus(form));
  };

  const oppna = async (id: string): Promise<{ b: Bestallare; organisation: string }> => {
    const b = found(await findRegistrering(db, id));
    return { b, organisation: found(await findArbetsgivare(db, b.organisationId)).namn };
  };
  const visaFornya = async (res: Response, id: string, form: Form): Promise<void> => {
    const { b, organisation } = await oppna(id);
    bestallarePage(res, fornyaModel(b, organisation, { form, idag: dagAv(clock()) }), felstatus(form));
  };
  const visaAvsluta = async (res: Response, id: string, form: Form): Promise<void> => {
    const { b, organisation } = await oppna(id);
    bestallarePage(res, avslutaModel(b, organisation, form), felstatus(form));
  };

  return [
    get(nyBestallarePath, access, laser, async (req, res) => {
      await visaNy(res, req.params.organisationId, aterstalldForm(req, res) ?? emptyForm);
    }),

    // A beställare gives others roles: who registers one shows anew who they are (ASVS 7.5.3).
    post(nyBestallarePath, access, bekraftad(andrar), async (req, res, actor) => {
      const { organisationId } = req.params;
      const krav = { idag: dagAv(clock()), krav: nummerkrav[config.miljo] };
      const last = lasRegistrering(req.body, krav);
      if (!last.ok) return visaNy(res, organisationId, last.form);
      const sida = sparadSida(organisationId);
      const registrering = { nyckel: nyckelOf(req.body), sida, uppgift: last.value };
      const svar = await registreraBestallare({ hus, actor }, organisationId, registrering);
      if (svar.ok) res.redirect(303, svar.value.sida);
      else await visaNy(res, organisationId, medHinder(req.body, svar.error));
    }),

    get(fornyelsePath, access, laser, async (req, res) => {
      await visaFornya(res, req.params.bestallareId, aterstalldForm(req, res) ?? emptyForm);
    }),

    post(fornyelsePath, access, bekraftad(andrar), async (req, res, actor) => {
      const { bestallareId } = req.params;
      const last = lasSlut(req.body);
      if (!last.ok) return visaFornya(res, bestallareId, last.form);
      const sida = sparadSida((await oppna(bestallareId)).b.organisationId);
      const svar = await fornya({ hus, actor }, bestallareId, {
        nyckel: nyckelOf(req.body),
        sida,
        ...last.value,
      });
      if (svar.ok) res.redirect(303, svar.value.sida);
      else await visaFornya(res, bestallareId, medHinder(req.body, svar.error));
    }),

    get(avslutPath, access, laser, async (req, res) => {
      await visaAvsluta(res, req.params.bestallareId, aterstalldForm(req, res) ?? emptyForm);
    }),

    post(avslutPath, access, andrar, async (req, res, actor) => {
      const { bestallareId } = req.params;
      const last = readForm(andringForm, req.body);
      if (!last.ok) return visaAvsluta(res, bestallareId, last.form);
      const sida = sparadSida((await oppna(bestallareId)).b.organisationId);
      const andring = { nyckel: nyckelOf(req.body), sida, version: last.value.version };
      const svar = await avslutaBestallare({ hus, actor }, bestallareId, andring);
      if (svar.ok) res.redirect(303, svar.value.sida);
      else await visaAvsluta(res, bestallareId, medHinder(req.body, svar.error));
    }),
  ];
};
