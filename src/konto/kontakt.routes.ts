import type { Request, Response } from 'express';
import type { Actor } from '../behorighet/behorighet.rules.ts';
import { kodhinderText } from '../bekraftelse/bekraftelse.rules.ts';
import { kodGallerTill } from '../bekraftelse/bekraftelse.service.ts';
import { inkorgPath } from '../demo/sidor.rules.ts';
import type { Hus } from '../hus.ts';
import { mobilAv } from '../inloggning/engangskod.service.ts';
import { loggaInPath } from '../inloggning/sidor.rules.ts';
import { dagAv } from '../shared/datum.ts';
import { isDemoinkorg } from '../sms/sms.rules.ts';
import { aterstalldForm } from '../web/aterstall.ts';
import { emptyForm, formWith, nyckelOf, readForm, type Form } from '../web/form.ts';
import { andrar, bekraftad, get, laser, post, type Route } from '../web/routes.ts';
import { url } from '../web/url.ts';
import { epostForm, mobilForm, nummerkodForm } from './kontakt.schema.ts';
import { begarNummerbyte, bytEpost, bytNummer } from './kontakt.service.ts';
import { epostModel, kontaktPage, mobilModel, nummerkodModel, sammaText } from './kontakt.view.ts';
import { findKonto } from './konto.queries.ts';
import { epostPath, mobilKodPath, mobilPath } from './sidor.rules.ts';

const kontoFor = ({ db, clock }: Hus, actor: Actor) => findKonto(db, actor.id, dagAv(clock()));

const visaEpost = async (hus: Hus, res: Response, actor: Actor, form: Form) => {
  kontaktPage(res, epostModel(form, (await kontoFor(hus, actor)).epost), 422);
};

const numret = async (hus: Hus, actor: Actor): Promise<string> => {
  const { mobilKrypt } = await kontoFor(hus, actor);
  return mobilAv(hus.nycklar, { id: actor.id, mobilKrypt });
};

/** The page of the code to the new number, or back to the number when no code is waited for. */
const visaKod = async (
  hus: Hus,
  req: Request,
  res: Response,
  { actor, form }: { actor: Actor; form: Form },
) => {
  const till = await kodGallerTill(hus, actor, 'mobil');
  if (till === null) {
    res.redirect(303, mobilPath);
    return;
  }
  const inkorg = isDemoinkorg(hus.sms) ? inkorgPath : null;
  const model = nummerkodModel(form, { till, skickad: req.query['sms'] !== 'ej', inkorg });
  kontaktPage(res, model, form === emptyForm ? 200 : 422);
};

const epostRoutes = (hus: Hus): Route[] => [
  get(epostPath, 'inloggad', bekraftad(laser), async (req, res, actor) => {
    const kvar = aterstalldForm(req, res);
    const { epost } = await kontoFor(hus, actor);
    kontaktPage(res, epostModel(kvar ?? emptyForm, epost, kvar !== null));
  }),

  post(epostPath, 'inloggad', bekraftad(andrar), async (req, res, actor) => {
    const nyckel = nyckelOf(req.body);
    const parsed = readForm(epostForm, req.body);
    if (!parsed.ok) {
      await visaEpost(hus, res, actor, parsed.form);
      return;
    }
    const bytt = await bytEpost({ hus, actor }, { nyckel, epost: parsed.value.epost });
    if (bytt.ok) res.redirect(303, bytt.value.sida);
    else if (bytt.error === 'utloggad') res.redirect(303, loggaInPath);
    else await visaEpost(hus, res, actor, formWith(req.body, { epost: sammaText.epost }));
  }),
];

const mobilRoutes = (hus: Hus): Route[] => [
  get(mobilPath, 'inloggad', bekraftad(laser), async (req, res, actor) => {
    const kvar = aterstalldForm(req, res);
    kontaktPage(res, mobilModel(kvar ?? emptyForm, await numret(hus, actor), kvar !== null));
  }),

  post(mobilPath, 'inloggad', bekraftad(andrar), async (req, res, actor) => {
    const visaIgen = async (form: Form) => {
      kontaktPage(res, mobilModel(form, await numret(hus, actor)), 422);
    };
    const parsed = readForm(mobilForm, req.body);
    if (!parsed.ok) {
      await visaIgen(parsed.form);
      return;
    }
    const begard = await begarNummerbyte(hus, actor, parsed.value.mobil);
    if (begard.ok) res.redirect(303, url(mobilKodPath, {}, { sms: begard.value.skickad ? '' : 'ej' }));
    else await visaIgen(formWith(req.body, { mobil: sammaText.mobil }));
  }),

  get(mobilKodPath, 'inloggad', bekraftad(laser), (req, res, actor) =>
    visaKod(hus, req, res, { actor, form: emptyForm }),
  ),

  post(mobilKodPath, 'inloggad', bekraftad(andrar), async (req, res, actor) => {
    const nyckel = nyckelOf(req.body);
    const parsed = readForm(nummerkodForm, req.body);
    if (!parsed.ok) {
      await visaKod(hus, req, res, { actor, form: parsed.form });
      return;
    }
    const bytt = await bytNummer(hus, actor, { nyckel, ...parsed.value });
    if (bytt.ok) res.redirect(303, bytt.value.sida);
    else if (bytt.error.slag === 'utloggad') res.redirect(303, loggaInPath);
    else {
      const form = formWith(req.body, { kod: kodhinderText(bytt.error) });
      await visaKod(hus, req, res, { actor, form });
    }
  }),
];

/** The user's own e-mail address and mobile number, for one who has just shown who they are (ASVS 7.5.1). */
export const kontaktRoutes = (hus: Hus): Route[] => [...epostRoutes(hus), ...mobilRoutes(hus)];
