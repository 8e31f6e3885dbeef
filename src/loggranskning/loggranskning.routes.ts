import type { Response } from 'express';
import type { Actor } from '../behorighet/behorighet.rules.ts';
import type { Hus } from '../hus.ts';
import { dagAv } from '../shared/datum.ts';
import { antalSidor } from '../shared/sidor.ts';
import { aterstalldForm } from '../web/aterstall.ts';
import type { Meddelande } from '../web/delar.ts';
import { emptyForm, formWith, nyckelOf, readForm, type Form } from '../web/form.ts';
import { andrar, get, laser, post, type Access, type Route } from '../web/routes.ts';
import { url } from '../web/url.ts';
import { fyndModel, fyndPage } from './fynd.view.ts';
import { loggranskningModel, loggranskningPage } from './lista.view.ts';
import { countFynd, listFynd } from './loggranskning.queries.ts';
import { hinderText } from './loggranskning.rules.ts';
import { beslutForm, fyndurval } from './loggranskning.schema.ts';
import { granskaFynd, oppnaFynd } from './loggranskning.service.ts';
import { fyndPath, loggranskningPath } from './sidor.rules.ts';

const access: Access = ['loggranskare'];

interface Visning {
  readonly form: Form;
  readonly meddelande?: Meddelande;
  readonly status?: number;
}

/** Findings in the trail, for a loggranskare. */
export const loggranskningRoutes = (hus: Hus): Route[] => {
  const { db, clock } = hus;

  const visa = async (
    res: Response,
    actor: Actor,
    fyndId: string,
    { form, meddelande, status }: Visning,
  ): Promise<void> => {
    const fyndet = await db.transaction(actor, (tx) => oppnaFynd(tx, fyndId));
    const model = fyndModel(fyndet, form, { idag: dagAv(clock()), meddelande: meddelande ?? null });
    fyndPage(res, model, status);
  };

  return [
    get(loggranskningPath, access, laser, async (req, res, actor) => {
      const onskat = fyndurval.parse(req.query);
      const underlag = await db.transaction(actor, async (tx) => {
        const antal = await countFynd(tx, onskat);
        const urval = { ...onskat, sida: Math.min(onskat.sida, antalSidor(antal)) };
        return { antal, urval, rader: await listFynd(tx, urval) };
      });
      loggranskningPage(res, loggranskningModel({ ...underlag, idag: dagAv(clock()) }));
    }),

    get(fyndPath, access, laser, async (req, res, actor) => {
      const form = aterstalldForm(req, res) ?? emptyForm;
      const klart: Meddelande = { slag: 'klart', text: 'Granskningen är sparad.' };
      await visa(res, actor, req.params.fyndId, {
        form,
        ...(req.query['klart'] === 'ja' ? { meddelande: klart } : {}),
      });
    }),

    post(fyndPath, access, andrar, async (req, res, actor) => {
      const { fyndId } = req.params;
      const last = readForm(beslutForm, req.body);
      if (!last.ok) return visa(res, actor, fyndId, { form: last.form, status: 422 });
      const sida = url(fyndPath, { fyndId }, { klart: 'ja' });
      const svar = await granskaFynd({ hus, actor }, fyndId, {
        nyckel: nyckelOf(req.body),
        sida,
        ...last.value,
      });
      if (svar.ok) {
        res.redirect(303, svar.value.sida);
        return;
      }
      const text = hinderText[svar.error];
      if (svar.error === 'saknar_notering')
        return visa(res, actor, fyndId, { form: formWith(req.body, { notering: text }), status: 422 });
      return visa(res, actor, fyndId, {
        form: emptyForm,
        meddelande: { slag: 'varning', text },
        status: 409,
      });
    }),
  ];
};
