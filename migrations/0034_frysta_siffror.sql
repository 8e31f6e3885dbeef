set local role sus_owner;

-- "As known on": what the reports are counted from, frozen. A freeze stores what differs from the one before, so the figures as known
-- on a day are the sum of the freezes until then, and what changed between two days is the sum of those between them (ADR 26).
create table rapport.frysning (
  id bigint generated always as identity primary key,
  slag text not null check (slag in ('manad', 'halvar')),
  -- Known on this day.
  per date not null,
  at timestamptz not null,
  -- Null: the night.
  av uuid references auth.anvandare,
  -- The one whose figures this differs from. Every freeze has one place in the row, so two at once cannot store the same difference twice.
  foregaende bigint references rapport.frysning,
  constraint frysning_kedja unique nulls not distinct (foregaende),
  constraint frysning_efter_foregaende check (foregaende < id),
  constraint frysning_en_per_dag unique (slag, per),
  constraint frysning_manadens_sista check (slag <> 'manad' or per = (date_trunc('month', per) + interval '1 month - 1 day')::date),
  constraint frysning_dagen_har_kommit check (per <= (at at time zone 'Europe/Stockholm')::date)
);
create index frysning_av on rapport.frysning (av);

-- Deltaganden, counted: so many more or fewer in an insats, a month (of startdag or avslutningsdag) and a category, and why.
-- No individuals: neither ids of deltaganden nor of persons.
create table rapport.frysning_cell (
  frysning_id bigint not null references rapport.frysning,
  insats_id uuid not null references verksamhet.insats,
  manad date not null,
  kon text not null,
  matt text not null check (matt ~ '^[a-z_]{1,40}$'),
  kategori text not null,
  orsak text not null,
  antal integer not null,
  primary key (frysning_id, insats_id, manad, kon, matt, kategori, orsak),
  constraint frysning_cell_hel_manad check (extract(day from manad) = 1),
  constraint frysning_cell_kon check (kon in ('kvinna', 'man')),
  constraint frysning_cell_orsak check (orsak in ('ny', 'sen', 'rattelse', 'felregistrering', 'aterkallat')),
  constraint frysning_cell_skillnad check (antal <> 0)
);
create index frysning_cell_matt on rapport.frysning_cell (matt, manad);
create index frysning_cell_insats on rapport.frysning_cell (insats_id, matt);

-- What holds no persons, as it stood: names, budgets, texts of codes. Written when it has changed; null when it is gone.
create table rapport.frysning_fakta (
  slag text not null check (slag ~ '^[a-z_]{1,40}$'),
  nyckel text not null,
  frysning_id bigint not null references rapport.frysning,
  innehall jsonb,
  primary key (slag, nyckel, frysning_id)
);
create index frysning_fakta_frysning on rapport.frysning_fakta (frysning_id);

-- Never changed, and nothing is added to a freeze when its transaction is over.
create function rapport.vagra() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  raise exception 'what is frozen is never changed' using errcode = '23514', constraint = 'fryst_andras_aldrig';
end
$$;
create function rapport.prova_tillagg() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if exists (select from nya join rapport.frysning f on f.id = nya.frysning_id where f.xmin <> pg_current_xact_id()::xid) then
    raise exception 'the freeze is already made' using errcode = '23514', constraint = 'fryst_utokas_aldrig';
  end if;
  return null;
end
$$;
create trigger frysning_orubbad before update or delete or truncate on rapport.frysning for each statement execute function rapport.vagra();
create trigger frysning_cell_orubbad before update or delete or truncate on rapport.frysning_cell for each statement execute function rapport.vagra();
create trigger frysning_fakta_orubbad before update or delete or truncate on rapport.frysning_fakta for each statement execute function rapport.vagra();
create trigger frysning_cell_hel after insert on rapport.frysning_cell referencing new table as nya
  for each statement execute function rapport.prova_tillagg();
create trigger frysning_fakta_hel after insert on rapport.frysning_fakta referencing new table as nya
  for each statement execute function rapport.prova_tillagg();

