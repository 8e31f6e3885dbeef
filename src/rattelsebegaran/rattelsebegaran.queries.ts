import { z } from 'zod';
import { sql, type Db, type Sql } from '../db/db.ts';
import type { Dag } from '../shared/datum.ts';
import { svaren, type Rattelsebegaran, type Rattelsesvar, type Uppgift } from './rattelsebegaran.rules.ts';

const begaranRow = z.object({
  id: z.string(),
  nummer: z.number(),
  deltagandeId: z.string(),
  insatsId: z.string(),
  insats: z.string(),
  tillfalle: z.enum(['in', 'ut']),
  falt: z.string(),
  diarienummer: z.string(),
  noteradAv: z.string(),
  noteradAt: z.date(),
  svar: z.enum(svaren).nullable(),
  besvaradAt: z.date().nullable(),
});

const urval: Sql = sql`
  select r.id, r.nummer, r.deltagande_id, r.insats_id, i.namn as insats, r.tillfalle, r.falt, r.diarienummer,
    a.fornamn || ' ' || a.efternamn as noterad_av, r.noterad_at, r.svar, r.besvarad_at
  from person.rattelsebegaran r
  join verksamhet.insats i on i.id = r.insats_id
  join auth.anvandare a on a.id = r.noterad_av`;

/** Every request, unanswered first and then the latest. Only for handläggare (row-level security). */
export const listBegaran = (
  tx: Db,
  { fran, antal }: { readonly fran: number; readonly antal: number },
): Promise<Rattelsebegaran[]> =>
  tx.many(
    begaranRow,
    sql`${urval} order by r.svar is not null, case when r.svar is null then r.nummer end, r.nummer desc limit ${antal} offset ${fran}`,
  );

export const countBegaran = async (tx: Db): Promise<number> =>
  (
    await tx.one(
      z.object({ antal: z.number() }),
      sql`select count(*)::integer as antal from person.rattelsebegaran`,
    )
  ).antal;

/** The deltagande is joined for its row-level security: a handläggare who is deltagaransvarig too answers only in the own insatser. */
const attSvara: Sql = sql`join verksamhet.deltagande d on d.id = r.deltagande_id where r.svar is null and d.makulerad_at is null`;

/** What waits for an answer in the insatser of the transaction's user, the oldest first; of one deltagande when it is given. */
export const listAttSvara = (tx: Db, deltagandeId: string | null = null): Promise<Rattelsebegaran[]> =>
  tx.many(
    begaranRow,
    sql`${urval} ${attSvara} and (${deltagandeId}::uuid is null or d.id = ${deltagandeId}) order by r.nummer`,
  );

interface NyBegaran {
  readonly index: Buffer;
  readonly insats: string;
  readonly startdag: Dag;
  readonly uppgift: Uppgift;
  readonly diarienummer: string;
}
const traffadRow = z.object({ deltagandeId: z.string(), insatsId: z.string() });

/** Notes a request; the deltagande that it is about is found where the persons are. */
export const noteraRattelse = (
  tx: Db,
  { index, insats, startdag, uppgift, diarienummer }: NyBegaran,
): Promise<z.infer<typeof traffadRow>> =>
  tx.one(
    traffadRow,
    sql`
    select deltagande_id, insats_id
    from person.notera_rattelse(${index}, ${insats}, ${startdag}, ${uppgift.tillfalle}, ${uppgift.falt}, ${diarienummer})`,
  );

export const besvaraRattelse = async (tx: Db, id: string, svar: Rattelsesvar): Promise<void> => {
  await tx.run(sql`select person.besvara_rattelse(${id}, ${svar})`);
};
