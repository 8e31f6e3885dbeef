import type { Actor } from '../behorighet/behorighet.rules.ts';
import { audit } from '../db/audit.ts';
import { begransning } from '../db/begransning.ts';
import type { Hus } from '../hus.ts';
import { TooMany } from '../shared/errors.ts';
import type { Personnummer } from '../shared/personnummer.ts';
import type { Styrdata } from '../styrdata/styrdata.rules.ts';
import { hamtaStyrdata } from '../styrdata/styrdata.service.ts';
import { listBegransadeForPerson, type Begransat } from './begransat.service.ts';
import type { Deltagande } from './deltagande.rules.ts';
import { listDeltagandenOverallt } from './deltagande.service.ts';
import type { Handelse } from './visning.queries.ts';
import { handelserFor } from './visning.service.ts';

/** Searches one user may make in an hour. More is curiosity or a mistake, and is stopped. */
const perTimme = 60;

/** A person's deltaganden in the actor's insatser, latest start first, with what has happened to each. */
export interface Historik {
  readonly deltaganden: readonly Deltagande[];
  readonly handelser: readonly Handelse[];
  /** Where the person has deltaganden that may only be stored. */
  readonly begransade: readonly Begransat[];
  readonly styrdata: Styrdata;
}

/** Counts a search. @throws TooMany above 60 an hour; that too is audited */
export const raknaHistoriksokning = async (hus: Hus, actor: Actor): Promise<void> => {
  try {
    await begransning(hus.db, 'historik', { points: perTimme, seconds: 60 * 60 }).rakna(actor.id);
  } catch (error) {
    if (error instanceof TooMany)
      await hus.db.transaction(actor, (tx) => audit(tx, 'historiksokning_stoppad', { utfall: 'nekad' }));
    throw error;
  }
};

/** Everything about one person that the actor may see. Each deltagande shown is audited; so is a search that shows none. */
export const visaHistorik = async (hus: Hus, actor: Actor, personnummer: Personnummer): Promise<Historik> => {
  const styrdata = await hamtaStyrdata(hus.db);
  return hus.db.transaction(actor, async (tx) => {
    const deltaganden = await listDeltagandenOverallt(tx, hus.nycklar, personnummer);
    const ids = deltaganden.map(({ id }) => id);
    const handelser = await handelserFor(hus, tx, actor, ids);
    const begransade = await listBegransadeForPerson(tx, hus.nycklar, personnummer);
    if (ids.length + begransade.length === 0) await audit(tx, 'historik_utan_traff');
    for (const { id, insatsId } of deltaganden) await audit(tx, 'historik_visad', { objektId: id, insatsId });
    for (const { id, insatsId } of begransade)
      await audit(tx, 'begransat_deltagande_funnet', { objektId: id, insatsId });
    return { deltaganden, handelser, begransade, styrdata };
  });
};
