set local role sus_owner;

-- Försäkringskassan and Arbetsförmedlingen need no överenskommelse.
alter table verksamhet.organisation add column arbetsformedlingen boolean not null default false;

-- A behörig beställare is a right beside the behörighetsroller, on the same side of the forbidden combination as the
-- samverkansadministratör: never with deltagaransvarig (handbook, Behörig beställare).
alter table auth.anvandare_roll drop constraint anvandare_roll_roll_check;
alter table auth.anvandare_roll add constraint anvandare_roll_roll_check check (roll in
  ('samverkansadministrator', 'insatsansvarig', 'deltagaransvarig', 'susrapport', 'superadministrator', 'bestallare'));
alter table auth.anvandare_roll drop constraint roll_forbjuden_kombination;
alter table auth.anvandare_roll drop column sida;
alter table auth.anvandare_roll add column sida text generated always as (case roll
  when 'deltagaransvarig' then 'person' when 'samverkansadministrator' then 'styrning' when 'bestallare' then 'styrning' end) stored;
alter table auth.anvandare_roll add constraint roll_forbjuden_kombination exclude using gist (anvandare_id with =, sida with <>)
  where (avslutad_at is null and sida is not null);

-- Users: an alias stands in the name columns of those with skyddade personuppgifter; the real name is encrypted beside.
alter table auth.anvandare
  add column skyddat_namn_krypt bytea,
  add column bekraftad_datum date,
  add column stangs_datum date;

create table auth.overenskommelse (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references verksamhet.organisation,
  undertecknad_av text not null check (length(btrim(undertecknad_av)) between 1 and 200),
  galler_fran date not null,
  galler_till date not null,
  registrerad_av uuid not null references auth.anvandare,
  registrerad_at timestamptz not null default now(),
  version integer not null default 1,
  constraint overenskommelse_period check (galler_till >= galler_fran),
  constraint overenskommelse_en_i_taget exclude using gist (organisation_id with =, daterange(galler_fran, galler_till, '[]') with &&)
);
create function auth.har_overenskommelse(p_organisation uuid, p_dag date) returns boolean language sql stable
begin atomic
  select exists (select from verksamhet.organisation where id = p_organisation and (forsakringskassan or arbetsformedlingen))
    or exists (select from auth.overenskommelse
      where organisation_id = p_organisation and p_dag between galler_fran and galler_till);
end;

create table auth.bestallare (
  id uuid primary key default gen_random_uuid(),
  roll_id uuid not null,
  anvandare_id uuid not null,
  roll text not null default 'bestallare' check (roll = 'bestallare'),
  organisation_id uuid not null references verksamhet.organisation,
  galler_fran date not null,
  galler_till date not null,
  registrerad_av uuid not null references auth.anvandare,
  registrerad_at timestamptz not null default now(),
  avslutad_at timestamptz,
  avslutad_av uuid references auth.anvandare,
  version integer not null default 1,
  foreign key (roll_id, anvandare_id, roll) references auth.anvandare_roll (id, anvandare_id, roll),
  constraint bestallare_period check (galler_till >= galler_fran),
  constraint bestallare_hogst_tva_ar check (galler_till <= galler_fran + interval '2 years'),
  constraint bestallare_inte_sig_sjalv check (registrerad_av <> anvandare_id)
);
create unique index bestallare_en_aktiv on auth.bestallare (anvandare_id) where avslutad_at is null;
create index bestallare_organisation on auth.bestallare (organisation_id) where avslutad_at is null;
create function auth.prova_bestallare() returns trigger language plpgsql as $$
begin
  if new.avslutad_at is not null then return new; end if;
  if exists (select from verksamhet.organisation where id = new.organisation_id and (forsakringskassan or arbetsformedlingen)) then
    raise exception 'ordered by a superadministratör' using errcode = '23514', constraint = 'bestallare_inte_myndighet';
  end if;
  if not exists (select from auth.anvandare where id = new.anvandare_id and arbetsgivare_id = new.organisation_id for share) then
    raise exception 'beställare of another employer' using errcode = '23514', constraint = 'bestallare_egen_arbetsgivare';
  end if;
  if not auth.har_overenskommelse(new.organisation_id, new.galler_fran) then
    raise exception 'beställare without överenskommelse' using errcode = '23514', constraint = 'bestallare_kraver_overenskommelse';
  end if;
  return new;
end
$$;
create trigger bestallare_prova before insert or update on auth.bestallare
  for each row execute function auth.prova_bestallare();
