import type { Request, Response } from 'express';
import type { Actor } from '../behorighet/behorighet.rules.ts';
import type { Db } from '../db/db.ts';
import { listan, type Formularutkast } from '../formularutkast/formularutkast.rules.ts';
import { findFormularutkastMedId, sparaFormularutkast } from '../formularutkast/formularutkast.service.ts';
import type { Hus } from '../hus.ts';
import { BadRequest, found } from '../shared/errors.ts';
import { aterstalldForm } from '../web/aterstall.ts';
import { formWith, type Form } from '../web/form.ts';
import { andrar, get, laser, post, type Access, type Route } from '../web/routes.ts';
import { koderI } from './falt.schema.ts';
import { slaUppNamnMedId } from './namn.queries.ts';
import {
  listLan,
  listOrganisationstyper,
  sokKommuner,
  sokOrganisationer,
  type Traffar,
} from './val.queries.ts';
import { medIngaende, valdaEfter, valknapp, type Valknapp, type Valstallning } from './val.rules.ts';
import { readVal, type Val } from './val.schema.ts';
import { kommunord, organisationsord, valadress, valModel, valPage, type Valord } from './val.view.ts';

const access: Access = ['samverkansadministrator'];
type Values = Formularutkast['values'];

/** What differs between the two pickers. */
interface Valjare {
  readonly ord: Valord;
  readonly sok: (db: Db, stallning: Valstallning) => Promise<Traffar>;
  readonly val: (db: Db) => Promise<readonly { kod: string; text: string }[]>;
  /** Those chosen that exist, by name. */
  readonly namn: (db: Db, valda: readonly string[]) => Promise<readonly { id: string; namn: string }[]>;
  readonly valda: (values: Values) => readonly string[];
  readonly med: (values: Values, valda: readonly string[]) => Values;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const ingen = { koder: [], organisationer: [], anvandare: [] };

const valjKommuner: Valjare = {
  ord: kommunord,
  sok: sokKommuner,
  val: listLan,
  namn: async (db, koder) => {
    const { omraden } = await slaUppNamnMedId(db, { ...ingen, koder });
    return omraden.map(({ kod, namn }) => ({ id: kod, namn }));
  },
  valda: (values) => koderI(values, 'kommuner'),
  med: (values, valda) => ({ ...values, kommuner: valda.join(',') }),
};

const valjOrganisationer: Valjare = {
  ord: organisationsord,
  sok: sokOrganisationer,
  val: listOrganisationstyper,
  namn: async (db, valda) => {
    const organisationer = valda.filter((id) => uuid.test(id));
    return (await slaUppNamnMedId(db, { ...ingen, organisationer })).organisationer;
  },
  valda: (values) => listan(values, 'ingaende'),
  med: (values, valda) => medIngaende(values, listan(values, 'ingaende'), valda),
};

/** A page where codes or organisations are picked for the form in a draft. Nothing is stored but the draft, by OK. */
const valRoutesFor = ({ db, nycklar }: Hus, valjare: Valjare): readonly Route[] => {
  const { ord } = valjare;

  const oppna = async (actor: Actor, utkastId: string): Promise<Formularutkast> =>
    found(await db.transaction(actor, (tx) => findFormularutkastMedId(tx, nycklar, utkastId)));

  const visa = async (res: Response, utkast: Formularutkast, { stallning, ikryssade }: Val, form: Form) => {
    const fore = stallning.valda ?? valjare.valda(utkast.values);
    const svar = stallning.sokt ? await valjare.sok(db, stallning) : null;
    const valda = await valjare.namn(db, valdaEfter(fore, ikryssade, { slag: 'valj' }));
    const status = Object.keys(form.errors).length > 0 ? 422 : 200;
    valPage(res, valModel(ord, { utkast, svar, valda, val: await valjare.val(db) }, form), status);
  };

  const tillbaka = async (actor: Actor, utkast: Formularutkast, valda: readonly string[]) => {
    const finns = await valjare.namn(db, valda);
    const values = valjare.med(
      utkast.values,
      finns.map(({ id }) => id),
    );
    await db.transaction(actor, (tx) => sparaFormularutkast(tx, nycklar, actor, { ...utkast, values }));
    return utkast.sida;
  };

  const vidare = (
    utkastId: string,
    { stallning }: Val,
    valda: readonly string[],
    knapp: Valknapp,
  ): string => {
    const sida = knapp.slag === 'sida' ? knapp.sida : stallning.sida;
    return valadress(ord, utkastId, {
      ...stallning,
      valda,
      sokt: stallning.sokt || knapp.slag === 'sok',
      sida: knapp.slag === 'sok' ? 1 : sida,
    });
  };

  const skickat = async (req: Request, res: Response, actor: Actor, utkast: Formularutkast) => {
    const last = readVal(req.body);
    if (last.form !== null) return visa(res, utkast, last.val, last.form);
    const knapp = valknapp(last.val.gor);
    if (knapp === null) throw new BadRequest();
    const { stallning, ikryssade } = last.val;
    const valda = valdaEfter(stallning.valda ?? valjare.valda(utkast.values), ikryssade, knapp);
    res.redirect(
      303,
      knapp.slag === 'ok' ? await tillbaka(actor, utkast, valda) : vidare(utkast.id, last.val, valda, knapp),
    );
  };

  return [
    get(ord.path, access, laser, async (req, res, actor) => {
      const utkast = await oppna(actor, req.params.utkastId);
      const form = aterstalldForm(req, res) ?? formWith(req.query, {});
      const last = readVal(form.values);
      await visa(res, utkast, last.val, last.form ?? form);
    }),

    post(ord.path, access, andrar, async (req, res, actor) => {
      await skickat(req, res, actor, await oppna(actor, req.params.utkastId));
    }),
  ];
};

/** "Välj kommun, stadsdel" and "Välj organisation". */
export const valRoutes = (hus: Hus): Route[] => [
  ...valRoutesFor(hus, valjKommuner),
  ...valRoutesFor(hus, valjOrganisationer),
];
