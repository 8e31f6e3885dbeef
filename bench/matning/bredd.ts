import type pg from 'pg';

/** What the search pages of the whole country look through, beside those who register. */
export const bredd = { insatser: 5000, anvandare: 20_000 } as const;

/**
 * Fills up to 5 000 insatser and 20 000 users, with names that differ, three roles and an uppdrag each. Nobody signs in as them and
 * nobody is registered in them, so their personnummer and mobile numbers are random bytes.
 */
export const laggBredd = async (client: pg.Client): Promise<void> => {
  await client.query(
    `insert into verksamhet.insats (samverkansorganisation_id, namn, startdatum, slutdatum, inriktning, preciserad_inriktning_kod,
       deltagarregistrering)
     select o.id, (array['Vägen', 'Steget', 'Bron', 'Kompassen', 'Ögat'])[1 + n % 5] || ' vidare ' || n, '2019-01-01',
       case when n % 3 = 0 then date '2023-12-31' end, 'individinriktad', (array['forberedande', 'kartlaggning'])[1 + n % 2],
       'personuppgifter_anonym'
     from generate_series(1, $1 - (select count(*)::int from verksamhet.insats)) as n
     join (select id, row_number() over () as plats, count(*) over () as alla from verksamhet.samverkansorganisation) o
       on o.plats = 1 + n % o.alla`,
    [bredd.insatser],
  );
  await client.query(
    `insert into auth.anvandare (personnummer_krypt, personnummer_index, fornamn, efternamn, epost, mobil_krypt, arbetsgivare_id)
     select decode(md5('k' || n), 'hex'), decode(md5('i' || n), 'hex'),
       (array['Anna', 'Åsa', 'Bengt', 'Cecilia', 'Örjan', 'Fatima', 'Gösta'])[1 + n % 7],
       (array['Andersson', 'Ek', 'Öberg', 'Svensson', 'Ali'])[1 + n % 5] || ' ' || n, 'mat' || n || '@example.invalid',
       decode(md5('m' || n), 'hex'), (select id from verksamhet.organisation limit 1)
     from generate_series(1, $1 - (select count(*)::int from auth.anvandare)) as n`,
    [bredd.anvandare],
  );
  await client.query(
    `insert into auth.anvandare_roll (anvandare_id, roll)
     select a.id, roll from auth.anvandare a, (values ('insatsansvarig'), ('susrapport')) as r (roll)
     where not exists (select from auth.anvandare_roll har where har.anvandare_id = a.id)`,
  );
  await client.query(
    `insert into auth.uppdrag (roll_id, anvandare_id, roll, samverkansorganisation_id, fran_datum)
     select r.id, r.anvandare_id, r.roll, o.id, '2020-01-01'
     from (select *, row_number() over (order by anvandare_id) as n from auth.anvandare_roll where roll = 'insatsansvarig') r
     join (select id, row_number() over () as plats, count(*) over () as alla from verksamhet.samverkansorganisation) o
       on o.plats = 1 + r.n % o.alla`,
  );
};
