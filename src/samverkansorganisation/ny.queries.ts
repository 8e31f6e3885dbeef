import { sql, type Db } from '../db/db.ts';
import type { NyOrganisation } from './registrering.schema.ts';

/** Writes a new organisation as it was ordered; what its administrators fill in is empty. */
export const insertOrganisation = async (tx: Db, id: string, ny: NyOrganisation): Promise<void> => {
  await tx.run(sql`
    insert into verksamhet.samverkansorganisation (id, namn, organisationsnummer, samverkansform, startdatum, bestalld_av)
    values (${id}, ${ny.namn}, ${ny.organisationsnummer}, ${ny.samverkansform}, ${ny.startdatum}, ${ny.bestalldAv})`);
};
