-- The trail is read by somebody: findings by rule and by lot, signed off by loggranskare who never review themselves (ADR 35).
set local role sus_audit;

grant usage on schema audit to sus_owner, sus_jobb;
grant select on audit.handelse to sus_owner;
create index handelse_at on audit.handelse using brin (at);

/* Where the chain is, and what stands at the row where an anchor was taken; null when no row stands there. */
create function audit.huvudet(p_ankare bigint) returns table (id bigint, hash text, ankarets_hash text)
language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select h.id, encode(h.hash, 'hex'), (select encode(r.hash, 'hex') from audit.handelse r where r.id = p_ankare) from audit.huvud h;
end;

-- After a restore the chain goes on from an earlier row. That somebody accepted it stands here, beside the row in the chain.
create table audit.omankring (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  av text not null constraint omankring_av_check check (length(btrim(av)) between 1 and 100),
  orsak text not null constraint omankring_orsak_check check (length(btrim(orsak)) between 1 and 500),
  gammal_id bigint not null,
  gammal_hash bytea not null,
  ny_id bigint not null,
  ny_hash bytea not null,
  constraint omankring_annat_huvud check ((gammal_id, gammal_hash) is distinct from (ny_id, ny_hash))
);
create trigger omankring_orubbad before update or delete on audit.omankring for each row execute function audit.vagra();
create trigger omankring_inte_tomd before truncate on audit.omankring for each statement execute function audit.vagra();
grant select on audit.omankring to sus_backup, sus_logglasare;
grant select on all sequences in schema audit to sus_backup;
revoke execute on all functions in schema audit from public;
grant execute on function audit.huvudet to sus_jobb;

set local role sus_owner;

-- A right beside the roles that employers order: given by a superadministratör, to somebody else.
alter table auth.anvandare_roll
  add column if not exists utsedd_av uuid references auth.anvandare,
  drop constraint anvandare_roll_roll_check,
  add constraint anvandare_roll_roll_check check (roll in ('samverkansadministrator', 'insatsansvarig', 'deltagaransvarig',
    'susrapport', 'superadministrator', 'bestallare', 'loggranskare')),
  add constraint roll_loggranskare_utses_av_annan check (roll <> 'loggranskare' or (utsedd_av is not null and utsedd_av <> anvandare_id));
create index if not exists anvandare_roll_utsedd_av on auth.anvandare_roll (utsedd_av) where utsedd_av is not null;
create function auth.prova_loggranskare() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if not exists (select from auth.anvandare_roll
    where anvandare_id = new.utsedd_av and roll = 'superadministrator' and avslutad_at is null for share) then
    raise exception 'appointed by another role' using errcode = '23514', constraint = 'roll_loggranskare_utses_av_superadministrator';
  end if;
  return new;
end
$$;
create trigger roll_loggranskare_utses before insert on auth.anvandare_roll
  for each row when (new.roll = 'loggranskare') execute function auth.prova_loggranskare();

/* The insatser that a user has, or has had, anything to do with. */
create function auth.insatser_med_uppdrag(p_anvandare uuid) returns setof uuid language sql stable
begin atomic
  select u.insats_id from auth.uppdrag u where u.anvandare_id = p_anvandare and u.insats_id is not null
  union
  select i.id from auth.uppdrag u join verksamhet.insats i on i.samverkansorganisation_id = u.samverkansorganisation_id
  where u.anvandare_id = p_anvandare;
end;

create function auth.ar_loggranskare() returns boolean language sql stable
begin atomic
  select exists (select from auth.anvandare_roll
    where anvandare_id = auth.anvandare_id() and roll = 'loggranskare' and avslutad_at is null);
end;

/* Nobody reviews themselves: not what they did, not what was done to them, and nothing of an insats where they have an uppdrag. */
create function auth.far_granska(p_vem uuid, p_objekt uuid, p_insats uuid) returns boolean language sql stable
begin atomic
  select auth.ar_loggranskare() and p_vem <> auth.anvandare_id() and p_objekt is distinct from auth.anvandare_id()
    and (p_insats is null or p_insats not in (select i from auth.insatser_med_uppdrag(auth.anvandare_id()) as i));
end;

-- A random sample is made again from its seed and its period, which is over, so that nothing is added to it.
create table auth.stickprov (
  id uuid primary key default gen_random_uuid(),
  fro text not null constraint stickprov_fro_check check (fro ~ '^[a-z0-9]{8,32}$'),
  fran date not null,
  till date not null,
  antal smallint not null constraint stickprov_antal_check check (antal between 1 and 100),
  -- What counted as a reading when it was drawn.
  handelser text[] not null,
  av uuid not null references auth.anvandare,
  at timestamptz not null,
  constraint stickprov_period check (till >= fran and till <= fran + 31),
  constraint stickprov_period_slut check (till < (at at time zone 'Europe/Stockholm')::date)
);
create index stickprov_av on auth.stickprov (av);

