import { randomUUID } from 'node:crypto';
import type { Request, Response } from 'express';
import type { Actor } from '../behorighet/behorighet.rules.ts';
import { knappen } from '../formularutkast/formularutkast.rules.ts';
import { findFormularutkast } from '../formularutkast/formularutkast.service.ts';
import type { Hus } from '../hus.ts';
import { dagAv } from '../shared/datum.ts';
import { aterstalldForm } from '../web/aterstall.ts';
import { formWith, nyckelOf, type Form } from '../web/form.ts';
import { andrar, get, laser, post, type Access, type Route } from '../web/routes.ts';
import { url } from '../web/url.ts';
import { hanteraPath, organisationPath } from './adress.rules.ts';
import { listBruk } from './bruk.queries.ts';
import { formstart } from './formstart.view.ts';
import { hanteringValues, readHantering, type Hantering } from './hantera.schema.ts';
import { hanteringFormular, sparaOrganisation } from './hantera.service.ts';
import { hanteraModel, hanteraPage, type Hanteringsunderlag } from './hantera.view.ts';
import { namngiven, nekadeFalt, oppna, type Oppnad } from './hanteringssida.routes.ts';
import { findSparat } from './kvitto.queries.ts';
import { konfliktMeddelande } from '../web/konflikt.ts';
import { brukMeddelande, sparatMeddelande } from './meddelande.view.ts';
import { slaUppNamn } from './namn.queries.ts';
import type { Nekad } from './nekad.rules.ts';
import { efterRatt } from './organisation.rules.ts';
import { skillnader } from './register.rules.ts';
import { hanteraUtkast } from './utkast.routes.ts';

const access: Access = ['samverkansadministrator', 'superadministrator'];

type Svar = Partial<Pick<Hanteringsunderlag, 'meddelande' | 'konflikt' | 'lage'>> & {
  readonly status?: number;
};

/** "Hantera samverkansorganisation", by its samverkansadministratör or a superadministratör. */
export const hanteraRoutes = (hus: Hus): Route[] => {
  const { db, nycklar, clock } = hus;

  const visa = async (res: Response, actor: Actor, oppnad: Oppnad, [form, svar]: [Form, Svar]) => {
    const runt = await db.transaction(actor, (tx) => namngiven(tx, oppnad, form));
    const { meddelande = null, konflikt = null, lage = null, status } = svar;
    hanteraPage(res, hanteraModel({ ...oppnad, ...runt, meddelande, konflikt, lage }, form), status);
  };

  const visaKonflikt = async (
    [req, res, actor]: [Request, Response, Actor],
    oppnad: Oppnad,
    { uppgifter }: Hantering,
  ) => {
    const { organisation: nu, ratt } = oppnad;
    const ditt = efterRatt(ratt, nu, uppgifter);
    const namn = await slaUppNamn(db, nu, ditt);
    const konflikt = skillnader(nu, ditt, namn);
    const { values } = formWith(req.body, {});
    const form = { values: { ...values, nyckel: randomUUID(), version: String(nu.version) }, errors: {} };
    await visa(res, actor, oppnad, [form, { konflikt, meddelande: konfliktMeddelande, status: 409 }]);
  };

  const visaNekad = async (
    anrop: [Request, Response, Actor],
    oppnad: Oppnad,
    [nekad, hantering]: [Nekad, Hantering],
  ) => {
    if (nekad.slag === 'andrad') return visaKonflikt(anrop, { ...oppnad, organisation: nekad.nu }, hantering);
    const [req, res, actor] = anrop;
    const { id } = oppnad.organisation;
    const [fel, meddelande] = await db.transaction(actor, async (tx) => [
      await nekadeFalt(tx, nekad, formWith(req.body, {}).values),
      nekad.slag === 'hinder'
        ? brukMeddelande(id, await listBruk(tx, id, nekad.hinder, hantering.uppgifter))
        : null,
    ]);
    await visa(res, actor, oppnad, [formWith(req.body, fel), { meddelande, status: 422 }]);
  };

  /** Whoever takes their own uppdrag away can still read the organisation, but not manage it. */
  const sidaEfter = (
    actor: Actor,
    { organisation: { id }, ratt }: Oppnad,
    { uppgifter }: Hantering,
    nyckel: string,
  ) => {
    const kvar =
      ratt.overallt ||
      uppgifter.samverkansadministratorer.some(({ anvandareId }) => anvandareId === actor.id);
    return url(kvar ? hanteraPath : organisationPath, { organisationId: id }, { kvitto: nyckel });
  };

  const spara = async (anrop: [Request, Response, Actor], oppnad: Oppnad) => {
    const [req, res, actor] = anrop;
    const { organisation, ratt } = oppnad;
    const last = readHantering(req.body, ratt, { fore: organisation, idag: dagAv(clock()) });
    if (!last.ok) return visa(res, actor, oppnad, [last.form, { status: 422 }]);
    const nyckel = nyckelOf(req.body);
    const sida = sidaEfter(actor, oppnad, last.value, nyckel);
    const sparat = await sparaOrganisation(
      { hus, actor },
      { ...last.value, organisationId: organisation.id, nyckel, sida },
    );
    if (sparat.ok) res.redirect(303, sparat.value.sida);
    else await visaNekad(anrop, oppnad, [sparat.error, last.value]);
  };

  return [
    get(hanteraPath, access, laser, async (req, res, actor) => {
      const { organisationId } = req.params;
      const [oppnad, utkast, kvitto] = await db.transaction(actor, async (tx) => [
        await oppna(tx, actor, organisationId),
        await findFormularutkast(tx, nycklar, { formular: hanteringFormular, objektId: organisationId }),
        await findSparat(tx, req.query['kvitto'], organisationId),
      ]);
      const { form, ...svar } = formstart({
        aterstalld: aterstalldForm(req, res),
        utkast,
        lagrat: hanteringValues(oppnad.organisation),
        nu: clock(),
        sparat: kvitto === null ? null : sparatMeddelande(kvitto),
      });
      await visa(res, actor, oppnad, [form, svar]);
    }),

    post(hanteraPath, access, andrar, async (req, res, actor) => {
      const { organisationId } = req.params;
      const oppnad = await db.transaction(actor, (tx) => oppna(tx, actor, organisationId));
      if (knappen(req.body) === 'spara') return spara([req, res, actor], oppnad);
      const sida = url(hanteraPath, { organisationId });
      await hanteraUtkast(
        hus,
        { req, res, actor },
        { formular: hanteringFormular, objektId: organisationId, sida },
      );
    }),
  ];
};
