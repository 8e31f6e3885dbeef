import { randomUUID } from 'node:crypto';
import type { Request, Response } from 'express';
import { z } from 'zod';
import type { Actor } from '../behorighet/behorighet.rules.ts';
import { knappen, utkastLage, utkastText } from '../formularutkast/formularutkast.rules.ts';
import {
  findFormularutkast,
  slangFormularutkast,
  sparaFormularutkast,
} from '../formularutkast/formularutkast.service.ts';
import type { Hus } from '../hus.ts';
import { nummerkrav } from '../inloggning/inloggning.rules.ts';
import { dagAv } from '../shared/datum.ts';
import { BadRequest } from '../shared/errors.ts';
import { aterstalldForm } from '../web/aterstall.ts';
import { arAutospar, svaraAutospar } from '../web/autospar.ts';
import { emptyForm, formWith, nyckelOf, readForm, text, type Form } from '../web/form.ts';
import { andrar, get, laser, post, type Access, type Route } from '../web/routes.ts';
import { url } from '../web/url.ts';
import { bestallningshinderText } from './bestallning.rules.ts';
import {
  arOverens,
  bestall,
  listOrganisationer,
  provaAnvandare,
  type Bestalldrad,
} from './bestallning.service.ts';
import { nyBestallningModel, nyBestallningPage } from './ny.view.ts';
import { radhinderText, type Bestallarorganisation, type Radhinder } from './rad.rules.ts';
import { antalRader, attSpara, lasRader, utanRad } from './rad.schema.ts';
import { bestallningPath, nyBestallningPath } from './sidor.rules.ts';

const access: Access = ['bestallare', 'superadministrator'];
const formular = { formular: 'bestallning', objektId: null, sida: nyBestallningPath };
const huvud = z.object({ organisation: text(40).default(''), pa_begaran_av: text(200).default('') });

interface Inskickat {
  readonly actor: Actor;
  readonly organisationer: readonly Bestallarorganisation[];
  readonly body: Form['values'];
}
type Provat =
  | { readonly form: Form }
  | {
      readonly organisation: Bestallarorganisation;
      readonly paBegaranAv: string | null;
      readonly rader: readonly Bestalldrad[];
    };

const radfel = (hinder: readonly (readonly Radhinder[])[]): Record<string, string> => {
  const errors: Record<string, string> = {};
  for (const [i, rad] of hinder.entries())
    for (const ett of rad) {
      const [falt, fel] = radhinderText[ett];
      errors[`${falt}_${String(i + 1)}`] ??= fel;
    }
  return errors;
};

/** Faults above the users: for whom, and at whose request. */
const huvudfel = (
  organisation: Bestallarorganisation | null,
  begaran: string | null,
): Record<string, string> => ({
  ...(organisation === null && { organisation: bestallningshinderText.fel_organisation[1] }),
  ...(begaran === '' && { pa_begaran_av: bestallningshinderText.utan_begaran[1] }),
});

