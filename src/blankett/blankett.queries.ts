import { z } from 'zod';
import { sql, type Db, type Sql } from '../db/db.ts';
import type { Bestallaruppgifter, Organisationsuppgifter } from './blankett.rules.ts';

const orderRow = z.object({
  nummer: z.number(),
  organisation: z.string(),
  bestalldAv: z.string(),
  bestalld: z.string(),
  paBegaranAv: z.string().nullable(),
  rader: z.array(
    z.object({
      id: z.string(),
      namn: z.string(),
      epost: z.string(),
      slag: z.enum(['ny', 'andring', 'losenord', 'avslut']),
      roller: z.array(z.string()),
      personnummerKrypt: z.string(),
    }),
  ),
});

/** An order with its users, until they are erased; the personnummer encrypted, as hex. An organisation given hides the orders of others. */
export const findOrder = (
  db: Db,
  id: string,
  organisationId: string | null,
): Promise<z.infer<typeof orderRow> | null> => {
  const synlig: Sql = organisationId === null ? sql`true` : sql`b.organisation_id = ${organisationId}`;
  return db.maybeOne(
    orderRow,
    sql`
    select b.nummer, o.namn as organisation, a.fornamn || ' ' || a.efternamn as bestalld_av, b.pa_begaran_av,
      (b.bestalld_at at time zone 'Europe/Stockholm')::date as bestalld,
      (select json_agg(json_build_object('id', r.id, 'namn', r.fornamn || ' ' || r.efternamn,
          'epost', case when k.skyddat_namn_krypt is null then r.epost else k.epost end,
          'slag', r.slag, 'roller', r.roller, 'personnummerKrypt', encode(r.personnummer_krypt, 'hex')) order by r.ordning)
        from auth.bestallningsrad r left join auth.anvandare k on k.personnummer_index = r.personnummer_index
        where r.bestallning_id = b.id) as rader
    from auth.bestallning b
    join verksamhet.organisation o on o.id = b.organisation_id
    join auth.anvandare a on a.id = b.bestalld_av
    where b.id = ${id} and ${synlig} and b.gallrade is null`,
  );
};

const bestallareRow = z.object({
  namn: z.string(),
  epost: z.string(),
  organisation: z.string(),
  gallerFran: z.string(),
  gallerTill: z.string(),
});
export const findBestallare = (db: Db, id: string): Promise<Bestallaruppgifter | null> =>
  db.maybeOne(
    bestallareRow,
    sql`
    select a.fornamn || ' ' || a.efternamn as namn, a.epost, o.namn as organisation, b.galler_fran, b.galler_till
    from auth.bestallare b
    join auth.anvandare a on a.id = b.anvandare_id
    join verksamhet.organisation o on o.id = b.organisation_id
    where b.id = ${id}`,
  );

const organisationRow = z.object({
  namn: z.string(),
  organisationsnummer: z.string(),
  samverkansform: z.string(),
  startdatum: z.string(),
  administratorer: z.array(z.string()),
});
export const findOrganisation = (db: Db, id: string): Promise<Organisationsuppgifter | null> =>
  db.maybeOne(
    organisationRow,
    sql`
    select o.namn, substr(o.organisationsnummer, 1, 6) || '-' || substr(o.organisationsnummer, 7) as organisationsnummer,
      case o.samverkansform when 'finsam' then 'Finsam' when 'tvapartsfinsam' then 'Tvåpartsfinsam' else 'Af/FK' end as samverkansform,
      o.startdatum,
      array(select a.fornamn || ' ' || a.efternamn from auth.uppdrag u join auth.anvandare a on a.id = u.anvandare_id
        where u.samverkansorganisation_id = o.id and u.roll = 'samverkansadministrator' and u.avslutat_at is null
        order by a.efternamn collate "sv-x-icu", a.fornamn collate "sv-x-icu", a.id) as administratorer
    from verksamhet.samverkansorganisation o where o.id = ${id}`,
  );
