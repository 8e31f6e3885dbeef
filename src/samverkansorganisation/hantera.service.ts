import { skrivAndring } from '../andring/andring.service.ts';
import { audit } from '../db/audit.ts';
import type { Db } from '../db/db.ts';
import { slangFormularutkast } from '../formularutkast/formularutkast.service.ts';
import { sparaEnGang, type Kontext, type Sparat } from '../kvitto/kvitto.service.ts';
import { dagAv } from '../shared/datum.ts';
import { BadRequest, found } from '../shared/errors.ts';
import { fail, ok, type Result } from '../shared/result.ts';
import { sattUppdrag } from '../uppdrag/uppdrag.service.ts';
import { uppdragslistor } from '../uppdrag/uppdragslista.rules.ts';
import type { Hantering } from './hantera.schema.ts';
import { slaUppNamn } from './namn.queries.ts';
import { hindrad, nekadeAv, type Nekad } from './nekad.rules.ts';
import {
  organisationForAndring,
  sattIngaende,
  sattOmraden,
  updateOrganisation,
} from './organisation.queries.ts';
import {
  efterRatt,
  provaNamn,
  provaSlut,
  tillagda,
  type Organisation,
  type Uppgifter,
} from './organisation.rules.ts';
import { kravRattI } from './ratt.service.ts';
import { skillnader, type Namnregister } from './register.rules.ts';

export const hanteringFormular = 'samverkansorganisation';

interface Spara extends Hantering {
  readonly organisationId: string;
  /** Idempotency key of the form. */
  readonly nyckel: string;
  /** Where the receipt is shown. */
  readonly sida: string;
}

/** What the rules say before anything is written. An organisation that does not exist was never offered by a page of ours. */
const prova = (fore: Organisation, efter: Uppgifter, namn: Namnregister): Result<null, Nekad> => {
  const finns = new Set(namn.organisationer.map(({ id }) => id));
  if (!efter.ingaende.every(({ organisationId }) => finns.has(organisationId))) throw new BadRequest();
  const upphord = tillagda(fore.kommuner, efter.kommuner).some(
    (kod) => namn.omraden.find((omrade) => omrade.kod === kod)?.galler !== true,
  );
  const hinder =
    (efter.namn === fore.namn ? null : provaNamn(efter.namn)) ??
    provaSlut(fore.startdatum, efter.slutdatum) ??
    (upphord ? 'kommun_upphord' : null);
  return hinder === null ? ok(null) : fail(hindrad(hinder));
};

const sattListor = async (
  tx: Db,
  { hus, actor }: Kontext,
  organisationId: string,
  efter: Uppgifter,
): Promise<Result<null, Nekad>> => {
  const plats = { samverkansorganisationId: organisationId };
  for (const lista of ['samverkansadministratorer', 'insatsansvariga'] as const) {
    const idag = dagAv(hus.clock());
    const satt = await sattUppdrag(tx, actor, {
      plats,
      roll: uppdragslistor[lista].roll,
      valda: efter[lista],
      idag,
    });
    if (!satt.ok) return fail({ slag: 'uppdrag', lista, hinder: satt.error });
  }
  return ok(null);
};

const skriv = async (tx: Db, id: string, efter: Uppgifter): Promise<void> => {
  await updateOrganisation(tx, id, efter);
  await sattOmraden(tx, id, efter.kommuner);
  await sattIngaende(tx, id, efter.ingaende);
};

/**
 * Saves the page "Hantera samverkansorganisation": everything on it in one transaction, exactly once for a key, and only what the
 * user may change. Refused when somebody else saved since the page was opened (`version`), and then nothing is written.
 * @throws NotFound without uppdrag in the organisation or the role of superadministratör
 */
export const sparaOrganisation = (
  kontext: Kontext,
  { organisationId, nyckel, sida, uppgifter, version, skickat }: Spara,
): Promise<Result<Sparat, Nekad>> =>
  sparaEnGang<Nekad>(
    kontext,
    {
      nyckel,
      handling: 'samverkansorganisation_andring',
      innehall: { organisationId, skickat },
      sida,
      objektId: organisationId,
    },
    nekadeAv,
    async (tx) => {
      const { actor } = kontext;
      const fore = found(await organisationForAndring(tx, organisationId));
      const ratt = await kravRattI(tx, actor, organisationId);
      if (fore.version !== version) return fail({ slag: 'andrad', nu: fore });
      const efter = efterRatt(ratt, fore, uppgifter);
      const namn = await slaUppNamn(tx, fore, efter);
      const provad = prova(fore, efter, namn);
      if (!provad.ok) return provad;
      await skriv(tx, organisationId, efter);
      const satta = await sattListor(tx, kontext, organisationId, efter);
      if (!satta.ok) return satta;
      await slangFormularutkast(tx, { formular: hanteringFormular, objektId: organisationId });
      return noteraAndring(tx, kontext, organisationId, skillnader(fore, efter, namn));
    },
  );

const noteraAndring = async (
  tx: Db,
  { actor }: Kontext,
  objekt: string,
  andringar: ReturnType<typeof skillnader>,
) => {
  const handelse = 'samverkansorganisation_andrad';
  if (andringar.length > 0)
    await skrivAndring(tx, actor, { slag: 'samverkansorganisation', objekt, handelse, andringar });
  await audit(tx, handelse, { objektId: objekt, falt: [...new Set(andringar.map(({ falt }) => falt))] });
  return ok(null);
};
