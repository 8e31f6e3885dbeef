import type { Request, Response } from 'express';
import type { Actor } from '../behorighet/behorighet.rules.ts';
import type { Hus } from '../hus.ts';
import { dagAv } from '../shared/datum.ts';
import { NotFound } from '../shared/errors.ts';
import { aterstalldForm } from '../web/aterstall.ts';
import { emptyForm, felstatus, formWith, nyckelOf, type Form } from '../web/form.ts';
import { skickaPdf } from '../web/pdf.ts';
import { andrar, bekraftad, get, laser, post, type Access, type Route } from '../web/routes.ts';
import { sidnummer, url } from '../web/url.ts';
import { gallringshinderText, type Gallringshinder } from './gallring.rules.ts';
import { lasBeslut, lasRegel } from './gallring.schema.ts';
import {
  beslutaGallring,
  foreslaGallring,
  korIgen,
  nyttGallringsId,
  provkor,
  visaGallring,
  visaGallringar,
} from './gallring.service.ts';
import { gallringModel, gallringPage } from './gallring.view.ts';
import { oversiktModel, oversiktPage } from './oversikt.view.ts';
import { protokollPdf } from './protokoll.view.ts';
import { provkorningModel, provkorningPage } from './provkorning.view.ts';
import { sattRegel, visaRegler } from './regel.service.ts';
import { regelModel, regelPage } from './regel.view.ts';
import {
  gallringarPath,
  gallringPath,
  igenPath,
  nyRegelPath,
  protokollPath,
  provkorningPath,
} from './sidor.rules.ts';

const access: Access = ['superadministrator'];

/** What a form held, and what stood in the way when it was sent. */
interface Svar {
  readonly form: Form;
  readonly hinder: Gallringshinder | null;
}
const utanHinder = (form: Form): Svar => ({ form, hinder: null });
const med = (body: unknown, hinder: Gallringshinder): Svar => ({ form: formWith(body, {}), hinder });

/** Gallring: a rule, a list of what it would take, two who stand behind it, a run and a protocol (ADR 38). */
export const gallringRoutes = (hus: Hus): Route[] => {
  const { clock } = hus;

  const visaRegel = async (res: Response, actor: Actor, form: Form): Promise<void> => {
    regelPage(res, regelModel(await visaRegler(hus, actor), form, dagAv(clock())), felstatus(form));
  };
  const visaProv = async (res: Response, actor: Actor, { form, hinder }: Svar): Promise<void> => {
    const model = provkorningModel(await provkor(hus, actor), form, hinder);
    provkorningPage(res, model, hinder === null ? 200 : 422);
  };
  const visa = async (req: Request, res: Response, actor: Actor, { form, hinder }: Svar): Promise<void> => {
    const underlag = await visaGallring(hus, actor, String(req.params['gallringId']));
    const visning = { form, hinder, lasareId: actor.id, gjort: req.query['gjort'], nu: clock() };
    gallringPage(res, gallringModel(underlag, visning), hinder === null ? felstatus(form) : 422);
  };

  return [
    get(gallringarPath, access, laser, async (req, res, actor) => {
      const lista = await visaGallringar(hus, actor, sidnummer(req.query['sida']));
      oversiktPage(res, oversiktModel(lista, { nu: clock(), gjort: req.query['gjort'] }));
    }),

    get(nyRegelPath, access, laser, async (req, res, actor) => {
      await visaRegel(res, actor, aterstalldForm(req, res) ?? emptyForm);
    }),

    post(nyRegelPath, access, bekraftad(andrar), async (req, res, actor) => {
      const last = lasRegel(req.body, dagAv(clock()));
      if (!last.ok) return visaRegel(res, actor, last.form);
      const sida = url(gallringarPath, {}, { gjort: 'regel' });
      const svar = await sattRegel({ hus, actor }, { nyckel: nyckelOf(req.body), sida, ...last.value });
      if (svar.ok) res.redirect(303, svar.value.sida);
      else await visaRegel(res, actor, formWith(req.body, { ar: gallringshinderText[svar.error] }));
    }),

    get(provkorningPath, access, laser, async (req, res, actor) => {
      await visaProv(res, actor, utanHinder(aterstalldForm(req, res) ?? emptyForm));
    }),

    post(provkorningPath, access, bekraftad(andrar), async (req, res, actor) => {
      const id = nyttGallringsId();
      const sida = url(gallringPath, { gallringId: id }, { gjort: 'foreslagen' });
      const svar = await foreslaGallring({ hus, actor }, { nyckel: nyckelOf(req.body), id, sida });
      if (svar.ok) res.redirect(303, svar.value.sida);
      else await visaProv(res, actor, med(req.body, svar.error));
    }),

    get(gallringPath, access, laser, async (req, res, actor) => {
      await visa(req, res, actor, utanHinder(aterstalldForm(req, res) ?? emptyForm));
    }),

    post(gallringPath, access, bekraftad(andrar), async (req, res, actor) => {
      const { gallringId } = req.params;
      const last = lasBeslut(req.body);
      if (!last.ok) return visa(req, res, actor, utanHinder(last.form));
      const sida = url(gallringPath, { gallringId }, { gjort: 'beslutad' });
      const beslut = { nyckel: nyckelOf(req.body), sida, skal: last.value };
      const svar = await beslutaGallring({ hus, actor }, gallringId, beslut);
      if (svar.ok) res.redirect(303, svar.value.sida);
      else await visa(req, res, actor, med(req.body, svar.error));
    }),

    // Where one comes back to after having shown who one is.
    get(igenPath, access, laser, (req, res) => {
      res.redirect(303, url(gallringPath, { gallringId: req.params.gallringId }));
    }),

    post(igenPath, access, bekraftad(andrar), async (req, res, actor) => {
      const { gallringId } = req.params;
      const sida = url(gallringPath, { gallringId }, { gjort: 'igen' });
      const svar = await korIgen({ hus, actor }, { nyckel: nyckelOf(req.body), id: gallringId, sida });
      if (svar.ok) res.redirect(303, svar.value.sida);
      else await visa(req, res, actor, med(req.body, svar.error));
    }),

    get(protokollPath, access, laser, async (req, res, actor) => {
      const underlag = await visaGallring(hus, actor, req.params.gallringId);
      const { nummer, klarAt } = underlag.gallring;
      if (klarAt === null) throw new NotFound();
      await skickaPdf(res, `gallringsprotokoll-${String(nummer)}.pdf`, protokollPdf(underlag, klarAt));
    }),
  ];
};
