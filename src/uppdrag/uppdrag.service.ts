import { z } from 'zod';
import type { Actor, Behorighetsroll } from '../behorighet/behorighet.rules.ts';
import type { Andring } from '../andring/andring.rules.ts';
import { audit } from '../db/audit.ts';
import { sql, type Db } from '../db/db.ts';
import { found } from '../shared/errors.ts';
import type { Dag } from '../shared/datum.ts';
import { fail, ok, type Result } from '../shared/result.ts';
import {
  avslutaUppdrag,
  insertUppdrag,
  lasPlats,
  lasRoll,
  listNamn,
  listUppdrag,
  updateSlutdag,
} from './uppdrag.queries.ts';
import {
  provaSlutdagar,
  skillnadMellan,
  uppdragsandringar,
  type Skillnad,
  type Uppdrag,
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

/** The uppdrag in a place that count today or later, in Swedish order. Not secret: every role may see who works where. */
export const listUppdragI = (db: Db, plats: Uppdragsplats, roll: Uppdragsroll): Promise<readonly Uppdrag[]> =>
  listUppdrag(db, plats, roll);

/**
 * Holds the place still until commit, so that those who give and take uppdrag in it take turns. Call it before kravUppdragI: two
 * who take each other's uppdrag would otherwise wait for each other, and one of them would have to begin anew.
 */
export const lasUppdragsplats = async (tx: Db, plats: Uppdragsplats): Promise<void> => {
  found(await lasPlats(tx, plats));
};

const ge = async (
  tx: Db,
  actor: Actor,
  { plats, roll }: Tilldelning,
  nya: readonly Valt[],
): Promise<Result<null, Uppdragshinder>> => {
  for (const valt of nya) {
    const rollen = await lasRoll(tx, valt.anvandareId, roll);
    if (rollen === null) return fail('saknar_roll');
    await insertUppdrag(tx, actor, { rollId: rollen.id, plats, roll, valt });
  }
  return ok(null);
};

const loggUppdrag = async (tx: Db, { plats, roll }: Tilldelning, skillnad: Skillnad): Promise<void> => {
  const handelser = [
    ['uppdrag_tilldelat', skillnad.nya],
    ['uppdrag_andrat', skillnad.andrade],
    ['uppdrag_avslutat', skillnad.borttagna],
  ] as const;
  const insats = 'insatsId' in plats ? { insatsId: plats.insatsId } : {};
  for (const [handelse, vilka] of handelser)
    for (const { anvandareId } of vilka)
      await audit(tx, handelse, { objektId: anvandareId, ...insats, falt: [roll] });
};

/**
 * Gives and takes uppdrag so that exactly the chosen users hold it, inside the transaction of the page's Spara. The caller has made
 * sure that the actor may. Gives what changed, for the history. Refused by the database when the last samverkansadministratör
 * would go (uppdragsvillkor). Who lacks the role is shown by the page: listValda says it of each (uppdragsfel).
 */
export const sattUppdrag = async (
  tx: Db,
  actor: Actor,
  tilldelning: Tilldelning,
): Promise<Result<readonly Andring[], Uppdragshinder>> => {
  const { plats, roll, valda, idag } = tilldelning;
  await lasUppdragsplats(tx, plats);
  const skillnad = skillnadMellan(await listUppdrag(tx, plats, roll), valda);
  const hinder = provaSlutdagar(skillnad, idag);
  if (hinder !== null) return fail(hinder);
  const givna = await ge(tx, actor, tilldelning, skillnad.nya);
  if (!givna.ok) return givna;
  for (const { id: uppdragId, till } of skillnad.andrade) await updateSlutdag(tx, uppdragId, till);
  for (const { id: uppdragId } of skillnad.borttagna) await avslutaUppdrag(tx, actor, uppdragId);
  await loggUppdrag(tx, tilldelning, skillnad);
  const namn = await namnPa(tx, skillnad.nya);
  return ok(uppdragsandringar(skillnad, roll, namn));
};

const namnPa = async (tx: Db, nya: readonly Valt[]): Promise<(anvandareId: string) => string> => {
  const namn =
    nya.length === 0
      ? []
      : await listNamn(
          tx,
          nya.map(({ anvandareId }) => anvandareId),
        );
  return (anvandareId) => namn.find(({ id: vem }) => vem === anvandareId)?.namn ?? '';
};
