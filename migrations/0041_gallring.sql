set local role sus_owner;

-- What gallring leaves of a deltagande (ADR 38): what the reports count, under an id that stands nowhere else. No role is given these
-- tables; the views of reports read them as their owner. The days are moved together to the earliest in their months.
create table rapport.gallrat_deltagande (
  id uuid primary key default gen_random_uuid(),
  insats_id uuid not null references verksamhet.insats,
  -- The number that the rows of one person share: the one that reports count by as long as somebody named has it, then a random one.
  person bigint not null,
  kon text not null,
  alder smallint,
  startdag date not null,
  avslutningsdag date not null,
  avslutsanledning_kod text not null references styrdata.avslutsanledning,
  constraint gallrat_deltagande_kon check (kon in ('kvinna', 'man')),
  constraint gallrat_deltagande_slut_efter_start check (avslutningsdag >= startdag),
  constraint gallrat_deltagande_bara_manader check (1 in (extract(day from startdag), extract(day from avslutningsdag)))
);
create index gallrat_deltagande_insats on rapport.gallrat_deltagande (insats_id);
create index gallrat_deltagande_person on rapport.gallrat_deltagande (person);
create index gallrat_deltagande_start on rapport.gallrat_deltagande (startdag);
create index gallrat_deltagande_slut on rapport.gallrat_deltagande (avslutningsdag);

create table rapport.gallrad_matning (
  deltagande_id uuid not null references rapport.gallrat_deltagande,
  tillfalle text not null,
  forsorjning text[] not null,
  arbetssokande boolean not null,
  arbetar boolean not null,
  arbete_omfattning smallint,
  studerar boolean not null,
  studier_omfattning smallint,
  utbildningsniva_kod text references styrdata.utbildningsniva,
  forsorjning_ar smallint,
  primary key (deltagande_id, tillfalle)
);
do $$
declare
  tabell text;
begin
  foreach tabell in array array['rapport.gallrat_deltagande', 'rapport.gallrad_matning'] loop
    execute format('alter table %s enable row level security', tabell);
    execute format('alter table %s force row level security', tabell);
    execute format('create policy underhall on %s to sus_owner using (true)', tabell);
  end loop;
end
$$;
grant select on rapport.gallrat_deltagande, rapport.gallrad_matning to sus_backup;

-- Counted for ever as they were counted when they were gallrade; only the number that they share changes.
create trigger gallrat_deltagande_orubbat before update of id, insats_id, kon, alder, startdag, avslutningsdag, avslutsanledning_kod
  or delete or truncate on rapport.gallrat_deltagande for each statement execute function rapport.vagra();
create trigger gallrad_matning_orubbad before update or delete or truncate on rapport.gallrad_matning
  for each statement execute function rapport.vagra();

create or replace view rapport.deltagande as
  select id, insats_id, kon, alder, startdag, avslutningsdag, avslutsanledning_kod,
    -- Counts unique persons over insatser; from it neither personkod nor anything else can be found.
    hashtextextended(encode(personkod, 'hex'), 0) as person
  from verksamhet.deltagande
  where makulerad_at is null
  union all
  select id, insats_id, kon, alder, startdag, avslutningsdag, avslutsanledning_kod, person from rapport.gallrat_deltagande;

create or replace view rapport.matning as
  select deltagande_id, tillfalle, forsorjning, arbetssokande, arbetar, arbete_omfattning, arbetstyp_kod, studerar,
    studier_omfattning, utbildningsniva_kod, forsorjning_ar
  from verksamhet.matning
  union all
  select deltagande_id, tillfalle, forsorjning, arbetssokande, arbetar, arbete_omfattning, null, studerar,
    studier_omfattning, utbildningsniva_kod, forsorjning_ar
  from rapport.gallrad_matning;

-- What the latest freeze counted is a deltagande that is there, or what gallring left of one.
alter table rapport.frysning_underlag
  drop constraint frysning_underlag_id_fkey,
  add column gallrad boolean not null default false,
  add column deltagande_id uuid generated always as (case when not gallrad then id end) stored,
  add column gallrat_id uuid generated always as (case when gallrad then id end) stored;
alter table rapport.frysning_underlag
  add constraint frysning_underlag_deltagande_id_fkey foreign key (deltagande_id) references verksamhet.deltagande on delete cascade,
  add constraint frysning_underlag_gallrat_id_fkey foreign key (gallrat_id) references rapport.gallrat_deltagande;
