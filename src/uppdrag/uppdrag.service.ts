import { z } from 'zod';
import type { Actor, Behorighetsroll } from '../behorighet/behorighet.rules.ts';
import type { Andring } from '../andring/andring.rules.ts';
import { audit } from '../db/audit.ts';
import { sql, type Db } from '../db/db.ts';
import { found } from '../shared/errors.ts';
import type { Dag } from '../shared/datum.ts';
import { fail, ok, type Result } from '../shared/result.ts';
import { avslutaUppdrag, insertUppdrag, lasRoll, listUppdrag, updateSlutdag } from './uppdrag.queries.ts';
import {
  provaSlutdagar,
  skillnadMellan,
  type Uppdragshinder,
  type Uppdragsplats,
  type Uppdragsroll,
  type Valt,
} from './uppdrag.rules.ts';

const id = z.object({ id: z.string() });

/** Whether the actor holds one of the uppdrag in the organisation today. For pages that only read. */
export const harUppdragI = async (
  db: Db,
  actor: Actor,
  samverkansorganisationId: string,
  roller: readonly Uppdragsroll[],
): Promise<boolean> =>
  (await db.maybeOne(
    id,
    sql`
    select u.id from auth.uppdrag u
    where u.anvandare_id = ${actor.id} and u.samverkansorganisation_id = ${samverkansorganisationId}
      and u.roll = any(${roller}) and u.avslutat_at is null
      and u.fran_datum <= current_date and (u.till_datum is null or u.till_datum >= current_date)
    limit 1`,
  )) !== null;

/**
 * The same before a change: NotFound without it. The uppdrag row is share-locked until commit, so an uppdrag taken away meanwhile
 * waits, or has already been taken; nothing is written after a revocation.
 */
export const kravUppdragI = async (
  tx: Db,
  actor: Actor,
  samverkansorganisationId: string,
  roller: readonly Uppdragsroll[],
): Promise<void> => {
  found(
    await tx.maybeOne(
      id,
      sql`
      select u.id from auth.uppdrag u
      where u.anvandare_id = ${actor.id} and u.samverkansorganisation_id = ${samverkansorganisationId}
        and u.roll = any(${roller}) and u.avslutat_at is null
        and u.fran_datum <= current_date and (u.till_datum is null or u.till_datum >= current_date)
      limit 1
      for share of u`,
    ),
  );
};

/** For work without a place (superadministratör): the role itself is held still until commit. NotFound without it. */
export const kravRoll = async (tx: Db, actor: Actor, roll: Behorighetsroll): Promise<void> => {
  found(await lasRoll(tx, actor.id, roll));
};

interface Tilldelning {
  readonly plats: Uppdragsplats;
  readonly roll: Uppdragsroll;
  /** All who shall hold the uppdrag afterwards. */
  readonly valda: readonly Valt[];
  readonly idag: Dag;
}

/**
 * Gives and takes uppdrag so that exactly the chosen users hold it, inside the transaction of the page's Spara. The caller has made
 * sure that the actor may. Gives what changed, for the history. Refused by the database when the last samverkansadministratör would go.
 */
export const sattUppdrag = async (
  tx: Db,
  actor: Actor,
  { plats, roll, valda, idag }: Tilldelning,
): Promise<Result<readonly Andring[], Uppdragshinder>> => {
  const skillnad = skillnadMellan(await listUppdrag(tx, plats, roll), valda);
  const hinder = provaSlutdagar(skillnad, idag);
  if (hinder !== null) return fail(hinder);
  for (const valt of skillnad.nya) {
    const rollen = await lasRoll(tx, valt.anvandareId, roll);
    if (rollen === null) return fail('saknar_roll');
    await insertUppdrag(tx, actor, { rollId: rollen.id, plats, roll, valt });
    await audit(tx, 'uppdrag_tilldelat', { objektId: valt.anvandareId, ...platsen(plats), falt: [roll] });
  }
  for (const { id: uppdragId, till, anvandareId } of skillnad.andrade) {
    await updateSlutdag(tx, uppdragId, till);
    await audit(tx, 'uppdrag_andrat', { objektId: anvandareId, ...platsen(plats), falt: [roll] });
  }
  for (const { id: uppdragId, anvandareId } of skillnad.borttagna) {
    await avslutaUppdrag(tx, actor, uppdragId);
    await audit(tx, 'uppdrag_avslutat', { objektId: anvandareId, ...platsen(plats), falt: [roll] });
  }
  return ok(skillnad.borttagna.map(({ namn }) => ({ falt: roll, fran: namn, till: null })));
};

const platsen = (plats: Uppdragsplats) => ('insatsId' in plats ? { insatsId: plats.insatsId } : {});
