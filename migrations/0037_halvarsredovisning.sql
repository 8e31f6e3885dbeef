set local role sus_owner;

-- Several half-yearly returns may be made on one day, each with a freeze of its own: they are numbered within the day.
alter table rapport.frysning add column nr smallint not null default 1,
  add constraint frysning_nr check (nr = 1 or slag = 'halvar' and nr between 2 and 999),
  drop constraint frysning_en_per_dag,
  add constraint frysning_en_per_dag unique (slag, per, nr);

-- The half-yearly return of a förbund (doman 8, issue 5 I): ordered by a user, made by the worker, and never changed when it is made.
create table rapport.halvarsredovisning (
  id uuid primary key,
  samverkansorganisation_id uuid not null references verksamhet.samverkansorganisation,
  -- First day of the half-year.
  halvar date not null,
  -- A new one is a new freeze; those before it are kept.
  version smallint not null,
  bestalld_av uuid not null references auth.anvandare,
  bestalld_at timestamptz not null,
  -- When it was last asked for: by the order, or by "Försök igen".
  begard_at timestamptz not null,
  -- The freeze it is made from, and how complete the data were then, read in the transaction of the freeze.
  frysning_id bigint references rapport.frysning,
  tackning jsonb,
  -- Files that are made, of nine; and when that last changed.
  klara smallint not null default 0,
  andrad_at timestamptz not null,
  misslyckad_at timestamptz,
  fel text,
  klar_at timestamptz,
  constraint halvarsredovisning_halvar check (extract(day from halvar) = 1 and extract(month from halvar) in (1, 7)),
  constraint halvarsredovisning_versionsnummer check (version between 1 and 999),
  constraint halvarsredovisning_halvaret_slut
    check ((halvar + interval '6 months')::date <= (bestalld_at at time zone 'Europe/Stockholm')::date),
  constraint halvarsredovisning_klara check (klara between 0 and 9),
  constraint halvarsredovisning_fel check ((fel is null) = (misslyckad_at is null) and fel in ('for_stor', 'fel')),
  constraint halvarsredovisning_tackning check ((tackning is null) = (frysning_id is null)),
  constraint halvarsredovisning_hel check (klar_at is null or frysning_id is not null and klara = 9 and misslyckad_at is null),
  constraint halvarsredovisning_en_version unique (samverkansorganisation_id, halvar, version),
  constraint halvarsredovisning_egen_frysning unique (frysning_id)
);
create index halvarsredovisning_bestalld_av on rapport.halvarsredovisning (bestalld_av);
create unique index halvarsredovisning_en_i_taget on rapport.halvarsredovisning (samverkansorganisation_id, halvar)
  where klar_at is null and misslyckad_at is null;

-- The package itself, byte for byte as it was made.
create table rapport.halvarspaket (
  redovisning_id uuid primary key references rapport.halvarsredovisning,
  innehall bytea not null,
  sha256 bytea not null,
  constraint halvarspaket_kontrollsumma check (sha256 = pg_catalog.sha256(innehall)),
  constraint halvarspaket_storlek check (length(innehall) between 1 and 100000000)
);

-- An order is for a half-year when the förbund was there. The share lock keeps its days from moving meanwhile.
create function rapport.prova_halvar() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  o record;
begin
  select startdatum, slutdatum into strict o from verksamhet.samverkansorganisation where id = new.samverkansorganisation_id for share;
  if o.startdatum >= (new.halvar + interval '6 months')::date then
    raise exception 'before the organisation' using errcode = '23514', constraint = 'halvarsredovisning_fore_start';
  elsif o.slutdatum < new.halvar then
    raise exception 'after the organisation' using errcode = '23514', constraint = 'halvarsredovisning_efter_slut';
  end if;
  return new;
end
$$;
create trigger halvarsredovisning_prova before insert on rapport.halvarsredovisning
  for each row execute function rapport.prova_halvar();