create index frysning_underlag_deltagande on rapport.frysning_underlag (deltagande_id);
create index frysning_underlag_gallrat on rapport.frysning_underlag (gallrat_id);

-- The rows of one person share a number only as long as somebody named is behind it: when the last of them goes, however that is, they
-- get one that leads to nobody. Two who let go of the same person take turns.
create index deltagande_personkod on verksamhet.deltagande (personkod);
create function person.slapp_personkod() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  gammalt bigint := hashtextextended(encode(old.personkod, 'hex'), 0);
  nytt bigint := hashtextextended(gen_random_uuid()::text, 0);
begin
  perform pg_advisory_xact_lock(gammalt);
  if not exists (select from verksamhet.deltagande where personkod = old.personkod) then
    update rapport.gallrat_deltagande set person = nytt where person = gammalt;
  end if;
  return null;
end
$$;
create trigger deltagande_slapper_personkod after delete on verksamhet.deltagande
  for each row when (old.personkod is not null) execute function person.slapp_personkod();
create trigger deltagande_byter_personkod after update of personkod on verksamhet.deltagande
  for each row when (old.personkod is distinct from new.personkod and old.personkod is not null) execute function person.slapp_personkod();

-- What is gallrat binds its insats and organisation as it did when it was registered, by month.
create or replace function verksamhet.har_deltagare(p_insats uuid) returns boolean language sql stable
begin atomic
  select exists (select from verksamhet.deltagande
      where insats_id = p_insats and (makulerad_at is null or person_id is not null))
    or exists (select from rapport.gallrat_deltagande where insats_id = p_insats)
    or exists (select from verksamhet.anonym_antal where insats_id = p_insats and antal > 0)
    or verksamhet.har_volym(p_insats);
end;

create or replace function verksamhet.prova_insatsens_period() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if exists (select from verksamhet.deltagande
    where insats_id = new.id and makulerad_at is null
      and (startdag < new.startdatum or greatest(startdag, avslutningsdag) > new.slutdatum))
    or exists (select from rapport.gallrat_deltagande
    where insats_id = new.id and (startdag < date_trunc('month', new.startdatum) or avslutningsdag > new.slutdatum)) then
    raise exception 'insats period leaves deltaganden outside' using errcode = '23514', constraint = 'insats_period_rymmer_deltaganden';
  end if;
  if exists (select from verksamhet.anonym_antal
    where insats_id = new.id and antal > 0
      and (ar < extract(year from new.startdatum) or ar > extract(year from new.slutdatum))) then
    raise exception 'insats period leaves anonyma outside' using errcode = '23514', constraint = 'insats_period_rymmer_anonyma';
  end if;
  return new;
end
$$;

create or replace function verksamhet.prova_organisationens_period() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if new.startdatum <> old.startdatum then
    raise exception 'startdatum never changes' using errcode = '23514', constraint = 'samverkansorganisation_startdatum_fast';
  end if;
  if exists (select from verksamhet.insats i where i.samverkansorganisation_id = new.id and (
    i.startdatum > new.slutdatum
    or exists (select from verksamhet.deltagande d where d.insats_id = i.id and d.makulerad_at is null
      and greatest(d.startdag, d.avslutningsdag) > new.slutdatum)
    or exists (select from rapport.gallrat_deltagande g where g.insats_id = i.id and g.avslutningsdag > new.slutdatum)
    or exists (select from verksamhet.anonym_antal a where a.insats_id = i.id and a.antal > 0
      and a.ar > extract(year from new.slutdatum)))) then
    raise exception 'slutdatum before the last registration' using errcode = '23514', constraint = 'samverkansorganisation_slut_rymmer_allt';
  end if;
  return new;
end
$$;

create or replace function verksamhet.insatsens_granser(p_insats uuid, out har_deltagare boolean, out oppna integer,
  out forsta_dag date, out sista_dag date)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not exists (
    select from verksamhet.insats i join auth.uppdrag u on u.samverkansorganisation_id = i.samverkansorganisation_id
    where i.id = p_insats and u.anvandare_id = auth.anvandare_id() and u.avslutat_at is null
      and u.fran_datum <= current_date and (u.till_datum is null or u.till_datum >= current_date)) then
    return;
  end if;
  har_deltagare := verksamhet.har_deltagare(p_insats);
  -- Of what is gallrat the month is known: no day before the insats itself is told.
  select count(*) filter (where d.avslutningsdag is null and not d.gallrad),
    case when count(*) > 0 then greatest(min(d.startdag), (select i.startdatum from verksamhet.insats i where i.id = p_insats)) end,
    max(greatest(d.startdag, d.avslutningsdag))
  into oppna, forsta_dag, sista_dag
  from (select v.startdag, v.avslutningsdag, false as gallrad from verksamhet.deltagande v where v.insats_id = p_insats and v.makulerad_at is null
    union all select g.startdag, g.avslutningsdag, true from rapport.gallrat_deltagande g where g.insats_id = p_insats) as d;
