import type pg from 'pg';
import { withClient } from '../../src/db/client.ts';

/** How many insatser the country has, and over which years its deltaganden begin. */
export const landet = { insatser: 20_000, forsta: 2016, sista: 2025 } as const;
const perGang = 100_000;

/** Förbund get a kommun each, so that they lie in län; insatser are filled up, evenly over the förbund. */
const laggPlatser = async (client: pg.Client): Promise<void> => {
  await client.query(`
    insert into verksamhet.omrade (samverkansorganisation_id, kommun_kod)
    select o.id, k.kod
    from (select id, row_number() over (order by id) as n from verksamhet.samverkansorganisation) o
    join (select kod, row_number() over (order by md5(kod)) as n from styrdata.kommun) k on k.n = o.n
    on conflict do nothing`);
  await client.query(
    `insert into verksamhet.insats (samverkansorganisation_id, namn, startdatum, inriktning, preciserad_inriktning_kod, deltagarregistrering)
     select o.id, 'Rapportinsats ' || n, '2015-01-01', 'individinriktad', 'forberedande', 'personuppgifter_anonym'
     from generate_series(1, $1 - (select count(*)::int from verksamhet.insats)) as n
     join (select id, row_number() over (order by id) as plats, count(*) over () as alla from verksamhet.samverkansorganisation) o
       on o.plats = 1 + n % o.alla`,
    [landet.insatser],
  );
  await client.query(`
    insert into verksamhet.insatsbudget (insats_id, ar, planerat_antal)
    select id, ar, 20 from verksamhet.insats, generate_series(2023, 2025) as ar where namn like 'Rapportinsats%'`);
  await client.query(`
    insert into verksamhet.insatskostnad (insatsbudget_id, budgettyp_kod, budget, utfall)
    select id, 'insatskostnad', 100000, 90000 from verksamhet.insatsbudget`);
  await client.query(`
    insert into verksamhet.anonym_antal (insats_id, ar, kon, antal)
    select id, ar, kon, 3 from verksamhet.insats, generate_series(2023, 2025) as ar, unnest(array['kvinna', 'man']) as kon
    where namn like 'Rapportinsats%'`);
};

// Person n begins some day of the ten years, in some insats, and nine in ten have ended; one in a hundred is felregistrerad.
const satsen = `
  with insatser as (select array_agg(id order by id) as idn, count(*)::int as antal from verksamhet.insats),
  d as (
    select n, md5('deltagande ' || n)::uuid as id, idn[1 + (n::bigint * 7919 % antal)::int] as insats,
      make_date($3, 1, 1) + (n::bigint * 104729 % 3650)::int as start, 20 + n % 700 as langd,
      n % 100 = 0 as fel
    from insatser, generate_series($1::int, $2::int) as n
  ), r as (
    select *, case when n % 10 > 0 and start + langd < date '2026-01-01' then start + langd end as slut from d
  ), inlagda as (
    insert into verksamhet.deltagande (id, insats_id, person_id, personkod, kon, alder, kommun_kod, startdag, avslutningsdag,
      avslutsanledning_kod, skapad_av, version, makulerad_at, makulerad_skal, makulerad_av)
    select id, insats, md5('person ' || n)::uuid, sha256(int4send(n * 5 / 6)), case when n % 13 < 7 then 'kvinna' else 'man' end,
      18 + n * 31 % 47, '2280', start, slut,
      case when slut is not null then (array['enligt_plan', 'arbete', 'studier', 'sjukdom', 'avliden', 'annan'])[1 + n % 6] end,
      $4, 1, case when fel then now() end, case when fel then 'dubblett' end, case when fel then $4::uuid end
    from r
  )
  insert into verksamhet.matning (deltagande_id, insats_id, tillfalle, forsorjning, arbetssokande, arbetar, arbete_omfattning,
    arbetstyp_kod, studerar, studier_omfattning, utbildningsniva_kod, forsorjning_ar)
  select r.id, r.insats, t.tillfalle,
    case when (n + t.k) % 11 = 10 then array['ingen'] when n % 7 = 0 then koder[1 + (n + t.k) % 10 : 2 + (n + t.k) % 10] else koder[1 + (n + t.k) % 10 : 1 + (n + t.k) % 10] end,
    (n + t.k) % 4 = 0, (n + t.k) % 3 = 0, case when (n + t.k) % 3 = 0 then 10 + n % 90 end,
    case when (n + t.k) % 3 = 0 then 'utan_subvention' end, (n + t.k) % 6 = 0, case when (n + t.k) % 6 = 0 then 50 end,
    case when t.k = 0 then (array['ej_grundskola', 'grundskola', 'gymnasieskola', 'eftergymnasial_kort'])[1 + n % 4] end,
    case when t.k = 0 then n % 15 end
  from r
  cross join (values ('in', 0), ('ut', 1)) as t (tillfalle, k)
  cross join (select array['sjukpenning', 'rehabiliteringspenning', 'sjukersattning', 'aktivitetsersattning', 'arbetsloshetsersattning',
    'aktivitetsstod', 'etableringsersattning', 'forsorjningsstod', 'studiestod', 'annan', 'annan'] as koder) as k
  where t.k = 0 or (r.slut is not null and n % 6 <> 4)`;

/**
 * Lays ten years of a country into a database that has the förbund and users of the bench: `antal` deltaganden with their answers,
 * made by the database itself. Nobody has a name: reports read none. Triggers and foreign keys rest meanwhile.
 */
export const laggLandet = (
  adminUrl: string,
  { antal, av, say }: { readonly antal: number; readonly av: string; readonly say: (text: string) => void },
): Promise<void> =>
  withClient(adminUrl, async (client) => {
    await client.query('set session_replication_role = replica');
    await laggPlatser(client);
    for (let fran = 1; fran <= antal; fran += perGang) {
      await client.query(satsen, [fran, Math.min(antal, fran + perGang - 1), landet.forsta, av]);
      say(`${String(Math.min(antal, fran + perGang - 1))} deltaganden`);
    }
    await client.query('vacuum analyze');
    await client.query('checkpoint');
  });

/** Makes somebody deltagaransvarig in every insats of the country. @returns its organisations */
export const laggUppdrag = (adminUrl: string, anvandareId: string): Promise<readonly string[]> =>
  withClient(adminUrl, async (client) => {
    await client.query('set session_replication_role = replica');
    await client.query(
      `insert into auth.uppdrag (roll_id, anvandare_id, roll, insats_id)
       select r.id, r.anvandare_id, r.roll, i.id
       from auth.anvandare_roll r cross join verksamhet.insats i
       where r.anvandare_id = $1 and r.roll = 'deltagaransvarig'
       on conflict do nothing`,
      [anvandareId],
    );
    const { rows } = await client.query<{ id: string }>(
      'select id from verksamhet.samverkansorganisation order by id',
    );
    return rows.map(({ id }) => id);
  });
