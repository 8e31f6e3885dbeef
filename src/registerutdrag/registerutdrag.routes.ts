import type { Request, Response } from 'express';
import type { Actor } from '../behorighet/behorighet.rules.ts';
import type { Hus } from '../hus.ts';
import { nummerkrav } from '../inloggning/inloggning.rules.ts';
import { dagAv } from '../shared/datum.ts';
import { hamtaStyrdata } from '../styrdata/styrdata.service.ts';
import { arkiv } from '../web/arkiv.ts';
import { aterstalldForm } from '../web/aterstall.ts';
import { lasBeslut } from '../web/beslut.ts';
import { emptyForm, felstatus, formWith, nyckelOf, type Form } from '../web/form.ts';
import { skapaPdf } from '../web/pdf.ts';
import {
  andrar,
  andrarOchVisar,
  bekraftad,
  get,
  laser,
  post,
  type Access,
  type Route,
} from '../web/routes.ts';
import { sidnummer, url } from '../web/url.ts';
import { lasBestallning } from './bestallning.schema.ts';
import { hamtaRegisterutdrag } from './hamtning.service.ts';
import { nyttRegisterutdragModel, nyttRegisterutdragPage } from './ny.view.ts';
import { nekandeskal, utdragshinderText, type Utdragshinder } from './registerutdrag.rules.ts';
import {
  beslutaRegisterutdrag,
  bestallRegisterutdrag,
  nyttUtdragsId,
  visaRegisterutdrag,
  visaRegisterutdragen,
} from './registerutdrag.service.ts';
import {
  registerutdragenModel,
  registerutdragenPage,
  registerutdragModel,
  registerutdragPage,
} from './registerutdrag.view.ts';
import {
  hamtningPath,
  nyttRegisterutdragPath,
  registerutdragenPath,
  registerutdragPath,
} from './sidor.rules.ts';
import type { Utdrag } from './utdrag.rules.ts';
import { utdragJson, utdragPdf } from './utdragspdf.view.ts';

const access: Access = ['registerhandlaggare'];

/** Registerutdrag: ordered by one handläggare, approved by another, fetched once (GDPR art. 15, ADR 36). */
export const registerutdragRoutes = (hus: Hus): Route[] => {
  const { clock, config } = hus;

  const visa = async (req: Request, res: Response, actor: Actor, form: Form): Promise<void> => {
    const id = String(req.params['utdragId']);
    const { utdrag, omMig } = await visaRegisterutdrag(hus, actor, id);
    const lasare = { form, lasareId: actor.id, omMig, gjort: req.query['gjort'], nu: clock() };
    registerutdragPage(res, registerutdragModel(utdrag, lasare), felstatus(form));
  };
  const nekad = (req: Request, hinder: Utdragshinder): Form =>
    formWith(req.body, {
      [hinder === 'fel_nummer' ? 'personnummer' : 'skal']: utdragshinderText[hinder],
    });

  /** Both files in one, since it is fetched once. Made here and now, and kept nowhere. */
  const skicka = async (res: Response, utdrag: Utdrag, { namn, organisation }: Actor): Promise<void> => {
    const uttag = { av: namn, organisation, nu: clock() };
    const pdf = await skapaPdf(utdragPdf(utdrag, await hamtaStyrdata(hus.db), uttag));
    const filer = arkiv([
      { namn: 'registerutdrag.pdf', innehall: [pdf] },
      { namn: 'registerutdrag.json', innehall: [utdragJson(utdrag, uttag)] },
    ]);
    const bitar: Buffer[] = [];
    for await (const bit of filer) bitar.push(bit);
    res.attachment(`registerutdrag-${String(utdrag.nummer)}.zip`).send(Buffer.concat(bitar));
  };

  return [
    get(registerutdragenPath, access, laser, async (req, res, actor) => {
      const lista = await visaRegisterutdragen(hus, actor, sidnummer(req.query['sida']));
      registerutdragenPage(res, registerutdragenModel(lista, clock()));
    }),

    get(nyttRegisterutdragPath, access, laser, (req, res) => {
      nyttRegisterutdragPage(res, nyttRegisterutdragModel(aterstalldForm(req, res) ?? emptyForm));
    }),

    post(nyttRegisterutdragPath, access, bekraftad(andrar), async (req, res, actor) => {
      const visaIgen = (form: Form) => {
        nyttRegisterutdragPage(res, nyttRegisterutdragModel(form), 422);
      };
      const last = lasBestallning(req.body, dagAv(clock()), nummerkrav[config.miljo]);
      if (!last.ok) {
        visaIgen(last.form);
        return;
      }
      const id = nyttUtdragsId();
      const sida = url(registerutdragPath, { utdragId: id }, { gjort: 'bestallt' });
      const bestallning = { nyckel: nyckelOf(req.body), id, sida, ...last.value };
      const svar = await bestallRegisterutdrag({ hus, actor }, bestallning);
      if (svar.ok) res.redirect(303, svar.value.sida);
      else visaIgen(formWith(req.body, { personnummer: utdragshinderText[svar.error] }));
    }),

    get(registerutdragPath, access, laser, async (req, res, actor) => {
      await visa(req, res, actor, aterstalldForm(req, res) ?? emptyForm);
    }),

    post(registerutdragPath, access, bekraftad(andrar), async (req, res, actor) => {
      const { utdragId } = req.params;
      const nummer = nummerkrav[config.miljo];
      const last = lasBeslut(req.body, { skalen: nekandeskal, idag: dagAv(clock()), nummer });
      if (!last.ok) return visa(req, res, actor, last.form);
      const sida = url(registerutdragPath, { utdragId }, { gjort: 'beslutat' });
      const beslut = { nyckel: nyckelOf(req.body), sida, ...last.value };
      const svar = await beslutaRegisterutdrag({ hus, actor }, utdragId, beslut);
      if (svar.ok) res.redirect(303, svar.value.sida);
      else await visa(req, res, actor, nekad(req, svar.error));
    }),

    // Where one comes back to after having shown who one is.
    get(hamtningPath, access, laser, (req, res) => {
      res.redirect(303, url(registerutdragPath, { utdragId: req.params.utdragId }));
    }),

    post(hamtningPath, access, bekraftad(andrarOchVisar), async (req, res, actor) => {
      const svar = await hamtaRegisterutdrag({ hus, actor }, req.params.utdragId);
      if (svar.ok) await skicka(res, svar.value, actor);
      else await visa(req, res, actor, nekad(req, svar.error));
    }),
  ];
};
