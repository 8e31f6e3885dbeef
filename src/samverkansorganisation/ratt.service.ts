import { hasRoll, type Actor } from '../behorighet/behorighet.rules.ts';
import type { Db } from '../db/db.ts';
import { NotFound } from '../shared/errors.ts';
import { harUppdragI, kravRoll, kravUppdragI } from '../uppdrag/uppdrag.service.ts';
import type { Ratt } from './organisation.rules.ts';

/** What the actor may change in the organisation. For pages that only read. */
export const rattI = async (db: Db, actor: Actor, organisationId: string): Promise<Ratt> => ({
  administrerar:
    hasRoll(actor, 'samverkansadministrator') &&
    (await harUppdragI(db, actor, organisationId, ['samverkansadministrator'])),
  overallt: hasRoll(actor, 'superadministrator'),
});

/** Whether the user may change anything at all of the organisation. */
export const harRatt = ({ administrerar, overallt }: Ratt): boolean => administrerar || overallt;

/** @throws NotFound for whoever may change nothing: the organisation's page does not exist for them */
export const rattAttHantera = async (db: Db, actor: Actor, organisationId: string): Promise<Ratt> => {
  const ratt = await rattI(db, actor, organisationId);
  if (!harRatt(ratt)) throw new NotFound();
  return ratt;
};

/** The same before a change: what the right rests on is held still until commit. */
export const kravRattI = async (tx: Db, actor: Actor, organisationId: string): Promise<Ratt> => {
  const ratt = await rattAttHantera(tx, actor, organisationId);
  if (ratt.overallt) await kravRoll(tx, actor, 'superadministrator');
  if (ratt.administrerar) await kravUppdragI(tx, actor, organisationId, ['samverkansadministrator']);
  return ratt;
};
