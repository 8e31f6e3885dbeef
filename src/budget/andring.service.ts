import type { Andring } from '../andring/andring.rules.ts';
import { skrivAndring } from '../andring/andring.service.ts';
import { hasRoll, type Actor } from '../behorighet/behorighet.rules.ts';
import { audit } from '../db/audit.ts';
import type { Db } from '../db/db.ts';
import type { Kontext } from '../kvitto/kvitto.service.ts';
import { found, NotFound } from '../shared/errors.ts';
import { harUppdragI, kravUppdragI } from '../uppdrag/uppdrag.service.ts';
import { budgetsida } from './adress.rules.ts';
import { findBudgetagare, findBudgetar } from './budget.queries.ts';
import { budgetansvarig, type Budgetagare, type Budgetar, type Budgetplats } from './budget.rules.ts';

/** A year of a budget, as its address names it. */
export interface Arsplats {
  readonly plats: Budgetplats;
  readonly ar: number;
}

/** A budget year that the actor may change until commit. */
export interface Oppnad {
  readonly agare: Budgetagare;
  readonly budget: Budgetar;
}

/** The owner of a budget, when the actor may change it; the uppdrag is held still until commit. NotFound otherwise. */
export const agareForAndring = async (
  tx: Db,
  { actor }: Kontext,
  plats: Budgetplats,
): Promise<Budgetagare> => {
  const agare = found(await findBudgetagare(tx, plats));
  await kravUppdragI(tx, actor, agare.samverkansorganisationId, [budgetansvarig[agare.slag]]);
  return agare;
};

/** The same with one of its years. */
export const oppnaForAndring = async (tx: Db, kontext: Kontext, { plats, ar }: Arsplats): Promise<Oppnad> => {
  const agare = await agareForAndring(tx, kontext, plats);
  return { agare, budget: found(await findBudgetar(tx, plats, ar)) };
};

/** The same for a page that is only shown; NotFound for who may not change. */
export const oppnaForForm = async (db: Db, actor: Actor, { plats, ar }: Arsplats): Promise<Oppnad> => {
  const agare = found(await findBudgetagare(db, plats));
  if (!(await farAndra(db, actor, agare))) throw new NotFound();
  return { agare, budget: found(await findBudgetar(db, plats, ar)) };
};

/** Whether the actor may change the budgets of an organisation or insats today. */
export const farAndra = async (db: Db, actor: Actor, agare: Budgetagare): Promise<boolean> => {
  const roll = budgetansvarig[agare.slag];
  return hasRoll(actor, roll) && (await harUppdragI(db, actor, agare.samverkansorganisationId, [roll]));
};

/** One submit of a form about a budget year; the receipt is shown on the page of the year. */
export const engangFor = (
  handling: string,
  { plats, ar }: Arsplats,
  { nyckel, ...innehall }: { readonly nyckel: string; readonly [falt: string]: unknown },
) => ({
  nyckel,
  handling,
  innehall: { plats, ar, ...innehall },
  sida: `${budgetsida(plats, ar)}?kvitto=${nyckel}`,
  objektId: plats.id,
});

/** Writes what happened to a budget year into its history and the audit trail, in the transaction of the change. */
export const noteraAndring = async (
  tx: Db,
  { actor }: Kontext,
  { agare, budget }: Oppnad,
  { handelse, andringar }: { handelse: string; andringar: readonly Andring[] },
): Promise<void> => {
  const insats = agare.slag === 'insats';
  await skrivAndring(tx, actor, {
    slag: insats ? 'insatsbudget' : 'budget',
    objekt: budget.id,
    handelse,
    andringar,
  });
  await audit(tx, handelse, {
    objektId: budget.id,
    ...(insats ? { insatsId: agare.id } : {}),
    falt: andringar.map(({ falt }) => falt.split(', ').at(-1) ?? falt),
  });
};
