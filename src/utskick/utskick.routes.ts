import type { Response } from 'express';
import { z } from 'zod';
import { dekryptera } from '../db/kryptering.ts';
import type { Hus } from '../hus.ts';
import { found } from '../shared/errors.ts';
import { sidan } from '../shared/sidor.ts';
import { aterstalldForm } from '../web/aterstall.ts';
import { emptyForm, formWith, nyckelOf, type Form } from '../web/form.ts';
import { andrar, get, laser, post, type Access, type Route } from '../web/routes.ts';
import { url } from '../web/url.ts';
import { skickaIgen } from './igen.service.ts';
import { traffarI, utskickslistaModel, utskickslistaPage, type Visat } from './lista.view.ts';
import { utskickPath, utskickslistaPath } from './sidor.rules.ts';
import { countUtskick, findUtskick, listUtskick, type Utskicksrad } from './utskick.queries.ts';
import { lagen, maskera, type Igenhinder } from './utskick.rules.ts';
import { utskickModel, utskickPage } from './utskick.view.ts';

const access: Access = ['superadministrator'];

const urvalSchema = z.object({
  lage: z.enum(lagen).nullable().catch(null),
  sida: z.coerce.number().int().min(1).max(100_000).catch(1),
});

interface Visning {
  readonly form: Form;
  readonly kvitto: boolean;
  readonly hinder: Igenhinder | null;
}

/** The queue of messages, for the superadministratör. */
export const utskickRoutes = (hus: Hus): Route[] => {
  const { db, nycklar, clock } = hus;
  const medMask = (rad: Utskicksrad): Visat => ({
    ...rad,
    till: maskera(rad.kanal, dekryptera(nycklar, `auth.utskick.till.${rad.id}`, rad.tillKrypt)),
  });

  const visa = async (res: Response, id: string, { form, kvitto, hinder }: Visning): Promise<void> => {
    const rad = found(await findUtskick(db, id, clock()));
    utskickPage(res, utskickModel(medMask(rad), form, { kvitto, hinder }), hinder === null ? 200 : 422);
  };

  return [
    get(utskickslistaPath, access, laser, async (req, res) => {
      const { lage, sida: onskad } = urvalSchema.parse(req.query);
      const nu = clock();
      const antal = await countUtskick(db, nu);
      const { sida, ...utsnitt } = sidan(onskad, traffarI({ antal, lage }));
      const rader = await listUtskick(db, { nu, lage, ...utsnitt });
      utskickslistaPage(res, utskickslistaModel({ rader: rader.map(medMask), antal, lage, sida }));
    }),

    get(utskickPath, access, laser, async (req, res) => {
      const form = aterstalldForm(req, res) ?? emptyForm;
      await visa(res, req.params.utskickId, { form, kvitto: req.query['kvitto'] === 'ja', hinder: null });
    }),

    post(utskickPath, access, andrar, async (req, res, actor) => {
      const id = req.params.utskickId;
      const omskick = {
        nyckel: nyckelOf(req.body),
        sida: url(utskickPath, { utskickId: id }, { kvitto: 'ja' }),
      };
      const svar = await skickaIgen({ hus, actor }, id, omskick);
      if (svar.ok) res.redirect(303, svar.value.sida);
      else await visa(res, id, { form: formWith(req.body, {}), kvitto: false, hinder: svar.error });
    }),
  ];
};