end
$$;

create function auth.ar_superadministrator() returns boolean language sql stable
begin atomic
  select exists (select from auth.anvandare_roll
    where anvandare_id = auth.anvandare_id() and roll = 'superadministrator' and avslutad_at is null);
end;

-- How long what is kept by decision is kept: whole calendar years after the year of the utregistrering. A new version, never a change.
create table verksamhet.gallringsregel (
  id uuid primary key,
  slag text not null constraint gallringsregel_slag check (slag in ('deltagande')),
  ar smallint not null constraint gallringsregel_ar check (ar between 1 and 100),
  -- The decision. No free text: a name or a number that is typed here would stay.
  diarienummer text not null,
  galler_fran date not null,
  satt_av uuid not null references auth.anvandare,
  satt_at timestamptz not null default now(),
  nummer bigint generated always as identity,
  constraint gallringsregel_nummer_key unique (nummer),
  constraint gallringsregel_diarienummer check (diarienummer ~ '^[[:alnum:]][[:alnum:] /:._-]{0,49}$'),
  constraint gallringsregel_diarienummer_utan_personnummer check (diarienummer !~ '[0-9]{6}[ -]?[0-9]{4}'),
  constraint gallringsregel_galler_framat check (galler_fran >= (satt_at at time zone 'Europe/Stockholm')::date)
);
create index gallringsregel_satt_av on verksamhet.gallringsregel (satt_av);

/* The rule of a kind of data that is in force on a day: the one that was set last of those that have begun. */
create function verksamhet.regel_for(p_slag text, p_dag date) returns uuid language sql stable
begin atomic
  select r.id from verksamhet.gallringsregel r where r.slag = p_slag and r.galler_fran <= p_dag
  order by r.galler_fran desc, r.nummer desc limit 1;
end;

-- A gallring: proposed by one, approved by another, then run by the job.
create table verksamhet.gallring (
  id uuid primary key,
  nummer bigint generated always as identity,
  regel_id uuid not null references verksamhet.gallringsregel,
  -- Deltaganden that ended on this day or before.
  sista_dag date not null,
  foreslagen_av uuid not null references auth.anvandare,
  foreslagen_at timestamptz not null default now(),
  beslut text constraint gallring_beslut check (beslut in ('godkand', 'nekad')),
  beslutad_av uuid references auth.anvandare,
  beslutad_at timestamptz,
  skal text constraint gallring_skal check (skal in ('regel', 'antal', 'vanta')),
  begard_at timestamptz,
  klar_at timestamptz,
  constraint gallring_nummer_key unique (nummer),
  constraint gallring_hela_ar check (extract(month from sista_dag) = 12 and extract(day from sista_dag) = 31),
  constraint gallring_inte_egen check (beslut is distinct from 'godkand' or beslutad_av <> foreslagen_av),
  constraint gallring_beslut_helt check ((beslut is null) = (beslutad_av is null) and (beslut is null) = (beslutad_at is null)),
  constraint gallring_nekad_med_skal check (coalesce(beslut = 'nekad', false) = (skal is not null)),
  constraint gallring_klar_godkand check (klar_at is null or coalesce(beslut = 'godkand', false))
);
create index gallring_regel on verksamhet.gallring (regel_id);
create index gallring_foreslagen_av on verksamhet.gallring (foreslagen_av);
create index gallring_beslutad_av on verksamhet.gallring (beslutad_av);
create unique index gallring_en_i_taget on verksamhet.gallring ((true)) where klar_at is null and beslut is distinct from 'nekad';

-- The protocol: what was proposed, and portion by portion what was done.
create table verksamhet.gallring_post (
  gallring_id uuid not null references verksamhet.gallring,
  omgang integer not null,
  insats_id uuid not null references verksamhet.insats,
  utfall text not null constraint gallring_post_utfall check (utfall in ('foreslaget', 'gallrat', 'begransat', 'andrat', 'ofryst')),
  antal integer not null constraint gallring_post_antal check (antal > 0),
  at timestamptz not null default now(),
  primary key (gallring_id, omgang, insats_id, utfall)
);
create index gallring_post_insats on verksamhet.gallring_post (insats_id);

