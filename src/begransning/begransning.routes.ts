import type { Request, Response } from 'express';
import type { Actor } from '../behorighet/behorighet.rules.ts';
import type { Hus } from '../hus.ts';
import { nummerkrav } from '../inloggning/inloggning.rules.ts';
import { nekandeskal } from '../registerutdrag/registerutdrag.rules.ts';
import { dagAv } from '../shared/datum.ts';
import { aterstalldForm } from '../web/aterstall.ts';
import { lasBeslut } from '../web/beslut.ts';
import { emptyForm, felstatus, formWith, nyckelOf, type Form } from '../web/form.ts';
import { andrar, bekraftad, get, laser, post, type Access, type Route } from '../web/routes.ts';
import { sidnummer, url } from '../web/url.ts';
import { begransningshinderText, lageFor, type Begransning } from './begransning.rules.ts';
import { lasBestallning } from './begransning.schema.ts';
import {
  beslutaBegransning,
  bestallBegransning,
  nyttBegransningsId,
  visaBegransning,
  visaBegransningar,
} from './begransning.service.ts';
import { begransningModel, begransningPage } from './begransning.view.ts';
import { begransningarModel, begransningarPage } from './lista.view.ts';
import { havningModel, nyBegransningModel, nyBegransningPage } from './ny.view.ts';
import { begransningarPath, begransningPath, havningPath, nyBegransningPath } from './sidor.rules.ts';

const access: Access = ['registerhandlaggare'];

/** Begränsning av behandling: ordered by one handläggare, approved by another, and lifted the same way (GDPR art. 18, ADR 37). */
export const begransningRoutes = (hus: Hus): Route[] => {
  const { clock, config } = hus;
  const kraven = () => ({ idag: dagAv(clock()), krav: nummerkrav[config.miljo] });

  const visa = async (req: Request, res: Response, actor: Actor, form: Form): Promise<void> => {
    const id = String(req.params['begransningId']);
    const { begransning, omMig } = await visaBegransning(hus, actor, id);
    const lasare = { form, lasareId: actor.id, omMig, gjort: req.query['gjort'] };
    begransningPage(res, begransningModel(begransning, lasare), felstatus(form));
  };

  /** Orders a begränsning, or the lifting of the one given; the form again with what is wrong in it. */
  const bestall = async (
    req: Request,
    res: Response,
    actor: Actor,
    { galler, visaIgen }: { readonly galler: Begransning | null; readonly visaIgen: (form: Form) => void },
  ): Promise<void> => {
    const last = lasBestallning(req.body, galler === null ? 'begransning' : 'havning', kraven());
    if (!last.ok) {
      visaIgen(last.form);
      return;
    }
    const id = nyttBegransningsId();
    const sida = url(begransningPath, { begransningId: id }, { gjort: 'bestallt' });
    const bestallning = { nyckel: nyckelOf(req.body), id, sida, galler: galler?.id ?? null, ...last.value };
    const svar = await bestallBegransning({ hus, actor }, bestallning);
    if (svar.ok) res.redirect(303, svar.value.sida);
    else visaIgen(formWith(req.body, { personnummer: begransningshinderText[svar.error] }));
  };

  /** The begränsning that is to be lifted; back to its page when there is nothing to lift. */
  const attHava = async (req: Request, res: Response, actor: Actor): Promise<Begransning | null> => {
    const id = String(req.params['begransningId']);
    const { begransning } = await visaBegransning(hus, actor, id);
    if (lageFor(begransning) === 'galler') return begransning;
    res.redirect(303, url(begransningPath, { begransningId: id }));
    return null;
  };

  return [
    get(begransningarPath, access, laser, async (req, res, actor) => {
      begransningarPage(
        res,
        begransningarModel(await visaBegransningar(hus, actor, sidnummer(req.query['sida']))),
      );
    }),

    get(nyBegransningPath, access, laser, (req, res) => {
      nyBegransningPage(res, nyBegransningModel(aterstalldForm(req, res) ?? emptyForm));
    }),

    post(nyBegransningPath, access, bekraftad(andrar), async (req, res, actor) => {
      const visaIgen = (form: Form) => {
        nyBegransningPage(res, nyBegransningModel(form), 422);
      };
      await bestall(req, res, actor, { galler: null, visaIgen });
    }),

    get(begransningPath, access, laser, async (req, res, actor) => {
      await visa(req, res, actor, aterstalldForm(req, res) ?? emptyForm);
    }),

    post(begransningPath, access, bekraftad(andrar), async (req, res, actor) => {
      const { begransningId } = req.params;
      const { idag, krav } = kraven();
      const last = lasBeslut(req.body, { skalen: nekandeskal, idag, nummer: krav });
      if (!last.ok) return visa(req, res, actor, last.form);
      const sida = url(begransningPath, { begransningId }, { gjort: 'beslutat' });
      const beslut = { nyckel: nyckelOf(req.body), sida, ...last.value };
      const svar = await beslutaBegransning({ hus, actor }, begransningId, beslut);
      if (svar.ok) res.redirect(303, svar.value.sida);
      else await visa(req, res, actor, formWith(req.body, nekad(svar.error)));
    }),

    get(havningPath, access, laser, async (req, res, actor) => {
      const galler = await attHava(req, res, actor);
      if (galler !== null)
        nyBegransningPage(res, havningModel(galler, aterstalldForm(req, res) ?? emptyForm));
    }),

    post(havningPath, access, bekraftad(andrar), async (req, res, actor) => {
      const galler = await attHava(req, res, actor);
      if (galler === null) return;
      const visaIgen = (form: Form) => {
        nyBegransningPage(res, havningModel(galler, form), 422);
      };
      await bestall(req, res, actor, { galler, visaIgen });
    }),
  ];
};

/** A number that does not match is said at the number; all else at the choice. */
const nekad = (hinder: keyof typeof begransningshinderText) => ({
  [hinder === 'fel_nummer' ? 'personnummer' : 'skal']: begransningshinderText[hinder],
});
