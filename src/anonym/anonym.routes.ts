import { z } from 'zod';
import type { Actor } from '../behorighet/behorighet.rules.ts';
import { brytForsegling, forsegla, type Nycklar } from '../db/kryptering.ts';
import type { Hus } from '../hus.ts';
import type { Insats } from '../insats/insats.rules.ts';
import { findInsatsFor } from '../insats/insats.service.ts';
import { anonymPath } from '../insats/sidor.rules.ts';
import { dagAv } from '../shared/datum.ts';
import { BadRequest, found } from '../shared/errors.ts';
import { aterstalldForm, aterstalldMeddelande } from '../web/aterstall.ts';
import { emptyForm, formWith, nyckelOf, readForm, type Form } from '../web/form.ts';
import { andrar, get, laser, post, type Access, type Route } from '../web/routes.ts';
import { sidnummer, url } from '../web/url.ts';
import { findRegistrerat, findSparat } from './anonym.queries.ts';
import { provaRader, valbaraAr } from './anonym.rules.ts';
import { anonymForm, type Anonymform } from './anonym.schema.ts';
import { registreraAnonyma } from './anonym.service.ts';
import { anonymModel, anonymPage, type Underlag } from './anonym.view.ts';
import { hinderForm, kvittoMeddelande } from './hinder.view.ts';
import { efterSparat, ejTillagt, faltAttLaggaTill, medRader, readTillagg } from './tillagg.schema.ts';

const access: Access = ['deltagaransvarig'];

/** Where the next page is, or the form again with what is to be corrected. */
type Svar = { readonly till: string } | { readonly form: Form };

interface Inskickat {
  readonly actor: Actor;
  readonly insats: Insats;
  readonly body: unknown;
  readonly form: Anonymform;
}

/*
 * Rows added but not saved travel sealed in the address, so that Back, reload and a copied tab show them as they were.
 * The key of the form travels with them: what has been saved is not offered again.
 */
const syfte = ({ id }: Actor, insatsId: string) => `anonyma.${id}.${insatsId}`;
const sidaMed = (nycklar: Nycklar, { actor, insats }: Inskickat, values: Form['values']): Svar => ({
  till: url(
    anonymPath,
    { insatsId: insats.id },
    { tillagt: forsegla(nycklar, syfte(actor, insats.id), values) },
  ),
});
const oppnad = z.record(z.string(), z.string());
const tillagdForm = (nycklar: Nycklar, actor: Actor, insatsId: string, token: unknown): Form | null => {
  if (typeof token !== 'string') return null;
  const values = oppnad.safeParse(brytForsegling(nycklar, syfte(actor, insatsId), token));
  return values.success ? { values: values.data, errors: {} } : null;
};

const laggTill = ({ nycklar, clock }: Hus, inskickat: Inskickat): Svar => {
  const { insats, body, form } = inskickat;
  const idag = dagAv(clock());
  const falt = faltAttLaggaTill(form);
  const rad = readTillagg(falt, valbaraAr(insats, idag), body);
  if (!rad.ok) return { form: rad.form };
  const provade = provaRader(insats, [...form.rader, rad.value], idag);
  if (!provade.ok) return { form: hinderForm(body, provade.error, { insats, idag }) };
  return sidaMed(nycklar, inskickat, medRader(formWith(body, {}), provade.value, falt));
};

const taBortRad = ({ nycklar }: Hus, inskickat: Inskickat, index: number): Svar => {
  const rader = inskickat.form.rader.filter((_, i) => i !== index);
  return sidaMed(nycklar, inskickat, medRader(formWith(inskickat.body, {}), rader));
};

const spara = async (hus: Hus, { actor, insats, body, form }: Inskickat): Promise<Svar> => {
  const kvar = ejTillagt(form);
  if (Object.keys(kvar).length > 0) return { form: formWith(body, kvar) };
  const nyckel = nyckelOf(body);
  const insatsId = insats.id;
  const sida = url(anonymPath, { insatsId }, { kvitto: nyckel });
  const sparat = await registreraAnonyma(hus, actor, { insatsId, nyckel, sida, uppgift: form.rader });
  if (sparat.ok) return { till: sparat.value.sida };
  return { form: hinderForm(body, sparat.error, { insats, idag: dagAv(hus.clock()) }) };
};

const utfor = async (hus: Hus, inskickat: Inskickat): Promise<Svar> => {
  const { gor } = inskickat.form;
  const bort = /^bort-(\d{1,2})$/.exec(gor)?.[1];
  if (bort !== undefined) return taBortRad(hus, inskickat, Number(bort));
  if (gor === 'spara') return spara(hus, inskickat);
  if (gor !== 'kvinnor' && gor !== 'man') throw new BadRequest();
  return laggTill(hus, inskickat);
};

const uuid = z.uuid();

export const anonymRoutes = (hus: Hus): Route[] => {
  const { db, clock, nycklar } = hus;
  const underlag = async (insats: Insats, sida = 1): Promise<Underlag> => ({
    insats,
    idag: dagAv(clock()),
    registrerat: await findRegistrerat(db, insats.id, sida),
  });

  const sparatMed = (nyckel: unknown, actor: Actor, insatsId: string) => {
    const parsed = uuid.safeParse(nyckel);
    return parsed.success ? findSparat(db, actor, insatsId, parsed.data) : null;
  };

  return [
    get(anonymPath, access, laser, async (req, res, actor) => {
      const insats = found(await findInsatsFor(db, actor, req.params.insatsId));
      const aterstalld = aterstalldForm(req, res);
      const form = aterstalld ?? tillagdForm(nycklar, actor, insats.id, req.query['tillagt']) ?? emptyForm;
      const sparat = await sparatMed(req.query['kvitto'] ?? form.values['nyckel'], actor, insats.id);
      const sidan = await underlag(insats, sidnummer(req.query['sida']));
      if (sparat === null)
        anonymPage(res, anonymModel(sidan, form, aterstalld === null ? null : aterstalldMeddelande));
      else anonymPage(res, anonymModel(sidan, efterSparat(form, sparat.rader), kvittoMeddelande(sparat)));
    }),

    post(anonymPath, access, andrar, async (req, res, actor) => {
      const insats = found(await findInsatsFor(db, actor, req.params.insatsId));
      const last = readForm(anonymForm, req.body);
      const svar = last.ok
        ? await utfor(hus, { actor, insats, body: req.body, form: last.value })
        : { form: last.form };
      if ('till' in svar) res.redirect(303, svar.till);
      else anonymPage(res, anonymModel(await underlag(insats), svar.form), 422);
    }),
  ];
};
