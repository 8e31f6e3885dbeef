import { z } from 'zod';
import { valbaraAr } from '../anonym/anonym.rules.ts';
import { behorighetsroller, type Actor } from '../behorighet/behorighet.rules.ts';
import { findKvitto, kvittonummer } from '../db/kvitto.ts';
import type { Hus } from '../hus.ts';
import { dagAv } from '../shared/datum.ts';
import { found, NotFound } from '../shared/errors.ts';
import type { Meddelande } from '../web/delar.ts';
import { aterstalldForm } from '../web/aterstall.ts';
import { emptyForm, nyckelOf, readForm, type Form } from '../web/form.ts';
import { andrar, get, laser, post, type Access, type Route } from '../web/routes.ts';
import { url } from '../web/url.ts';
import { rattelsePath, valjVolymPath, volymPath } from './adress.rules.ts';
import { rattelseModel, rattelsePage } from './rattelse.view.ts';
import { valjVolymModel, valjVolymPage } from './valj.view.ts';
import {
  findVolyminsats,
  findVolympost,
  listMinaVolyminsatser,
  listVolymposter,
  listVolymsummor,
} from './volym.queries.ts';
import type { Volyminsats } from './volym.rules.ts';
import { volymForm } from './volym.schema.ts';
import { farRegistrera, registreraVolym, taTillbakaVolym } from './volym.service.ts';
import {
  vardenUr,
  volymhinderForm,
  volymkvitto,
  volymModel,
  volymPage,
  type Volymunderlag,
} from './volym.view.ts';

const ansvarig: Access = ['insatsansvarig'];
const fraga = z.object({
  kvitto: z.uuid().nullable().catch(null),
  fran: z.uuid().nullable().catch(null),
  sida: z
    .string()
    .regex(/^[1-9]\d{0,4}$/)
    .transform(Number)
    .catch(1),
});

/** Numbers of volyminsatser: registered by the insatsansvarig, read by every role. */
export const volymRoutes = (hus: Hus): Route[] => {
  const { db, clock } = hus;

  const underlagFor = async (actor: Actor, insats: Volyminsats, sida = 1): Promise<Volymunderlag> => ({
    insats,
    idag: dagAv(clock()),
    kan: await farRegistrera(db, actor, insats),
    summor: await listVolymsummor(db, insats.id),
    ...(await listVolymposter(db, insats.id, sida)),
    sida,
  });

  /** The user's own receipt, when it was given in this insats. */
  const kvittoFor = async (
    actor: Actor,
    insatsId: string,
    nyckel: string | null,
  ): Promise<Meddelande | null> => {
    if (nyckel === null) return null;
    const kvitto = await db.transaction(actor, (tx) => findKvitto(tx, nyckel));
    if (kvitto?.objektId !== insatsId || !kvitto.handling.startsWith('volym_')) return null;
    return volymkvitto({ ...kvitto, nummer: kvittonummer(kvitto) });
  };

  const formFor = async (insatsId: string, fran: string | null): Promise<Form> => {
    const tagen = fran === null ? null : await findVolympost(db, insatsId, fran);
    return tagen?.rattad === true ? vardenUr(tagen) : emptyForm;
  };

  /** An insats where the actor registers; for everyone else there is no form. */
  const minInsats = async (actor: Actor, insatsId: string): Promise<Volyminsats> => {
    const insats = found(await findVolyminsats(db, insatsId));
    if (!(await farRegistrera(db, actor, insats))) throw new NotFound();
    return insats;
  };

  return [
    get(valjVolymPath, ansvarig, laser, async (_req, res, actor) => {
      const insatser = await listMinaVolyminsatser(db, actor);
      const [enda, ...fler] = insatser;
      if (enda !== undefined && fler.length === 0) res.redirect(303, url(volymPath, { insatsId: enda.id }));
      else valjVolymPage(res, valjVolymModel(insatser));
    }),

    get(volymPath, behorighetsroller, laser, async (req, res, actor) => {
      const insats = found(await findVolyminsats(db, req.params.insatsId));
      const { kvitto, fran, sida } = fraga.parse(req.query);
      const form = aterstalldForm(req, res) ?? (await formFor(insats.id, fran));
      const underlag = await underlagFor(actor, insats, sida);
      volymPage(res, volymModel(underlag, form, await kvittoFor(actor, insats.id, kvitto)));
    }),

    post(volymPath, ansvarig, andrar, async (req, res, actor) => {
      const insats = await minInsats(actor, req.params.insatsId);
      const insatsId = insats.id;
      const parsed = readForm(volymForm(valbaraAr(insats, dagAv(clock()))), req.body);
      if (!parsed.ok) {
        volymPage(res, volymModel(await underlagFor(actor, insats), parsed.form), 422);
        return;
      }
      const nyckel = nyckelOf(req.body);
      const sida = url(volymPath, { insatsId }, { kvitto: nyckel });
      const gjort = await registreraVolym({ hus, actor }, { nyckel, insatsId, sida }, parsed.value);
      if (gjort.ok) res.redirect(303, gjort.value.sida);
      else {
        const form = volymhinderForm(req.body, gjort.error);
        volymPage(res, volymModel(await underlagFor(actor, insats), form), 422);
      }
    }),

    get(rattelsePath, ansvarig, laser, async (req, res, actor) => {
      const { insatsId, postId } = req.params;
      const insats = await minInsats(actor, insatsId);
      rattelsePage(res, rattelseModel(insats, found(await findVolympost(db, insatsId, postId))));
    }),

    post(rattelsePath, ansvarig, andrar, async (req, res, actor) => {
      const { insatsId, postId } = req.params;
      const insats = await minInsats(actor, insatsId);
      const nyckel = nyckelOf(req.body);
      const sida = url(volymPath, { insatsId }, { kvitto: nyckel, fran: postId });
      const gjort = await taTillbakaVolym({ hus, actor }, { nyckel, insatsId, sida }, postId);
      if (gjort.ok) res.redirect(303, gjort.value.sida);
      else rattelsePage(res, rattelseModel(insats, found(await findVolympost(db, insatsId, postId))), 422);
    }),
  ];
};
