import { begransning } from '../db/begransning.ts';
import { z } from 'zod';
import type { Actor } from '../behorighet/behorighet.rules.ts';
import type { Hus } from '../hus.ts';
import { listMinaLagen } from '../insats/lage.service.ts';
import { dagAv } from '../shared/datum.ts';
import { BadRequest } from '../shared/errors.ts';
import { aterstalldForm } from '../web/aterstall.ts';
import { refuseAndraSidor } from '../web/csrf.ts';
import { emptyForm, nyckelOf, readForm } from '../web/form.ts';
import {
  andrarOchVisar,
  bekraftad,
  get,
  laser,
  post,
  visarPerson,
  type Access,
  type Route,
} from '../web/routes.ts';
import { url } from '../web/url.ts';
import { genomgangCsvPath, genomgangarPath, genomgangPath } from './adress.rules.ts';
import { atgarderCsv } from './atgardsfil.view.ts';
import { genomgangForm } from './genomgang.schema.ts';
import {
  exporteraAttSeOver,
  findGenomgangskvitto,
  hogstPaSidan,
  markeraGenomgangen,
  visaGenomgang,
} from './genomgang.service.ts';
import { genomgangModel, genomgangPage } from './genomgang.view.ts';
import { listaModel, listaPage } from './lista.view.ts';

const access: Access = ['deltagaransvarig'];
const uuid = z.uuid();
const forMangaText = 'Filen blir för stor. Hämta den i delar från Visa deltagare.';

/** The monthly walk through one's insatser. */
export const genomgangRoutes = (hus: Hus): Route[] => {
  const { db, clock } = hus;
  const exporter = begransning(db, 'deltagarexport', { points: 60, seconds: 60 * 60 });
  const lagen = (actor: Actor) => db.transaction(actor, (tx) => listMinaLagen(tx, actor, dagAv(clock())));
  const underlagFor = async (actor: Actor, insatsId: string) => ({
    ...(await visaGenomgang(hus, actor, insatsId)),
    hogst: hogstPaSidan,
  });
  const kvittoFor = (nyckel: unknown, actor: Actor, insatsId: string) => {
    const parsed = uuid.safeParse(nyckel);
    return parsed.success ? findGenomgangskvitto(db, actor, insatsId, parsed.data) : null;
  };

  return [
    get(genomgangarPath, access, laser, async (_req, res, actor) => {
      listaPage(res, listaModel(await lagen(actor), dagAv(clock())));
    }),

    get(genomgangCsvPath, access, bekraftad(visarPerson), async (req, res, actor) => {
      refuseAndraSidor(req);
      await exporter.rakna(actor.id);
      const idag = dagAv(clock());
      const fil = await exporteraAttSeOver(hus, actor, req.params.insatsId);
      if (!fil.ok) {
        listaPage(res, listaModel(await lagen(actor), idag, forMangaText), 422);
        return;
      }
      res.attachment(`att-se-over-${idag}.csv`).type('text/csv; charset=utf-8');
      res.send(atgarderCsv(fil.value, idag));
    }),

    get(genomgangPath, access, visarPerson, async (req, res, actor) => {
      const underlag = await underlagFor(actor, req.params.insatsId);
      const kvittonummer = await kvittoFor(req.query['kvitto'], actor, req.params.insatsId);
      const form = aterstalldForm(req, res) ?? emptyForm;
      genomgangPage(res, genomgangModel(underlag, dagAv(clock()), form, { kvittonummer }));
    }),

    post(genomgangPath, access, andrarOchVisar, async (req, res, actor) => {
      const parsed = readForm(genomgangForm, req.body);
      if (!parsed.ok) throw new BadRequest();
      const { insatsId } = req.params;
      const nyckel = nyckelOf(req.body);
      const sida = url(genomgangPath, { insatsId }, { kvitto: nyckel });
      const gjort = await markeraGenomgangen({ hus, actor }, { nyckel, insatsId, sida, ...parsed.value });
      if (gjort.ok) {
        res.redirect(303, gjort.value.sida);
        return;
      }
      const underlag = await underlagFor(actor, insatsId);
      genomgangPage(res, genomgangModel(underlag, dagAv(clock()), emptyForm, { hinder: gjort.error }), 422);
    }),
  ];
};
