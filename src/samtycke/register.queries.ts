import { z } from 'zod';
import { sql, type Db } from '../db/db.ts';
import { perSida } from '../shared/sidor.ts';
import type { Samtyckeslage } from './register.rules.ts';

const samtyckeRow = z.object({
  deltagandeId: z.string(),
  personId: z.string(),
  personnummerKrypt: z.instanceof(Buffer),
  namnKrypt: z.instanceof(Buffer),
  startdag: z.string(),
  undertecknat: z.string(),
  av: z.string(),
});

/** A page of the active samtycken of an insats, those that are signed after the start first. Row-level security: only inside transaction(actor). */
export const listSamtycken = (
  tx: Db,
  insatsId: string,
  sida: number,
): Promise<z.infer<typeof samtyckeRow>[]> =>
  tx.many(
    samtyckeRow,
    sql`
    select c.deltagande_id, d.person_id, p.personnummer_krypt, p.namn_krypt, d.startdag, c.undertecknat_datum as undertecknat,
      a.fornamn || ' ' || a.efternamn as av
    from person.samtycke c
    join verksamhet.deltagande d on d.id = c.deltagande_id
    join person.deltagare p on p.id = d.person_id
    join auth.anvandare a on a.id = c.registrerat_av
    where c.insats_id = ${insatsId} and d.makulerad_at is null
    order by c.undertecknat_datum > d.startdag desc, d.startdag desc, d.id
    limit ${perSida} offset ${(sida - 1) * perSida}`,
  );

const lageRow = z.object({
  aktiva: z.number(),
  efterStart: z.number(),
  aterkallade: z.number(),
  anonyma: z.number(),
});

/** How the samtycken of an insats stand. Row-level security: only inside transaction(actor). */
export const findLage = (tx: Db, insatsId: string): Promise<Samtyckeslage> =>
  tx.one(
    lageRow,
    sql`
    select count(*)::integer as aktiva, count(*) filter (where c.undertecknat_datum > d.startdag)::integer as efter_start,
      (select count(*)::integer from verksamhet.avidentifiering
        where insats_id = ${insatsId} and aterkallat_datum is not null) as aterkallade,
      (select coalesce(sum(antal), 0)::integer from verksamhet.anonym_antal where insats_id = ${insatsId}) as anonyma
    from person.samtycke c join verksamhet.deltagande d on d.id = c.deltagande_id
    where c.insats_id = ${insatsId} and d.makulerad_at is null`,
  );
