import { z } from 'zod';
import type { Actor } from '../behorighet/behorighet.rules.ts';
import { audit } from '../db/audit.ts';
import { sql } from '../db/db.ts';
import type { Hus } from '../hus.ts';
import type { Insats } from '../insats/insats.rules.ts';
import { findInsatsFor, insatsForAndring } from '../insats/insats.service.ts';
import { sparaEnGang, type Kontext, type Sparat } from '../kvitto/kvitto.service.ts';
import { found } from '../shared/errors.ts';
import { ok, type Result } from '../shared/result.ts';
import type { BlevAnonym } from './uppgift.rules.ts';

const radRow = z.object({
  at: z.date(),
  ar: z.number().nullable(),
  kon: z.enum(['kvinna', 'man']).nullable(),
});

/** The same in one insats, latest first. @throws NotFound when it is not one of the actor's */
export const visaBlevAnonyma = (
  { db }: Pick<Hus, 'db'>,
  actor: Actor,
  insatsId: string,
): Promise<{ insats: Insats; rader: BlevAnonym[] }> =>
  db.transaction(actor, async (tx) => {
    const insats = found(await findInsatsFor(tx, actor, insatsId));
    const rader = await tx.many(
      radRow,
      sql`
      select at, ar, kon from verksamhet.avidentifiering
      where insats_id = ${insatsId} and aterkallat_datum is null and klar_at is null
      order by at desc, deltagande_id`,
    );
    return {
      insats,
      rader: rader.map(({ at, ar, kon }) => ({
        at,
        raknas: ar === null || kon === null ? null : { ar, kon },
      })),
    };
  });

/** "Markera som klart": what was there when the page was opened is seen to, whoever of the deltagaransvariga comes first. */
export const markeraKlart = (
  { hus, actor }: Kontext,
  insatsId: string,
  { nyckel, sida, sedda }: { readonly nyckel: string; readonly sida: string; readonly sedda: Date },
): Promise<Result<Sparat, never>> =>
  sparaEnGang<never>(
    { hus, actor },
    { nyckel, handling: 'blev_anonyma_klart', innehall: { insatsId }, sida, objektId: insatsId },
    {},
    async (tx) => {
      await insatsForAndring(tx, actor, insatsId);
      await tx.run(sql`
        update verksamhet.avidentifiering set klar_at = ${hus.clock()}, klar_av = ${actor.id}
        where insats_id = ${insatsId} and aterkallat_datum is null and klar_at is null
          and date_trunc('milliseconds', at) <= ${sedda}`);
      await audit(tx, 'blev_anonyma_klart', { objektId: insatsId, insatsId });
      return ok(null);
    },
  );
