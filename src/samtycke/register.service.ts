import type { Actor } from '../behorighet/behorighet.rules.ts';
import { audit } from '../db/audit.ts';
import { dekryptera } from '../db/kryptering.ts';
import { countBegransade } from '../deltagande/begransat.service.ts';
import type { Hus } from '../hus.ts';
import { findInsatsFor } from '../insats/insats.service.ts';
import { found } from '../shared/errors.ts';
import { findLage, listSamtycken } from './register.queries.ts';
import type { Samtyckesregister } from './register.rules.ts';

/**
 * One page of the samtycken of an insats. The view is audited before it is given, also when nobody is in it.
 * @throws NotFound when the insats is not one of the actor's, and for a page that does not exist
 */
export const visaSamtycken = (
  { db, nycklar }: Pick<Hus, 'db' | 'nycklar'>,
  actor: Actor,
  insatsId: string,
  sida: number,
): Promise<Samtyckesregister> =>
  db.transaction(actor, async (tx) => {
    const insats = found(await findInsatsFor(tx, actor, insatsId));
    const lage = await findLage(tx, insatsId);
    const rader = await listSamtycken(tx, insatsId, sida);
    const begransade = await countBegransade(tx, insatsId);
    if (sida > 1) found(rader[0]);
    await audit(tx, 'samtycken_visade', { insatsId });
    const oppna = (kolumn: string, personId: string, varde: Buffer) =>
      dekryptera(nycklar, `person.deltagare.${kolumn}.${personId}`, varde);
    return {
      insats,
      lage,
      begransade,
      rader: rader.map(({ personId, personnummerKrypt, namnKrypt, ...rad }) => ({
        ...rad,
        namn: oppna('namn', personId, namnKrypt),
        fodelsedatum: oppna('personnummer', personId, personnummerKrypt).slice(0, 8),
      })),
    };
  });
