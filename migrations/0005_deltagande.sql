set local role sus_owner;

create function auth.anvandare_id() returns uuid language sql stable
return nullif(current_setting('sus.anvandare_id', true), '')::uuid;

-- The insatser where the signed-in user is deltagaransvarig today: what row-level security lets through.
create function auth.mina_insatser() returns setof uuid language sql stable
begin atomic
  select u.insats_id
  from auth.uppdrag u
  where u.anvandare_id = auth.anvandare_id()
    and u.roll = 'deltagaransvarig'
    and u.avslutat_at is null
    and u.fran_datum <= current_date
    and (u.till_datum is null or u.till_datum >= current_date);
end;

-- Who it is, one row a person and insats: what one insats knows is never shared with another.
create table person.deltagare (
  id uuid primary key default gen_random_uuid(),
  insats_id uuid not null references verksamhet.insats,
  personnummer_krypt bytea not null,
  personnummer_index bytea not null,
  namn_krypt bytea not null,
  kontrolleras boolean not null default false,
  skapad_at timestamptz not null default now(),
  unique (insats_id, personnummer_index),
  unique (id, insats_id)
);

-- One stay of one person in one insats. person_id is null when the identity has been erased.
create table verksamhet.deltagande (
  id uuid primary key default gen_random_uuid(),
  insats_id uuid not null references verksamhet.insats,
  person_id uuid,
  personkod bytea,
  kon text not null check (kon in ('kvinna', 'man')),
  alder smallint check (alder between 0 and 130),
  kommun_kod text references styrdata.kommun,
  stadsdel_kod text,
  startdag date not null,
  avslutningsdag date,
  avslutsanledning_kod text references styrdata.avslutsanledning,
  makulerad_at timestamptz,
  makulerad_skal text check (makulerad_skal in ('fel_person', 'fel_insats', 'borjade_aldrig', 'dubblett', 'samtycke_saknas')),
  makulerad_av uuid references auth.anvandare,
  skapad_at timestamptz not null default now(),
  skapad_av uuid not null references auth.anvandare,
  version integer not null default 1,
  unique (id, insats_id),
  foreign key (person_id, insats_id) references person.deltagare (id, insats_id),
  foreign key (stadsdel_kod, kommun_kod) references styrdata.stadsdel (kod, kommun_kod),
  constraint deltagande_identitet_hel check ((person_id is null) = (personkod is null)),
  constraint deltagande_identitet_eller_makulerad check (person_id is not null or makulerad_at is not null),
  constraint deltagande_utan_identitet_utan_bakgrund check (person_id is not null or (alder is null and kommun_kod is null and stadsdel_kod is null)),
  constraint deltagande_stadsdel_har_kommun check (stadsdel_kod is null or kommun_kod is not null),
  constraint deltagande_slut_efter_start check (avslutningsdag >= startdag),
  constraint deltagande_slut_har_anledning check ((avslutningsdag is null) = (avslutsanledning_kod is null)),
  constraint deltagande_felregistrering_ar_makulering check (avslutsanledning_kod is distinct from 'felregistrering'),
  constraint deltagande_makulering_hel check ((makulerad_at is null) = (makulerad_skal is null) and (makulerad_at is null) = (makulerad_av is null)),
  constraint deltagande_raderas_genast check (makulerad_skal not in ('fel_person', 'samtycke_saknas') or person_id is null),
  constraint deltagande_overlappar_inte exclude using gist (
    insats_id with =, person_id with =, daterange(startdag, avslutningsdag, '[]') with &&)
    where (makulerad_at is null)
);
create index deltagande_insats on verksamhet.deltagande (insats_id, startdag) include (avslutningsdag) where makulerad_at is null;
create index deltagande_oppna on verksamhet.deltagande (insats_id, startdag) where avslutningsdag is null and makulerad_at is null;
create index deltagande_person on verksamhet.deltagande (person_id);

