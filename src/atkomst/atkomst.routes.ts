import { z } from 'zod';
import type { Hus } from '../hus.ts';
import { visaAnvandarePath } from '../uppdrag/uppdragssidor.rules.ts';
import { BadRequest, found } from '../shared/errors.ts';
import { readForm } from '../web/form.ts';
import { andrar, bekraftad, get, laser, post, type Route } from '../web/routes.ts';
import { url } from '../web/url.ts';
import { findAtkomst } from './atkomst.queries.ts';
import { sparrForm } from './atkomst.schema.ts';
import { avslutaAllas, avslutaFor, sparra } from './atkomst.service.ts';
import { allasModel, allasPage, atkomstModel, atkomstPage } from './atkomst.view.ts';
import {
  allasInloggningarPath,
  atkomstInloggningarPath,
  atkomstPath,
  atkomstSparrPath,
} from './sidor.rules.ts';

const bara = ['superadministrator'] as const;

/** What a superadministratör does about others' ways in and sign-ins, after having shown who they are. */
export const atkomstRoutes = (hus: Hus): Route[] => [
  get(atkomstPath, bara, bekraftad(laser), async (req, res) => {
    const atkomst = found(await findAtkomst(hus.db, req.params.anvandareId, hus.clock()));
    atkomstPage(res, atkomstModel(atkomst, req.query['klart']));
  }),

  post(atkomstInloggningarPath, bara, bekraftad(andrar), async (req, res, actor) => {
    const { anvandareId } = req.params;
    await avslutaFor(hus, actor, anvandareId);
    res.redirect(303, url(atkomstPath, { anvandareId }, { klart: 'avslutade' }));
  }),

  post(atkomstSparrPath, bara, bekraftad(andrar), async (req, res, actor) => {
    const { anvandareId } = req.params;
    found(await findAtkomst(hus.db, anvandareId, hus.clock()));
    const parsed = readForm(sparrForm, req.body);
    // Only buttons of ours send it, each with a value of ours.
    if (!parsed.ok) throw new BadRequest();
    const sparrad = parsed.value.gor === 'sparra';
    await sparra(hus, actor, anvandareId, { vad: parsed.value.vad, sparrad });
    res.redirect(303, url(atkomstPath, { anvandareId }, { klart: sparrad ? 'sparrat' : 'oppnat' }));
  }),

  // Reached when a form of the page was sent too late.
  ...([atkomstInloggningarPath, atkomstSparrPath] as const).map((path) =>
    get(path, bara, laser, (req, res) => {
      const id = z.guid().parse(req.params.anvandareId);
      res.redirect(303, url(atkomstPath, { anvandareId: id }));
    }),
  ),

  get(allasInloggningarPath, bara, bekraftad(laser), (_req, res) => {
    allasPage(res, allasModel);
  }),

  post(allasInloggningarPath, bara, bekraftad(andrar), async (_req, res, actor) => {
    await avslutaAllas(hus, actor);
    res.redirect(303, `${visaAnvandarePath}?klart=avslutade`);
  }),
];
