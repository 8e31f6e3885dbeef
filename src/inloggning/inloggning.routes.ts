import type { Request, Response } from 'express';
import { inkorgPath } from '../demo/sidor.rules.ts';
import type { Hus } from '../hus.ts';
import { dagAv } from '../shared/datum.ts';
import { isDemoinkorg } from '../sms/sms.rules.ts';
import { actorOf, anropOf, utgangenOf } from '../web/actor.ts';
import { emptyForm, formWith, readForm, type Form } from '../web/form.ts';
import { andrar, laser, openGet, openPost, type Route } from '../web/routes.ts';
import { lamnaBesked } from '../web/besked.ts';
import { nySession } from '../web/session.ts';
import { internSida, url } from '../web/url.ts';
import { findVantande } from './engangskod.queries.ts';
import { mobilAv, skickaNyKod, type Utskick } from './engangskod.service.ts';
import { nummerkrav } from './inloggning.rules.ts';
import { kodForm, loggaInForm, nyKodForm } from './inloggning.schema.ts';
import { provaKod, provaLosenord } from './inloggning.service.ts';
import {
  felUppgifter,
  kodhinderText,
  kodModel,
  kodPage,
  kodPath,
  loggaInModel,
  loggaInPage,
  nyKodPath,
} from './inloggning.view.ts';
import { senastBesked } from './senast.rules.ts';
import { loggaInPath, saknarPath } from './sidor.rules.ts';

const strang = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** Back to the first step, keeping where the user was going. */
const borjaOm = (res: Response, vidare: string, varfor?: string): void => {
  const till = vidare === '/' ? undefined : vidare;
  res.redirect(303, url(loggaInPath, {}, { till, varfor }));
};

const tillKoden = async (req: Request, res: Response, utskick: Utskick, vidare: string): Promise<void> => {
  await nySession(req, { engangskodId: utskick.engangskodId });
  const till = vidare === '/' ? undefined : vidare;
  res.redirect(303, url(kodPath, {}, { till, sms: utskick.skickad ? undefined : 'ej' }));
};

/** The page of the second step, or back to the first when no sign-in of this session waits for a code. */
const visaKod = (hus: Hus) => async (req: Request, res: Response, form: Form) => {
  const nu = hus.clock();
  const { engangskodId } = req.session;
  const vidare = internSida(form.values['till'] ?? req.query['till']);
  const vantande = engangskodId === undefined ? null : await findVantande(hus.db, engangskodId, nu);
  if (vantande === null) {
    borjaOm(res, vidare, engangskodId === undefined ? undefined : 'slut');
    return;
  }
  const mobil = mobilAv(hus.nycklar, { id: vantande.anvandareId, mobilKrypt: vantande.mobilKrypt });
  const inkorg = isDemoinkorg(hus.sms) ? inkorgPath : null;
  const skickad = req.query['sms'] !== 'ej';
  const { giltigTill } = vantande;
  const model = kodModel({ form, vidare, mobil, giltigTill, nu, skickad, inkorg });
  kodPage(res, model, form === emptyForm ? 200 : 422);
};

/** Signing in: password, then a one-time code. */
export const inloggningRoutes = (hus: Hus): Route[] => {
  const vagar = {
    demo: hus.config.miljo === 'demo',
    bankid: hus.bankid !== null,
    leverantorer: hus.oidc?.leverantorer ?? [],
  };
  return [
    openGet(loggaInPath, laser, (req, res) => {
      const vidare = internSida(req.query['till']);
      if (actorOf(res) !== null) {
        res.redirect(303, vidare);
        return;
      }
      const varfor = utgangenOf(res) === null ? strang(req.query['varfor']) : 'utgangen';
      loggaInPage(
        res,
        loggaInModel({ form: emptyForm, vidare, varfor, fran: req.query['leverantor'], ...vagar }),
      );
    }),

    openPost(loggaInPath, andrar, async (req, res) => {
      if (actorOf(res) !== null) {
        res.redirect(303, '/');
        return;
      }
      const visaIgen = (form: Form) => {
        const vidare = internSida(form.values['till']);
        loggaInPage(res, loggaInModel({ form, vidare, varfor: null, fran: null, ...vagar }), 422);
      };
      const parsed = readForm(loggaInForm(dagAv(hus.clock()), nummerkrav[hus.config.miljo]), req.body);
      if (!parsed.ok) {
        visaIgen(parsed.form);
        return;
      }
      const resultat = await provaLosenord(hus, anropOf(res), parsed.value);
      if (resultat.ok) await tillKoden(req, res, resultat.value, parsed.value.till);
      else visaIgen(formWith(req.body, felUppgifter));
    }),

    openGet(kodPath, laser, async (req, res) => {
      if (actorOf(res) === null) await visaKod(hus)(req, res, emptyForm);
      else res.redirect(303, internSida(req.query['till']));
    }),

    openPost(kodPath, andrar, async (req, res) => {
      const { engangskodId } = req.session;
      const parsed = readForm(kodForm, req.body);
      if (!parsed.ok || engangskodId === undefined) {
        await visaKod(hus)(req, res, parsed.ok ? emptyForm : parsed.form);
        return;
      }
      const resultat = await provaKod(hus, anropOf(res), engangskodId, parsed.value.kod);
      if (!resultat.ok) {
        await visaKod(hus)(req, res, formWith(req.body, { kod: kodhinderText(resultat.error) }));
        return;
      }
      const { inloggningId, anvandareId, harRoll, senast } = resultat.value;
      await nySession(req, { inloggningId });
      lamnaBesked(req, res, anvandareId, senastBesked(senast));
      res.redirect(303, harRoll ? parsed.value.till : saknarPath);
    }),

    // Reached when a form was sent too late: the page it belongs to.
    openGet(nyKodPath, laser, (req, res) => {
      res.redirect(303, url(kodPath, {}, { till: internSida(req.query['till']) }));
    }),

    openPost(nyKodPath, andrar, async (req, res) => {
      const { engangskodId } = req.session;
      const parsed = readForm(nyKodForm, req.body);
      const vidare = parsed.ok ? parsed.value.till : '/';
      const nytt = engangskodId === undefined ? null : await skickaNyKod(hus, anropOf(res), engangskodId);
      if (nytt?.ok === true) await tillKoden(req, res, nytt.value, vidare);
      else borjaOm(res, vidare, 'slut');
    }),
  ];
};
