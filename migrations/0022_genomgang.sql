set local role sus_owner;

-- The monthly walk through an insats (doman 6.2): which month, who and when. Only added to, and once for an insats and month.
create table verksamhet.genomgang (
  insats_id uuid not null references verksamhet.insats,
  -- First day of the month that was gone through.
  manad date not null,
  av uuid not null references auth.anvandare,
  at timestamptz not null default now(),
  primary key (insats_id, manad),
  -- It is the month that has just ended, in Swedish time; a month that is forgotten is not made up for afterwards.
  constraint genomgang_manaden_innan
    check (manad = (date_trunc('month', at at time zone 'Europe/Stockholm') - interval '1 month')::date)
);
alter table verksamhet.genomgang enable row level security;
alter table verksamhet.genomgang force row level security;
create policy uppdrag_las on verksamhet.genomgang for select to sus_app
  using (insats_id = any (array(select m from auth.mina_insatser() as m)));
create policy uppdrag_skriv on verksamhet.genomgang for insert to sus_app
  with check (av = auth.anvandare_id() and insats_id = any (array(select m from auth.mina_insatser() as m)));
create policy underhall on verksamhet.genomgang to sus_owner using (true);
grant select, insert on verksamhet.genomgang to sus_app;

-- The share lock keeps the dates of the insats from moving while the row is written.
create function verksamhet.prova_genomgang() returns trigger language plpgsql as $$
declare
  i record;
begin
  select insats.startdatum, insats.deltagarregistrering, o.startdatum as o_start into strict i
  from verksamhet.insats join verksamhet.samverkansorganisation o on o.id = insats.samverkansorganisation_id
  where insats.id = new.insats_id for share;
  if i.deltagarregistrering <> 'personuppgifter_anonym' then
    raise exception 'volyminsats has no deltagare' using errcode = '23514', constraint = 'genomgang_inte_i_volyminsats';
  end if;
  if greatest(i.startdatum, i.o_start) >= (new.manad + interval '1 month')::date then
    raise exception 'month before the insats' using errcode = '23514', constraint = 'genomgang_insatsen_har_borjat';
  end if;
  return new;
end
$$;
create trigger genomgang_prova before insert on verksamhet.genomgang
  for each row execute function verksamhet.prova_genomgang();

-- Who has been reminded by e-mail: at most once for a month.
create table verksamhet.genomgangspaminnelse (
  anvandare_id uuid not null references auth.anvandare,
  manad date not null,
  at timestamptz not null default now(),
  primary key (anvandare_id, manad),
  constraint genomgangspaminnelse_hel_manad check (extract(day from manad) = 1)
);
grant select, insert on verksamhet.genomgangspaminnelse to sus_app;

-- The reminder is one of the jobs of the night.
alter table auth.kontokorning drop constraint kontokorning_slag_check, add constraint kontokorning_slag_check
  check (slag in ('bekraftelse', 'oanvanda', 'paminnelser', 'overenskommelser', 'genomgang'));

-- What statistics may know: that it was done and when, never by whom. And in which months anonymous deltagare were registered.
create view rapport.genomgang as select insats_id, manad, at from verksamhet.genomgang;
create view rapport.anonym_manad as
  select distinct insats_id, date_trunc('month', at at time zone 'Europe/Stockholm')::date as manad
  from verksamhet.anonym_post where orsak <> 'borttagning';
grant select on rapport.genomgang, rapport.anonym_manad to sus_rapport, sus_backup;
-- The reminder is nobody's uppdrag, so row-level security would show it no genomgångar at all.
grant usage on schema rapport to sus_app;
grant select on rapport.genomgang to sus_app;

grant select on verksamhet.genomgang, verksamhet.genomgangspaminnelse to sus_backup;
-- A backup is whole with every sequence in it.
grant select on all sequences in schema auth to sus_backup;
revoke execute on all functions in schema verksamhet from public;