create function verksamhet.vagra_gallring() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  raise exception 'what was decided and done is never changed' using errcode = '23514', constraint = 'gallring_bara_tillagg';
end
$$;
create trigger gallringsregel_orubbad before update or delete or truncate on verksamhet.gallringsregel
  for each statement execute function verksamhet.vagra_gallring();
create trigger gallring_post_orubbad before update or delete or truncate on verksamhet.gallring_post
  for each statement execute function verksamhet.vagra_gallring();
create trigger gallring_kvar before delete or truncate or update of id, regel_id, sista_dag, foreslagen_av, foreslagen_at on verksamhet.gallring
  for each statement execute function verksamhet.vagra_gallring();

/* Whether the signed-in user is superadministratör and says so in the own name; held so until commit. */
create function verksamhet.krav_gallrare(p_anvandare uuid) returns void language plpgsql as $$
begin
  perform auth.krav_nulage();
  if p_anvandare is distinct from auth.anvandare_id() or not exists (select from auth.anvandare_roll
    where anvandare_id = p_anvandare and roll = 'superadministrator' and avslutad_at is null for share) then
    raise exception 'not superadministratör in the own name' using errcode = '23514', constraint = 'gallring_kraver_ratt';
  end if;
end
$$;

create function verksamhet.prova_gallringsregel() returns trigger language plpgsql as $$
begin
  perform verksamhet.krav_gallrare(new.satt_av);
  return new;
end
$$;
create trigger gallringsregel_prova before insert on verksamhet.gallringsregel
  for each row execute function verksamhet.prova_gallringsregel();

/* Proposed by the rule in force, no sooner than it says; decided once, approved by another within 30 days and while the rule stands. */
create function verksamhet.prova_gallring() returns trigger language plpgsql as $$
declare
  idag date := (now() at time zone 'Europe/Stockholm')::date;
  galler boolean := new.regel_id is not distinct from verksamhet.regel_for('deltagande', idag);
begin
  if tg_op = 'INSERT' then
    perform verksamhet.krav_gallrare(new.foreslagen_av);
    if new.beslut is not null or new.klar_at is not null then
      raise exception 'begins undecided' using errcode = '23514', constraint = 'gallring_borjar_obeslutad';
    end if;
    if not galler then
      raise exception 'another rule is in force' using errcode = '23514', constraint = 'gallring_enligt_regeln';
    end if;
    if new.sista_dag > (select make_date(extract(year from idag)::integer - ar - 1, 12, 31) from verksamhet.gallringsregel where id = new.regel_id) then
      raise exception 'sooner than the rule says' using errcode = '23514', constraint = 'gallring_inte_for_tidigt';
    end if;
    return new;
  end if;
  if old.beslut is not null then
    raise exception 'decided once' using errcode = '23514', constraint = 'gallring_beslutas_en_gang';
  end if;
  perform verksamhet.krav_gallrare(new.beslutad_av);
  if new.beslut = 'godkand' and not galler then
    raise exception 'another rule is in force' using errcode = '23514', constraint = 'gallring_enligt_regeln';
  end if;
  if new.beslut = 'godkand' and old.foreslagen_at < now() - interval '30 days' then
    raise exception 'too old' using errcode = '23514', constraint = 'gallring_beslutas_i_tid';
  end if;
  new.beslutad_at := now();
  if new.beslut = 'godkand' then new.begard_at := now(); end if;
  return new;
end
$$;
create trigger gallring_prova before insert or update of beslut, beslutad_av, beslutad_at, skal on verksamhet.gallring
  for each row execute function verksamhet.prova_gallring();

-- What is approved is a job, in the same transaction; the job holds the id of the row and nothing else. Asked for again, the one of before is put aside.
create function verksamhet.koa_gallring() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform graphile_worker.add_job('gallring', json_build_object('gallring', new.id), job_key => 'gallring ' || new.id);
  return null;
end
$$;
create trigger gallring_koas after update of begard_at, beslut on verksamhet.gallring for each row
  when (new.begard_at is distinct from old.begard_at and new.beslut = 'godkand' and new.klar_at is null) execute function verksamhet.koa_gallring();

-- Whether the person of a deltagande has had its data restricted (GDPR art. 18): nobody, until that can be asked for.
create function person.ar_begransad(p_deltagande uuid) returns boolean
language sql stable set search_path = pg_catalog, pg_temp as $$ select false and p_deltagande is null $$;

