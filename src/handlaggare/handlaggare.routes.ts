import type { Response } from 'express';
import { z } from 'zod';
import type { Hus } from '../hus.ts';
import { found } from '../shared/errors.ts';
import { aterstalldForm } from '../web/aterstall.ts';
import { emptyForm, enRad, felstatus, formWith, nyckelOf, readForm, type Form } from '../web/form.ts';
import { andrar, bekraftad, get, laser, post, type Access, type Route } from '../web/routes.ts';
import { listHandlaggare } from './handlaggare.queries.ts';
import { utnamningshinderText } from './handlaggare.rules.ts';
import { taBortHandlaggare, utseHandlaggare } from './handlaggare.service.ts';
import { handlaggareModel, handlaggarePage } from './handlaggare.view.ts';
import { handlaggaravslutPath, handlaggarePath } from './sidor.rules.ts';

const access: Access = ['superadministrator'];
const falt = z.object({
  epost: enRad(254)
    .default('')
    .refine((text) => text !== '', 'Skriv användarens e-postadress i SUS'),
});

/** Appoints and dismisses handläggare av registerutdrag. */
export const handlaggareRoutes = (hus: Hus): Route[] => {
  const visa = async (res: Response, form: Form, gjort?: unknown): Promise<void> => {
    handlaggarePage(res, handlaggareModel(await listHandlaggare(hus.db), form, gjort), felstatus(form));
  };

  return [
    get(handlaggarePath, access, laser, async (req, res) => {
      await visa(res, aterstalldForm(req, res) ?? emptyForm, req.query['gjort']);
    }),

    // It gives somebody else a right over persons, or takes it away: who does shows anew who they are (ASVS 7.5.3).
    post(handlaggarePath, access, bekraftad(andrar), async (req, res, actor) => {
      const last = readForm(falt, req.body);
      if (!last.ok) return visa(res, last.form);
      const sida = `${handlaggarePath}?gjort=utsedd`;
      const utsedd = { nyckel: nyckelOf(req.body), sida };
      const svar = await utseHandlaggare({ hus, actor }, last.value.epost, utsedd);
      if (svar.ok) res.redirect(303, svar.value.sida);
      else await visa(res, formWith(req.body, { epost: utnamningshinderText[svar.error] }));
    }),

    // Reached when the button was pressed too late, after the session or the page had run out.
    get(handlaggaravslutPath, access, laser, (_req, res) => {
      res.redirect(303, handlaggarePath);
    }),

    post(handlaggaravslutPath, access, bekraftad(andrar), async (req, res, actor) => {
      const avslut = { nyckel: nyckelOf(req.body), sida: `${handlaggarePath}?gjort=borttagen` };
      const svar = await taBortHandlaggare({ hus, actor }, req.params.anvandareId, avslut);
      res.redirect(303, found(svar.ok ? svar.value : null).sida);
    }),
  ];
};