-- The answers at the start (in) and at the end (ut) of a deltagande.
create table verksamhet.matning (
  deltagande_id uuid not null,
  insats_id uuid not null,
  tillfalle text not null check (tillfalle in ('in', 'ut')),
  forsorjning text[] not null,
  arbetssokande boolean not null,
  arbetar boolean not null,
  arbete_omfattning smallint check (arbete_omfattning between 1 and 100),
  arbetstyp_kod text references styrdata.arbetstyp,
  studerar boolean not null,
  studier_omfattning smallint check (studier_omfattning between 1 and 100),
  utbildningsniva_kod text references styrdata.utbildningsniva,
  forsorjning_ar smallint check (forsorjning_ar between 0 and 60),
  primary key (deltagande_id, tillfalle),
  foreign key (deltagande_id, insats_id) references verksamhet.deltagande (id, insats_id),
  constraint matning_arbete_omfattning check (arbetar = (arbete_omfattning is not null)),
  constraint matning_arbetstyp check (arbetar = (arbetstyp_kod is not null)),
  constraint matning_studier_omfattning check (studerar = (studier_omfattning is not null)),
  constraint matning_utbildning_vid_start check ((tillfalle = 'in') = (utbildningsniva_kod is not null)),
  constraint matning_tid_vid_start check ((tillfalle = 'in') = (forsorjning_ar is not null)),
  constraint matning_forsorjning_besvarad check (cardinality(forsorjning) between 1 and 30)
);

create function verksamhet.prova_forsorjning() returns trigger language plpgsql as $$
declare
  kanda integer;
  ensamma integer;
begin
  select count(*), count(*) filter (where f.ensam) into kanda, ensamma
  from styrdata.forsorjning f where f.kod = any (new.forsorjning);
  if kanda <> cardinality(new.forsorjning) then
    raise exception 'unknown or repeated försörjning' using errcode = '23503', constraint = 'matning_forsorjning_finns';
  end if;
  if ensamma > 0 and kanda > 1 then
    raise exception 'exclusive försörjning among others' using errcode = '23514', constraint = 'matning_ingen_forsorjning_ensam';
  end if;
  return new;
end
$$;
create trigger matning_prova before insert or update on verksamhet.matning
  for each row execute function verksamhet.prova_forsorjning();

-- The written consent (blankett 9443): one for each start, so one for each deltagande.
create table person.samtycke (
  deltagande_id uuid primary key,
  insats_id uuid not null,
  undertecknat_datum date not null,
  registrerat_av uuid not null references auth.anvandare,
  registrerat_at timestamptz not null default now(),
  aterkallat_datum date,
  foreign key (deltagande_id, insats_id) references verksamhet.deltagande (id, insats_id),
  constraint samtycke_aterkallat_efter check (aterkallat_datum >= undertecknat_datum)
);

create function person.prova_samtycke() returns trigger language plpgsql as $$
begin
  if new.undertecknat_datum > current_date then
    raise exception 'samtycke in the future' using errcode = '23514', constraint = 'samtycke_inte_i_framtiden';
  end if;
  return new;
end
$$;
create trigger samtycke_prova before insert or update on person.samtycke
  for each row execute function person.prova_samtycke();

-- Judged at commit: an identified deltagande has an active samtycke and its answers; one without identity has nothing more.
-- Runs as the owner: what the row-level security of the moment hides is judged all the same.
create function verksamhet.prova_helhet() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  id_ uuid;
  d verksamhet.deltagande;
  fragor boolean;
begin
  -- Two statements: one expression would be planned with columns that the other table lacks.
  if tg_table_name = 'deltagande' then id_ := new.id;
  else id_ := coalesce(new.deltagande_id, old.deltagande_id);
  end if;
  select * into d from verksamhet.deltagande where id = id_;
  if d.id is null then return null; end if;
  if d.person_id is null then
    if exists (select from person.samtycke where deltagande_id = d.id)
      or exists (select from verksamhet.matning where deltagande_id = d.id)
      or exists (select from person.utkast where deltagande_id = d.id) then
      raise exception 'erased identity leaves personal data' using errcode = '23514', constraint = 'deltagande_raderat_helt';
    end if;
    return null;
  end if;
  if not exists (select from person.samtycke where deltagande_id = d.id and aterkallat_datum is null) then
    raise exception 'deltagande without samtycke' using errcode = '23514', constraint = 'deltagande_kraver_samtycke';
  end if;
  if not exists (select from verksamhet.matning where deltagande_id = d.id and tillfalle = 'in') then
    raise exception 'deltagande without answers at start' using errcode = '23514', constraint = 'deltagande_kraver_inmatning';
  end if;
  fragor := coalesce((select beteende = 'fragor' from styrdata.avslutsanledning where kod = d.avslutsanledning_kod), false);
  if fragor <> exists (select from verksamhet.matning where deltagande_id = d.id and tillfalle = 'ut') then
    raise exception 'answers at end do not match the reason' using errcode = '23514', constraint = 'deltagande_utmatning_stammer';
  end if;
  return null;
