import type { Request, Response } from 'express';
import { begransning } from '../db/begransning.ts';
import type { Hus } from '../hus.ts';
import { sparaUrvalPath } from '../minarapporter/adress.rules.ts';
import { dagAv } from '../shared/datum.ts';
import type { Result } from '../shared/result.ts';
import { refuseAndraSidor } from '../web/csrf.ts';
import type { Meddelande } from '../web/delar.ts';
import { formWith } from '../web/form.ts';
import { get, laser, type Route } from '../web/routes.ts';
import type { Actor } from '../behorighet/behorighet.rules.ts';
import {
  rapportCsvPath,
  rapporterPath,
  rapportExcelPath,
  rapportPath,
  rapportPdfPath,
  urvalsadress,
} from './adress.rules.ts';
import { andratRoutes, type Sidbegaran } from './andrat.routes.ts';
import { skickaCsv } from './csv.view.ts';
import { skickaExcel } from './excel.view.ts';
import { fyllI, medVanligaVal } from './forval.rules.ts';
import { forStorText, hogstIExcel, hogstIPdf, rymsI } from './fil.rules.ts';
import { skickaRapportpdf } from './pdf.view.ts';
import {
  rapporthinderText,
  rapportrubrik,
  type Rapport,
  type Rapporthinder,
} from '../rapport/rapport.rules.ts';
import { listFrysta } from '../rapport/kand.service.ts';
import { skapaRapport } from '../rapport/rapport.service.ts';
import { rapportsidaModel, rapportsidaPage } from './rapportsida.view.ts';
import type { Urval } from '../rapport/urval.rules.ts';
import { sidanSchema, urvalSchema } from './urval.schema.ts';
import { lasUrval, nivaAv, type Urvalsfel } from './urvalsform.rules.ts';
import { urvalssidaModel, urvalssidaPage } from './urvalssida.view.ts';
import { listForsorjningar, sokPlatser } from './val.queries.ts';

const hinderfalt: Record<Rapporthinder, 'plats' | 'forsorjning' | 'till' | 'kand'> = {
  okand_plats: 'plats',
  okand_forsorjning: 'forsorjning',
  okand_kand: 'kand',
  efter_kand: 'till',
  for_stor: 'till',
};

const dagsAtt = (typ: keyof typeof rapportrubrik): Meddelande => ({
  slag: 'info',
  text: `Valen nedan hör till ${rapportrubrik[typ]}. Kontrollera dem och välj Skapa rapport.`,
});

/** Reports: the selection page, the report, and its files. The selection is the address; nothing is stored. */
export const rapportsidaRoutes = (hus: Hus): Route[] => {
  const { db, rapportDb, clock } = hus;
  const rapporter = begransning(db, 'rapport', { points: 120, seconds: 10 * 60 });
  const exporter = begransning(db, 'rapportexport', { points: 60, seconds: 60 * 60 });
  const idag = () => dagAv(clock());

  const lasAdress = ({ query }: Request): Result<Urval, Urvalsfel> =>
    lasUrval(medVanligaVal(urvalSchema.parse(query)), idag());

  const visaUrval = async (
    { req, res, actor }: Sidbegaran,
    fel: Urvalsfel,
    meddelande: Meddelande | null = null,
  ): Promise<void> => {
    const { visad, sok } = sidanSchema.parse(req.query);
    const ifyllt = fyllI(urvalSchema.parse(req.query), visad, idag());
    const { niva, plats } = ifyllt.falt;
    const platser = await sokPlatser(db, nivaAv(niva) ?? 'riket', { sok, idn: plats, actor });
    const valbart = {
      ...platser,
      forsorjningar: await listForsorjningar(db),
      frysningar: await listFrysta(rapportDb),
    };
    const form = formWith({ ...ifyllt.falt, sok }, fel);
    const status = Object.keys(fel).length > 0 ? 422 : 200;
    urvalssidaPage(res, urvalssidaModel(ifyllt, form, valbart, meddelande), status);
  };

  /** Makes the report of the address and hands it on, or shows the selection page with what is wrong. */
  const medRapport = async (
    req: Request,
    res: Response,
    actor: Actor,
    visa: (rapport: Rapport) => Promise<Urvalsfel | null> | null,
  ): Promise<void> => {
    const urval = lasAdress(req);
    if (!urval.ok) return visaUrval({ req, res, actor }, urval.error);
    await rapporter.rakna(actor.id);
    const rapport = await skapaRapport({ hus, actor }, urval.value);
    if (!rapport.ok)
      return visaUrval(
        { req, res, actor },
        { [hinderfalt[rapport.error]]: rapporthinderText[rapport.error] },
      );
    const fel = await visa(rapport.value);
    if (fel !== null) await visaUrval({ req, res, actor }, fel);
  };

  const fil = (path: string, rader: number, skicka: (res: Response, rapport: Rapport) => Promise<void>) =>
    get(path, ['susrapport'], laser, async (req, res, actor) => {
      refuseAndraSidor(req);
      await exporter.rakna(actor.id);
      await medRapport(req, res, actor, async (rapport) => {
        if (!rymsI(rapport, rader)) return { till: forStorText(rader) };
        await skicka(res, rapport);
        return null;
      });
    });

  return [
    get(rapporterPath, ['susrapport'], laser, async (req, res, actor) => {
      const { gor, visad } = sidanSchema.parse(req.query);
      if (gor !== 'skapa') return visaUrval({ req, res, actor }, {});
      const urval = lasAdress(req);
      const { typ } = fyllI(urvalSchema.parse(req.query), visad, idag());
      if (visad !== '' && visad !== typ) return visaUrval({ req, res, actor }, {}, dagsAtt(typ));
      if (!urval.ok) return visaUrval({ req, res, actor }, urval.error);
      res.redirect(303, urvalsadress(rapportPath, urval.value));
    }),

    get(rapportPath, ['susrapport'], laser, (req, res, actor) =>
      medRapport(req, res, actor, (rapport) => {
        rapportsidaPage(res, rapportsidaModel(rapport, actor, sparaUrvalPath));
        return null;
      }),
    ),

    ...andratRoutes(hus, {
      ...{ lasAdress, visaUrval, rapporter },
      vanligt: () => lasUrval(fyllI(urvalSchema.parse({}), '', idag()).falt, idag()),
    }),
    fil(rapportCsvPath, Infinity, skickaCsv),
    fil(rapportExcelPath, hogstIExcel, skickaExcel),
    fil(rapportPdfPath, hogstIPdf, skickaRapportpdf),
  ];
};