-- The deltaganden as the latest freeze counted them: from these it is told why something changed. Replaced at every freeze, and gone
-- in the same transaction as the deltagande itself. One that is felregistrerat leaves only that it once was counted.
create table rapport.frysning_underlag (
  id uuid primary key references verksamhet.deltagande on delete cascade,
  insats_id uuid not null references verksamhet.insats,
  kon text not null,
  alder smallint,
  startdag date not null,
  avslutningsdag date,
  avslutsanledning_kod text,
  borta boolean not null default false,
  constraint frysning_underlag_borta check (not borta or (alder is null and avslutningsdag is null and avslutsanledning_kod is null))
);
create index frysning_underlag_insats on rapport.frysning_underlag (insats_id);
create table rapport.frysning_matning (
  deltagande_id uuid not null references rapport.frysning_underlag on delete cascade,
  tillfalle text not null,
  forsorjning text[] not null,
  arbetssokande boolean not null,
  arbetar boolean not null,
  arbete_omfattning smallint,
  studerar boolean not null,
  studier_omfattning smallint,
  utbildningsniva_kod text,
  forsorjning_ar smallint,
  primary key (deltagande_id, tillfalle)
);
do $$
declare
  tabell text;
begin
  foreach tabell in array array['rapport.frysning_underlag', 'rapport.frysning_matning'] loop
    execute format('alter table %s enable row level security', tabell);
    execute format('alter table %s force row level security', tabell);
    execute format('create policy underhall on %s to sus_owner using (true)', tabell);
    execute format('create policy frysning on %s to sus_jobb using (true)', tabell);
    execute format('create policy rakning on %s for select to sus_rapport using (true)', tabell);
  end loop;
end
$$;

/* The freeze that this transaction reads as known on; null for now. */
create function rapport.kand() returns bigint language sql stable
return nullif(current_setting('sus.kand', true), '')::bigint;

create view rapport.kand_fakta as
  select slag, innehall
  from (
    select distinct on (slag, nyckel) slag, nyckel, innehall from rapport.frysning_fakta
    where frysning_id <= rapport.kand() order by slag, nyckel, frysning_id desc) as senaste
  where innehall is not null;

-- The views of reports that hold no persons say what was known, when the transaction asks for it.
create or replace view rapport.samverkansorganisation as
  select o.id, o.namn, o.samverkansform, o.startdatum, o.slutdatum, (
    select k.lan_kod
    from (select distinct kommun_kod from verksamhet.omrade where samverkansorganisation_id = o.id) as m
    join styrdata.kommun k on k.kod = m.kommun_kod
    group by k.lan_kod
    order by count(*) desc, k.lan_kod
    limit 1) as lan_kod
  from verksamhet.samverkansorganisation o
  where rapport.kand() is null
  union all
  select r.* from rapport.kand_fakta f
  cross join lateral jsonb_to_record(f.innehall) as r (id uuid, namn text, samverkansform text, startdatum date, slutdatum date, lan_kod text)
  where rapport.kand() is not null and f.slag = 'samverkansorganisation';

create or replace view rapport.insats as
  select id, samverkansorganisation_id, namn, beskrivning, startdatum, slutdatum, inriktning, preciserad_inriktning_kod,
    deltagarregistrering
  from verksamhet.insats
  where rapport.kand() is null
  union all
  select r.* from rapport.kand_fakta f
  cross join lateral jsonb_to_record(f.innehall) as r (id uuid, samverkansorganisation_id uuid, namn text, beskrivning text,
    startdatum date, slutdatum date, inriktning text, preciserad_inriktning_kod text, deltagarregistrering text)
  where rapport.kand() is not null and f.slag = 'insats';

create or replace view rapport.insats_malgrupp as
  select insats_id, malgrupp_kod from verksamhet.insats_malgrupp where rapport.kand() is null
  union all
  select r.* from rapport.kand_fakta f cross join lateral jsonb_to_record(f.innehall) as r (insats_id uuid, malgrupp_kod text)
  where rapport.kand() is not null and f.slag = 'insats_malgrupp';

-- By why they were added or taken away: one number a year is their sum.
create or replace view rapport.anonym as
  select insats_id, ar, kon, sum(antal)::integer as antal, orsak
  from verksamhet.anonym_post
  where rapport.kand() is null
  group by insats_id, ar, kon, orsak
  union all
  select r.* from rapport.kand_fakta f
  cross join lateral jsonb_to_record(f.innehall) as r (insats_id uuid, ar smallint, kon text, antal integer, orsak text)
  where rapport.kand() is not null and f.slag = 'anonym';

create or replace view rapport.volym as
  select insats_id, ar, sum(antal)::integer as antal, sum(kvinnor)::integer as kvinnor, sum(man)::integer as man
  from verksamhet.volym_post
  where rapport.kand() is null
  group by insats_id, ar
  having sum(antal) > 0
  union all
  select r.* from rapport.kand_fakta f
  cross join lateral jsonb_to_record(f.innehall) as r (insats_id uuid, ar smallint, antal integer, kvinnor integer, man integer)
  where rapport.kand() is not null and f.slag = 'volym';