-- What is ordered stays as it was ordered, a freeze that is made stays its freeze, and what is done is done.
create function rapport.prova_halvar_andring() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if old.klar_at is not null
    or (new.id, new.samverkansorganisation_id, new.halvar, new.version, new.bestalld_av, new.bestalld_at)
      is distinct from (old.id, old.samverkansorganisation_id, old.halvar, old.version, old.bestalld_av, old.bestalld_at)
    or old.frysning_id is not null and (new.frysning_id, new.tackning) is distinct from (old.frysning_id, old.tackning)
    or new.klar_at is not null and not exists (select from rapport.halvarspaket where redovisning_id = new.id) then
    raise exception 'the return is never changed' using errcode = '23514', constraint = 'halvarsredovisning_orubbad';
  end if;
  return new;
end
$$;
create trigger halvarsredovisning_prova_andring before update on rapport.halvarsredovisning
  for each row execute function rapport.prova_halvar_andring();
create trigger halvarsredovisning_kvar before delete or truncate on rapport.halvarsredovisning
  for each statement execute function rapport.vagra();
create trigger halvarspaket_orubbat before update or delete or truncate on rapport.halvarspaket
  for each statement execute function rapport.vagra();

-- An order is a job, in the same transaction; the job holds the id of the row and nothing else. Asked for again, the job of before is
-- put aside, also one whose worker has died.
create function rapport.koa_halvar() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform graphile_worker.add_job('halvarsredovisning', json_build_object('redovisning', new.id), max_attempts => 5,
    job_key => 'halvarsredovisning ' || new.id);
  return null;
end
$$;
create trigger halvarsredovisning_koas after insert on rapport.halvarsredovisning
  for each row execute function rapport.koa_halvar();
create trigger halvarsredovisning_koas_igen after update of begard_at on rapport.halvarsredovisning
  for each row when (new.begard_at is distinct from old.begard_at) execute function rapport.koa_halvar();

-- Anyone may read what has been made; whoever is samverkansadministratör of the förbund orders.
alter table rapport.halvarsredovisning enable row level security;
alter table rapport.halvarsredovisning force row level security;
create policy las on rapport.halvarsredovisning for select to sus_app using (true);
create policy bestall on rapport.halvarsredovisning for insert to sus_app with check (bestalld_av = auth.anvandare_id() and exists (
  select from auth.uppdrag u
  where u.anvandare_id = auth.anvandare_id() and u.samverkansorganisation_id = halvarsredovisning.samverkansorganisation_id
    and u.roll = 'samverkansadministrator' and u.avslutat_at is null
    and u.fran_datum <= current_date and (u.till_datum is null or u.till_datum >= current_date)));
create policy igen on rapport.halvarsredovisning for update to sus_app using (exists (
  select from auth.uppdrag u
  where u.anvandare_id = auth.anvandare_id() and u.samverkansorganisation_id = halvarsredovisning.samverkansorganisation_id
    and u.roll = 'samverkansadministrator' and u.avslutat_at is null
    and u.fran_datum <= current_date and (u.till_datum is null or u.till_datum >= current_date)));
create policy gor on rapport.halvarsredovisning to sus_jobb using (true);
create policy underhall on rapport.halvarsredovisning to sus_owner using (true);

grant select on rapport.halvarsredovisning, rapport.halvarspaket to sus_app, sus_backup;
grant select on rapport.frysning to sus_app;
grant insert (id, samverkansorganisation_id, halvar, version, bestalld_av, bestalld_at, begard_at, andrad_at),
  update (begard_at, andrad_at, misslyckad_at, fel) on rapport.halvarsredovisning to sus_app;
grant select, update (frysning_id, tackning, klara, andrad_at, misslyckad_at, fel, klar_at) on rapport.halvarsredovisning to sus_jobb;
grant select, insert on rapport.halvarspaket to sus_jobb;
-- How complete the data are is read when they are frozen.
grant select on rapport.samverkansorganisation, rapport.genomgang, rapport.felregistrerat to sus_jobb;
revoke execute on all functions in schema rapport from public;
