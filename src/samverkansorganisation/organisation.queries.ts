import { z } from 'zod';
import { sql, type Db, type Sql } from '../db/db.ts';
import { samverkansformer, type Organisation, type Uppgifter } from './organisation.rules.ts';

const valtRow = z.object({ anvandareId: z.string(), till: z.string().nullable() });
const organisationRow = z.object({
  id: z.string(),
  namn: z.string(),
  organisationsnummer: z.string(),
  samverkansform: z.enum(samverkansformer),
  beskrivning: z.string().nullable(),
  startdatum: z.string(),
  slutdatum: z.string().nullable(),
  bestalldAv: z.string().nullable(),
  adress: z.string().nullable(),
  kontaktNamn: z.string().nullable(),
  kontaktTitel: z.string().nullable(),
  kontaktTelefon: z.string().nullable(),
  kontaktEpost: z.string().nullable(),
  version: z.number(),
  kommuner: z.array(z.string()),
  ingaende: z.array(
    z.object({
      organisationId: z.string(),
      deltar: z.boolean(),
      finansierar: z.boolean(),
      brukarMedel: z.boolean(),
    }),
  ),
  samverkansadministratorer: z.array(valtRow),
  insatsansvariga: z.array(valtRow),
});

const harUppdrag = (roll: 'samverkansadministrator' | 'insatsansvarig'): Sql => sql`
  coalesce((
    select jsonb_agg(jsonb_build_object('anvandareId', u.anvandare_id, 'till', u.till_datum)
      order by a.efternamn collate "sv-x-icu", a.fornamn collate "sv-x-icu", a.id)
    from auth.uppdrag u join auth.anvandare a on a.id = u.anvandare_id
    where u.samverkansorganisation_id = o.id and u.roll = ${roll} and u.avslutat_at is null
      and (u.till_datum is null or u.till_datum >= current_date)), '[]')`;

const organisation = (id: string): Sql => sql`
  select o.id, o.namn, o.organisationsnummer, o.samverkansform, o.beskrivning, o.startdatum, o.slutdatum, o.bestalld_av,
    o.adress, o.kontakt_namn, o.kontakt_titel, o.kontakt_telefon, o.kontakt_epost, o.version,
    array(
      select coalesce(r.stadsdel_kod, r.kommun_kod) from verksamhet.omrade r
      where r.samverkansorganisation_id = o.id order by 1) as kommuner,
    coalesce((
      select jsonb_agg(jsonb_build_object('organisationId', i.organisation_id, 'deltar', i.deltar,
        'finansierar', i.finansierar, 'brukarMedel', i.brukar_medel) order by p.namn collate "sv-x-icu")
      from verksamhet.ingaende_organisation i join verksamhet.organisation p on p.id = i.organisation_id
      where i.samverkansorganisation_id = o.id), '[]') as ingaende,
    ${harUppdrag('samverkansadministrator')} as samverkansadministratorer,
    ${harUppdrag('insatsansvarig')} as insatsansvariga
  from verksamhet.samverkansorganisation o
  where o.id = ${id}`;

/** A samverkansorganisation with everything that its page holds. Anyone signed in may read it. */
export const findOrganisation = (db: Db, id: string): Promise<Organisation | null> =>
  db.maybeOne(organisationRow, organisation(id));

/**
 * The same before a change. The row is locked first and read afterwards, so that two who save take turns and the second sees what
 * the first did.
 */
export const organisationForAndring = async (tx: Db, id: string): Promise<Organisation | null> => {
  await tx.run(sql`select id from verksamhet.samverkansorganisation where id = ${id} for no key update`);
  return findOrganisation(tx, id);
};

/** Writes everything that is one value; kommuner, ingående organisationer and uppdrag are written beside it. */
export const updateOrganisation = async (tx: Db, id: string, u: Uppgifter): Promise<void> => {
  await tx.run(sql`
    update verksamhet.samverkansorganisation
    set namn = ${u.namn}, beskrivning = ${u.beskrivning}, slutdatum = ${u.slutdatum}, adress = ${u.adress},
      kontakt_namn = ${u.kontaktNamn}, kontakt_titel = ${u.kontaktTitel}, kontakt_telefon = ${u.kontaktTelefon},
      kontakt_epost = ${u.kontaktEpost}, version = version + 1
    where id = ${id}`);
};

/** The organisation works in exactly these kommuner and stadsdelar. */
export const sattOmraden = async (tx: Db, id: string, koder: readonly string[]): Promise<void> => {
  await tx.run(sql`
    delete from verksamhet.omrade
    where samverkansorganisation_id = ${id} and coalesce(stadsdel_kod, kommun_kod) <> all(${koder})`);
  await tx.run(sql`
    insert into verksamhet.omrade (samverkansorganisation_id, kommun_kod, stadsdel_kod)
    select ${id}, left(kod, 4), case when length(kod) > 4 then kod end from unnest(${koder}::text[]) as kod
    on conflict do nothing`);
};

/** Exactly these take part, with these flags. One with lines in a budget cannot go: finansiering_ingar. */
export const sattIngaende = async (tx: Db, id: string, ingaende: Uppgifter['ingaende']): Promise<void> => {
  const rader = JSON.stringify(ingaende);
  await tx.run(sql`
    delete from verksamhet.ingaende_organisation
    where samverkansorganisation_id = ${id} and organisation_id <> all(${ingaende.map((i) => i.organisationId)})`);
  await tx.run(sql`
    insert into verksamhet.ingaende_organisation (samverkansorganisation_id, organisation_id, deltar, finansierar, brukar_medel)
    select ${id}, r."organisationId", r.deltar, r.finansierar, r."brukarMedel"
    from jsonb_to_recordset(${rader}::jsonb) as r ("organisationId" uuid, deltar boolean, finansierar boolean, "brukarMedel" boolean)
    on conflict (samverkansorganisation_id, organisation_id) do update
    set deltar = excluded.deltar, finansierar = excluded.finansierar, brukar_medel = excluded.brukar_medel`);
};
