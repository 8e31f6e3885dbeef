import { z } from 'zod';
import { sql, type Db } from '../db/db.ts';
import type { Dag } from '../shared/datum.ts';
import { lasningar } from './handelse.rules.ts';

/** Rows that are read at a time. */
const radersAt = 2000;

const lasningRow = z.object({
  id: z.number(),
  at: z.date(),
  anvandareId: z.string(),
  anvandare: z.string(),
  arbetsgivare: z.string(),
  roller: z.string(),
  handelse: z.string(),
  objektId: z.string().nullable(),
  insats: z.string().nullable(),
  utfall: z.string(),
  begaranId: z.string(),
});
/** A row of the trail with who read, and ids for whom. */
export type Lasning = z.infer<typeof lasningRow>;

export interface Lasningsfraga {
  readonly fran: Dag;
  readonly till: Dag;
  /** The blind index of a personnummer; null for everybody. */
  readonly person: Buffer | null;
}

/** Readings after a row, in order; an empty list is the end. Only inside transaction(actor) of a loggranskare. */
export const listLasningar = (
  tx: Db,
  { fran, till, person }: Lasningsfraga,
  efter: number,
): Promise<Lasning[]> =>
  tx.many(
    lasningRow,
    sql`
    select l.id, l.at, l.anvandare_id, a.fornamn || ' ' || a.efternamn as anvandare, o.namn as arbetsgivare, l.roller, l.handelse,
      l.objekt_id, i.namn as insats, l.utfall, l.begaran_id
    from auth.lasningar(${fran}, ${till}, ${person}, ${lasningar}::text[], ${efter}, ${radersAt}) l
    join auth.anvandare a on a.id = l.anvandare_id join verksamhet.organisation o on o.id = a.arbetsgivare_id
    left join verksamhet.insats i on i.id = l.insats_id
    order by l.id`,
  );

const soktRow = z.object({ deltagandeId: z.string(), insatsId: z.string() });

/** Those that the question is about when it is about a person, for the trail alone. */
export const listSokta = (tx: Db, person: Buffer): Promise<z.infer<typeof soktRow>[]> =>
  tx.many(
    soktRow,
    sql`select deltagande_id, insats_id from auth.deltaganden_att_anteckna(${person}) order by deltagande_id`,
  );
