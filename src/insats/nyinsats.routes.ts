import { randomUUID } from 'node:crypto';
import type { Request, Response } from 'express';
import { z } from 'zod';
import type { Actor } from '../behorighet/behorighet.rules.ts';
import { knappen, utkastLage, utkastText } from '../formularutkast/formularutkast.rules.ts';
import { findFormularutkast } from '../formularutkast/formularutkast.service.ts';
import type { Hus } from '../hus.ts';
import { dagAv } from '../shared/datum.ts';
import { listValda } from '../uppdrag/anvandarval.service.ts';
import { uppdragsfel, valdaIds } from '../uppdrag/uppdragslista.rules.ts';
import { aterstalldForm, aterstalldMeddelande } from '../web/aterstall.ts';
import { formWith, nyckelOf, type Form } from '../web/form.ts';
import { andrar, get, laser, post, type Access, type Route } from '../web/routes.ts';
import { url } from '../web/url.ts';
import { findAnnan, listMinaOrganisationer } from './hantering.queries.ts';
import { nyInsatsFormular, registreraInsats } from './hantering.service.ts';
import type { Nekad } from './hantering.rules.ts';
import { readInsats, type Insatsform } from './insatsform.schema.ts';
import { kopiaValues, nyaValues } from './insatsform.view.ts';
import { felFor } from './insatshinder.rules.ts';
import { hanteraUtkast, type Anropet } from './insatsutkast.routes.ts';
import { listKategorier } from './kategorier.queries.ts';
import { kopiaMeddelande } from './meddelande.view.ts';
import { nyInsatsModel, nyInsatsPage, type NyttUnderlag } from './nyinsats.view.ts';
import { hanteraInsatsPath, nyInsatsPath } from './sidor.rules.ts';

const access: Access = ['insatsansvarig'];
type Svar = Partial<Pick<NyttUnderlag, 'meddelande' | 'lage' | 'utkastFinns'>> & { readonly status?: number };
const tyst = { meddelande: null, lage: null, utkastFinns: false };

const franOf = (text: unknown): string | null => z.guid().safeParse(text).data ?? null;

/** One draft for what is made from nothing, and one for each insats that something is made from. */
const formularFor = (fran: string | null) => ({
  formular: nyInsatsFormular,
  objektId: fran,
  sida: url(nyInsatsPath, {}, { fran: fran ?? undefined }),
});

/** "Registrera ny insats", by an insatsansvarig in one of their organisations. */
export const nyInsatsRoutes = (hus: Hus): Route[] => {
  const { db, nycklar, clock } = hus;

  const visa = async (res: Response, actor: Actor, form: Form, { status, ...svar }: Svar) => {
    const ids = valdaIds(form.values, 'deltagaransvariga');
    const underlag = {
      organisationer: await listMinaOrganisationer(db, actor),
      kategorier: await listKategorier(db),
      valda: await listValda(db, null, 'deltagaransvarig', ids),
    };
    const fran = franOf(form.values['fran']);
    const model = nyInsatsModel(form, { ...underlag, fran, idag: dagAv(clock()), ...tyst, ...svar });
    nyInsatsPage(res, model, status);
  };

  /** What the form starts from when there is nothing typed: another insats of the user's, or nothing. */
  const borjan = async (actor: Actor, fran: string | null): Promise<[Form, Svar]> => {
    const insats = await db.transaction(actor, (tx) => findAnnan(tx, actor, fran));
    if (insats !== null)
      return [{ values: kopiaValues(insats), errors: {} }, { meddelande: kopiaMeddelande(insats) }];
    return [{ values: nyaValues(await listMinaOrganisationer(db, actor)), errors: {} }, {}];
  };

  const oppna = async (req: Request, res: Response, actor: Actor): Promise<[Form, Svar]> => {
    const aterstalld = aterstalldForm(req, res);
    if (aterstalld !== null) return [aterstalld, { meddelande: aterstalldMeddelande }];
    const fran = franOf(req.query['fran']);
    const utkast = await db.transaction(actor, (tx) => findFormularutkast(tx, nycklar, formularFor(fran)));
    if (utkast === null) return borjan(actor, fran);
    const meddelande = { slag: 'info', text: utkastText(utkast.sparatAt, clock()) } as const;
    const svar = { meddelande, lage: utkastLage(utkast.sparatAt), utkastFinns: true };
    return [{ values: utkast.values, errors: {} }, svar];
  };

  const visaNekad = async (
    { req, res, actor }: Anropet,
    nekad: Nekad,
    { organisation, uppgifter }: Insatsform,
  ) => {
    const hinder = nekad.slag === 'hinder' ? nekad.hinder : [];
    const ids = valdaIds(formWith(req.body, {}).values, 'deltagaransvariga');
    const valda = await listValda(db, null, 'deltagaransvarig', ids);
    const fel = hinder.includes('saknar_roll')
      ? uppdragsfel('deltagaransvariga', 'saknar_roll', valda)
      : felFor(hinder, { uppgifter, organisation, granser: null });
    await visa(res, actor, formWith(req.body, fel), { status: 422 });
  };

  const spara = async (anropet: Anropet) => {
    const { req, res, actor } = anropet;
    const organisationer = await listMinaOrganisationer(db, actor);
    const underlag = {
      organisationer,
      kategorier: await listKategorier(db),
      idag: dagAv(clock()),
      lagrad: null,
    };
    const last = readInsats(req.body, underlag);
    if (!last.ok) return visa(res, actor, last.form, { status: 422 });
    const { organisation, fran } = last.value;
    const nyckel = nyckelOf(req.body);
    const insatsId = randomUUID();
    const sida = url(hanteraInsatsPath, { insatsId }, { kvitto: nyckel, fran: fran ?? undefined });
    const ny = { ...last.value, insatsId, organisationId: organisation.id, nyckel, sida };
    const sparat = await registreraInsats({ hus, actor }, ny);
    if (sparat.ok) res.redirect(303, sparat.value.sida);
    else await visaNekad(anropet, sparat.error, last.value);
  };

  return [
    get(nyInsatsPath, access, laser, async (req, res, actor) => {
      const [form, svar] = await oppna(req, res, actor);
      await visa(res, actor, form, svar);
    }),

    post(nyInsatsPath, access, andrar, async (req, res, actor) => {
      if (knappen(req.body) === 'spara') return spara({ req, res, actor });
      const { fran } = (req.body ?? {}) as { fran?: unknown };
      // Only an insats of one's own has a draft of its own: any other id would be one more draft to store.
      const annan = await db.transaction(actor, (tx) => findAnnan(tx, actor, fran));
      await hanteraUtkast(hus, { req, res, actor }, formularFor(annan?.id ?? null));
    }),
  ];
};