/** The order page of a beställare, and of a superadministratör for Försäkringskassan and Arbetsförmedlingen. */
export const nyBestallningRoutes = (hus: Hus): Route[] => {
  const { db, nycklar, clock, config } = hus;

  const stoppFor = async ([den, ...fler]: readonly Bestallarorganisation[]): Promise<string | null> => {
    if (den === undefined) return bestallningshinderText.inte_bestallare[1];
    if (den.myndighet || fler.length > 0) return null;
    const overens = await arOverens(db, den.id, dagAv(clock()));
    return overens ? null : bestallningshinderText.ingen_overenskommelse[1];
  };

  /** Which users can be read, and all that is wrong: what was typed, and what is not possible. */
  const prova = async ({ actor, organisationer, body }: Inskickat) => {
    const { rader, errors } = lasRader(body, { idag: dagAv(clock()), krav: nummerkrav[config.miljo] });
    const vald = organisationer.find(({ id }) => id === body['organisation']);
    const organisation = organisationer.find(({ myndighet }) => !myndighet) ?? vald ?? null;
    const hinder = organisation === null ? [] : await provaAnvandare(db, { hus, actor }, organisation, rader);
    return { rader, organisation, errors, hinder: radfel(hinder) };
  };

  const provaAllt = async (inskickat: Inskickat): Promise<Provat> => {
    const last = readForm(huvud, inskickat.body);
    if (!last.ok) return { form: last.form };
    const { rader, organisation, errors, hinder } = await prova(inskickat);
    const begaran = organisation?.myndighet === false ? null : last.value.pa_begaran_av;
    const alla = { ...huvudfel(organisation, begaran), ...hinder, ...errors };
    if (organisation === null || Object.keys(alla).length > 0)
      return { form: formWith(inskickat.body, alla) };
    return { organisation, paBegaranAv: begaran, rader: rader.filter((rad) => rad !== null) };
  };

  const visa = async (
    res: Response,
    { organisationer }: Pick<Inskickat, 'organisationer'>,
    form: Form,
    sparatAt: Date | null = null,
  ): Promise<void> => {
    const meddelande =
      sparatAt === null ? null : ({ slag: 'info', text: utkastText(sparatAt, clock()) } as const);
    const underlag = { organisationer, meddelande, lage: utkastLage(sparatAt) };
    const fel = Object.keys(form.errors).length > 0 && sparatAt === null;
    const stopp = await stoppFor(organisationer);
    nyBestallningPage(res, nyBestallningModel(form, { ...underlag, stopp }), fel ? 422 : 200);
  };

  const sparaUtkast = async (actor: Actor, values: Form['values']): Promise<Date | null> => {
    const sparat = await db.transaction(actor, (tx) =>
      sparaFormularutkast(tx, nycklar, actor, { ...formular, values: attSpara(values) }),
    );
    return sparat?.sparatAt ?? null;
  };

  const skicka = async (res: Response, inskickat: Inskickat): Promise<void> => {
    const provat = await provaAllt(inskickat);
    if ('form' in provat) return visa(res, inskickat, provat.form);
    const id = randomUUID();
    const sida = url(bestallningPath, { bestallningId: id }, { kvitto: 'ja' });
    const { organisation, ...resten } = provat;
    const order = { ...resten, id, sida, nyckel: nyckelOf(inskickat.body), organisationId: organisation.id };
    const svar = await bestall({ hus, actor: inskickat.actor }, order);
    if (svar.ok) res.redirect(303, svar.value.sida);
    else {
      const [falt, fel] = bestallningshinderText[svar.error];
      await visa(res, inskickat, formWith(inskickat.body, { [falt]: fel }));
    }
  };

  /** Another user: only when those above are possible, so that nobody fills in an order that cannot be sent. */
  const laggTill = async (res: Response, inskickat: Inskickat): Promise<void> => {
    const provat = await provaAllt(inskickat);
    if ('form' in provat) return visa(res, inskickat, provat.form);
    const nummer = String(antalRader(inskickat.body) + 1);
    await sparaUtkast(inskickat.actor, { ...inskickat.body, antal: nummer });
    res.redirect(303, `${nyBestallningPath}#anvandare-${nummer}`);
  };

  const utfor = async (req: Request, res: Response, inskickat: Inskickat): Promise<void> => {
    const { actor, body } = inskickat;
    const knapp = knappen(body);
    const bort = /^bort-(\d{1,2})$/.exec(knapp)?.[1];
    if (knapp === 'spara') return skicka(res, inskickat);
    if (knapp === 'lagg-till') return laggTill(res, inskickat);
    if (knapp === 'kasta') await db.transaction(actor, (tx) => slangFormularutkast(tx, formular));
    else if (bort !== undefined) await sparaUtkast(actor, utanRad(body, Number(bort)));
    else if (knapp !== 'utkast') throw new BadRequest();
    else {
      const at = await sparaUtkast(actor, body);
      if (arAutospar(req)) {
        svaraAutospar(res, utkastLage(at));
        return;
      }
    }
    res.redirect(303, nyBestallningPath);
  };

  return [
    get(nyBestallningPath, access, laser, async (req, res, actor) => {
      const organisationer = await listOrganisationer(db, actor, dagAv(clock()));
      const aterstalld = aterstalldForm(req, res);
      const utkast = await db.transaction(actor, (tx) => findFormularutkast(tx, nycklar, formular));
      const values = aterstalld?.values ?? utkast?.values ?? emptyForm.values;
      // What is typed so far is judged at once; what is not filled in yet is left in peace.
      const { hinder } = await prova({ actor, organisationer, body: values });
      const sparatAt = aterstalld === null ? (utkast?.sparatAt ?? null) : null;
      await visa(res, { organisationer }, { values, errors: hinder }, sparatAt);
    }),

    post(nyBestallningPath, access, andrar, async (req, res, actor) => {
      const organisationer = await listOrganisationer(db, actor, dagAv(clock()));
      await utfor(req, res, { actor, organisationer, body: formWith(req.body, {}).values });
    }),
  ];
};
