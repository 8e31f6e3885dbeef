import { z } from 'zod';
import type { Actor } from '../behorighet/behorighet.rules.ts';
import { sql, type Db } from '../db/db.ts';
import { langeGrans } from '../insats/lage.rules.ts';
import type { Dag } from '../shared/datum.ts';
import type { Genomgang, Utkast } from './genomgang.rules.ts';

const genomgangRow = z.object({ manad: z.string(), av: z.string(), at: z.date() });

/** The latest genomgång of an insats; null when there is none. Row-level security: only inside transaction(actor). */
export const findSenasteGenomgang = (tx: Db, insatsId: string): Promise<Genomgang | null> =>
  tx.maybeOne(
    genomgangRow,
    sql`
    select g.manad, a.fornamn || ' ' || a.efternamn as av, g.at
    from verksamhet.genomgang g join auth.anvandare a on a.id = g.av
    where g.insats_id = ${insatsId}
    order by g.manad desc
    limit 1`,
  );

interface NyGenomgang {
  readonly insatsId: string;
  readonly manad: Dag;
  readonly at: Date;
}

/** Marks the month, in the actor's name. A second one of the same month meets genomgang_pkey. */
export const insertGenomgang = async (
  tx: Db,
  actor: Actor,
  { insatsId, manad, at }: NyGenomgang,
): Promise<void> => {
  await tx.run(sql`
    insert into verksamhet.genomgang (insats_id, manad, av, at) values (${insatsId}, ${manad}, ${actor.id}, ${at})`);
};

const attSeOverRow = z.object({
  id: z.string(),
  personId: z.string(),
  personnummerKrypt: z.instanceof(Buffer),
  namnKrypt: z.instanceof(Buffer),
  startdag: z.string(),
});
export type AttSeOverRad = z.infer<typeof attSeOverRow>;

/**
 * Open deltaganden to look at in one of the actor's insatser, the oldest first: open for more than 12 months, or after the last
 * day of the insats. At most `hogst`. Row-level security: only inside transaction(actor).
 */
export const listAttSeOver = (
  tx: Db,
  insatsId: string,
  { idag, hogst }: { readonly idag: Dag; readonly hogst: number },
): Promise<AttSeOverRad[]> =>
  tx.many(
    attSeOverRow,
    sql`
    select d.id, d.person_id, p.personnummer_krypt, p.namn_krypt, d.startdag
    from verksamhet.deltagande d
    join person.deltagare p on p.id = d.person_id
    join verksamhet.insats i on i.id = d.insats_id
    join verksamhet.samverkansorganisation o on o.id = i.samverkansorganisation_id
    where d.insats_id = ${insatsId} and d.avslutningsdag is null and d.makulerad_at is null
      and (d.startdag < ${langeGrans(idag)}::date or least(i.slutdatum, o.slutdatum) < ${idag}::date)
    order by d.startdag, d.skapad_at, d.id
    limit ${hogst}`,
  );

const utkastRow = z.object({
  id: z.string(),
  formular: z.enum(['inregistrering', 'utregistrering']),
  deltagandeId: z.string().nullable(),
  sparatAt: z.date(),
});

/** The actor's own drafts in an insats that are still offered, newest first. Row-level security hides those of others. */
export const listUtkastI = (tx: Db, insatsId: string, nu: Date): Promise<Utkast[]> =>
  tx.many(
    utkastRow,
    sql`
    select u.id, u.formular, u.deltagande_id, u.sparat_at
    from person.utkast u
    where u.insats_id = ${insatsId} and u.sparat_at > ${nu}::timestamptz - interval '24 hours'
    order by u.sparat_at desc, u.id`,
  );
