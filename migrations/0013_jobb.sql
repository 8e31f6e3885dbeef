-- först: graphile_worker
-- The line above has the runner bring the tables of the job library up to date before this file (src/db/jobbtabeller.ts, ADR 16).
do $$
begin
  if not exists (select from pg_roles where rolname = 'sus_jobb') then
    create role sus_jobb nologin;
  end if;
end
$$;

set local role sus_owner;

-- Whoever works off the jobs sees the jobs and nothing else; the application reaches them through the trigger below alone.
grant usage on schema graphile_worker to sus_jobb;
grant select on graphile_worker.migrations to sus_jobb;
grant select, insert, update, delete on graphile_worker._private_jobs, graphile_worker._private_job_queues,
  graphile_worker._private_tasks, graphile_worker._private_known_crontabs to sus_jobb;
create policy jobb on graphile_worker._private_jobs to sus_jobb using (true);
create policy jobb on graphile_worker._private_job_queues to sus_jobb using (true);
create policy jobb on graphile_worker._private_tasks to sus_jobb using (true);
create policy jobb on graphile_worker._private_known_crontabs to sus_jobb using (true);
grant usage on schema graphile_worker to sus_backup;
grant select on all tables in schema graphile_worker to sus_backup;

alter table auth.utskick
  -- What it says is of no use later than this: an activation code.
  add column galler_till timestamptz,
  add column nasta_forsok_at timestamptz,
  add column fel text constraint utskick_fel_check check (fel in ('tillfalligt', 'nekat', 'oklart', 'utgangen', 'gav_upp')),
  add column begard_av uuid references auth.anvandare,
  add constraint utskick_skickad_paborjad check (skickad_at is null or paborjad_at is not null),
  add constraint utskick_ny_begard check ((ersatter is null) = (begard_av is null));
create index utskick_vantar on auth.utskick (skapad_at) where skickad_at is null and misslyckad_at is null;

-- A message is handed over once: what is begun is not begun again, unless it was refused before it was handed over, and what has
-- ended is not changed.
create function auth.prova_utskick() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    if exists (select from auth.utskick where id = new.ersatter
      and skickad_at is null and misslyckad_at is null and paborjad_at is null for share) then
      raise exception 'still on its way' using errcode = '23514', constraint = 'utskick_ersatter_avslutat';
    end if;
    return new;
  end if;
  if old.skickad_at is not null or old.misslyckad_at is not null then
    if (new.skickad_at, new.misslyckad_at, new.paborjad_at, new.nasta_forsok_at)
      is distinct from (old.skickad_at, old.misslyckad_at, old.paborjad_at, old.nasta_forsok_at) then
      raise exception 'ended already' using errcode = '23514', constraint = 'utskick_slutat';
    end if;
  elsif old.paborjad_at is not null and new.paborjad_at is distinct from old.paborjad_at
    and (new.paborjad_at is not null or old.fel = 'oklart' or new.fel is distinct from 'tillfalligt') then
    raise exception 'begun already' using errcode = '23514', constraint = 'utskick_paborjas_en_gang';
  end if;
  return new;
end
$$;
create trigger utskick_prova before insert or update on auth.utskick
  for each row execute function auth.prova_utskick();

-- A row is a job, in the same transaction; the job holds the id of the row and nothing else.
create function auth.koa_utskick() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform graphile_worker.add_job('skicka_utskick', json_build_object('utskick', new.id), run_at => coalesce(new.nasta_forsok_at, now()));
  return null;
end
$$;
create trigger utskick_koas after insert on auth.utskick
  for each row when (new.skickad_at is null and new.misslyckad_at is null) execute function auth.koa_utskick();
create trigger utskick_koas_igen after update of nasta_forsok_at on auth.utskick
  for each row when (new.nasta_forsok_at is not null and new.nasta_forsok_at is distinct from old.nasta_forsok_at)
  execute function auth.koa_utskick();
select graphile_worker.add_job('skicka_utskick', json_build_object('utskick', id)) from auth.utskick
where skickad_at is null and misslyckad_at is null and paborjad_at is null;

revoke update on auth.utskick from sus_app;
grant update (paborjad_at, skickad_at, misslyckad_at, forsok, nasta_forsok_at, fel, innehall_krypt) on auth.utskick to sus_app;

-- The nightly round: one row for each job and Swedish day that it was done.
alter table auth.kontokorning add column dag date;
create unique index kontokorning_en_per_dag on auth.kontokorning (slag, dag);

-- That something runs out is told 60 and 14 days ahead, once each for each last day.
create table auth.giltighetsvarning (
  id bigint generated always as identity primary key,
  overenskommelse_id uuid references auth.overenskommelse,
  bestallare_id uuid references auth.bestallare,
  galler_till date not null,
  dagar smallint not null constraint giltighetsvarning_dagar_check check (dagar in (60, 14)),
  at timestamptz not null default now(),
  constraint giltighetsvarning_ett check (num_nonnulls(overenskommelse_id, bestallare_id) = 1),
  constraint giltighetsvarning_en_gang unique nulls not distinct (overenskommelse_id, bestallare_id, galler_till, dagar)
);
grant select, insert on auth.giltighetsvarning to sus_app;
grant select on auth.giltighetsvarning to sus_backup;