/*
 * The deltaganden that ended on a day or before, and what each is passed over for; null for what is taken. What was changed after
 * p_kand is not what somebody has seen in the list, and what the latest freeze has not counted as it stands would be missed by the next.
 */
create function person.att_gallra(p_sista date, p_kand timestamptz) returns table (deltagande_id uuid, insats_id uuid, hinder text)
language sql stable as $$
  select d.id, d.insats_id, case
    when person.ar_begransad(d.id) then 'begransat'
    when exists (select from verksamhet.historik h where h.deltagande_id = d.id and h.at > p_kand) then 'andrat'
    when not exists (select from rapport.frysning_underlag u where u.id = d.id and not u.borta
        and (u.insats_id, u.kon, u.alder, u.startdag, u.avslutningsdag, u.avslutsanledning_kod)
          is not distinct from (d.insats_id, d.kon, d.alder, d.startdag, d.avslutningsdag, d.avslutsanledning_kod))
      or exists (select from (select * from verksamhet.matning where deltagande_id = d.id) as m
        full join (select * from rapport.frysning_matning where deltagande_id = d.id) as f using (tillfalle)
        where (m.forsorjning, m.arbetssokande, m.arbetar, m.arbete_omfattning, m.studerar, m.studier_omfattning, m.utbildningsniva_kod, m.forsorjning_ar)
          is distinct from (f.forsorjning, f.arbetssokande, f.arbetar, f.arbete_omfattning, f.studerar, f.studier_omfattning, f.utbildningsniva_kod, f.forsorjning_ar))
      then 'ofryst' end
  from verksamhet.deltagande d
  where d.makulerad_at is null and d.avslutningsdag <= p_sista
$$;

/* What a gallring until a day would take, by insats, for a superadministratör: numbers, and nobody behind them. */
create function person.provkor_gallring(p_sista date) returns table (insats_id uuid, hinder text, antal integer)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not auth.ar_superadministrator() then return; end if;
  return query select a.insats_id, a.hinder, count(*)::integer from person.att_gallra(p_sista, now()) a group by 1, 2;
end
$$;

/* The list that a proposal is about goes into its protocol; a proposal about nothing is none. */
create function person.skriv_forslag() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into verksamhet.gallring_post (gallring_id, omgang, insats_id, utfall, antal)
  select new.id, 0, a.insats_id, 'foreslaget', count(*)
  from person.att_gallra(new.sista_dag, new.foreslagen_at) a where a.hinder is null group by a.insats_id;
  if not found then
    raise exception 'nothing to take' using errcode = '23514', constraint = 'gallring_av_nagot';
  end if;
  return null;
end
$$;
create trigger gallring_forslag after insert on verksamhet.gallring
  for each row execute function person.skriv_forslag();

/* Takes one deltagande that is locked and leaves what is counted of it. Called by the function that judges which. */
create function person.gallra_ett(p_deltagande uuid) returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  d verksamhet.deltagande;
  ny uuid := gen_random_uuid();
  skjut integer;
begin
  select * into strict d from verksamhet.deltagande where id = p_deltagande;
  -- A new deltagande of the same person waits here, or has already come and keeps the identity.
  perform from person.deltagare where id = d.person_id for update;
  skjut := least(extract(day from d.startdag), extract(day from d.avslutningsdag))::integer - 1;
  insert into rapport.gallrat_deltagande (id, insats_id, person, kon, alder, startdag, avslutningsdag, avslutsanledning_kod)
  values (ny, d.insats_id, hashtextextended(encode(d.personkod, 'hex'), 0), d.kon, d.alder, d.startdag - skjut, d.avslutningsdag - skjut,
    d.avslutsanledning_kod);
  insert into rapport.gallrad_matning (deltagande_id, tillfalle, forsorjning, arbetssokande, arbetar, arbete_omfattning, studerar,
    studier_omfattning, utbildningsniva_kod, forsorjning_ar)
  select ny, tillfalle, forsorjning, arbetssokande, arbetar, arbete_omfattning, studerar, studier_omfattning, utbildningsniva_kod, forsorjning_ar
  from verksamhet.matning where deltagande_id = d.id;
  insert into rapport.frysning_underlag (id, gallrad, insats_id, kon, alder, startdag, avslutningsdag, avslutsanledning_kod)
  select ny, true, insats_id, kon, alder, startdag - skjut, avslutningsdag - skjut, avslutsanledning_kod
  from rapport.frysning_underlag where id = d.id;
  update rapport.frysning_matning set deltagande_id = ny where deltagande_id = d.id;
  delete from person.utkast where deltagande_id = d.id;
  delete from person.samtycke where deltagande_id = d.id;
  delete from verksamhet.matning where deltagande_id = d.id;
  delete from verksamhet.historik where deltagande_id = d.id;
  delete from verksamhet.deltagande where id = d.id;
  delete from person.deltagare p where p.id = d.person_id and not exists (select from verksamhet.deltagande where person_id = p.id);
  update verksamhet.kvitto set innehall_hmac = '' where objekt_id = d.id;