end
$$;
create constraint trigger deltagande_helhet after insert or update on verksamhet.deltagande
  deferrable initially deferred for each row execute function verksamhet.prova_helhet();
create constraint trigger matning_helhet after insert or update or delete on verksamhet.matning
  deferrable initially deferred for each row execute function verksamhet.prova_helhet();
create constraint trigger samtycke_helhet after insert or update or delete on person.samtycke
  deferrable initially deferred for each row execute function verksamhet.prova_helhet();

-- Dates against the insats and its organisation. The share lock keeps both from moving while the row is written.
create function verksamhet.prova_deltagande() returns trigger language plpgsql as $$
declare
  i record;
begin
  select insats.startdatum, insats.slutdatum, insats.deltagarregistrering,
    o.startdatum as o_start, o.slutdatum as o_slut into strict i
  from verksamhet.insats join verksamhet.samverkansorganisation o on o.id = insats.samverkansorganisation_id
  where insats.id = new.insats_id for share;
  if i.deltagarregistrering <> 'personuppgifter_anonym' then
    raise exception 'volyminsats has no deltagare' using errcode = '23514', constraint = 'deltagande_inte_i_volyminsats';
  end if;
  if new.startdag < greatest(i.startdatum, i.o_start) then
    raise exception 'start before the insats' using errcode = '23514', constraint = 'deltagande_start_fore_insats';
  end if;
  if new.startdag > least(i.slutdatum, i.o_slut) then
    raise exception 'start after the insats' using errcode = '23514', constraint = 'deltagande_start_efter_insats';
  end if;
  if new.startdag > current_date or new.avslutningsdag > current_date then
    raise exception 'day in the future' using errcode = '23514', constraint = 'deltagande_inte_i_framtiden';
  end if;
  return new;
end
$$;
-- A void that is undone is judged again: the insats may have got other dates meanwhile.
create trigger deltagande_prova before insert or update of startdag, avslutningsdag, insats_id, makulerad_at on verksamhet.deltagande
  for each row when (new.makulerad_at is null) execute function verksamhet.prova_deltagande();

-- An identity is kept for its deltaganden and no longer. The row lock makes two who let go of the same person take turns.
create function person.prova_deltagare() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  id_ uuid;
begin
  if tg_table_name = 'deltagare' then id_ := new.id;
  else id_ := old.person_id;
  end if;
  perform from person.deltagare where id = id_ for update;
  if found and not exists (select from verksamhet.deltagande where person_id = id_) then
    raise exception 'identity without deltagande' using errcode = '23514', constraint = 'deltagare_kraver_deltagande';
  end if;
  return null;
end
$$;
create constraint trigger deltagare_behovs after insert on person.deltagare
  deferrable initially deferred for each row execute function person.prova_deltagare();
create constraint trigger deltagande_slapper_identitet after update of person_id or delete on verksamhet.deltagande
  deferrable initially deferred for each row when (old.person_id is not null) execute function person.prova_deltagare();

-- What happened to a deltagande: who, when, old, new, why. Values are codes and days, never identity.
create table verksamhet.historik (
  id bigint generated always as identity primary key,
  deltagande_id uuid not null,
  insats_id uuid not null,
  handelse text not null check (handelse in ('inregistrerad', 'utregistrerad', 'inregistrering_rattad',
    'utregistrering_rattad', 'felregistrerad', 'felregistrering_angrad')),
  andringar jsonb not null default '[]' check (jsonb_typeof(andringar) = 'array'),
  skal text check (length(skal) <= 500),
  av uuid not null references auth.anvandare,
  at timestamptz not null default now(),
  version integer not null,
  foreign key (deltagande_id, insats_id) references verksamhet.deltagande (id, insats_id)
);
create index historik_deltagande on verksamhet.historik (deltagande_id, id);