-- Which days a rule has gone through, so that no day is left out and none is done twice.
create table auth.granskningsdag (
  regel text not null,
  dag date not null,
  antal integer not null constraint granskningsdag_antal_check check (antal >= 0),
  at timestamptz not null default now(),
  primary key (regel, dag),
  constraint granskningsdag_regel_check check (regel in
    ('utan_registrering', 'manga_slagningar', 'utanfor_kontorstid', 'samma_efternamn', 'kollega', 'anvandare'))
);

-- A row of the trail that somebody is to look at. Who is read about stands as the id of the deltagande.
create table auth.granskningsfynd (
  id uuid primary key default gen_random_uuid(),
  regel text not null,
  handelse_id bigint not null,
  at timestamptz not null,
  anvandare_id uuid not null references auth.anvandare,
  roller text not null,
  handelse text not null,
  objekt_id uuid,
  insats_id uuid references verksamhet.insats,
  antal integer not null default 1 constraint granskningsfynd_antal_check check (antal >= 1),
  stickprov_id uuid references auth.stickprov,
  funnet_at timestamptz not null default now(),
  constraint granskningsfynd_regel_check check (regel in
    ('utan_registrering', 'manga_slagningar', 'utanfor_kontorstid', 'samma_efternamn', 'kollega', 'anvandare', 'stickprov')),
  constraint granskningsfynd_stickprov check ((regel = 'stickprov') = (stickprov_id is not null)),
  constraint granskningsfynd_en_gang unique (regel, handelse_id)
);
create index granskningsfynd_at on auth.granskningsfynd (at);
create index granskningsfynd_anvandare on auth.granskningsfynd (anvandare_id);
create index granskningsfynd_insats on auth.granskningsfynd (insats_id);
create index granskningsfynd_stickprov_id on auth.granskningsfynd (stickprov_id);

-- What a loggranskare found: once, and once more when it was to be investigated.
create table auth.granskningsbeslut (
  fynd_id uuid not null references auth.granskningsfynd,
  steg smallint not null,
  utfall text not null,
  notering text not null default '' constraint granskningsbeslut_notering_check check (length(notering) <= 1000),
  av uuid not null references auth.anvandare,
  at timestamptz not null,
  -- Points at the decision that this one ends.
  fore_steg smallint generated always as (case steg when 2 then 1 end) stored,
  fore_utfall text generated always as (case steg when 2 then 'att_utreda' end) stored,
  primary key (fynd_id, steg),
  constraint granskningsbeslut_utfall unique (fynd_id, steg, utfall),
  constraint granskningsbeslut_utfall_check check (case steg when 1 then utfall in ('utan_anmarkning', 'att_utreda')
    when 2 then utfall = 'utredd' else false end),
  constraint granskningsbeslut_med_notering check (utfall = 'utan_anmarkning' or length(btrim(notering)) > 0),
  constraint granskningsbeslut_efter_utredning foreign key (fynd_id, fore_steg, fore_utfall)
    references auth.granskningsbeslut (fynd_id, steg, utfall)
);
create index granskningsbeslut_av on auth.granskningsbeslut (av);

create function auth.vagra_granskat() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  raise exception 'what was reviewed is never changed' using errcode = '23514', constraint = 'granskat_andras_aldrig';
end
$$;
do $$
declare
  tabell text;
begin
  foreach tabell in array array['stickprov', 'granskningsdag', 'granskningsfynd', 'granskningsbeslut'] loop
    execute format('create trigger %I before update or delete on auth.%I for each row execute function auth.vagra_granskat()',
      tabell || '_orubbad', tabell);
    execute format('create trigger %I before truncate on auth.%I for each statement execute function auth.vagra_granskat()',
      tabell || '_inte_tomd', tabell);
  end loop;
  foreach tabell in array array['stickprov', 'granskningsfynd', 'granskningsbeslut'] loop
    execute format('alter table auth.%I enable row level security, force row level security', tabell);
    execute format('create policy underhall on auth.%I to sus_owner using (true)', tabell);
  end loop;
end
$$;
create policy granskare on auth.stickprov for select to sus_app using (auth.ar_loggranskare());
create policy granskare on auth.granskningsfynd for select to sus_app using (auth.far_granska(anvandare_id, objekt_id, insats_id));
create policy granskare on auth.granskningsbeslut for select to sus_app
  using (fynd_id in (select f.id from auth.granskningsfynd f));