-- Who changes employer is no longer beställare of the old one; a role that ends takes the registration along.
create function auth.avsluta_bestallare() returns trigger language plpgsql as $$
begin
  if tg_table_name = 'anvandare' then
    update auth.anvandare_roll set avslutad_at = greatest(now(), tilldelad_at)
    where anvandare_id = new.id and roll = 'bestallare' and avslutad_at is null;
  else
    update auth.bestallare set avslutad_at = new.avslutad_at where roll_id = new.id and avslutad_at is null;
  end if;
  return null;
end
$$;
create trigger anvandare_byter_arbetsgivare after update of arbetsgivare_id on auth.anvandare
  for each row when (new.arbetsgivare_id <> old.arbetsgivare_id) execute function auth.avsluta_bestallare();
create trigger roll_bestallare_avslutad after update of avslutad_at on auth.anvandare_roll
  for each row when (new.avslutad_at is not null and old.avslutad_at is null and new.roll = 'bestallare')
  execute function auth.avsluta_bestallare();

-- Beställning av behörighet (form 9445): one order, several users. Decided once, by somebody else.
create table auth.bestallning (
  id uuid primary key default gen_random_uuid(),
  nummer bigint generated always as identity unique,
  organisation_id uuid not null references verksamhet.organisation,
  bestalld_av uuid not null references auth.anvandare,
  bestalld_at timestamptz not null default now(),
  -- For Försäkringskassan and Arbetsförmedlingen: the manager on whose request a superadministratör orders.
  pa_begaran_av text check (length(btrim(pa_begaran_av)) between 1 and 200),
  beslut text check (beslut in ('godkand', 'nekad')),
  beslutad_av uuid references auth.anvandare,
  beslutad_at timestamptz,
  skal text check (length(skal) <= 500),
  paminnelse_at timestamptz,
  version integer not null default 1,
  constraint bestallning_beslut_helt check ((beslut is null) = (beslutad_av is null) and (beslut is null) = (beslutad_at is null)),
  constraint bestallning_nekad_med_skal check (beslut <> 'nekad' or length(btrim(skal)) > 0),
  constraint bestallning_inte_egen check (beslutad_av <> bestalld_av)
);
create index bestallning_organisation on auth.bestallning (organisation_id, bestalld_at);
create index bestallning_obeslutad on auth.bestallning (bestalld_at) where beslut is null;
create table auth.bestallningsrad (
  id uuid primary key default gen_random_uuid(),
  bestallning_id uuid not null references auth.bestallning,
  ordning smallint not null,
  slag text not null check (slag in ('ny', 'andring', 'avslut')),
  anvandare_id uuid references auth.anvandare,
  personnummer_krypt bytea not null,
  personnummer_index bytea not null,
  fornamn text not null check (length(btrim(fornamn)) between 1 and 100),
  efternamn text not null check (length(btrim(efternamn)) between 1 and 100),
  epost text not null check (epost ~ '^[^@\s]+@[^@\s]+$' and length(epost) <= 254),
  mobil_krypt bytea not null,
  skyddad boolean not null default false,
  roller text[] not null,
  constraint bestallningsrad_roller check (roller <@ array['samverkansadministrator', 'insatsansvarig', 'deltagaransvarig',
    'susrapport', 'superadministrator'] and ((slag = 'avslut') = (cardinality(roller) = 0))),
  constraint bestallningsrad_kombination check (not roller @> array['deltagaransvarig', 'samverkansadministrator']),
  constraint bestallningsrad_en_per_person unique (bestallning_id, personnummer_index),
  constraint bestallningsrad_ordning unique (bestallning_id, ordning),
  constraint bestallningsrad_anvandare check ((slag = 'ny') or anvandare_id is not null)
);
create function auth.prova_bestallning() returns trigger language plpgsql as $$
declare
  b auth.bestallning;
  o verksamhet.organisation;
begin
  if tg_table_name = 'bestallning' then
    b := new;
    if old.beslut is not null then
      raise exception 'decided once' using errcode = '23514', constraint = 'bestallning_beslutas_en_gang';
    end if;
    if not exists (select from auth.anvandare_roll
      where anvandare_id = new.beslutad_av and roll = 'superadministrator' and avslutad_at is null for share) then
      raise exception 'decided by another role' using errcode = '23514', constraint = 'bestallning_beslutas_av_superadministrator';
    end if;
    if exists (select from auth.bestallningsrad r join auth.anvandare a on a.personnummer_index = r.personnummer_index
      where r.bestallning_id = new.id and a.id = new.beslutad_av) then
      raise exception 'decides about themself' using errcode = '23514', constraint = 'bestallning_inte_om_sig_sjalv';
    end if;
    return new;
  end if;
  select * into strict b from auth.bestallning where id = new.bestallning_id for share;
  if b.beslut is not null then
    raise exception 'decided already' using errcode = '23514', constraint = 'bestallningsrad_fore_beslut';
  end if;
  select * into strict o from verksamhet.organisation where id = b.organisation_id for share;
  if exists (select from auth.anvandare where id = b.bestalld_av and personnummer_index = new.personnummer_index) then
    raise exception 'orders for themself' using errcode = '23514', constraint = 'bestallningsrad_inte_for_sig_sjalv';
  end if;
  if 'deltagaransvarig' = any (new.roller) and o.organisationstyp_kod = 'samordningsforbund' then
    raise exception 'deltagaransvarig employed by samordningsförbund' using errcode = '23514', constraint = 'bestallningsrad_arbetsgivare';
  end if;
  if 'superadministrator' = any (new.roller) and not o.forsakringskassan then
    raise exception 'superadministratör outside Försäkringskassan' using errcode = '23514', constraint = 'bestallningsrad_arbetsgivare';
  end if;
  return new;
