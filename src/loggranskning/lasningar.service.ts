import type { Actor } from '../behorighet/behorighet.rules.ts';
import { audit } from '../db/audit.ts';
import { blindIndex } from '../db/kryptering.ts';
import type { Hus } from '../hus.ts';
import type { Dag } from '../shared/datum.ts';
import type { Personnummer } from '../shared/personnummer.ts';
import { fail, ok, type Result } from '../shared/result.ts';
import { kravRoll } from '../uppdrag/uppdrag.service.ts';
import { listLasningar, listSokta, type Lasning, type Lasningsfraga } from './lasningar.queries.ts';

interface Urval {
  readonly fran: Dag;
  readonly till: Dag;
  /** Null for everybody. */
  readonly personnummer: Personnummer | null;
}
type Lasningshus = Pick<Hus, 'db' | 'nycklar'>;

async function* resten(
  { db }: Lasningshus,
  actor: Actor,
  fraga: Lasningsfraga,
  forst: readonly Lasning[],
): AsyncGenerator<Lasning> {
  for (let rader = forst; rader.length > 0;) {
    yield* rader;
    const efter = rader.at(-1)?.id ?? 0;
    rader = await db.transaction(actor, (tx) => listLasningar(tx, fraga, efter));
  }
}

/**
 * Who has read whose data, row by row, never more than a part in memory. That it was asked for is in the trail before the first row is
 * given, also when there is none: whether a number is known is told in the same words as that nobody has read. A question about a person
 * stands at each deltagande of theirs, so that their registerutdrag and the other loggranskare tell of it.
 */
export const oppnaLasningar = async (
  hus: Lasningshus,
  actor: Actor,
  { fran, till, personnummer }: Urval,
): Promise<Result<AsyncIterable<Lasning>, 'inga'>> => {
  const person = personnummer === null ? null : blindIndex(hus.nycklar, personnummer);
  const fraga = { fran, till, person };
  const forst = await hus.db.transaction(actor, async (tx) => {
    await kravRoll(tx, actor, 'loggranskare');
    const rader = await listLasningar(tx, fraga, 0);
    await audit(tx, 'lasningar_exporterade', { falt: [fran, till, person === null ? 'alla' : 'en_person'] });
    for (const { deltagandeId, insatsId } of person === null ? [] : await listSokta(tx, person))
      await audit(tx, 'lasningar_om_person', { objektId: deltagandeId, insatsId });
    return rader;
  });
  return forst.length === 0 ? fail('inga') : ok(resten(hus, actor, fraga, forst));
};
