import type { Response } from 'express';
import type { Actor } from '../behorighet/behorighet.rules.ts';
import { knappen } from '../formularutkast/formularutkast.rules.ts';
import { findFormularutkast } from '../formularutkast/formularutkast.service.ts';
import type { Hus } from '../hus.ts';
import { dagAv } from '../shared/datum.ts';
import { listValda } from '../uppdrag/anvandarval.service.ts';
import { valdaIds } from '../uppdrag/uppdragslista.rules.ts';
import { uppdragspanel } from '../uppdrag/uppdragspanel.rules.ts';
import { aterstalldForm } from '../web/aterstall.ts';
import type { Meddelande } from '../web/delar.ts';
import { formWith, nyckelOf, type Form } from '../web/form.ts';
import { andrar, get, laser, post, type Access, type Route } from '../web/routes.ts';
import { url } from '../web/url.ts';
import { organisationPath, registreraOrganisationPath } from './adress.rules.ts';
import { formstart } from './formstart.view.ts';
import { nekadeFalt } from './hanteringssida.routes.ts';
import type { Nekad } from './nekad.rules.ts';
import { registreraModel, registreraPage } from './registrera.view.ts';
import { readRegistrering } from './registrering.schema.ts';
import { registreraOrganisation, registreringFormular } from './registrering.service.ts';
import { hanteraUtkast } from './utkast.routes.ts';

const access: Access = ['superadministrator'];
const formular = { formular: registreringFormular, objektId: null, sida: registreraOrganisationPath };
const lista = 'samverkansadministratorer';

interface Svar {
  readonly meddelande?: Meddelande | null;
  readonly lage?: string | null;
  readonly status?: number;
}

/** "Registrera samverkansorganisation". */
export const registreraRoutes = (hus: Hus): Route[] => {
  const { db, nycklar, clock } = hus;

  const visa = async (res: Response, form: Form, { meddelande = null, lage = null, status }: Svar) => {
    const valda = await listValda(db, null, 'samverkansadministrator', valdaIds(form.values, lista));
    registreraPage(
      res,
      registreraModel(form, uppdragspanel(lista, valda, form), { meddelande, lage }),
      status,
    );
  };

  const visaNekad = async (res: Response, body: unknown, nekad: Nekad) => {
    if (nekad.slag === 'andrad') throw new Error('a new organisation has no other version');
    const fel = await nekadeFalt(db, nekad, formWith(body, {}).values);
    await visa(res, formWith(body, fel), { status: 422 });
  };

  const spara = async (res: Response, actor: Actor, body: unknown) => {
    const last = readRegistrering(body, dagAv(clock()));
    if (!last.ok) return visa(res, last.form, { status: 422 });
    const nyckel = nyckelOf(body);
    const sidaFor = (organisationId: string) => url(organisationPath, { organisationId }, { kvitto: nyckel });
    const sparat = await registreraOrganisation({ hus, actor }, { ny: last.value, nyckel, sidaFor });
    if (sparat.ok) res.redirect(303, sparat.value.sida);
    else await visaNekad(res, body, sparat.error);
  };

  return [
    get(registreraOrganisationPath, access, laser, async (req, res, actor) => {
      const utkast = await db.transaction(actor, (tx) => findFormularutkast(tx, nycklar, formular));
      const aterstalld = aterstalldForm(req, res);
      const { form, ...svar } = formstart({ aterstalld, utkast, lagrat: {}, nu: clock(), sparat: null });
      await visa(res, form, svar);
    }),

    post(registreraOrganisationPath, access, andrar, async (req, res, actor) => {
      if (knappen(req.body) === 'spara') await spara(res, actor, req.body);
      else await hanteraUtkast(hus, { req, res, actor }, formular);
    }),
  ];
};
