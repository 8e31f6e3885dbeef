import { z } from 'zod';
import { sql, type Db } from '../db/db.ts';
import type { Loggranskare } from './utnamning.rules.ts';

const granskareRow = z.object({
  id: z.string(),
  namn: z.string(),
  arbetsgivare: z.string(),
  utsedd: z.date(),
  av: z.string(),
});

/** The loggranskare, in Swedish order. */
export const listLoggranskare = (db: Db): Promise<Loggranskare[]> =>
  db.many(
    granskareRow,
    sql`
    select a.id, a.fornamn || ' ' || a.efternamn as namn, o.namn as arbetsgivare, r.tilldelad_at as utsedd,
      s.fornamn || ' ' || s.efternamn as av
    from auth.anvandare_roll r join auth.anvandare a on a.id = r.anvandare_id
    join verksamhet.organisation o on o.id = a.arbetsgivare_id join auth.anvandare s on s.id = r.utsedd_av
    where r.roll = 'loggranskare' and r.avslutad_at is null
    order by a.efternamn collate "sv-x-icu", a.fornamn collate "sv-x-icu", a.id`,
  );

const kontoRow = z.object({ id: z.string(), arLoggranskare: z.boolean() });

/** Open accounts with an e-mail address, locked until commit. */
export const lasKontonMed = (tx: Db, epost: string): Promise<z.infer<typeof kontoRow>[]> =>
  tx.many(
    kontoRow,
    sql`
    select a.id, exists (select from auth.anvandare_roll r
      where r.anvandare_id = a.id and r.roll = 'loggranskare' and r.avslutad_at is null) as ar_loggranskare
    from auth.anvandare a where lower(a.epost) = lower(${epost}) and a.avslutad_at is null order by a.id for update of a`,
  );

export const insertLoggranskare = async (tx: Db, anvandareId: string, av: string): Promise<void> => {
  await tx.run(
    sql`insert into auth.anvandare_roll (anvandare_id, roll, utsedd_av) values (${anvandareId}, 'loggranskare', ${av})`,
  );
};

/** Ends the right; 0 when the user is not, or is no longer, loggranskare. */
export const avslutaLoggranskare = (tx: Db, anvandareId: string, nu: Date): Promise<number> =>
  tx.run(sql`
    update auth.anvandare_roll set avslutad_at = greatest(${nu}::timestamptz, tilldelad_at)
    where anvandare_id = ${anvandareId} and roll = 'loggranskare' and avslutad_at is null`);