create or replace view rapport.insatsbudget as
  select b.insats_id, b.ar, b.planerat_antal, k.budgettyp_kod, k.budget, k.utfall
  from verksamhet.insatsbudget b left join (
    select insatsbudget_id, budgettyp_kod, sum(budget)::bigint as budget, sum(utfall)::bigint as utfall
    from verksamhet.insatskostnad group by insatsbudget_id, budgettyp_kod) as k on k.insatsbudget_id = b.id
  where rapport.kand() is null
  union all
  select r.* from rapport.kand_fakta f
  cross join lateral jsonb_to_record(f.innehall) as r (insats_id uuid, ar smallint, planerat_antal integer, budgettyp_kod text,
    budget bigint, utfall bigint)
  where rapport.kand() is not null and f.slag = 'insatsbudget';

create or replace view rapport.finansiering as
  select b.samverkansorganisation_id, b.ar, o.namn as finansiar, o.organisationstyp_kod, sum(f.belopp)::bigint as belopp
  from verksamhet.budget b
  join verksamhet.finansiering f on f.budget_id = b.id
  join verksamhet.organisation o on o.id = f.organisation_id
  where rapport.kand() is null
  group by b.samverkansorganisation_id, b.ar, o.namn, o.organisationstyp_kod
  union all
  select r.* from rapport.kand_fakta f
  cross join lateral jsonb_to_record(f.innehall) as r (samverkansorganisation_id uuid, ar smallint, finansiar text,
    organisationstyp_kod text, belopp bigint)
  where rapport.kand() is not null and f.slag = 'finansiering';

create or replace view rapport.administrativ_kostnad as
  select b.samverkansorganisation_id, b.ar, k.kostnadstyp_kod, sum(k.budget)::bigint as budget, sum(k.utfall)::bigint as utfall
  from verksamhet.budget b
  join verksamhet.administrativ_kostnad k on k.budget_id = b.id
  where rapport.kand() is null
  group by b.samverkansorganisation_id, b.ar, k.kostnadstyp_kod
  union all
  select r.* from rapport.kand_fakta f
  cross join lateral jsonb_to_record(f.innehall) as r (samverkansorganisation_id uuid, ar smallint, kostnadstyp_kod text,
    budget bigint, utfall bigint)
  where rapport.kand() is not null and f.slag = 'administrativ_kostnad';

-- The code lists of reports, with their texts as known.
create view rapport.kod as
  select * from (
    select 'lan' as lista, kod, namn as text, 0::smallint as ordning from styrdata.lan
    union all select 'forsorjning', kod, text, ordning from styrdata.forsorjning
    union all select 'utbildningsniva', kod, text, ordning from styrdata.utbildningsniva
    union all select 'avslutsanledning', kod, text, ordning from styrdata.avslutsanledning where beteende <> 'felregistrering'
    union all select 'malgrupp', kod, text, ordning from styrdata.malgrupp
    union all select 'preciserad_inriktning', kod, text, ordning from styrdata.preciserad_inriktning
    union all select 'organisationstyp', kod, text, ordning from styrdata.organisationstyp
    union all select 'kostnadstyp', kod, text, ordning from styrdata.kostnadstyp
    union all select 'budgettyp', kod, text, ordning from styrdata.budgettyp) as koder
  where rapport.kand() is null
  union all
  select r.* from rapport.kand_fakta f
  cross join lateral jsonb_to_record(f.innehall) as r (lista text, kod text, text text, ordning smallint)
  where rapport.kand() is not null and f.slag = 'kod';

-- All that is frozen beside deltaganden, row by row with what each is known by.
create view rapport.fakta_nu as
  select 'samverkansorganisation' as slag, v.id::text as nyckel, to_jsonb(v) as innehall from rapport.samverkansorganisation v
  union all select 'insats', v.id::text, to_jsonb(v) from rapport.insats v
  union all select 'insats_malgrupp', concat_ws(' ', v.insats_id, v.malgrupp_kod), to_jsonb(v) from rapport.insats_malgrupp v
  union all select 'anonym', concat_ws(' ', v.insats_id, v.ar, v.kon, v.orsak), to_jsonb(v) from rapport.anonym v
  union all select 'volym', concat_ws(' ', v.insats_id, v.ar), to_jsonb(v) from rapport.volym v
  union all select 'insatsbudget', concat_ws(' ', v.insats_id, v.ar, v.budgettyp_kod), to_jsonb(v) from rapport.insatsbudget v
  union all select 'finansiering', concat_ws(' ', v.samverkansorganisation_id, v.ar, v.organisationstyp_kod, v.finansiar), to_jsonb(v)
    from rapport.finansiering v
  union all select 'administrativ_kostnad', concat_ws(' ', v.samverkansorganisation_id, v.ar, v.kostnadstyp_kod), to_jsonb(v)
    from rapport.administrativ_kostnad v
  union all select 'kod', concat_ws(' ', v.lista, v.kod), to_jsonb(v) from rapport.kod v;