-- Anonymous deltagare: a ledger of additions and corrections, and the sum that may never go below zero.
create table verksamhet.anonym_post (
  id uuid primary key default gen_random_uuid(),
  insats_id uuid not null references verksamhet.insats,
  ar smallint not null,
  kon text not null check (kon in ('kvinna', 'man')),
  antal smallint not null,
  orsak text not null check (orsak in ('registrering', 'borttagning', 'aterkallat_samtycke')),
  av uuid not null references auth.anvandare,
  at timestamptz not null default now(),
  constraint anonym_antal_per_gang check (abs(antal) between 1 and 999),
  constraint anonym_tecken check ((antal < 0) = (orsak = 'borttagning'))
);
create index anonym_post_insats on verksamhet.anonym_post (insats_id, at);
create table verksamhet.anonym_antal (
  insats_id uuid not null references verksamhet.insats,
  ar smallint not null,
  kon text not null check (kon in ('kvinna', 'man')),
  antal integer not null,
  primary key (insats_id, ar, kon),
  constraint anonym_aldrig_under_noll check (antal >= 0)
);

-- The sum is written by this trigger alone (as the owner), so it cannot say anything else than the ledger.
create function verksamhet.rakna_anonym() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  i record;
begin
  select insats.startdatum, insats.slutdatum, insats.deltagarregistrering,
    o.startdatum as o_start, o.slutdatum as o_slut into strict i
  from verksamhet.insats join verksamhet.samverkansorganisation o on o.id = insats.samverkansorganisation_id
  where insats.id = new.insats_id for share;
  if i.deltagarregistrering <> 'personuppgifter_anonym' then
    raise exception 'volyminsats has no anonyma' using errcode = '23514', constraint = 'anonym_inte_i_volyminsats';
  end if;
  if new.ar < extract(year from greatest(i.startdatum, i.o_start))
    or new.ar > extract(year from least(current_date, i.slutdatum, i.o_slut)) then
    raise exception 'year outside the insats' using errcode = '23514', constraint = 'anonym_ar_i_insatsen';
  end if;
  -- Updated before it is inserted: a negative first row must meet the same constraint.
  update verksamhet.anonym_antal set antal = antal + new.antal
  where insats_id = new.insats_id and ar = new.ar and kon = new.kon;
  if not found then
    insert into verksamhet.anonym_antal as a (insats_id, ar, kon, antal)
    values (new.insats_id, new.ar, new.kon, new.antal)
    on conflict (insats_id, ar, kon) do update set antal = a.antal + excluded.antal;
  end if;
  return new;
end
$$;
create trigger anonym_rakna after insert on verksamhet.anonym_post
  for each row execute function verksamhet.rakna_anonym();

-- What is registered binds the insats and its organisation. Judged as the owner: the insatsansvarig who changes an insats
-- sees no deltaganden. Registrations hold a share lock on both rows, so neither can change between check and commit.
create function verksamhet.har_deltagare(p_insats uuid) returns boolean language sql stable
begin atomic
  select exists (select from verksamhet.deltagande
      where insats_id = p_insats and (makulerad_at is null or person_id is not null))
    or exists (select from verksamhet.anonym_antal where insats_id = p_insats and antal > 0);
end;

create function verksamhet.prova_insatsens_period() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if exists (select from verksamhet.deltagande
    where insats_id = new.id and makulerad_at is null
      and (startdag < new.startdatum or greatest(startdag, avslutningsdag) > new.slutdatum)) then
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
create constraint trigger insats_period after update on verksamhet.insats for each row
  when (old.startdatum is distinct from new.startdatum or old.slutdatum is distinct from new.slutdatum)
  execute function verksamhet.prova_insatsens_period();

create function verksamhet.prova_kategorisering() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  insats_ uuid;
begin
  if tg_table_name = 'insats' then insats_ := new.id;
  else insats_ := coalesce(new.insats_id, old.insats_id);
  end if;
  perform from verksamhet.insats where id = insats_ for no key update;
  if verksamhet.har_deltagare(insats_) then
    raise exception 'kategorisering after the first deltagare' using errcode = '23514', constraint = 'insats_kategorisering_last';
  end if;
  return null;
end
$$;
create trigger insats_kategorisering after update on verksamhet.insats for each row
  when ((old.inriktning, old.preciserad_inriktning_kod, old.deltagarregistrering, old.samverkansorganisation_id)
    is distinct from (new.inriktning, new.preciserad_inriktning_kod, new.deltagarregistrering, new.samverkansorganisation_id))
  execute function verksamhet.prova_kategorisering();
