import type { Response } from 'express';
import type { Actor } from '../behorighet/behorighet.rules.ts';
import { audit } from '../db/audit.ts';
import { aterkallelsePath } from '../deltagande/adress.rules.ts';
import type { Deltagande } from '../deltagande/deltagande.rules.ts';
import { findBegransat, type Begransat } from '../deltagande/begransat.service.ts';
import { deltagandeFor } from '../deltagande/deltagande.service.ts';
import type { Hus } from '../hus.ts';
import { dagAv } from '../shared/datum.ts';
import { found } from '../shared/errors.ts';
import { aterstalldForm } from '../web/aterstall.ts';
import { emptyForm, felstatus, formWith, nyckelOf, type Form } from '../web/form.ts';
import { skickaPdf } from '../web/pdf.ts';
import { andrarOchVisar, get, laser, post, visarPerson, type Access, type Route } from '../web/routes.ts';
import { findAterkallelse } from './aterkallelse.queries.ts';
import { aterkallelsehinderText, type Aterkallelse } from './aterkallelse.rules.ts';
import { readAterkallelse } from './aterkallelse.schema.ts';
import { aterkallaSamtycke } from './aterkallelse.service.ts';
import { aterkallelseModel, aterkallelsePage, begransadModel } from './aterkallelse.view.ts';
import {
  aterkallelsekvittoModel,
  aterkallelsekvittoPage,
  aterkallelsePdf,
} from './aterkallelsekvitto.view.ts';
import { aterkallelsekvittoPath, aterkallelsePdfPath } from './sidor.rules.ts';

const access: Access = ['deltagaransvarig'];

/** Withdraws a samtycke, and its receipt on the page and on paper. */
export const aterkallelseRoutes = (hus: Hus): Route[] => {
  const { db, clock, nycklar } = hus;

  const oppna = (actor: Actor, deltagandeId: string): Promise<Deltagande | Begransat> =>
    db.transaction(actor, async (tx) => {
      const d = (await findBegransat(tx, deltagandeId)) ?? (await deltagandeFor(tx, nycklar, deltagandeId));
      await audit(tx, 'aterkallelse_oppnad', { objektId: d.id, insatsId: d.insatsId });
      return d;
    });

  const visa = (res: Response, deltagande: Deltagande | Begransat, form: Form): void => {
    const status = felstatus(form);
    if (!('person' in deltagande)) {
      aterkallelsePage(res, begransadModel(deltagande, form, dagAv(clock())), status);
      return;
    }
    if (deltagande.person === null) {
      res.redirect(303, `/deltaganden/${deltagande.id}`);
      return;
    }
    aterkallelsePage(res, aterkallelseModel(deltagande, deltagande.person, form, dagAv(clock())), status);
  };

  const kvittot = (actor: Actor, nyckelId: string): Promise<Aterkallelse> =>
    db.transaction(actor, async (tx) => found(await findAterkallelse(tx, nyckelId)));

  const vem = ({ namn, organisation }: Actor) => ({ av: namn, organisation, nu: clock() });

  return [
    get(aterkallelsePath, access, visarPerson, async (req, res, actor) => {
      visa(res, await oppna(actor, req.params.deltagandeId), aterstalldForm(req, res) ?? emptyForm);
    }),

    // The person is opened only to show the form again: a form sent once more gets its receipt, though there is nobody left.
    post(aterkallelsePath, access, andrarOchVisar, async (req, res, actor) => {
      const { deltagandeId } = req.params;
      const last = readAterkallelse(req.body);
      if (!last.ok) {
        visa(res, await oppna(actor, deltagandeId), last.form);
        return;
      }
      const aterkallelse = { nyckel: nyckelOf(req.body), datum: last.value };
      const result = await aterkallaSamtycke({ hus, actor }, deltagandeId, aterkallelse);
      if (result.ok) {
        res.redirect(303, result.value.sida);
        return;
      }
      const deltagande = await oppna(actor, deltagandeId);
      const text = aterkallelsehinderText(
        result.error,
        'person' in deltagande ? deltagande.samtyckeDatum : null,
      );
      visa(res, deltagande, formWith(req.body, { aterkallat_datum: text }));
    }),

    get(aterkallelsekvittoPath, access, laser, async (req, res, actor) => {
      const { nyckelId } = req.params;
      const kvitto = await kvittot(actor, nyckelId);
      aterkallelsekvittoPage(res, aterkallelsekvittoModel(kvitto, nyckelId, vem(actor)));
    }),

    get(aterkallelsePdfPath, access, laser, async (req, res, actor) => {
      const kvitto = await kvittot(actor, req.params.nyckelId);
      await skickaPdf(res, `kvitto-${kvitto.nummer}.pdf`, aterkallelsePdf(kvitto, vem(actor)));
    }),
  ];
};