-- What has happened to deltaganden since the latest freeze, once for the start and once for the end: as they are counted now (1), and
-- as they were counted then (-1). orsak is null for what was not counted then: it is new or late, by its day.
create view rapport.andring as
  with andrade as materialized (
    select id from (
      select id, insats_id, kon, alder, startdag, avslutningsdag, avslutsanledning_kod from rapport.deltagande
      except
      select id, insats_id, kon, alder, startdag, avslutningsdag, avslutsanledning_kod from rapport.frysning_underlag where not borta) as nya
    union
    (select id from rapport.frysning_underlag where not borta except select id from rapport.deltagande)
    union
    select deltagande_id from (
      (select deltagande_id, tillfalle, forsorjning, arbetssokande, arbetar, arbete_omfattning, studerar, studier_omfattning,
         utbildningsniva_kod, forsorjning_ar from rapport.matning
       except select * from rapport.frysning_matning)
      union all
      (select * from rapport.frysning_matning
       except select deltagande_id, tillfalle, forsorjning, arbetssokande, arbetar, arbete_omfattning, studerar, studier_omfattning,
         utbildningsniva_kod, forsorjning_ar from rapport.matning)) as svar
  ), jamforda as (
    select a.id, nu.id is not null as nu, da.id is not null and not da.borta as da, coalesce(da.borta, false) as borta,
      nu.startdag, nu.avslutningsdag, da.avslutningsdag as slutade
    from andrade a
    left join rapport.deltagande nu on nu.id = a.id
    left join rapport.frysning_underlag da on da.id = a.id
  ), handelser as (
    select id, 'start' as handelse, nu as i_nu, da as i_da, nu as kvar, borta, startdag as dag from jamforda
    union all
    select id, 'slut', nu and avslutningsdag is not null, da and slutade is not null, nu, borta, avslutningsdag from jamforda
  ), forklarade as (
    select id, handelse, i_nu, i_da, dag,
      case when i_nu and i_da then 'rattelse'
        when i_nu and borta then 'felregistrering'
        when i_da and not kvar then 'felregistrering'
        when i_da then 'rattelse' end as orsak
    from handelser where i_nu or i_da
  )
  select h.handelse, h.orsak, h.dag, 'nu' as sida, 1 as tecken, d.id, d.insats_id, d.kon, d.alder, d.startdag, d.avslutningsdag,
    d.avslutsanledning_kod
  from forklarade h join rapport.deltagande d on d.id = h.id where h.i_nu
  union all
  select h.handelse, h.orsak, h.dag, 'da', -1, d.id, d.insats_id, d.kon, d.alder, d.startdag, d.avslutningsdag, d.avslutsanledning_kod
  from forklarade h join rapport.frysning_underlag d on d.id = h.id where h.i_da;

grant usage on schema rapport to sus_jobb;
grant select on rapport.frysning, rapport.frysning_cell, rapport.frysning_fakta, rapport.frysning_underlag, rapport.frysning_matning,
  rapport.kand_fakta, rapport.kod, rapport.fakta_nu, rapport.andring to sus_rapport, sus_backup, sus_jobb;
grant select on rapport.deltagande, rapport.matning, rapport.insats to sus_jobb;
grant insert on rapport.frysning, rapport.frysning_cell, rapport.frysning_fakta to sus_jobb;
grant insert, update, delete on rapport.frysning_underlag, rapport.frysning_matning to sus_jobb;
grant execute on function rapport.kand to sus_rapport, sus_jobb, sus_backup;

-- A saved selection may be of the figures as they were known.
alter table verksamhet.sparat_urval drop constraint sparat_urval_urval_check, add constraint sparat_urval_urval_check
  check (length(urval) <= 6000 and
    urval ~ '^typ=[a-z]+(&(del|niva|plats|jamfor|fran|till|kon|forsorjning|variabel|detaljer|kand)=[a-z0-9_-]+)+$');