create policy beslut on auth.granskningsbeslut for insert to sus_app
  with check (av = auth.anvandare_id() and fynd_id in (select f.id from auth.granskningsfynd f));
grant select on auth.stickprov, auth.granskningsfynd, auth.granskningsbeslut, auth.granskningsdag to sus_backup;
grant select on auth.stickprov, auth.granskningsfynd, auth.granskningsbeslut to sus_app;
grant insert (fynd_id, steg, utfall, notering, av, at) on auth.granskningsbeslut to sus_app;

/* Rows of the trail for the rules to judge: a Swedish day, the hour before it, and some hours after. For the night alone. */
create function auth.granska_handelser(p_dag date, p_timmar integer, p_handelser text[])
returns table (id bigint, at timestamptz, anvandare_id uuid, handelse text, objekt_id uuid, insats_id uuid, begaran_id text)
language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select h.id, h.at, h.anvandare_id, h.handelse, h.objekt_id, h.insats_id, h.begaran_id from audit.handelse h
  where h.at >= (p_dag::timestamp at time zone 'Europe/Stockholm') - interval '1 hour'
    and h.at < ((p_dag + 1)::timestamp at time zone 'Europe/Stockholm') + make_interval(hours => p_timmar)
    and h.anvandare_id is not null and h.handelse = any (p_handelser)
  order by h.id;
end;

/* Who deltaganden are about, as it is encrypted, and whether they are users themselves. For the night alone. */
create function person.granska_identiteter(p_deltaganden uuid[])
returns table (deltagande_id uuid, person_id uuid, namn_krypt bytea, anvandare_id uuid, arbetsgivare_id uuid)
language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select d.id, p.id, p.namn_krypt, a.id, a.arbetsgivare_id
  from verksamhet.deltagande d join person.deltagare p on p.id = d.person_id
  left join auth.anvandare a on a.personnummer_index = p.personnummer_index and a.avslutad_at is null
  where d.id = any (p_deltaganden);
end;

create function auth.granska_lasare(p_anvandare uuid[])
returns table (id uuid, efternamn text, skyddat_namn_krypt bytea, arbetsgivare_id uuid)
language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select a.id, a.efternamn, a.skyddat_namn_krypt, a.arbetsgivare_id from auth.anvandare a where a.id = any (p_anvandare);
end;

/* What a rule found on a day, once: false when the day has been gone through already. */
create function auth.skriv_fynd(p_regel text, p_dag date, p_handelser bigint[], p_antal integer[]) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into auth.granskningsdag (regel, dag, antal) values (p_regel, p_dag, cardinality(p_handelser))
  on conflict do nothing;
  if not found then return false; end if;
  insert into auth.granskningsfynd (regel, handelse_id, at, anvandare_id, roller, handelse, objekt_id, insats_id, antal)
  select p_regel, h.id, h.at, h.anvandare_id, h.roller, h.handelse, h.objekt_id, h.insats_id, f.antal
  from unnest(p_handelser, p_antal) as f (id, antal) join audit.handelse h on h.id = f.id
  on conflict do nothing;
  return true;
end
$$;

create function auth.krav_loggranskare() returns void language plpgsql stable set search_path = pg_catalog, pg_temp as $$
begin
  if not auth.ar_loggranskare() then
    raise exception 'for loggranskare' using errcode = '23514', constraint = 'granskning_kraver_loggranskare';
  end if;
end
$$;

/* The rows of the trail that a seed gives in a period: the same whoever asks, and whenever. */
create function auth.stickprovets_rader(p_fro text, p_fran date, p_till date, p_antal integer, p_handelser text[]) returns setof bigint
language sql stable set search_path = pg_catalog, pg_temp
begin atomic
  select h.id from audit.handelse h
  where h.at >= p_fran::timestamp at time zone 'Europe/Stockholm' and h.at < (p_till + 1)::timestamp at time zone 'Europe/Stockholm'
    and h.anvandare_id is not null and h.utfall = 'ok' and h.handelse = any (p_handelser)
  order by sha256(convert_to(p_fro || ':' || h.id, 'UTF8')), h.id limit p_antal;
end;

