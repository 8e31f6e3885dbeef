import { knappen, utkastLage, utkastText } from '../formularutkast/formularutkast.rules.ts';
import { findFormularutkast } from '../formularutkast/formularutkast.service.ts';
import type { Hus } from '../hus.ts';
import { dagAv } from '../shared/datum.ts';
import { found } from '../shared/errors.ts';
import { aterstalldForm, aterstalldMeddelande } from '../web/aterstall.ts';
import { nyckelOf } from '../web/form.ts';
import { andrar, get, laser, post, type Access, type Route } from '../web/routes.ts';
import { url } from '../web/url.ts';
import { findAnnan, findHanterad } from './hantering.queries.ts';
import type { Hanterad } from './hantering.rules.ts';
import { andraInsats, insatsFormular } from './hantering.service.ts';
import { visaHantering, visaNekad } from './hanteringssida.routes.ts';
import { readInsats } from './insatsform.schema.ts';
import { insatsValues } from './insatsform.view.ts';
import { findSparad } from './insatskvitto.queries.ts';
import { hanteraUtkast, type Anropet } from './insatsutkast.routes.ts';
import { listKategorier } from './kategorier.queries.ts';
import { sparatMeddelande } from './meddelande.view.ts';
import { hanteraInsatsPath } from './sidor.rules.ts';

const access: Access = ['insatsansvarig'];

const formularFor = (insatsId: string) => ({
  formular: insatsFormular,
  objektId: insatsId,
  sida: url(hanteraInsatsPath, { insatsId }),
});

/** "Hantera insats", by the insatsansvariga of its organisation. */
export const hanteraRoutes = (hus: Hus): Route[] => {
  const { db, nycklar, clock } = hus;
  const visa = visaHantering(hus);

  const spara = async (anropet: Anropet, insats: Hanterad) => {
    const { req, res, actor } = anropet;
    const kategorier = await listKategorier(db);
    const underlag = {
      organisationer: [insats.organisation],
      kategorier,
      idag: dagAv(clock()),
      lagrad: insats,
    };
    const last = readInsats(req.body, underlag);
    if (!last.ok) return visa(res, actor, insats, [last.form, { status: 422 }]);
    const nyckel = nyckelOf(req.body);
    const sida = url(hanteraInsatsPath, { insatsId: insats.id }, { kvitto: nyckel });
    const sparat = await andraInsats({ hus, actor }, { ...last.value, insatsId: insats.id, nyckel, sida });
    if (sparat.ok) res.redirect(303, sparat.value.sida);
    else await visaNekad(hus, anropet, insats.id, [sparat.error, last.value]);
  };

  return [
    get(hanteraInsatsPath, access, laser, async (req, res, actor) => {
      const { insatsId } = req.params;
      const [insats, utkast, sparad, fran] = await db.transaction(actor, async (tx) => [
        found(await findHanterad(tx, actor, insatsId)),
        await findFormularutkast(tx, nycklar, formularFor(insatsId)),
        await findSparad(tx, req.query['kvitto'], insatsId),
        await findAnnan(tx, actor, req.query['fran']),
      ]);
      const aterstalld = aterstalldForm(req, res);
      const svar = { lage: utkastLage(utkast?.sparatAt ?? null), utkastFinns: utkast !== null };
      if (aterstalld !== null)
        return visa(res, actor, insats, [aterstalld, { ...svar, meddelande: aterstalldMeddelande }]);
      if (utkast !== null) {
        const meddelande = { slag: 'info', text: utkastText(utkast.sparatAt, clock()) } as const;
        return visa(res, actor, insats, [
          { values: utkast.values, errors: {} },
          { ...svar, meddelande },
        ]);
      }
      const meddelande = sparad === null ? null : sparatMeddelande(sparad, fran);
      await visa(res, actor, insats, [{ values: insatsValues(insats), errors: {} }, { meddelande }]);
    }),

    post(hanteraInsatsPath, access, andrar, async (req, res, actor) => {
      const { insatsId } = req.params;
      const insats = found(await db.transaction(actor, (tx) => findHanterad(tx, actor, insatsId)));
      if (knappen(req.body) === 'spara') await spara({ req, res, actor }, insats);
      else await hanteraUtkast(hus, { req, res, actor }, formularFor(insatsId));
    }),
  ];
};
