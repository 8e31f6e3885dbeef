import { z } from 'zod';
import type { Actor } from '../behorighet/behorighet.rules.ts';
import { audit } from '../db/audit.ts';
import { sql, type Db } from '../db/db.ts';
import { dekryptera } from '../db/kryptering.ts';
import { countBegransade } from '../deltagande/begransat.service.ts';
import type { Hus } from '../hus.ts';
import { findInsatsFor } from '../insats/insats.service.ts';
import { found } from '../shared/errors.ts';
import { perSida } from '../shared/sidor.ts';
import type { Samtyckeslage, Samtyckesregister } from './register.rules.ts';

const samtyckeRow = z.object({
  deltagandeId: z.string(),
  personId: z.string(),
  personnummerKrypt: z.instanceof(Buffer),
  namnKrypt: z.instanceof(Buffer),
  startdag: z.string(),
  undertecknat: z.string(),
  av: z.string(),
});

/** A page of the active samtycken, those that are signed after the start first. */
const listSamtycken = (tx: Db, insatsId: string, sida: number) =>
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

const findLage = (tx: Db, insatsId: string): Promise<Samtyckeslage> =>
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
