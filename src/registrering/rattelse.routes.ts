import { randomUUID } from 'node:crypto';
import type { Request, Response } from 'express';
import type { Hus } from '../hus.ts';
import { dagAv } from '../shared/datum.ts';
import { found } from '../shared/errors.ts';
import type { Styrdata } from '../styrdata/styrdata.rules.ts';
import { hamtaStyrdata } from '../styrdata/styrdata.service.ts';
import { formWith, nyckelOf, type Form } from '../web/form.ts';
import { andrarOchVisar, get, post, visarPerson, type Access, type Route } from '../web/routes.ts';
import { konfliktFor, rattelseModel, type Runt } from './deltagandeform.view.ts';
import {
  inregistreringAv,
  plattInregistrering,
  type Andrad,
  type Inregistrering,
  type Nekad,
} from './inregistrering.rules.ts';
import { readInregistrering } from './inregistrering.schema.ts';
import { inregistreringValues } from './inregistrering.view.ts';
import { nekadForm } from './nystart.view.ts';
import { rattaInregistrering } from './rattelse.service.ts';
import { stadsdelarFor, type OppnatDeltagande } from './registrering.rules.ts';
import { oppnaDeltagande } from './registrering.service.ts';
import { rattaInPath, registreringPage } from './registrering.view.ts';
import { startformFor } from './startform.routes.ts';
import { hanteraUtkast } from './utkast.routes.ts';
import { gorOf } from './utkast.schema.ts';

const access: Access = ['deltagaransvarig'];
type Svar = Partial<Pick<Runt, 'meddelande' | 'konflikt'>> & { readonly status?: number };

const lagrat = ({ deltagande }: OppnatDeltagande): Form => ({
  values: inregistreringValues(found(inregistreringAv(deltagande))),
  errors: {},
});

/** What the correction is read against; codes that the registration has stay allowed after their list has ended them. */
const faktaFor = ({ insats, deltagande }: OppnatDeltagande, styrdata: Styrdata, idag: string) => {
  const { inmatning } = deltagande;
  return {
    insats,
    idag,
    listor: styrdata.listor,
    stadsdelar: stadsdelarFor(styrdata, deltagande),
    manuell: false,
    kommuner: [],
    valda: [
      ...(inmatning?.forsorjning ?? []),
      inmatning?.utbildningsnivaKod ?? '',
      inmatning?.arbete?.arbetstypKod ?? '',
    ],
    kravSkal: deltagande.avslutningsdag !== null,
  };
};

/** Corrects a start. */
export const rattelseRoutes = (hus: Hus): Route[] => {
  const visa = async (res: Response, oppnat: OppnatDeltagande, form: Form, svar: Svar = {}) => {
    const styrdata = await hamtaStyrdata(hus.db);
    const { meddelande = null, konflikt = null, status } = svar;
    const model = rattelseModel(oppnat, form, { styrdata, idag: dagAv(hus.clock()), meddelande, konflikt });
    registreringPage(res, model, status);
  };

  const visaNekad = async (
    req: Request,
    res: Response,
    oppnat: OppnatDeltagande,
    [error, ditt]: [Nekad | Andrad, Inregistrering],
  ) => {
    if (error.slag !== 'andrad') {
      await visa(res, oppnat, nekadForm(req.body, error, oppnat.insats), { status: 422 });
      return;
    }
    const { listor } = await hamtaStyrdata(hus.db);
    const sparat = plattInregistrering(found(inregistreringAv(error.nu)));
    const konflikt = konfliktFor(sparat, plattInregistrering(ditt), listor);
    const form = formWith({ ...(req.body as object), nyckel: randomUUID() }, {});
    await visa(res, { ...oppnat, deltagande: error.nu }, form, { konflikt, status: 409 });
  };

  return [
    get(rattaInPath, access, visarPerson, async (req, res, actor) => {
      const oppnat = await oppnaDeltagande(hus, actor, req.params.deltagandeId, 'inregistrering');
      const { utkast } = oppnat;
      const { form, meddelande } = startformFor(req, res, {
        utkast,
        lagrat: lagrat(oppnat),
        nu: hus.clock(),
      });
      await visa(res, oppnat, form, { meddelande });
    }),

    post(rattaInPath, access, andrarOchVisar, async (req, res, actor) => {
      const { deltagandeId } = req.params;
      const oppnat = await oppnaDeltagande(hus, actor, deltagandeId, 'inregistrering');
      if (gorOf(req.body) !== 'spara') {
        const id = oppnat.utkast?.id ?? randomUUID();
        const utkast = {
          id,
          insatsId: oppnat.insats.id,
          deltagandeId,
          formular: 'inregistrering',
          sokning: null,
        } as const;
        const nekad = await hanteraUtkast(hus, { req, res, actor }, utkast);
        if (nekad !== null) await visa(res, oppnat, formWith(req.body, nekad), { status: 422 });
        return;
      }
      const styrdata = await hamtaStyrdata(hus.db);
      const fakta = faktaFor(oppnat, styrdata, dagAv(hus.clock()));
      const parsed = readInregistrering(req.body, fakta);
      if (!parsed.ok) {
        await visa(res, oppnat, parsed.form, { status: 422 });
        return;
      }
      const { inregistrering, bekrafta, skal, version } = parsed.value;
      const rattelse = {
        nyckel: nyckelOf(req.body),
        inregistrering,
        bekrafta,
        utbildningsniva: styrdata.listor.utbildningsniva,
        skal,
        version,
      };
      const result = await rattaInregistrering({ hus, actor }, deltagandeId, rattelse);
      if (result.ok) res.redirect(303, result.value.sida);
      else await visaNekad(req, res, oppnat, [result.error, inregistrering]);
    }),
  ];
};
