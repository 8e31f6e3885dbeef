import { z } from 'zod';
import { sql, type Db } from '../db/db.ts';
import { json, type Rad } from './rader.rules.ts';

/** Marks the database as one with a demo world in it; false when it already was. Waits for another start that is laying it. */
export const markeraDemovarld = async (tx: Db): Promise<boolean> => {
  await tx.run(sql`set local lock_timeout = '60s'`);
  return (await tx.run(sql`insert into verksamhet.demovarld default values on conflict do nothing`)) === 1;
};

const finns = z.object({ finns: z.boolean() });
export const isDemovarld = async (db: Db): Promise<boolean> =>
  (await db.one(finns, sql`select exists (select from verksamhet.demovarld) as finns`)).finns;
export const harKonton = async (db: Db): Promise<boolean> =>
  (await db.one(finns, sql`select exists (select from auth.anvandare) as finns`)).finns;

export const insertOrganisationer = (tx: Db, rader: readonly Rad[]): Promise<number> =>
  tx.run(sql`
    insert into verksamhet.organisation (id, namn, organisationstyp_kod, forsakringskassan, arbetsformedlingen)
    select id, namn, organisationstyp_kod, forsakringskassan, arbetsformedlingen
    from jsonb_populate_recordset(null::verksamhet.organisation, ${json(rader)}::jsonb)`);

const organisationRow = z.object({ id: z.string(), namn: z.string() });
export const listOrganisationer = (tx: Db): Promise<z.infer<typeof organisationRow>[]> =>
  tx.many(organisationRow, sql`select id, namn from verksamhet.organisation order by id`);

export const insertForbund = (tx: Db, rader: readonly Rad[]): Promise<number> =>
  tx.run(sql`
    insert into verksamhet.samverkansorganisation (id, namn, organisationsnummer, samverkansform, beskrivning, startdatum,
      bestalld_av, adress, kontakt_namn, kontakt_titel, kontakt_telefon, kontakt_epost)
    select id, namn, organisationsnummer, samverkansform, beskrivning, startdatum,
      bestalld_av, adress, kontakt_namn, kontakt_titel, kontakt_telefon, kontakt_epost
    from jsonb_populate_recordset(null::verksamhet.samverkansorganisation, ${json(rader)}::jsonb)`);

export const insertOmraden = (tx: Db, rader: readonly Rad[]): Promise<number> =>
  tx.run(sql`
    insert into verksamhet.omrade (samverkansorganisation_id, kommun_kod, stadsdel_kod)
    select samverkansorganisation_id, kommun_kod, stadsdel_kod
    from jsonb_populate_recordset(null::verksamhet.omrade, ${json(rader)}::jsonb)`);

export const insertIngaende = (tx: Db, rader: readonly Rad[]): Promise<number> =>
  tx.run(sql`
    insert into verksamhet.ingaende_organisation (samverkansorganisation_id, organisation_id, deltar, finansierar, brukar_medel)
    select samverkansorganisation_id, organisation_id, deltar, finansierar, brukar_medel
    from jsonb_populate_recordset(null::verksamhet.ingaende_organisation, ${json(rader)}::jsonb)`);

export const insertInsatser = (tx: Db, rader: readonly Rad[]): Promise<number> =>
  tx.run(sql`
    insert into verksamhet.insats (id, samverkansorganisation_id, namn, beskrivning, startdatum, slutdatum, inriktning,
      preciserad_inriktning_kod, deltagarregistrering)
    select id, samverkansorganisation_id, namn, beskrivning, startdatum, slutdatum, inriktning,
      preciserad_inriktning_kod, deltagarregistrering
    from jsonb_populate_recordset(null::verksamhet.insats, ${json(rader)}::jsonb)`);

export const insertMalgrupper = (tx: Db, rader: readonly Rad[]): Promise<number> =>
  tx.run(sql`
    insert into verksamhet.insats_malgrupp (insats_id, malgrupp_kod)
    select insats_id, malgrupp_kod
    from jsonb_populate_recordset(null::verksamhet.insats_malgrupp, ${json(rader)}::jsonb)`);

export const insertAnvandare = (tx: Db, rader: readonly Rad[]): Promise<number> =>
  tx.run(sql`
    insert into auth.anvandare (id, personnummer_krypt, personnummer_index, fornamn, efternamn, epost, mobil_krypt,
      arbetsgivare_id, losenord_hash, losenord_satt_at, skapad_at)
    select id, personnummer_krypt, personnummer_index, fornamn, efternamn, epost, mobil_krypt,
      arbetsgivare_id, losenord_hash, now(), skapad_at
    from jsonb_populate_recordset(null::auth.anvandare, ${json(rader)}::jsonb)`);

export const insertRoller = (tx: Db, rader: readonly Rad[]): Promise<number> =>
  tx.run(sql`
    insert into auth.anvandare_roll (id, anvandare_id, roll, tilldelad_at, utsedd_av)
    select id, anvandare_id, roll, tilldelad_at, utsedd_av
    from jsonb_populate_recordset(null::auth.anvandare_roll, ${json(rader)}::jsonb)`);

export const insertUppdrag = (tx: Db, rader: readonly Rad[]): Promise<number> =>
  tx.run(sql`
    insert into auth.uppdrag (roll_id, anvandare_id, roll, samverkansorganisation_id, insats_id, fran_datum, till_datum,
      tilldelat_at, avslutat_at)
    select roll_id, anvandare_id, roll, samverkansorganisation_id, insats_id, fran_datum, till_datum,
      fran_datum, till_datum
    from jsonb_populate_recordset(null::auth.uppdrag, ${json(rader)}::jsonb)`);
