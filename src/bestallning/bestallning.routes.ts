import type { Response } from 'express';
import { z } from 'zod';
import { findBestallarorganisation, harRegistrerat } from '../bestallare/bestallare.service.ts';
import { hasRoll, type Actor } from '../behorighet/behorighet.rules.ts';
import { dekryptera } from '../db/kryptering.ts';
import type { Hus } from '../hus.ts';
import { dagAv } from '../shared/datum.ts';
import { BadRequest, found } from '../shared/errors.ts';
import { sidan } from '../shared/sidor.ts';
import { aterstalldForm } from '../web/aterstall.ts';
import { emptyForm, formWith, nyckelOf, readForm, text, type Form } from '../web/form.ts';
import { andrar, bekraftad, get, laser, post, type Access, type Route } from '../web/routes.ts';
import { sidnummer, url } from '../web/url.ts';
import { godkann, listRaderMedKonton, neka, provaRaderna } from './beslut.service.ts';
import {
  countBestallningar,
  findBestallningSynlig,
  findPerson,
  listBestallningar,
  type Synliga,
} from './bestallning.queries.ts';
import { beslutshinderText } from './bestallning.rules.ts';
import { bestallningModel, bestallningPage, type Roll } from './bestallning.view.ts';
import { bestallningarModel, bestallningarPage } from './lista.view.ts';
import { bestallningarPath, bestallningPath } from './sidor.rules.ts';

const access: Access = ['bestallare', 'superadministrator'];
const beslutForm = z.object({
  gor: text(20).default(''),
  skal: text(500, 'Korta skälet till högst 500 tecken').default(''),
});

interface Visning {
  readonly kvitto: boolean;
  readonly status: number;
}

/** The orders: a superadministratör sees and decides all, a beställare sees those of the own organisation. */
export const bestallningRoutes = (hus: Hus): Route[] => {
  const { db, clock, nycklar } = hus;

  const synliga = async (actor: Actor): Promise<Synliga> => {
    if (hasRoll(actor, 'superadministrator')) return { alla: true };
    return { organisationId: found(await findBestallarorganisation(db, actor.id, dagAv(clock()))) };
  };

  const rollFor = async (actor: Actor, bestalldAvId: string, personer: readonly string[]): Promise<Roll> => {
    if (!hasRoll(actor, 'superadministrator')) return 'laser';
    if (bestalldAvId === actor.id) return 'egen';
    const jag = (await findPerson(db, actor.id)).toString('hex');
    if (personer.includes(jag)) return 'om_sig_sjalv';
    return (await harRegistrerat(db, actor.id, bestalldAvId)) ? 'nekar' : 'beslutar';
  };

  const visa = async (
    res: Response,
    { actor, id }: { actor: Actor; id: string },
    form: Form,
    { kvitto, status }: Visning,
  ): Promise<void> => {
    const bestallning = found(await findBestallningSynlig(db, id, await synliga(actor)));
    const rader = await listRaderMedKonton(db, { hus, actor }, id);
    const personer = rader.rader.map(({ person }) => person);
    const roll = await rollFor(actor, bestallning.bestalldAvId, personer);
    const { organisationId, bestalldAvId: bestalldAv, beslut } = bestallning;
    const hinder = beslut === null ? await provaRaderna(db, { organisationId, bestalldAv }, rader) : [];
    const visade = rader.rader.map((rad, i) => ({
      ...rad,
      namn: `${rad.fornamn} ${rad.efternamn}`,
      fodd: dekryptera(nycklar, `auth.bestallningsrad.personnummer.${rad.id}`, rad.personnummerKrypt).slice(
        0,
        8,
      ),
      hinder: hinder[i] ?? [],
    }));
    const underlag = { bestallning, rader: visade, roll, kvitto, idag: dagAv(clock()) };
    bestallningPage(res, bestallningModel(underlag, form), status);
  };

  return [
    get(bestallningarPath, access, laser, async (req, res, actor) => {
      const vilka = await synliga(actor);
      const traffar = await countBestallningar(db, vilka);
      const { sida, ...utsnitt } = sidan(sidnummer(req.query['sida']), traffar);
      const rader = await listBestallningar(db, vilka, utsnitt);
      bestallningarPage(res, bestallningarModel(rader, { sida, traffar, idag: dagAv(clock()) }));
    }),

    get(bestallningPath, access, laser, async (req, res, actor) => {
      const form = aterstalldForm(req, res) ?? emptyForm;
      const visning = { kvitto: req.query['kvitto'] === 'ja', status: 200 };
      await visa(res, { actor, id: req.params.bestallningId }, form, visning);
    }),

    // What gives and takes roles asks anew who decides (ASVS 7.5.3): a stolen session is not enough.
    post(bestallningPath, ['superadministrator'], bekraftad(andrar), async (req, res, actor) => {
      const id = req.params.bestallningId;
      found(await findBestallningSynlig(db, id, await synliga(actor)));
      const last = readForm(beslutForm, req.body);
      if (!last.ok) return visa(res, { actor, id }, last.form, { kvitto: false, status: 422 });
      const { gor, skal } = last.value;
      if (gor !== 'godkann' && gor !== 'neka') throw new BadRequest();
      const sida = url(bestallningPath, { bestallningId: id }, { kvitto: 'ja' });
      const beslut = { nyckel: nyckelOf(req.body), sida };
      const kontext = { hus, actor };
      const svar =
        gor === 'neka' ? await neka(kontext, id, { ...beslut, skal }) : await godkann(kontext, id, beslut);
      if (svar.ok) res.redirect(303, svar.value.sida);
      else {
        const form = formWith(req.body, { skal: beslutshinderText[svar.error] });
        await visa(res, { actor, id }, form, { kvitto: false, status: 422 });
      }
    }),
  ];
};
