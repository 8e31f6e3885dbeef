set local role sus_owner;

/* A name as readers see it: letter case, Unicode form, double and invisible spaces make no other name. */
create function verksamhet.jamforbart(namn text) returns text language sql immutable strict parallel safe
return lower(btrim(regexp_replace(regexp_replace(normalize(namn, nfkc),
  U&'[\00ad\200b-\200f\2060\feff]', '', 'g'), '\s+', ' ', 'g')) collate "sv-x-icu");

-- Whoever employs users, finances or takes part: kommun, region, myndighet, samordningsförbund.
create table verksamhet.organisation (
  id uuid primary key default gen_random_uuid(),
  namn text not null check (length(btrim(namn)) between 1 and 100),
  organisationsnummer text check (organisationsnummer ~ '^[0-9]{10}$'),
  organisationstyp_kod text not null references styrdata.organisationstyp,
  forsakringskassan boolean not null default false,
  version integer not null default 1
);
create unique index organisation_namn_unikt on verksamhet.organisation (verksamhet.jamforbart(namn));

create table verksamhet.samverkansorganisation (
  id uuid primary key default gen_random_uuid(),
  namn text not null,
  organisationsnummer text not null check (organisationsnummer ~ '^[0-9]{10}$'),
  samverkansform text not null check (samverkansform in ('finsam', 'tvapartsfinsam', 'af_fk')),
  beskrivning text check (length(beskrivning) <= 2000),
  startdatum date not null,
  slutdatum date,
  version integer not null default 1,
  constraint samverkansorganisation_namn_langd check (length(btrim(namn)) between 1 and 50),
  constraint samverkansorganisation_namn_utan_form check (verksamhet.jamforbart(namn) !~ '\m(finsam|tvåpartsfinsam)\M'),
  constraint samverkansorganisation_slut_efter_start check (slutdatum >= startdatum)
);
create unique index samverkansorganisation_namn_unikt on verksamhet.samverkansorganisation (verksamhet.jamforbart(namn));

create table verksamhet.insats (
  id uuid primary key default gen_random_uuid(),
  samverkansorganisation_id uuid not null references verksamhet.samverkansorganisation,
  namn text not null check (length(btrim(namn)) between 1 and 100),
  beskrivning text check (length(beskrivning) <= 2000),
  startdatum date not null,
  slutdatum date,
  inriktning text not null,
  preciserad_inriktning_kod text not null,
  deltagarregistrering text not null check (deltagarregistrering in ('personuppgifter_anonym', 'endast_antal')),
  version integer not null default 1,
  constraint insats_slut_efter_start check (slutdatum >= startdatum),
  constraint insats_inriktning_stammer foreign key (preciserad_inriktning_kod, inriktning)
    references styrdata.preciserad_inriktning (kod, inriktning)
);
create unique index insats_namn_unikt on verksamhet.insats (samverkansorganisation_id, verksamhet.jamforbart(namn));

create table verksamhet.insats_malgrupp (
  insats_id uuid not null references verksamhet.insats,
  malgrupp_kod text not null references styrdata.malgrupp,
  primary key (insats_id, malgrupp_kod)
);

create function verksamhet.prova_insats() returns trigger language plpgsql as $$
declare
  organisation verksamhet.samverkansorganisation;
begin
  select * into strict organisation from verksamhet.samverkansorganisation
  where id = new.samverkansorganisation_id for share;
  if new.startdatum < organisation.startdatum then
    raise exception 'insats before its organisation' using errcode = '23514', constraint = 'insats_start_fore_organisation';
  end if;
  if new.startdatum > organisation.slutdatum then
    raise exception 'insats after its organisation' using errcode = '23514', constraint = 'insats_start_efter_organisation';
  end if;
  return new;
end
$$;
create trigger insats_prova before insert or update of startdatum, samverkansorganisation_id on verksamhet.insats
  for each row execute function verksamhet.prova_insats();

create table auth.anvandare (
  id uuid primary key default gen_random_uuid(),
  personnummer_krypt bytea not null,
  personnummer_index bytea not null unique,
  fornamn text not null check (length(btrim(fornamn)) between 1 and 100),
  efternamn text not null check (length(btrim(efternamn)) between 1 and 100),
  epost text not null check (epost ~ '^[^@\s]+@[^@\s]+$' and length(epost) <= 254),
  mobil_krypt bytea not null,
  arbetsgivare_id uuid not null references verksamhet.organisation,
  losenord_hash text,
  losenord_satt_at timestamptz,
  aktivering_hash text,
  aktivering_till timestamptz,
  avslutad_at timestamptz,
  senast_inloggad_at timestamptz,
  skapad_at timestamptz not null default now(),
  version integer not null default 1,
  constraint anvandare_aktivering_har_slut check ((aktivering_hash is null) = (aktivering_till is null))
);

