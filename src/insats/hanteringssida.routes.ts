import { randomUUID } from 'node:crypto';
import type { Response } from 'express';
import { andringarMellan, type Andring } from '../andring/andring.rules.ts';
import { listAndringar } from '../andring/andring.service.ts';
import type { Actor } from '../behorighet/behorighet.rules.ts';
import type { Db } from '../db/db.ts';
import type { Hus } from '../hus.ts';
import { dagAv } from '../shared/datum.ts';
import { found } from '../shared/errors.ts';
import { listValda } from '../uppdrag/anvandarval.service.ts';
import { uppdragsfel, valdaIds } from '../uppdrag/uppdragslista.rules.ts';
import { formWith, type Form, type FormErrors } from '../web/form.ts';
import { hanteraModel, hanteraPage, type Hanteringsunderlag } from './hantera.view.ts';
import { findHanterad } from './hantering.queries.ts';
import { somTexter, type Hanterad, type Nekad } from './hantering.rules.ts';
import { felFor } from './insatshinder.rules.ts';
import type { Insatsform } from './insatsform.schema.ts';
import type { Anropet } from './insatsutkast.routes.ts';
import { listKategorier } from './kategorier.queries.ts';
import { konfliktMeddelande } from '../web/konflikt.ts';
import { oppnaMeddelande } from './meddelande.view.ts';

type Svar = Partial<Pick<Hanteringsunderlag, 'meddelande' | 'konflikt' | 'lage' | 'utkastFinns'>> & {
  readonly status?: number;
};
type Sidan = readonly [form: Form, svar: Svar];
type Hindrad = Nekad & { readonly slag: 'hinder' };

const tyst = { meddelande: null, konflikt: null, lage: null, utkastFinns: false };
const valdaI = (tx: Db, insatsId: string, { values }: Pick<Form, 'values'>) =>
  listValda(tx, { insatsId }, 'deltagaransvarig', valdaIds(values, 'deltagaransvariga'));

/** Shows the page with a form in it. */
export const visaHantering =
  ({ db, clock }: Hus) =>
  async (
    res: Response,
    actor: Actor,
    insats: Hanterad,
    [form, { status, ...svar }]: Sidan,
  ): Promise<void> => {
    const underlag = await db.transaction(actor, async (tx) => ({
      kategorier: await listKategorier(tx),
      valda: await valdaI(tx, insats.id, form),
      historik: await listAndringar(tx, { slag: 'insats', objekt: insats.id }),
    }));
    hanteraPage(
      res,
      hanteraModel(form, { insats, ...underlag, idag: dagAv(clock()), ...tyst, ...svar }),
      status,
    );
  };

/** Names of the deltagaransvariga beside the other fields, so that a change of them is seen too. */
const skillnader = async (db: Db, insats: Hanterad, skickat: Insatsform): Promise<readonly Andring[]> => {
  const kategorier = await listKategorier(db);
  const namnen = async (valda: Insatsform['deltagaransvariga']) => {
    const ids = valda.map(({ anvandareId }) => anvandareId);
    return (await listValda(db, null, 'deltagaransvarig', ids)).map(({ namn }) => namn).join(', ');
  };
  return andringarMellan(
    { ...somTexter(insats, kategorier), Deltagaransvariga: await namnen(insats.deltagaransvariga) },
    {
      ...somTexter(skickat.uppgifter, kategorier),
      Deltagaransvariga: await namnen(skickat.deltagaransvariga),
    },
  );
};

/** Somebody else has saved meanwhile: both versions, everything typed, and Spara again lets one's own stand. */
const visaKonflikt = async (hus: Hus, { req, res, actor }: Anropet, nu: Hanterad, skickat: Insatsform) => {
  const { values } = formWith(req.body, {});
  const form = { values: { ...values, nyckel: randomUUID(), version: String(nu.version) }, errors: {} };
  const konflikt = await skillnader(hus.db, nu, skickat);
  await visaHantering(hus)(res, actor, nu, [form, { konflikt, meddelande: konfliktMeddelande, status: 409 }]);
};

/** Messages at the users who lack the role, else what the rule says about the list. */
const medRoller = (fel: FormErrors, roller: FormErrors): FormErrors =>
  Object.keys(roller).length === 0
    ? fel
    : {
        ...Object.fromEntries(Object.entries(fel).filter(([falt]) => falt !== 'deltagaransvariga')),
        ...roller,
      };

const visaHinder = async (
  hus: Hus,
  { req, res, actor }: Anropet,
  insatsId: string,
  [nekad, skickat]: [Hindrad, Insatsform],
) => {
  const { hinder } = nekad;
  const { values } = formWith(req.body, {});
  // Read again: what stood in the way may be what someone else just saved.
  const [insats, valda] = await hus.db.transaction(actor, async (tx) => [
    found(await findHanterad(tx, actor, insatsId)),
    await valdaI(tx, insatsId, { values }),
  ]);
  const { organisation, granser } = insats;
  const fel = felFor(hinder, { uppgifter: skickat.uppgifter, organisation, granser });
  const roller = hinder.includes('saknar_roll') ? uppdragsfel('deltagaransvariga', 'saknar_roll', valda) : {};
  const meddelande = hinder.includes('bekrafta_oppna') ? oppnaMeddelande(granser.oppna) : null;
  const form = formWith(req.body, medRoller(fel, roller));
  await visaHantering(hus)(res, actor, insats, [form, { meddelande, status: 422 }]);
};

/** The page again after a save that was refused, with what to do. */
export const visaNekad = (
  hus: Hus,
  anropet: Anropet,
  insatsId: string,
  [nekad, skickat]: [Nekad, Insatsform],
): Promise<void> =>
  nekad.slag === 'andrad'
    ? visaKonflikt(hus, anropet, nekad.nu, skickat)
    : visaHinder(hus, anropet, insatsId, [nekad, skickat]);
