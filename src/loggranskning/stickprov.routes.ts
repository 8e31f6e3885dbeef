import { randomBytes, randomUUID } from 'node:crypto';
import type { Response } from 'express';
import type { Actor } from '../behorighet/behorighet.rules.ts';
import type { Hus } from '../hus.ts';
import { dagAv } from '../shared/datum.ts';
import { found } from '../shared/errors.ts';
import { aterstalldForm } from '../web/aterstall.ts';
import { emptyForm, felstatus, nyckelOf, type Form } from '../web/form.ts';
import { andrar, get, laser, post, type Access, type Route } from '../web/routes.ts';
import { url } from '../web/url.ts';
import { stickprovenPath, stickprovPath } from './sidor.rules.ts';
import { findStickprov, listRader, listStickprov } from './stickprov.queries.ts';
import { draStickprov } from './stickprov.service.ts';
import { stickprovenModel, stickprovenPage, stickprovModel, stickprovPage } from './stickprov.view.ts';
import { lasStickprov } from './urval.schema.ts';

const access: Access = ['loggranskare'];

/** Rows of the trail drawn by lot, for a loggranskare. */
export const stickprovRoutes = (hus: Hus): Route[] => {
  const { db, clock } = hus;
  const visa = async (res: Response, actor: Actor, form: Form): Promise<void> => {
    const stickproven = await db.transaction(actor, (tx) => listStickprov(tx));
    stickprovenPage(res, stickprovenModel(stickproven, form), felstatus(form));
  };

  return [
    get(stickprovenPath, access, laser, async (req, res, actor) => {
      await visa(res, actor, aterstalldForm(req, res) ?? emptyForm);
    }),

    post(stickprovenPath, access, andrar, async (req, res, actor) => {
      const last = lasStickprov(req.body, dagAv(clock()));
      if (!last.ok) return visa(res, actor, last.form);
      const id = randomUUID();
      const fro = last.value.fro === '' ? randomBytes(16).toString('hex') : last.value.fro;
      const svar = await draStickprov(
        { hus, actor },
        {
          nyckel: nyckelOf(req.body),
          sida: url(stickprovPath, { stickprovId: id }),
          id,
          stickprov: { ...last.value, fro },
        },
      );
      if (svar.ok) res.redirect(303, svar.value.sida);
    }),

    get(stickprovPath, access, laser, async (req, res, actor) => {
      const { stickprovId } = req.params;
      const [stickprov, rader] = await db.transaction(actor, async (tx) => {
        const draget = found(await findStickprov(tx, stickprovId));
        return [draget, await listRader(tx, stickprovId)] as const;
      });
      stickprovPage(res, stickprovModel(stickprov, rader));
    }),
  ];
};
