import type { Actor } from '../behorighet/behorighet.rules.ts';
import { audit } from '../db/audit.ts';
import { found } from '../shared/errors.ts';
import { ersattKoder } from './engangskod.queries.ts';
import type { Inloggningshus } from './engangskod.service.ts';
import { avslutaInloggning, avslutaInloggningar, findMetod } from './inloggning.queries.ts';
import type { Metod } from './inloggning.rules.ts';

type Hus = Pick<Inloggningshus, 'db' | 'clock'>;

/** Ends the actor's own sign-in: its session is dead on every server at the next request. Gives how it had been made. */
export const loggaUt = ({ db, clock }: Hus, actor: Actor): Promise<Metod> =>
  db.transaction(actor, async (tx) => {
    await avslutaInloggning(tx, actor.id, actor.inloggningId, clock());
    await audit(tx, 'utloggning', { objektId: actor.id });
    return findMetod(tx, actor.inloggningId);
  });

/** Ends another of the actor's sign-ins. Those of other users do not exist for the actor. */
export const loggaUtFran = ({ db, clock }: Hus, actor: Actor, inloggningId: string): Promise<void> =>
  db.transaction(actor, async (tx) => {
    found((await avslutaInloggning(tx, actor.id, inloggningId, clock())) || null);
    await audit(tx, 'inloggning_avslutad', { objektId: inloggningId });
  });

/** Ends every sign-in of the actor, this one too, and those that wait for a code. */
export const loggaUtOverallt = ({ db, clock }: Hus, actor: Actor): Promise<void> =>
  db.transaction(actor, async (tx) => {
    await avslutaInloggningar(tx, actor.id, null, clock());
    await ersattKoder(tx, actor.id, clock());
    await audit(tx, 'utloggning_overallt', { objektId: actor.id });
  });

/** Ends every other sign-in of the actor, and those that wait for a code. This one goes on. */
export const loggaUtAndra = ({ db, clock }: Hus, actor: Actor): Promise<void> =>
  db.transaction(actor, async (tx) => {
    await avslutaInloggningar(tx, actor.id, actor.inloggningId, clock());
    await ersattKoder(tx, actor.id, clock());
    await audit(tx, 'utloggning_andra', { objektId: actor.id });
  });
