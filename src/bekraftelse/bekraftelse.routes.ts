import type { Request, Response } from 'express';
import { bankidBekraftaPath } from '../bankid/sidor.rules.ts';
import type { Actor } from '../behorighet/behorighet.rules.ts';
import { inkorgPath } from '../demo/sidor.rules.ts';
import type { Hus } from '../hus.ts';
import { kontoAv, type Konto } from '../inloggning/sjalv.service.ts';
import { loggaInPath } from '../inloggning/sidor.rules.ts';
import { kopplingFor } from '../oidc/koppling.service.ts';
import { oidcBekraftaPath } from '../oidc/sidor.rules.ts';
import { found } from '../shared/errors.ts';
import { isDemoinkorg } from '../sms/sms.rules.ts';
import { aterstalldForm } from '../web/aterstall.ts';
import type { Meddelande } from '../web/delar.ts';
import { emptyForm, formWith, readForm, type Form } from '../web/form.ts';
import { andrar, get, laser, post, type Route } from '../web/routes.ts';
import { nySession } from '../web/session.ts';
import { internSida, url } from '../web/url.ts';
import {
  arFil,
  bekraftaKodPath,
  bekraftaPath,
  bekraftatPath,
  kodhinderText,
  losenordshinderText,
  skalFor,
} from './bekraftelse.rules.ts';
import { kodForm, losenordForm } from './bekraftelse.schema.ts';
import {
  kodGallerTill,
  markeraBekraftad,
  provaBekraftelsekod,
  provaLosenordIgen,
} from './bekraftelse.service.ts';
import {
  bekraftaKodModel,
  bekraftaKodPage,
  bekraftaModel,
  bekraftaPage,
  bekraftatModel,
  bekraftatPage,
  type Annatsatt,
} from './bekraftelse.view.ts';

const tillI = (req: Request, form: Form): string => internSida(form.values['till'] ?? req.query['till']);

/** The ways that need no password: BankID, and the employer that the account is tied to. */
const andraSatt = async (hus: Hus, { id, bankidSparrad }: Konto): Promise<Annatsatt[]> => {
  const leverantor = (await kopplingFor(hus.db, hus.oidc, id))?.leverantor ?? null;
  const action = leverantor === null ? '' : url(oidcBekraftaPath, { leverantor: leverantor.id });
  return [
    ...(hus.bankid === null || bankidSparrad
      ? []
      : [{ text: 'Bekräfta med BankID', action: bankidBekraftaPath }]),
    ...(leverantor === null ? [] : [{ text: `Bekräfta med ${leverantor.namn}`, action }]),
  ];
};

/** The first page: the ways that this user has to show who they are. */
const visaBekrafta = (hus: Hus) => async (req: Request, res: Response, actor: Actor, form: Form) => {
  const konto = found(await kontoAv(hus.db, actor.id));
  const andra = await andraSatt(hus, konto);
  const besked: Meddelande | null = skalFor(req.query['varfor']);
  const harLosenord = konto.losenordHash !== null && !konto.mobilSparrad;
  const model = bekraftaModel({
    ...{ form, vidare: tillI(req, form), namn: actor.namn },
    ...{ harLosenord, andra, besked },
  });
  bekraftaPage(res, model, Object.keys(form.errors).length === 0 ? 200 : 422);
};

/** The page of the code, or back to the first when none is waited for. */
const visaKod = (hus: Hus) => async (req: Request, res: Response, actor: Actor, form: Form) => {
  const till = await kodGallerTill(hus, actor, 'inloggad');
  const vidare = tillI(req, form);
  if (till === null) {
    res.redirect(303, url(bekraftaPath, {}, { till: vidare, varfor: form === emptyForm ? '' : 'slut' }));
    return;
  }
  const inkorg = isDemoinkorg(hus.sms) ? inkorgPath : null;
  const model = bekraftaKodModel({ form, vidare, till, skickad: req.query['sms'] !== 'ej', inkorg });
  bekraftaKodPage(res, model, form === emptyForm ? 200 : 422);
};

/** Showing again who one is, before what is sensitive: with password and code here, in other ways by their own routes. */
export const bekraftelseRoutes = (hus: Hus): Route[] => [
  get(bekraftaPath, 'inloggad', laser, async (req, res, actor) => {
    await visaBekrafta(hus)(req, res, actor, aterstalldForm(req, res) ?? emptyForm);
  }),

  post(bekraftaPath, 'inloggad', andrar, async (req, res, actor) => {
    const parsed = readForm(losenordForm, req.body);
    if (!parsed.ok) {
      await visaBekrafta(hus)(req, res, actor, parsed.form);
      return;
    }
    const { losenord, till } = parsed.value;
    const skickat = await provaLosenordIgen(hus, actor, losenord);
    if (skickat.ok) {
      res.redirect(303, url(bekraftaKodPath, {}, { till, sms: skickat.value ? '' : 'ej' }));
      return;
    }
    const fel = formWith(req.body, { losenord: losenordshinderText(skickat.error) });
    await visaBekrafta(hus)(req, res, actor, fel);
  }),

  get(bekraftaKodPath, 'inloggad', laser, (req, res, actor) => visaKod(hus)(req, res, actor, emptyForm)),

  post(bekraftaKodPath, 'inloggad', andrar, async (req, res, actor) => {
    const parsed = readForm(kodForm, req.body);
    if (!parsed.ok) {
      await visaKod(hus)(req, res, actor, parsed.form);
      return;
    }
    const { kod, till } = parsed.value;
    const provat = await provaBekraftelsekod(hus, actor, { slag: 'inloggad', kod }, (tx) =>
      markeraBekraftad(tx, actor, hus.clock(), ['losenord', 'engangskod']),
    );
    if (provat.ok) {
      // A new level of trust has a new id; the old one is dead (ASVS 7.2.4).
      await nySession(req, { inloggningId: actor.inloggningId });
      res.redirect(303, arFil(till) ? url(bekraftatPath, {}, { till }) : till);
    } else if (provat.error.slag === 'utloggad') res.redirect(303, loggaInPath);
    else await visaKod(hus)(req, res, actor, formWith(req.body, { kod: kodhinderText(provat.error) }));
  }),

  get(bekraftatPath, 'inloggad', laser, (req, res) => {
    bekraftatPage(res, bekraftatModel(internSida(req.query['till'])));
  }),
];