end
$$;

/*
 * A portion of an approved gallring, whole or not at all; the job calls it until nothing is left and then it is done. A deltagande that
 * somebody works with is left for a later portion, and judged again under its lock.
 */
create function person.gallra(p_gallring uuid, p_antal integer, out gallrade integer, out klar boolean)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  g verksamhet.gallring;
  kandidat record;
  tagna uuid[] := '{}';
  nr integer;
begin
  if auth.anvandare_id() is not null or coalesce(current_setting('sus.kalla', true), '') <> 'gallring' then
    raise exception 'only the job' using errcode = '23514', constraint = 'gallring_bara_jobbet';
  end if;
  select * into g from verksamhet.gallring where id = p_gallring for update;
  if g.beslut is distinct from 'godkand' then
    raise exception 'not approved' using errcode = '23514', constraint = 'gallring_kraver_godkannande';
  end if;
  gallrade := 0;
  klar := g.klar_at is not null;
  if klar then return; end if;
  select max(omgang) + 1 into nr from verksamhet.gallring_post where gallring_id = g.id;
  for kandidat in select a.deltagande_id, a.insats_id from person.att_gallra(g.sista_dag, g.foreslagen_at) a
    where a.hinder is null limit least(p_antal, 500) loop
    perform from verksamhet.deltagande where id = kandidat.deltagande_id for update skip locked;
    if found and exists (select from person.att_gallra(g.sista_dag, g.foreslagen_at) a
      where a.deltagande_id = kandidat.deltagande_id and a.hinder is null) then
      perform person.gallra_ett(kandidat.deltagande_id);
      tagna := tagna || kandidat.insats_id;
    end if;
  end loop;
  gallrade := cardinality(tagna);
  insert into verksamhet.gallring_post (gallring_id, omgang, insats_id, utfall, antal)
  select g.id, nr, t, 'gallrat', count(*) from unnest(tagna) as t group by t;
  klar := not exists (select from person.att_gallra(g.sista_dag, g.foreslagen_at) a where a.hinder is null);
  if klar then
    insert into verksamhet.gallring_post (gallring_id, omgang, insats_id, utfall, antal)
    select g.id, nr, a.insats_id, a.hinder, count(*) from person.att_gallra(g.sista_dag, g.foreslagen_at) a group by a.insats_id, a.hinder;
    update verksamhet.gallring set klar_at = now() where id = g.id;
  end if;
end
$$;

do $$
declare
  tabell text;
begin
  foreach tabell in array array['verksamhet.gallring', 'verksamhet.gallring_post'] loop
    execute format('alter table %s enable row level security', tabell);
    execute format('alter table %s force row level security', tabell);
    execute format('create policy las on %s for select to sus_app using (auth.ar_superadministrator())', tabell);
    execute format('create policy underhall on %s to sus_owner using (true)', tabell);
  end loop;
end
$$;
create policy foresla on verksamhet.gallring for insert to sus_app with check (auth.ar_superadministrator());
create policy besluta on verksamhet.gallring for update to sus_app using (auth.ar_superadministrator()) with check (auth.ar_superadministrator());

grant select, insert (id, slag, ar, diarienummer, galler_fran, satt_av) on verksamhet.gallringsregel to sus_app;
grant select on verksamhet.gallring, verksamhet.gallring_post to sus_app;
grant insert (id, regel_id, sista_dag, foreslagen_av), update (beslut, beslutad_av, skal, begard_at) on verksamhet.gallring to sus_app;
grant select on verksamhet.gallringsregel, verksamhet.gallring, verksamhet.gallring_post to sus_backup;
grant select on all sequences in schema verksamhet to sus_backup;
revoke execute on all functions in schema person, verksamhet, auth from public;
grant execute on function auth.ar_superadministrator, verksamhet.regel_for, verksamhet.krav_gallrare, person.provkor_gallring, person.gallra to sus_app;