/* Draws a sample, and lays what it holds among the findings; what lay there from another sample stays. */
create function auth.dra_stickprov(p_id uuid, p_fro text, p_fran date, p_till date, p_antal integer, p_handelser text[], p_at timestamptz)
returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform auth.krav_loggranskare();
  insert into auth.stickprov (id, fro, fran, till, antal, handelser, av, at)
  values (p_id, p_fro, p_fran, p_till, p_antal, p_handelser, auth.anvandare_id(), p_at);
  insert into auth.granskningsfynd (regel, handelse_id, at, anvandare_id, roller, handelse, objekt_id, insats_id, stickprov_id, funnet_at)
  select 'stickprov', h.id, h.at, h.anvandare_id, h.roller, h.handelse, h.objekt_id, h.insats_id, p_id, p_at
  from auth.stickprovets_rader(p_fro, p_fran, p_till, p_antal, p_handelser) as r join audit.handelse h on h.id = r
  on conflict do nothing;
end
$$;

/* A sample made again: its rows, in the order of the lot. */
create function auth.visa_stickprov(p_stickprov uuid) returns table (handelse_id bigint)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  s auth.stickprov;
begin
  perform auth.krav_loggranskare();
  select * into s from auth.stickprov where id = p_stickprov;
  return query select r from auth.stickprovets_rader(s.fro, s.fran, s.till, s.antal, s.handelser) as r;
end
$$;

/* What the user of a finding did with the same deltagande, or in the same insats, around it. */
create function auth.handelser_kring(p_fynd uuid, p_timmar integer)
returns table (id bigint, at timestamptz, handelse text, objekt_id uuid, utfall text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  f auth.granskningsfynd;
begin
  select * into f from auth.granskningsfynd where granskningsfynd.id = p_fynd;
  if not coalesce(auth.far_granska(f.anvandare_id, f.objekt_id, f.insats_id), false) then return; end if;
  return query select h.id, h.at, h.handelse, h.objekt_id, h.utfall from audit.handelse h
    where h.anvandare_id = f.anvandare_id and (h.objekt_id = f.objekt_id or h.insats_id = f.insats_id or h.id = f.handelse_id)
      and h.at between f.at - interval '1 hour' and f.at + make_interval(hours => p_timmar)
    order by h.id limit 200;
end
$$;

/*
 * Who has read about whom, a page at a time after a row: all, or about one person, found by the blind index. One who is in the
 * register may also have stood in the lists of the insats, so those are told of too. Never about the one who asks.
 */
create function auth.lasningar(p_fran date, p_till date, p_person bytea, p_handelser text[], p_efter bigint, p_antal integer)
returns table (id bigint, at timestamptz, anvandare_id uuid, roller text, handelse text, objekt_id uuid, insats_id uuid, utfall text, begaran_id text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  jag uuid := auth.anvandare_id();
  mina uuid[] := array(select i from auth.insatser_med_uppdrag(jag) as i);
  objekt uuid[];
  insatser uuid[];
begin
  perform auth.krav_loggranskare();
  if p_person is not null then
    select coalesce(array_agg(d.id), '{}'), coalesce(array_agg(distinct d.insats_id), '{}') into objekt, insatser
    from verksamhet.deltagande d join person.deltagare p on p.id = d.person_id where p.personnummer_index = p_person;
  end if;
  return query select h.id, h.at, h.anvandare_id, h.roller, h.handelse, h.objekt_id, h.insats_id, h.utfall, h.begaran_id
    from audit.handelse h
    where h.id > p_efter and h.at >= p_fran::timestamp at time zone 'Europe/Stockholm'
      and h.at < (p_till + 1)::timestamp at time zone 'Europe/Stockholm'
      and h.anvandare_id <> jag and h.objekt_id is distinct from jag and (h.insats_id is null or h.insats_id <> all (mina))
      and h.handelse = any (p_handelser)
      and (p_person is null or h.objekt_id = any (objekt) or (h.objekt_id is null and h.insats_id = any (insatser)))
    order by h.id limit least(p_antal, 5000);
end
$$;

alter table auth.kontokorning drop constraint kontokorning_slag_check, add constraint kontokorning_slag_check
  check (slag in ('bekraftelse', 'oanvanda', 'paminnelser', 'overenskommelser', 'genomgang', 'frysning', 'skydd', 'granskning',
    'ankare'));

revoke execute on all functions in schema auth, person from public;
grant usage on schema auth, person to sus_jobb;
grant select on auth.granskningsdag to sus_jobb;
grant execute on function auth.granska_handelser, auth.granska_lasare, auth.skriv_fynd, person.granska_identiteter to sus_jobb;
grant execute on function auth.insatser_med_uppdrag, auth.ar_loggranskare, auth.far_granska, auth.dra_stickprov, auth.visa_stickprov,
  auth.handelser_kring, auth.lasningar to sus_app;