end
$$;
-- Who may order, on the day of the order: the registered beställare of an organisation with an överenskommelse; for
-- Försäkringskassan and Arbetsförmedlingen a superadministratör whom a manager has asked.
create function auth.prova_ny_bestallning() returns trigger language plpgsql as $$
declare
  dag date := (new.bestalld_at at time zone 'Europe/Stockholm')::date;
begin
  if exists (select from verksamhet.organisation where id = new.organisation_id and (forsakringskassan or arbetsformedlingen)) then
    if new.pa_begaran_av is null or not exists (select from auth.anvandare_roll
      where anvandare_id = new.bestalld_av and roll = 'superadministrator' and avslutad_at is null for share) then
      raise exception 'ordered on request by a superadministratör'
        using errcode = '23514', constraint = 'bestallning_kraver_superadministrator';
    end if;
    return new;
  end if;
  if not exists (select from auth.bestallare where anvandare_id = new.bestalld_av and organisation_id = new.organisation_id
    and avslutad_at is null and dag between galler_fran and galler_till for share) then
    raise exception 'ordered by no beställare' using errcode = '23514', constraint = 'bestallning_kraver_bestallare';
  end if;
  if not auth.har_overenskommelse(new.organisation_id, dag) then
    raise exception 'ordered without överenskommelse' using errcode = '23514', constraint = 'bestallning_kraver_overenskommelse';
  end if;
  return new;
end
$$;
create trigger bestallning_ny before insert on auth.bestallning
  for each row execute function auth.prova_ny_bestallning();
create trigger bestallning_prova before update on auth.bestallning
  for each row when (new.beslut is not null) execute function auth.prova_bestallning();
create trigger bestallningsrad_prova before insert on auth.bestallningsrad
  for each row execute function auth.prova_bestallning();

-- Mail and text messages on their way. Enqueued with what they tell of; what they say is erased when they are gone.
create table auth.utskick (
  id uuid primary key default gen_random_uuid(),
  kanal text not null check (kanal in ('epost', 'sms')),
  slag text not null check (slag ~ '^[a-z_]{1,40}$'),
  till_krypt bytea not null,
  innehall_krypt bytea,
  anvandare_id uuid references auth.anvandare,
  bestallning_id uuid references auth.bestallning,
  skapad_at timestamptz not null default now(),
  -- Set before the message is handed over: after a crash it is not known whether it went, and it is never sent again by itself.
  paborjad_at timestamptz,
  skickad_at timestamptz,
  misslyckad_at timestamptz,
  forsok smallint not null default 0,
  ersatter uuid unique references auth.utskick,
  constraint utskick_ett_slut check (skickad_at is null or misslyckad_at is null),
  constraint utskick_innehall_bort check (skickad_at is null or innehall_krypt is null)
);
create index utskick_skapad on auth.utskick (skapad_at desc);

-- The janitor of accounts closes those that nobody has confirmed or used; each run is a row that says what it did.
create table auth.kontokorning (
  id bigint generated always as identity primary key,
  slag text not null check (slag in ('bekraftelse', 'oanvanda', 'paminnelser', 'overenskommelser')),
  provkorning boolean not null,
  antal integer not null check (antal >= 0),
  at timestamptz not null default now()
);

grant select, insert, update on auth.utskick to sus_app;
grant select, insert on auth.overenskommelse, auth.bestallare to sus_app;
grant update (galler_till, version) on auth.overenskommelse to sus_app;
grant update (avslutad_at, avslutad_av, version) on auth.bestallare to sus_app;
grant select, insert on auth.bestallning, auth.bestallningsrad, auth.kontokorning to sus_app;
grant update (beslut, beslutad_av, beslutad_at, skal, paminnelse_at, version) on auth.bestallning to sus_app;
grant execute on function auth.har_overenskommelse to sus_app;
grant select on all tables in schema auth to sus_backup;
grant select on all sequences in schema auth to sus_backup;
