import { z } from 'zod';
import { sql, type Db } from '../db/db.ts';

const kontoRow = z.object({
  id: z.string(),
  fornamn: z.string(),
  efternamn: z.string(),
  mobilKrypt: z.instanceof(Buffer),
  losenordHash: z.string().nullable(),
  avslutad: z.boolean(),
});
/** An account as signing in needs it. Its hash never leaves the sign-in's own services. */
export type Konto = z.infer<typeof kontoRow>;

const kolumner = sql`
  a.id, a.fornamn, a.efternamn, a.mobil_krypt, a.losenord_hash, a.avslutad_at is not null as avslutad`;

/** The account of a personnummer's blind index, ended or not. */
export const findKontoMedIndex = (db: Db, index: Buffer): Promise<Konto | null> =>
  db.maybeOne(kontoRow, sql`select ${kolumner} from auth.anvandare a where a.personnummer_index = ${index}`);

/** An account that is not ended. */
export const findKonto = (db: Db, id: string): Promise<Konto | null> =>
  db.maybeOne(
    kontoRow,
    sql`select ${kolumner} from auth.anvandare a where a.id = ${id} and a.avslutad_at is null`,
  );

/** Locks an account that is not ended until commit, so that what follows from it happens one at a time. False when it has ended. */
export const lasKonto = async (tx: Db, id: string): Promise<boolean> =>
  (await tx.run(sql`select from auth.anvandare where id = ${id} and avslutad_at is null for update`)) === 1;
