import type { Response } from 'express';
import type { Hus } from '../hus.ts';
import { aterstalldForm } from '../web/aterstall.ts';
import { emptyForm, felstatus, formWith, nyckelOf, readForm, type Form } from '../web/form.ts';
import { andrar, bekraftad, get, laser, post, type Access, type Route } from '../web/routes.ts';
import { url } from '../web/url.ts';
import { utnamningForm } from './loggranskning.schema.ts';
import { granskaravslutPath, loggranskarePath } from './sidor.rules.ts';
import { listLoggranskare } from './utnamning.queries.ts';
import { utnamningshinderText } from './utnamning.rules.ts';
import { avsluta, utse } from './utnamning.service.ts';
import { granskareModel, granskarePage } from './utnamning.view.ts';

const access: Access = ['superadministrator'];
const klart = (vad: string): string => url(loggranskarePath, {}, { klart: vad });

/** Who reviews the trail, decided by a superadministratör who has just shown who they are. */
export const utnamningRoutes = (hus: Hus): Route[] => {
  const visa = async (res: Response, form: Form, vad: unknown = null): Promise<void> => {
    granskarePage(res, granskareModel(await listLoggranskare(hus.db), form, vad), felstatus(form));
  };

  return [
    get(loggranskarePath, access, laser, async (req, res) => {
      await visa(res, aterstalldForm(req, res) ?? emptyForm, req.query['klart']);
    }),

    post(loggranskarePath, access, bekraftad(andrar), async (req, res, actor) => {
      const last = readForm(utnamningForm, req.body);
      if (!last.ok) return visa(res, last.form);
      const utnamning = { nyckel: nyckelOf(req.body), sida: klart('utsedd'), ...last.value };
      const svar = await utse({ hus, actor }, utnamning);
      if (svar.ok) res.redirect(303, svar.value.sida);
      else await visa(res, formWith(req.body, { epost: utnamningshinderText[svar.error] }));
    }),

    post(granskaravslutPath, access, bekraftad(andrar), async (req, res, actor) => {
      const avslut = { nyckel: nyckelOf(req.body), sida: klart('avslutad') };
      const svar = await avsluta({ hus, actor }, req.params.anvandareId, avslut);
      if (svar.ok) res.redirect(303, svar.value.sida);
    }),

    // Reached when the button was pressed too late.
    get(granskaravslutPath, access, laser, (_req, res) => {
      res.redirect(303, loggranskarePath);
    }),
  ];
};