create table auth.anvandare_roll (
  id uuid primary key default gen_random_uuid(),
  anvandare_id uuid not null references auth.anvandare,
  roll text not null check (roll in
    ('samverkansadministrator', 'insatsansvarig', 'deltagaransvarig', 'susrapport', 'superadministrator')),
  tilldelad_at timestamptz not null default now(),
  avslutad_at timestamptz check (avslutad_at >= tilldelad_at),
  -- Which side of the forbidden combination the role stands on (handbook, Behörighetsroller).
  sida text generated always as (case roll
    when 'deltagaransvarig' then 'person' when 'samverkansadministrator' then 'styrning' end) stored,
  unique (id, anvandare_id, roll),
  constraint roll_forbjuden_kombination exclude using gist (anvandare_id with =, sida with <>)
    where (avslutad_at is null and sida is not null)
);
create unique index roll_en_aktiv on auth.anvandare_roll (anvandare_id, roll) where avslutad_at is null;

-- Deltagaransvarig is never employed by a samordningsförbund; superadministratör only by Försäkringskassan.
create function auth.prova_arbetsgivare(p_anvandare uuid, p_arbetsgivare uuid) returns void language plpgsql as $$
declare
  o verksamhet.organisation;
begin
  select * into strict o from verksamhet.organisation where id = p_arbetsgivare for share;
  if o.organisationstyp_kod = 'samordningsforbund' and exists (
    select from auth.anvandare_roll
    where anvandare_id = p_anvandare and roll = 'deltagaransvarig' and avslutad_at is null) then
    raise exception 'deltagaransvarig employed by samordningsförbund'
      using errcode = '23514', constraint = 'roll_deltagaransvarig_arbetsgivare';
  end if;
  if not o.forsakringskassan and exists (
    select from auth.anvandare_roll
    where anvandare_id = p_anvandare and roll = 'superadministrator' and avslutad_at is null) then
    raise exception 'superadministratör outside Försäkringskassan'
      using errcode = '23514', constraint = 'roll_superadministrator_arbetsgivare';
  end if;
end
$$;
create function auth.prova_roll() returns trigger language plpgsql as $$
declare
  a auth.anvandare;
begin
  select * into strict a from auth.anvandare where id = new.anvandare_id for no key update;
  if new.avslutad_at is null and a.avslutad_at is not null then
    raise exception 'role in a closed account' using errcode = '23514', constraint = 'roll_kraver_oppet_konto';
  end if;
  perform auth.prova_arbetsgivare(new.anvandare_id, a.arbetsgivare_id);
  return new;
end
$$;
create trigger roll_prova after insert or update on auth.anvandare_roll
  for each row execute function auth.prova_roll();
create function auth.prova_anvandare() returns trigger language plpgsql as $$
begin
  perform auth.prova_arbetsgivare(new.id, new.arbetsgivare_id);
  return new;
end
$$;
create trigger anvandare_prova after update of arbetsgivare_id on auth.anvandare
  for each row execute function auth.prova_anvandare();
create function auth.prova_organisation() returns trigger language plpgsql as $$
begin
  perform auth.prova_arbetsgivare(a.id, new.id) from auth.anvandare a where a.arbetsgivare_id = new.id;
  return new;
end
$$;
create trigger organisation_prova after update of organisationstyp_kod, forsakringskassan on verksamhet.organisation
  for each row execute function auth.prova_organisation();

-- An account that is closed has no roles, and so no uppdrag, from that moment.
create function auth.avsluta_kontots_roller() returns trigger language plpgsql as $$
begin
  update auth.anvandare_roll set avslutad_at = greatest(new.avslutad_at, tilldelad_at)
  where anvandare_id = new.id and avslutad_at is null;
  update auth.inloggning set avslutad_at = new.avslutad_at where anvandare_id = new.id and avslutad_at is null;
  return new;
end
$$;
create trigger anvandare_avslutad after update of avslutad_at on auth.anvandare
  for each row when (new.avslutad_at is not null and old.avslutad_at is null)
  execute function auth.avsluta_kontots_roller();

