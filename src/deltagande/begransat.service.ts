import { z } from 'zod';
import { sql, type Db } from '../db/db.ts';
import { blindIndex, type Nycklar } from '../db/kryptering.ts';
import { Avidentifierat, Begransat as BegransatFel, NotFound } from '../shared/errors.ts';
import { aterkallelsePath } from './adress.rules.ts';

const begransatRow = z.object({ id: z.string(), insatsId: z.string(), insatsNamn: z.string() });

/** A deltagande that may only be stored (GDPR art. 18, ADR 37): where it is, and nothing about whom. */
export type Begransat = z.infer<typeof begransatRow>;

/** A begränsat deltagande in an insats of the transaction's user; null for every other. */
export const findBegransat = (tx: Db, deltagandeId: string): Promise<Begransat | null> =>
  tx.maybeOne(
    begransatRow,
    sql`
    select distinct b.deltagande_id as id, b.insats_id, i.namn as insats_namn
    from person.begransat_deltagande b join verksamhet.insats i on i.id = b.insats_id
    where b.deltagande_id = ${deltagandeId}`,
  );

/** Those of a person in the user's insatser. Opens nothing, but tells that the person is there: the caller audits it. */
export const listBegransadeForPerson = (
  tx: Db,
  nycklar: Nycklar,
  personnummer: string,
): Promise<Begransat[]> =>
  tx.many(
    begransatRow,
    sql`
    select b.deltagande_id as id, b.insats_id, i.namn as insats_namn
    from person.begransade_for(${blindIndex(nycklar, personnummer)}) b join verksamhet.insats i on i.id = b.insats_id
    order by i.namn collate "sv-x-icu", b.deltagande_id`,
  );

/** How many there are in an insats of the user's: what its lists leave out. */
export const countBegransade = async (tx: Db, insatsId: string): Promise<number> =>
  (
    await tx.one(
      z.object({ antal: z.number() }),
      sql`
      select count(distinct deltagande_id)::integer as antal from person.begransat_deltagande where insats_id = ${insatsId}`,
    )
  ).antal;

const sparRow = z.object({ anonymt: z.boolean(), begransat: z.boolean() });
const sparAv = (tx: Db, deltagandeId: string): Promise<z.infer<typeof sparRow>> =>
  tx.one(
    sparRow,
    sql`
    select exists (select from verksamhet.avidentifiering where deltagande_id = ${deltagandeId}) as anonymt,
      exists (select from person.begransat_deltagande where deltagande_id = ${deltagandeId}) as begransat`,
  );
const felet = (deltagandeId: string): Error =>
  new BegransatFel(aterkallelsePath.replace(':deltagandeId', deltagandeId));

/** Why there is no such deltagande: it was made anonymous or is begränsat in an insats of the user's, or it never was the user's. */
export const saknas = async (tx: Db, deltagandeId: string): Promise<Error> => {
  const { anonymt, begransat } = await sparAv(tx, deltagandeId);
  if (begransat) return felet(deltagandeId);
  return anonymt ? new Avidentifierat() : new NotFound();
};

/** What was waited for may have been a begränsning, which the picture from before the wait does not show. */
export const kravObegransat = async (tx: Db, deltagandeId: string): Promise<void> => {
  if ((await sparAv(tx, deltagandeId)).begransat) throw felet(deltagandeId);
};
