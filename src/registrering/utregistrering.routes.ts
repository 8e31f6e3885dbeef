import { randomUUID } from 'node:crypto';
import type { Request, Response } from 'express';
import type { Hus } from '../hus.ts';
import { dagAv } from '../shared/datum.ts';
import { hamtaStyrdata } from '../styrdata/styrdata.service.ts';
import { emptyForm, formWith, nyckelOf, type Form } from '../web/form.ts';
import { andrarOchVisar, get, post, visarPerson, type Access, type Route } from '../web/routes.ts';
import { url } from '../web/url.ts';
import { konfliktFor, utregistreringModel, type Runt } from './deltagandeform.view.ts';
import type { OppnatDeltagande } from './registrering.rules.ts';
import { oppnaDeltagande } from './registrering.service.ts';
import { felregistreringPath, registreringPage, utregistreringPath } from './registrering.view.ts';
import { startformFor } from './startform.routes.ts';
import { hanteraUtkast } from './utkast.routes.ts';
import { gorOf } from './utkast.schema.ts';
import { plattUtregistrering, utregistreringAv, type Utregistrering } from './utregistrering.rules.ts';
import { readUtregistrering, uthinderText, type UtregistreringForm } from './utregistrering.schema.ts';
import { registreraUt, type Utnekad } from './utregistrering.service.ts';
import { utregistreringValues } from './utregistrering.view.ts';

const access: Access = ['deltagaransvarig'];
type Svar = Partial<Pick<Runt, 'meddelande' | 'konflikt'>> & { readonly status?: number };

const lagrat = (sparat: Utregistrering | null): Form =>
  sparat === null ? emptyForm : { values: utregistreringValues(sparat), errors: {} };

/** Codes that the registration has: they can be kept after their list has ended them. */
const valdaKoder = (sparat: Utregistrering | null): readonly string[] =>
  sparat === null
    ? []
    : [
        sparat.avslutsanledningKod,
        ...(sparat.utmatning?.forsorjning ?? []),
        sparat.utmatning?.arbete?.arbetstypKod ?? '',
      ];

/** Registers out, and corrects an end. */
export const utregistreringRoutes = (hus: Hus): Route[] => {
  const visa = async (res: Response, oppnat: OppnatDeltagande, form: Form, svar: Svar = {}) => {
    const styrdata = await hamtaStyrdata(hus.db);
    const { meddelande = null, konflikt = null, status } = svar;
    const model = utregistreringModel(oppnat, form, {
      styrdata,
      idag: dagAv(hus.clock()),
      meddelande,
      konflikt,
    });
    registreringPage(res, model, status);
  };

  const visaNekad = async (
    req: Request,
    res: Response,
    oppnat: OppnatDeltagande,
    [error, ditt]: [Utnekad, Utregistrering],
  ) => {
    if (error.slag === 'hinder') {
      const [falt, text] = uthinderText(error.hinder, oppnat.deltagande.startdag);
      await visa(res, oppnat, formWith(req.body, { [falt]: text }), { status: 422 });
      return;
    }
    const sparat = utregistreringAv(error.nu);
    const { listor } = await hamtaStyrdata(hus.db);
    const konflikt = konfliktFor(
      sparat === null ? {} : plattUtregistrering(sparat),
      plattUtregistrering(ditt),
      listor,
    );
    const form = formWith({ ...(req.body as object), nyckel: randomUUID() }, {});
    await visa(res, { ...oppnat, deltagande: error.nu }, form, { konflikt, status: 409 });
  };

  const las = async (body: unknown, { deltagande }: OppnatDeltagande) => {
    const { listor } = await hamtaStyrdata(hus.db);
    const sparat = utregistreringAv(deltagande);
    const { startdag, version } = deltagande;
    return readUtregistrering(body, {
      startdag,
      idag: dagAv(hus.clock()),
      listor,
      valda: valdaKoder(sparat),
      avslutadVersion: sparat === null ? null : version,
    });
  };

  const spara = async (
    req: Request,
    oppnat: OppnatDeltagande,
    { utregistrering, version, skal }: UtregistreringForm,
    actor: Parameters<typeof registreraUt>[0]['actor'],
  ) =>
    registreraUt({ hus, actor }, oppnat.deltagande.id, {
      nyckel: nyckelOf(req.body),
      utregistrering,
      version,
      skal,
    });

  return [
    get(utregistreringPath, access, visarPerson, async (req, res, actor) => {
      const oppnat = await oppnaDeltagande(hus, actor, req.params.deltagandeId, 'utregistrering');
      const start = {
        utkast: oppnat.utkast,
        lagrat: lagrat(utregistreringAv(oppnat.deltagande)),
        nu: hus.clock(),
      };
      const { form, meddelande } = startformFor(req, res, start);
      await visa(res, oppnat, form, { meddelande });
    }),

    post(utregistreringPath, access, andrarOchVisar, async (req, res, actor) => {
      const { deltagandeId } = req.params;
      const oppnat = await oppnaDeltagande(hus, actor, deltagandeId, 'utregistrering');
      if (gorOf(req.body) !== 'spara') {
        const id = oppnat.utkast?.id ?? randomUUID();
        const utkast = {
          id,
          insatsId: oppnat.insats.id,
          deltagandeId,
          formular: 'utregistrering',
          sokning: null,
        } as const;
        const nekad = await hanteraUtkast(hus, { req, res, actor }, utkast);
        if (nekad !== null) await visa(res, oppnat, formWith(req.body, nekad), { status: 422 });
        return;
      }
      const parsed = await las(req.body, oppnat);
      if (!parsed.ok) {
        await visa(res, oppnat, parsed.form, { status: 422 });
        return;
      }
      if (parsed.value.felregistrering) {
        res.redirect(303, url(felregistreringPath, { deltagandeId }));
        return;
      }
      const result = await spara(req, oppnat, parsed.value, actor);
      if (result.ok) res.redirect(303, result.value.sida);
      else await visaNekad(req, res, oppnat, [result.error, parsed.value.utregistrering]);
    }),
  ];
};