-- Where a role may be used. A role that ends takes its uppdrag with it: an uppdrag counts only while its role does.
create table auth.uppdrag (
  id uuid primary key default gen_random_uuid(),
  roll_id uuid not null,
  anvandare_id uuid not null,
  roll text not null,
  samverkansorganisation_id uuid references verksamhet.samverkansorganisation,
  insats_id uuid references verksamhet.insats,
  fran_datum date not null default current_date,
  till_datum date,
  tilldelat_av uuid references auth.anvandare,
  tilldelat_at timestamptz not null default now(),
  avslutat_av uuid references auth.anvandare,
  avslutat_at timestamptz,
  version integer not null default 1,
  foreign key (roll_id, anvandare_id, roll) references auth.anvandare_roll (id, anvandare_id, roll),
  constraint uppdrag_period check (till_datum >= fran_datum),
  constraint uppdrag_ratt_plats check (case roll
    when 'deltagaransvarig' then insats_id is not null and samverkansorganisation_id is null
    when 'samverkansadministrator' then samverkansorganisation_id is not null and insats_id is null
    when 'insatsansvarig' then samverkansorganisation_id is not null and insats_id is null
    else false end)
);
create unique index uppdrag_ett_aktivt
  on auth.uppdrag (anvandare_id, roll, coalesce(insats_id, samverkansorganisation_id)) where avslutat_at is null;
create index uppdrag_insats on auth.uppdrag (insats_id) where avslutat_at is null;
create index uppdrag_organisation on auth.uppdrag (samverkansorganisation_id) where avslutat_at is null;

create function auth.prova_uppdrag() returns trigger language plpgsql as $$
begin
  if new.avslutat_at is null and not exists (
    select from auth.anvandare_roll where id = new.roll_id and avslutad_at is null for share) then
    raise exception 'uppdrag without an active role' using errcode = '23514', constraint = 'uppdrag_kraver_roll';
  end if;
  return new;
end
$$;
create trigger uppdrag_prova before insert or update on auth.uppdrag
  for each row execute function auth.prova_uppdrag();
create function auth.avsluta_rollens_uppdrag() returns trigger language plpgsql as $$
begin
  update auth.uppdrag set avslutat_at = new.avslutad_at where roll_id = new.id and avslutat_at is null;
  return new;
end
$$;
create trigger roll_avslutad after update of avslutad_at on auth.anvandare_roll
  for each row when (new.avslutad_at is not null and old.avslutad_at is null)
  execute function auth.avsluta_rollens_uppdrag();

-- One row a sign-in: the session points here, so ending the row ends the session on every instance.
create table auth.inloggning (
  id uuid primary key default gen_random_uuid(),
  anvandare_id uuid not null references auth.anvandare,
  metod text not null check (metod in ('losenord_och_kod')),
  skapad_at timestamptz not null default now(),
  senast_at timestamptz not null default now(),
  avslutad_at timestamptz
);
create index inloggning_anvandare on auth.inloggning (anvandare_id) where avslutad_at is null;

-- One-time codes. The code itself is only stored as a slow hash, and each row is tried at most five times.
create table auth.engangskod (
  id uuid primary key default gen_random_uuid(),
  anvandare_id uuid not null references auth.anvandare,
  kod_hash text not null,
  skapad_at timestamptz not null default now(),
  giltig_till timestamptz not null,
  forsok smallint not null default 0 check (forsok between 0 and 5),
  anvand_at timestamptz,
  ersatt_at timestamptz
);
create unique index engangskod_en_levande on auth.engangskod (anvandare_id) where anvand_at is null and ersatt_at is null;

create table auth.session (
  sid text primary key,
  sess json not null,
  expire timestamptz not null
);
create index session_expire on auth.session (expire);

create table auth.begransning (
  key varchar(255) primary key,
  points integer not null default 0,
  expire bigint
);

-- One row when the demo world has been laid: production refuses a database that has it.
create table verksamhet.demovarld (
  ensam boolean primary key default true check (ensam),
  skapad_at timestamptz not null default now()
);

grant select, insert, update on verksamhet.organisation, verksamhet.samverkansorganisation, verksamhet.insats to sus_app;
grant select, insert, delete on verksamhet.insats_malgrupp to sus_app;
grant select on verksamhet.demovarld to sus_app;
grant select, insert, update on auth.anvandare, auth.anvandare_roll, auth.uppdrag, auth.inloggning to sus_app;
grant select, insert, update, delete on auth.engangskod, auth.session, auth.begransning to sus_app;
grant select on all tables in schema auth, verksamhet to sus_backup;
