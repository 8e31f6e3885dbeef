import { audit } from '../db/audit.ts';
import type { Db } from '../db/db.ts';
import { sparaEnGang, type Kontext, type Sparat } from '../kvitto/kvitto.service.ts';
import { dagAv, type Dag } from '../shared/datum.ts';
import { found } from '../shared/errors.ts';
import { fail, ok, type Result } from '../shared/result.ts';
import { kravRoll } from '../uppdrag/uppdrag.service.ts';
import {
  avslutaRegistrering,
  avslutaRoll,
  findBestallare,
  findRollId,
  insertBestallare,
  lasKonto,
} from './bestallare.queries.ts';
import { bestallarvillkor, provaPeriod, type Bestallare, type Bestallarhinder } from './bestallare.rules.ts';

/** A registration by id. */
export const findRegistrering = (db: Db, id: string): Promise<Bestallare | null> => findBestallare(db, id);

interface Andring {
  readonly nyckel: string;
  readonly sida: string;
  /** The version that the page showed. */
  readonly version: number;
}

/** The registration, with the account behind it locked; refused when it has ended. */
const oppen = async (
  tx: Db,
  { hus, actor }: Kontext,
  id: string,
): Promise<Result<Bestallare, Bestallarhinder>> => {
  await kravRoll(tx, actor, 'superadministrator');
  const forst = found(await findBestallare(tx, id));
  await lasKonto(tx, { id: forst.anvandareId }, dagAv(hus.clock()));
  const registrering = found(await findBestallare(tx, id));
  if (registrering.anvandareId === actor.id) return fail('sig_sjalv');
  return registrering.avslutad === null ? ok(registrering) : fail('avslutad');
};

/** Renews a registration from today, for two years at most. The old one is ended, so that the history stands. */
export const fornya = (
  kontext: Kontext,
  id: string,
  { nyckel, sida, version, till }: Andring & { readonly till: Dag },
): Promise<Result<Sparat, Bestallarhinder>> =>
  sparaEnGang<Bestallarhinder>(
    kontext,
    { nyckel, handling: 'bestallare_fornyelse', innehall: { id, till }, sida, objektId: id },
    bestallarvillkor,
    async (tx) => {
      const { hus, actor } = kontext;
      const nu = hus.clock();
      const oppnad = await oppen(tx, kontext, id);
      if (!oppnad.ok) return oppnad;
      const { anvandareId, organisationId } = oppnad.value;
      const fran = dagAv(nu);
      const period = provaPeriod(fran, till, fran);
      if (!period.ok) return period;
      const rollId = await findRollId(tx, anvandareId);
      if (rollId === null) return fail('avslutad');
      if (!(await avslutaRegistrering(tx, actor, { id, version, nu }))) return fail('andrad_av_annan');
      await insertBestallare(tx, actor, { rollId, anvandareId, organisationId, fran, till });
      await audit(tx, 'bestallare_fornyad', { objektId: anvandareId });
      return ok(null);
    },
  );

/** Ends a registration: from now on the user orders nothing. Orders that wait are not approved any more. */
export const avslutaBestallare = (
  kontext: Kontext,
  id: string,
  { nyckel, sida, version }: Andring,
): Promise<Result<Sparat, Bestallarhinder>> =>
  sparaEnGang<Bestallarhinder>(
    kontext,
    { nyckel, handling: 'bestallare_avslut', innehall: { id }, sida, objektId: id },
    bestallarvillkor,
    async (tx) => {
      const { hus, actor } = kontext;
      const nu = hus.clock();
      const oppnad = await oppen(tx, kontext, id);
      if (!oppnad.ok) return oppnad;
      if (!(await avslutaRegistrering(tx, actor, { id, version, nu }))) return fail('andrad_av_annan');
      await avslutaRoll(tx, oppnad.value.anvandareId, nu);
      await audit(tx, 'bestallare_avslutad', { objektId: oppnad.value.anvandareId });
      return ok(null);
    },
  );
