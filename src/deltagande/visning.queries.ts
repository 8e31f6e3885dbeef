import { z } from 'zod';
import { sql, type Db } from '../db/db.ts';
import { historikhandelser } from './deltagande.rules.ts';

const handelseRow = z.object({
  deltagandeId: z.string(),
  handelse: z.enum([...historikhandelser, 'utkast_inregistrering', 'utkast_utregistrering']),
  andringar: z.array(z.object({ falt: z.string(), gammalt: z.string(), nytt: z.string() })),
  skal: z.string().nullable(),
  av: z.string(),
  at: z.date(),
});
/** A line of the change history, or the reader's own draft, which comes first until it is saved. */
export type Handelse = z.infer<typeof handelseRow>;

/** What has happened to these deltaganden, latest first, and what the user has begun but not saved in the last 24 hours. */
export const listHandelser = (
  tx: Db,
  deltagandeIds: readonly string[],
  { anvandareId, utkastEfter }: { readonly anvandareId: string; readonly utkastEfter: Date },
): Promise<Handelse[]> =>
  tx.many(
    handelseRow,
    sql`
    select h.deltagande_id, h.handelse, h.andringar, h.skal, a.fornamn || ' ' || a.efternamn as av, h.at, h.id as nr
    from verksamhet.historik h join auth.anvandare a on a.id = h.av
    where h.deltagande_id = any(${deltagandeIds}::uuid[])
    union all
    select u.deltagande_id, 'utkast_' || u.formular, '[]', null, a.fornamn || ' ' || a.efternamn, u.sparat_at, null
    from person.utkast u join auth.anvandare a on a.id = u.anvandare_id
    where u.deltagande_id = any(${deltagandeIds}::uuid[]) and u.anvandare_id = ${anvandareId} and u.sparat_at > ${utkastEfter}
    order by nr desc nulls first, at desc, deltagande_id, handelse`,
  );
