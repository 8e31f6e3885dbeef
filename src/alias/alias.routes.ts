import type { Response } from 'express';
import { z } from 'zod';
import { findNamnetPa } from '../anvandare/alias.service.ts';
import type { Hus } from '../hus.ts';
import { dagAv } from '../shared/datum.ts';
import type { Kontext, Sparat } from '../kvitto/kvitto.service.ts';
import { found } from '../shared/errors.ts';
import type { Result } from '../shared/result.ts';
import { aterstalldForm } from '../web/aterstall.ts';
import { emptyForm, formWith, nyckelOf, type Form } from '../web/form.ts';
import { andrar, bekraftad, get, laser, post, visarPerson, type Access, type Route } from '../web/routes.ts';
import { url } from '../web/url.ts';
import { aliashinderText, type Aliashinder } from './alias.rules.ts';
import { lasAlias } from './alias.schema.ts';
import { sattAlias, taBortAlias, visaVerkligtNamn } from './alias.service.ts';
import { aliasModel, aliasPage, verkligtNamnModel, verkligtNamnPage } from './alias.view.ts';
import { aliasPath, verkligtNamnPath } from './sidor.rules.ts';

const access: Access = ['superadministrator'];

type Svar = { readonly sida: string } | { readonly form: Form };

const utfall = (svar: Result<Sparat, Aliashinder>, body: unknown): Svar => {
  if (svar.ok) return { sida: svar.value.sida };
  const [falt, fel] = aliashinderText[svar.error];
  return { form: formWith(body, { [falt]: fel }) };
};

/** Gives, changes or takes away an alias, by the button that was pressed. */
const andra = async (kontext: Kontext, anvandareId: string, body: unknown): Promise<Svar> => {
  const { gor } = z.object({ gor: z.enum(['satt', 'bort']).catch('satt') }).parse(body ?? {});
  const form = { nyckel: nyckelOf(body), sida: url(aliasPath, { anvandareId }, { klart: gor }) };
  if (gor === 'bort') return utfall(await taBortAlias(kontext, anvandareId, form), body);
  const last = lasAlias(body);
  if (!last.ok) return last;
  return utfall(await sattAlias(kontext, anvandareId, { ...form, alias: last.value }), body);
};

/** Alias of those with skyddade personuppgifter, and the only page that shows the real name. */
export const aliasRoutes = (hus: Hus): Route[] => {
  const visa = async (res: Response, id: string, form: Form, klart: unknown = null): Promise<void> => {
    const konto = found(await findNamnetPa(hus.db, id));
    const model = aliasModel({ ...konto, harAlias: konto.skyddatNamnKrypt !== null }, form, klart);
    aliasPage(res, model, Object.keys(form.errors).length === 0 ? 200 : 422);
  };

  return [
    get(aliasPath, access, bekraftad(laser), async (req, res) => {
      await visa(res, req.params.anvandareId, aterstalldForm(req, res) ?? emptyForm, req.query['klart']);
    }),

    post(aliasPath, access, bekraftad(andrar), async (req, res, actor) => {
      const { anvandareId } = req.params;
      const svar = await andra({ hus, actor }, anvandareId, req.body);
      if ('sida' in svar) res.redirect(303, svar.sida);
      else await visa(res, anvandareId, svar.form);
    }),

    get(verkligtNamnPath, access, bekraftad(visarPerson), async (req, res, actor) => {
      const namn = await visaVerkligtNamn({ hus, actor }, req.params.anvandareId);
      verkligtNamnPage(res, verkligtNamnModel(namn, dagAv(hus.clock())));
    }),
  ];
};
