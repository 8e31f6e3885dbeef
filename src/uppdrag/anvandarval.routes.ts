import type { Request, Response } from 'express';
import type { Actor } from '../behorighet/behorighet.rules.ts';
import type { Formularutkast } from '../formularutkast/formularutkast.rules.ts';
import { findFormularutkastMedId, sparaFormularutkast } from '../formularutkast/formularutkast.service.ts';
import type { Hus } from '../hus.ts';
import { BadRequest, found } from '../shared/errors.ts';
import { aterstalldForm } from '../web/aterstall.ts';
import { formWith, readForm, type Form } from '../web/form.ts';
import { andrar, get, laser, post, type Access, type Route } from '../web/routes.ts';
import { valdaEfter, valknapp, type Valknapp } from './anvandarval.rules.ts';
import { valForm, type Val } from './anvandarval.schema.ts';
import { listValda, sokAnvandare } from './anvandarval.service.ts';
import { valadress, valjAnvandareModel, valjAnvandarePage } from './anvandarval.view.ts';
import {
  flestValda,
  listaAv,
  medValda,
  uppdragslistor,
  valdaIds,
  valjAnvandarePath,
  type Uppdragslista,
} from './uppdragslista.rules.ts';

const access: Access = ['samverkansadministrator', 'insatsansvarig', 'superadministrator'];

interface Laget {
  readonly actor: Actor;
  readonly utkast: Formularutkast;
  readonly lista: Uppdragslista;
}

const forManga = `Ta bort någon. Högst ${String(flestValda)} användare ryms.`;

/** "Välj användare": picks users for a list of the form in a draft. Nothing is stored but the draft, by OK. */
export const anvandarvalRoutes = (hus: Hus): Route[] => {
  const { db, nycklar } = hus;

  const laget = async (actor: Actor, utkastId: string, lista: unknown): Promise<Laget> => ({
    actor,
    lista: found(listaAv(lista)),
    utkast: found(await db.transaction(actor, (tx) => findFormularutkastMedId(tx, nycklar, utkastId))),
  });

  /** @param val what can be searched for; null when the search cannot be read */
  const visa = async (
    res: Response,
    { utkast, lista }: Laget,
    { val, valda, form }: { val: Val | null; valda: readonly string[]; form: Form },
  ) => {
    const { roll } = uppdragslistor[lista];
    const svar = val === null || val.sokt === '' ? null : await sokAnvandare(db, roll, val, val.sida);
    const underlag = { utkast, lista, svar, valda: await listValda(db, null, roll, valda) };
    const fel = Object.keys(form.errors).length > 0;
    valjAnvandarePage(res, valjAnvandareModel(underlag, form), fel ? 422 : 200);
  };

  const tillbaka = async ({ actor, utkast, lista }: Laget, valda: readonly string[]): Promise<string> => {
    const finns = await listValda(db, null, uppdragslistor[lista].roll, valda);
    const ids = finns.map(({ anvandareId }) => anvandareId);
    const values = medValda(utkast.values, lista, ids);
    await db.transaction(actor, (tx) => sparaFormularutkast(tx, nycklar, actor, { ...utkast, values }));
    return utkast.sida;
  };

  const vidare = (
    { utkast, lista }: Laget,
    val: Val,
    { knapp, valda }: { knapp: Valknapp; valda: readonly string[] },
  ): string => {
    const sida = { sida: knapp.slag === 'sida' ? knapp.sida : val.sida, sok: 1 };
    return valadress(utkast.id, lista, {
      ...val,
      valda,
      sokt: knapp.slag === 'sok' || val.sokt !== '',
      sida: knapp.slag === 'sok' ? sida.sok : sida.sida,
    });
  };

  const skickat = async (req: Request, res: Response, lage: Laget): Promise<void> => {
    const last = readForm(valForm, req.body);
    if (!last.ok)
      return visa(res, lage, { val: null, valda: valdaIds(lage.utkast.values, lage.lista), form: last.form });
    const knapp = valknapp(last.value.gor);
    if (knapp === null) throw new BadRequest();
    const fore = last.value.valda ?? valdaIds(lage.utkast.values, lage.lista);
    const valda = valdaEfter(fore, last.value.vald, knapp);
    if (valda.length > flestValda)
      return visa(res, lage, { val: last.value, valda, form: formWith(req.body, { valda: forManga }) });
    const till =
      knapp.slag === 'ok' ? await tillbaka(lage, valda) : vidare(lage, last.value, { knapp, valda });
    res.redirect(303, till);
  };

  return [
    get(valjAnvandarePath, access, laser, async (req, res, actor) => {
      const form = aterstalldForm(req, res) ?? formWith(req.query, {});
      const lage = await laget(actor, req.params.utkastId, form.values['lista']);
      const last = readForm(valForm, form.values);
      const stored = valdaIds(lage.utkast.values, lage.lista);
      if (!last.ok) return visa(res, lage, { val: null, valda: stored, form: last.form });
      const valda = valdaEfter(last.value.valda ?? stored, last.value.vald, { slag: 'valj' });
      await visa(res, lage, { val: last.value, valda: valda.slice(0, flestValda * 2), form });
    }),

    post(valjAnvandarePath, access, andrar, async (req, res, actor) => {
      const { lista } = req.body as { lista?: unknown };
      await skickat(req, res, await laget(actor, req.params.utkastId, lista));
    }),
  ];
};
