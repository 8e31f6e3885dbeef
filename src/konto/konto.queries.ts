import { z } from 'zod';
import { behorighetsroller } from '../behorighet/behorighet.rules.ts';
import { sql, type Db } from '../db/db.ts';
import { metoder, tider } from '../inloggning/inloggning.rules.ts';
import type { Inloggning, Konto, Uppdrag } from './konto.rules.ts';

const inloggningRow = z.object({
  id: z.string(),
  metod: z.enum(metoder),
  enhet: z.string().nullable(),
  skapadAt: z.date(),
  senastAt: z.date(),
});

/** The user's sign-ins that are still good for something, the last used first. */
export const listOppna = (db: Db, anvandareId: string, nu: Date): Promise<Inloggning[]> =>
  db.many(
    inloggningRow,
    sql`
    select id, metod, enhet, skapad_at, senast_at
    from auth.inloggning
    where anvandare_id = ${anvandareId} and avslutad_at is null
      and senast_at > ${new Date(nu.getTime() - tider.vila)} and skapad_at > ${new Date(nu.getTime() - tider.totalt)}
    order by senast_at desc, skapad_at desc, id`,
  );

const kontoRow = z.object({
  epost: z.string(),
  mobilKrypt: z.instanceof(Buffer),
  arbetsgivare: z.string(),
  losenordSattAt: z.date().nullable(),
  mobilSparrad: z.boolean(),
  bankidSparrad: z.boolean(),
  anvant: z.array(z.object({ metod: z.enum(metoder), at: z.coerce.date() })),
  bestallare: z.array(z.string()),
});

/** The user's own account. @param dag today, on which a beställare must be registered */
export const findKonto = (db: Db, anvandareId: string, dag: string): Promise<Konto> =>
  db.one(
    kontoRow,
    sql`
    select a.epost, a.mobil_krypt, o.namn as arbetsgivare,
      case when a.losenord_hash is not null then a.losenord_satt_at end as losenord_satt_at,
      a.mobil_sparrad_at is not null as mobil_sparrad, a.bankid_sparrad_at is not null as bankid_sparrad,
      coalesce((
        select json_agg(json_build_object('metod', m.metod, 'at', m.at) order by m.metod)
        from (select metod, max(skapad_at) as at from auth.inloggning where anvandare_id = a.id group by metod) m), '[]') as anvant,
      array(
        select p.fornamn || ' ' || p.efternamn
        from auth.bestallare b join auth.anvandare p on p.id = b.anvandare_id and p.avslutad_at is null
        where b.organisation_id = a.arbetsgivare_id and b.avslutad_at is null and ${dag}::date between b.galler_fran and b.galler_till
        order by p.efternamn collate "sv-x-icu", p.fornamn collate "sv-x-icu", p.id limit 3) as bestallare
    from auth.anvandare a
    join verksamhet.organisation o on o.id = a.arbetsgivare_id
    where a.id = ${anvandareId}`,
  );

const uppdragRow = z.object({
  roll: z.enum(behorighetsroller),
  plats: z.string(),
  fran: z.string(),
  till: z.string().nullable(),
  fraga: z.array(z.string()),
});

/** The user's uppdrag today, and who may give and take each: those above it in the same samverkansorganisation, three at most. */
export const listUppdrag = (db: Db, anvandareId: string): Promise<Uppdrag[]> =>
  db.many(
    uppdragRow,
    sql`
    select u.roll, s.namn || coalesce(', ' || i.namn, '') as plats, u.fran_datum as fran, u.till_datum as till,
      array(
        select distinct p.fornamn || ' ' || p.efternamn as namn
        from auth.uppdrag v join auth.anvandare p on p.id = v.anvandare_id
        where v.samverkansorganisation_id = s.id and v.avslutat_at is null and v.anvandare_id <> u.anvandare_id
          and v.fran_datum <= current_date and (v.till_datum is null or v.till_datum >= current_date)
          and v.roll = case u.roll when 'deltagaransvarig' then 'insatsansvarig' else 'samverkansadministrator' end
        order by namn limit 3) as fraga
    from auth.uppdrag u
    left join verksamhet.insats i on i.id = u.insats_id
    join verksamhet.samverkansorganisation s on s.id = coalesce(u.samverkansorganisation_id, i.samverkansorganisation_id)
    where u.anvandare_id = ${anvandareId} and u.avslutat_at is null
      and (u.till_datum is null or u.till_datum >= current_date)
    order by u.roll, s.namn collate "sv-x-icu", i.namn collate "sv-x-icu"`,
  );

/** The user's contact data, locked until commit. */
export const lasKontakt = (tx: Db, id: string) =>
  tx.one(
    z.object({ epost: z.string(), mobilKrypt: z.instanceof(Buffer) }),
    sql`select epost, mobil_krypt from auth.anvandare where id = ${id} for update`,
  );

export const updateEpost = async (tx: Db, id: string, epost: string): Promise<void> => {
  await tx.run(sql`update auth.anvandare set epost = ${epost}, version = version + 1 where id = ${id}`);
};

/** A new number is in use at once, also when the old one was closed. */
export const updateMobil = async (tx: Db, id: string, mobilKrypt: Buffer): Promise<void> => {
  await tx.run(sql`
    update auth.anvandare set mobil_krypt = ${mobilKrypt}, mobil_sparrad_at = null, version = version + 1 where id = ${id}`);
};