create trigger malgrupp_kategorisering after insert or update or delete on verksamhet.insats_malgrupp
  for each row execute function verksamhet.prova_kategorisering();

create function verksamhet.prova_organisationens_period() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if new.startdatum <> old.startdatum then
    raise exception 'startdatum never changes' using errcode = '23514', constraint = 'samverkansorganisation_startdatum_fast';
  end if;
  if exists (select from verksamhet.insats i where i.samverkansorganisation_id = new.id and (
    i.startdatum > new.slutdatum
    or exists (select from verksamhet.deltagande d where d.insats_id = i.id and d.makulerad_at is null
      and greatest(d.startdag, d.avslutningsdag) > new.slutdatum)
    or exists (select from verksamhet.anonym_antal a where a.insats_id = i.id and a.antal > 0
      and a.ar > extract(year from new.slutdatum)))) then
    raise exception 'slutdatum before the last registration' using errcode = '23514', constraint = 'samverkansorganisation_slut_rymmer_allt';
  end if;
  return new;
end
$$;
create constraint trigger samverkansorganisation_period after update on verksamhet.samverkansorganisation for each row
  when (old.startdatum is distinct from new.startdatum or old.slutdatum is distinct from new.slutdatum)
  execute function verksamhet.prova_organisationens_period();

-- Idempotency: the receipt of every state-changing form, written in the same transaction as the change.
create table verksamhet.kvitto (
  nyckel uuid primary key,
  anvandare_id uuid not null references auth.anvandare,
  handling text not null,
  innehall_hmac bytea not null,
  nummer bigint generated always as identity unique,
  objekt_id uuid,
  sida text not null check (sida ~ '^/[^/]'),
  at timestamptz not null default now()
);

-- What a user has typed but not saved, encrypted; gone when saved and after 24 hours.
create table person.utkast (
  id uuid primary key,
  anvandare_id uuid not null references auth.anvandare,
  insats_id uuid not null references verksamhet.insats,
  deltagande_id uuid references verksamhet.deltagande,
  formular text not null check (formular in ('inregistrering', 'utregistrering')),
  innehall_krypt bytea not null check (length(innehall_krypt) <= 20000),
  sparat_at timestamptz not null default now()
);
create index utkast_anvandare on person.utkast (anvandare_id);
create index utkast_deltagande on person.utkast (deltagande_id);
create unique index utkast_ett_per_formular on person.utkast (anvandare_id, deltagande_id, formular);
create constraint trigger utkast_helhet after insert on person.utkast
  deferrable initially deferred for each row when (new.deltagande_id is not null) execute function verksamhet.prova_helhet();

-- What may be corrected, column by column: no row moves to another insats, person or deltagande.
grant select, insert on verksamhet.deltagande to sus_app;
grant update (person_id, personkod, kon, alder, kommun_kod, stadsdel_kod, startdag, avslutningsdag, avslutsanledning_kod,
  makulerad_at, makulerad_skal, makulerad_av, version) on verksamhet.deltagande to sus_app;
grant select, insert, delete on verksamhet.matning to sus_app;
grant update (forsorjning, arbetssokande, arbetar, arbete_omfattning, arbetstyp_kod, studerar, studier_omfattning,
  utbildningsniva_kod, forsorjning_ar) on verksamhet.matning to sus_app;
grant select, insert, delete on person.deltagare to sus_app;
grant update (personnummer_krypt, personnummer_index, namn_krypt, kontrolleras) on person.deltagare to sus_app;
grant select, insert, delete on person.samtycke to sus_app;
grant update (undertecknat_datum, registrerat_av, registrerat_at, aterkallat_datum) on person.samtycke to sus_app;
grant select, insert, update, delete on person.utkast to sus_app;
grant select, insert on verksamhet.historik, verksamhet.anonym_post, verksamhet.kvitto to sus_app;
grant update (andringar, skal) on verksamhet.historik to sus_app;
grant select on verksamhet.anonym_antal to sus_app;
grant select on all tables in schema verksamhet, person to sus_backup;
grant select on all sequences in schema verksamhet to sus_backup;
