set local role sus_owner;

-- Begränsning of what is registered about a person (GDPR art. 18, ADR 37): ordered by one handläggare and approved by another, and
-- lifted the same way. Whom an order is about is known only until it is decided; after that by the deltaganden that it covers.
create table person.begransning (
  id uuid primary key,
  nummer bigint generated always as identity unique,
  slag text not null check (slag in ('begransning', 'havning')),
  -- The begränsning that a hävning lifts.
  galler uuid references person.begransning,
  personnummer_krypt bytea,
  personnummer_index bytea,
  diarienummer text not null,
  grund text not null,
  bestalld_av uuid not null references auth.anvandare,
  bestalld_at timestamptz not null default now(),
  beslut text check (beslut in ('godkand', 'nekad')),
  beslutad_av uuid references auth.anvandare,
  beslutad_at timestamptz,
  skal text check (skal in ('identitet', 'diarienummer', 'fel_person', 'inte_begart')),
  -- How many deltaganden it covered, or let go, when it was approved.
  antal integer,
  havd_at timestamptz,
  constraint begransning_diarienummer check (diarienummer ~ '^[[:alnum:]][[:alnum:] /:._-]{0,49}$'),
  constraint begransning_diarienummer_utan_personnummer check (diarienummer !~ '[0-9]{6}[ -]?[0-9]{4}'),
  constraint begransning_havning_galler_en check ((slag = 'havning') = (galler is not null)),
  constraint begransning_grund_for_slaget check (case slag
    when 'begransning' then grund in ('riktighet', 'olaglig', 'ansprak', 'invandning')
    else grund in ('kontrollerat', 'begart', 'upphort') end),
  constraint begransning_inte_egen check (beslutad_av <> bestalld_av),
  constraint begransning_beslut_helt check ((beslut is null) = (beslutad_av is null) and (beslut is null) = (beslutad_at is null)),
  constraint begransning_nekad_med_skal check (coalesce(beslut = 'nekad', false) = (skal is not null)),
  constraint begransning_godkand_raknad check (coalesce(beslut = 'godkand', false) = (antal is not null)),
  constraint begransning_havd_godkand check (havd_at is null or (slag = 'begransning' and coalesce(antal, 0) > 0)),
  constraint begransning_nummer_helt check ((personnummer_krypt is null) = (personnummer_index is null)),
  constraint begransning_nummer_slapps check (personnummer_krypt is null or beslut is null)
);
create unique index begransning_en_havning_at_gangen on person.begransning (galler) where beslut is null and personnummer_index is not null;
create index begransning_att_gora on person.begransning (bestalld_at) where personnummer_krypt is not null;
alter table person.begransning enable row level security;
alter table person.begransning force row level security;
create policy handlaggare on person.begransning for select to sus_app using (auth.ar_registerhandlaggare());
create policy bestall on person.begransning for insert to sus_app
  with check (auth.ar_registerhandlaggare() and bestalld_av = auth.anvandare_id());
create policy underhall on person.begransning to sus_owner using (true);
grant select on person.begransning to sus_app, sus_backup;
grant insert (id, slag, galler, personnummer_krypt, personnummer_index, diarienummer, grund, bestalld_av) on person.begransning to sus_app;
grant select on sequence person.begransning_nummer_seq to sus_backup;

-- What is frozen now. Its deltagaransvariga may know that it is, and nothing more: the walls below ask this table.
create table person.begransat_deltagande (
  begransning_id uuid not null references person.begransning,
  deltagande_id uuid not null,
  insats_id uuid not null,
  person_id uuid not null,
  fran_at timestamptz not null default now(),
  primary key (deltagande_id, begransning_id),
  foreign key (deltagande_id, insats_id) references verksamhet.deltagande (id, insats_id),
  foreign key (person_id, insats_id) references person.deltagare (id, insats_id)
);
create index begransat_deltagande_begransning on person.begransat_deltagande (begransning_id);
create index begransat_deltagande_person on person.begransat_deltagande (person_id);
alter table person.begransat_deltagande enable row level security;
alter table person.begransat_deltagande force row level security;
create policy uppdrag on person.begransat_deltagande for select to sus_app
  using (insats_id = any (array(select m from auth.mina_insatser() as m)));
create policy underhall on person.begransat_deltagande to sus_owner using (true);
grant select on person.begransat_deltagande to sus_app, sus_backup;

-- The same walls as before (0008), and what is frozen is behind them: a query that forgets about it gives no rows.
do $$
declare
  tabell text;
  mina text := 'insats_id = any (array(select m from auth.mina_insatser() as m))';
begin
  foreach tabell in array array['person.samtycke', 'verksamhet.matning', 'verksamhet.historik'] loop
    execute format('alter policy uppdrag on %s using (%s and deltagande_id <> all (array(select b.deltagande_id from person.begransat_deltagande b)))', tabell, mina);
  end loop;
  execute format('alter policy uppdrag on verksamhet.deltagande using (%s and id <> all (array(select b.deltagande_id from person.begransat_deltagande b)))', mina);
  execute format('alter policy uppdrag on person.deltagare using (%s and id <> all (array(select b.person_id from person.begransat_deltagande b)))', mina);
  execute format('alter policy egna on person.utkast using (anvandare_id = auth.anvandare_id() and %s
    and (deltagande_id is null or deltagande_id <> all (array(select b.deltagande_id from person.begransat_deltagande b))))', mina);
end
$$;

/* Whether a deltagande is frozen now: gallring asks too (0041), and passes it over. */
create or replace function person.ar_begransad(p_deltagande uuid) returns boolean
language sql stable set search_path = pg_catalog, pg_temp as $$
  select exists (select from person.begransat_deltagande where deltagande_id = p_deltagande)
$$;

/* Stored and nothing else: no role changes or removes what is frozen, whatever it sees. A withdrawal lets go of it first. */
create function person.prova_begransat() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  rad jsonb := case when tg_op = 'INSERT' then to_jsonb(new) else to_jsonb(old) end;
begin
  if person.ar_begransad((rad ->> case when tg_table_name = 'deltagande' then 'id' else 'deltagande_id' end)::uuid) then
    raise exception 'behandlingen is begränsad' using errcode = '23514', constraint = 'deltagande_begransat';
  end if;
  if tg_op = 'DELETE' then return old; end if;
  return new;
end
$$;
create trigger deltagande_begransat before update or delete on verksamhet.deltagande
  for each row execute function person.prova_begransat();
create trigger matning_begransat before insert or update or delete on verksamhet.matning
  for each row execute function person.prova_begransat();
create trigger samtycke_begransat before insert or update or delete on person.samtycke
  for each row execute function person.prova_begransat();
create trigger historik_begransat before insert or update or delete on verksamhet.historik
  for each row execute function person.prova_begransat();

/* Nobody who is frozen in an insats starts there anew, and nobody writes over who it is. */
create function person.prova_begransad_person() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  rad jsonb := case when tg_op = 'DELETE' then to_jsonb(old) else to_jsonb(new) end;
begin
  if exists (select from person.begransat_deltagande b join person.deltagare p on p.id = b.person_id
    where b.insats_id = (rad ->> 'insats_id')::uuid
      and (p.id::text = rad ->> 'person_id' or to_jsonb(p) -> 'personnummer_index' = rad -> 'personnummer_index')) then
    raise exception 'person is begränsad in the insats' using errcode = '23514', constraint = 'deltagare_begransad';
  end if;
  if tg_op = 'DELETE' then return old; end if;
  return new;
end
$$;
create trigger deltagare_begransad before insert or delete on person.deltagare
  for each row execute function person.prova_begransad_person();
create trigger deltagande_begransad_person before insert on verksamhet.deltagande
  for each row when (new.person_id is not null) execute function person.prova_begransad_person();

/* Whether the second handläggare has typed the number of the order: it is in the request, and nowhere on the page. */
create function person.prova_numret(p_lagrat bytea, p_skrivet bytea, p_villkor text) returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if p_lagrat is null or p_skrivet is distinct from p_lagrat then
    raise exception 'not the number of the order' using errcode = '23514', constraint = p_villkor;
  end if;
end
$$;

/* Two handläggare, none of them the one whom it is about; a hävning is of what is frozen. */
create function person.prova_begransning() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform auth.krav_registerhandlaggare(new.bestalld_av);
  if new.personnummer_index is null or new.beslut is not null then
    raise exception 'begins undecided' using errcode = '23514', constraint = 'begransning_borjar_obeslutad';
  end if;
  if exists (select from auth.anvandare where id = new.bestalld_av and personnummer_index = new.personnummer_index) then
    raise exception 'about oneself' using errcode = '23514', constraint = 'begransning_inte_om_sig_sjalv';
  end if;
  if new.galler is not null and not exists (select from person.begransat_deltagande where begransning_id = new.galler) then
    raise exception 'nothing frozen to lift' using errcode = '23514', constraint = 'begransning_havning_av_gallande';
  end if;
  return new;
end
$$;
create trigger begransning_prova before insert on person.begransning
  for each row execute function person.prova_begransning();

/* What is still frozen by a begränsning, for a handläggare: a number. */
create function person.begransning_kvar(p_id uuid) returns integer
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select count(*)::integer from person.begransat_deltagande where begransning_id = p_id and auth.ar_registerhandlaggare()
$$;

/* Freezes every deltagande of the person of an order, voided ones too. A save under way is waited for, or finds them frozen. */
create function person.begransa(p_id uuid, p_index bytea) returns table (deltagande_id uuid, insats_id uuid)
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  perform from verksamhet.deltagande d join person.deltagare p on p.id = d.person_id
  where p.personnummer_index = p_index order by d.id for update of d;
  -- A new start of the same person waits here, or has already come and is frozen too.
  perform from person.deltagare p where p.personnummer_index = p_index order by p.id for update;
  return query insert into person.begransat_deltagande as b (begransning_id, deltagande_id, insats_id, person_id)
    select p_id, d.id, d.insats_id, d.person_id from verksamhet.deltagande d join person.deltagare p on p.id = d.person_id
    where p.personnummer_index = p_index
    returning b.deltagande_id, b.insats_id;
end
$$;

/* Lets go of what a begränsning froze, when it is about the person of the order. */
create function person.hav_begransning(p_galler uuid, p_index bytea) returns table (deltagande_id uuid, insats_id uuid)
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  perform from person.begransning where id = p_galler for update;
  if not exists (select from person.begransat_deltagande where begransning_id = p_galler) then
    raise exception 'nothing frozen to lift' using errcode = '23514', constraint = 'begransning_havning_av_gallande';
  end if;
  if not exists (select from person.begransat_deltagande b join person.deltagare p on p.id = b.person_id
    where b.begransning_id = p_galler and p.personnummer_index = p_index) then
    raise exception 'frozen about somebody else' using errcode = '23514', constraint = 'begransning_havning_av_samma_person';
  end if;
  update person.begransning set havd_at = now() where id = p_galler;
  return query delete from person.begransat_deltagande b where b.begransning_id = p_galler returning b.deltagande_id, b.insats_id;
end
$$;

/*
 * The second handläggare approves an order, with the number typed anew, or refuses it; either way the number is erased from it. Gives the
 * deltaganden that were frozen or let go, so that the caller writes it about each in the trail.
 */
create function person.besluta_begransning(p_id uuid, p_skal text, p_index bytea) returns table (deltagande_id uuid, insats_id uuid)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  b person.begransning;
  vem uuid := auth.anvandare_id();
  n integer := 0;
begin
  perform auth.krav_registerhandlaggare(vem);
  select * into b from person.begransning where id = p_id for update;
  if b.id is null then
    raise exception 'no such order' using errcode = '23514', constraint = 'begransning_finns';
  end if;
  if b.beslut is not null then
    raise exception 'decided once' using errcode = '23514', constraint = 'begransning_beslutas_en_gang';
  end if;
  if b.personnummer_index is null or b.bestalld_at < now() - interval '30 days' then
    raise exception 'too old' using errcode = '23514', constraint = 'begransning_beslutas_i_tid';
  end if;
  if b.bestalld_av = vem then
    raise exception 'one’s own order' using errcode = '23514', constraint = 'begransning_inte_egen';
  end if;
  if exists (select from auth.anvandare where id = vem and personnummer_index = b.personnummer_index) then
    raise exception 'about oneself' using errcode = '23514', constraint = 'begransning_inte_om_sig_sjalv';
  end if;
  if p_skal is null then
    perform auth.krav_registerhandlaggare(b.bestalld_av);
    perform person.prova_numret(b.personnummer_index, p_index, 'begransning_numret_stammer');
    if b.slag = 'begransning' then return query select f.* from person.begransa(b.id, b.personnummer_index) f;
    else return query select h.* from person.hav_begransning(b.galler, b.personnummer_index) h;
    end if;
    get diagnostics n = row_count;
  end if;
  update person.begransning set beslut = case when p_skal is null then 'godkand' else 'nekad' end, beslutad_av = vem, beslutad_at = now(),
    skal = p_skal, antal = case when p_skal is null then n end, personnummer_krypt = null, personnummer_index = null
  where id = b.id;
end
$$;

/* The decision of a registerutdrag, with the number typed anew (ADR 36, 37): the only way to it. What else is judged stands in its trigger. */
create function person.besluta_registerutdrag(p_id uuid, p_skal text, p_index bytea) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  u person.registerutdrag;
begin
  perform auth.krav_registerhandlaggare(auth.anvandare_id());
  select * into u from person.registerutdrag where id = p_id for update;
  if p_skal is null and u.beslut is null and u.personnummer_index is not null and u.bestalld_av is distinct from auth.anvandare_id() then
    perform person.prova_numret(u.personnummer_index, p_index, 'registerutdrag_numret_stammer');
  end if;
  update person.registerutdrag set beslut = case when p_skal is null then 'godkand' else 'nekad' end, beslutad_av = auth.anvandare_id(),
    skal = p_skal where id = p_id;
end
$$;
drop policy besluta on person.registerutdrag;
revoke update (beslut, beslutad_av, skal) on person.registerutdrag from sus_app;

/* The deltaganden of a person that are frozen in the insatser of the signed-in user: that they are, so that a samtycke can be withdrawn. */
create function person.begransade_for(p_index bytea) returns table (deltagande_id uuid, insats_id uuid)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select distinct b.deltagande_id, b.insats_id from person.begransat_deltagande b join person.deltagare p on p.id = b.person_id
  where p.personnummer_index = p_index and b.insats_id = any (array(select m from auth.mina_insatser() as m))
$$;

/* The janitor: whom an order was about is forgotten when nobody has decided it in 30 days. */
create function person.gallra_begransningar() returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  antal integer;
begin
  update person.begransning set personnummer_krypt = null, personnummer_index = null
  where personnummer_krypt is not null and bestalld_at < now() - interval '30 days';
  get diagnostics antal = row_count;
  return antal;
end
$$;

/* As before (0032); what is frozen is let go of first: a withdrawal, and a person who is protected, win over a begränsning. */
create or replace function person.gor_anonym(p_deltagande uuid, p_aterkallat date) returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  d verksamhet.deltagande;
  p person.deltagare;
  raknas boolean;
  av_ uuid := case when p_aterkallat is not null then auth.anvandare_id() end;
begin
  select * into strict d from verksamhet.deltagande where id = p_deltagande for update;
  -- A new deltagande of the same person waits here, or has already come and keeps the identity.
  select * into p from person.deltagare where id = d.person_id for update;
  raknas := d.makulerad_at is null;
  delete from person.begransat_deltagande where deltagande_id = d.id;
  delete from person.utkast where deltagande_id = d.id;
  delete from person.samtycke where deltagande_id = d.id;
  delete from verksamhet.matning where deltagande_id = d.id;
  delete from verksamhet.historik where deltagande_id = d.id;
  delete from verksamhet.deltagande where id = d.id;
  if not exists (select from verksamhet.deltagande where person_id = p.id) then
    delete from person.utkast where insats_id = p.insats_id and personnummer_index = p.personnummer_index;
    delete from person.deltagare where id = p.id;
  end if;
  update verksamhet.kvitto set innehall_hmac = '' where objekt_id = d.id and handling <> 'aterkallelse';
  insert into verksamhet.avidentifiering (deltagande_id, insats_id, ar, kon, aterkallat_datum, av)
  values (d.id, d.insats_id, case when raknas then extract(year from d.startdag) end, case when raknas then d.kon end,
    p_aterkallat, av_);
  if raknas then
    insert into verksamhet.anonym_post (insats_id, ar, kon, antal, orsak, av)
    values (d.insats_id, extract(year from d.startdag), d.kon, 1,
      case when p_aterkallat is null then 'avidentifiering' else 'aterkallat_samtycke' end, av_);
  end if;
end
$$;

/* As before (0006); what is frozen stays until the begränsning is lifted, and goes in the hour after that. */
create or replace function person.gallra_makulerade() returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  d record;
  antal integer := 0;
begin
  for d in select id, person_id from verksamhet.deltagande
    where makulerad_at < now() - interval '720 hours' and person_id is not null for update loop
    continue when person.ar_begransad(d.id);
    -- A new deltagande of the same person waits here, or has already come and keeps the identity.
    perform from person.deltagare where id = d.person_id for update;
    delete from person.utkast where deltagande_id = d.id;
    delete from person.samtycke where deltagande_id = d.id;
    delete from verksamhet.matning where deltagande_id = d.id;
    update verksamhet.historik set andringar = '[]', skal = null where deltagande_id = d.id;
    update verksamhet.deltagande
    set person_id = null, personkod = null, alder = null, kommun_kod = null, stadsdel_kod = null
    where id = d.id;
    delete from person.deltagare p
    where p.id = d.person_id and not exists (select from verksamhet.deltagande where person_id = p.id);
    antal := antal + 1;
  end loop;
  return antal;
end
$$;

-- Which deltaganden are frozen, so that a coverage list does not ask for what nobody may mend. They are counted in every report.
create view rapport.begransat as select distinct deltagande_id from person.begransat_deltagande;
grant select on rapport.begransat to sus_rapport, sus_backup;
create trigger skrivning after insert or update or delete or truncate on person.begransat_deltagande
  for each statement execute function rapport.anteckna_skrivning();

-- The extract tells of it too, like everything else that is stored about a deltagande.
do $$
begin
  execute replace(pg_get_functiondef('person.utdrag_om_deltagare'::regproc), '''kvitton'', (select',
    '''begransningar'', (select jsonb_agg(jsonb_build_object(''fran_at'', b.fran_at, ''grund'', o.grund, ''diarienummer'', o.diarienummer) order by b.fran_at)
      from person.begransat_deltagande b join person.begransning o on o.id = b.begransning_id where b.deltagande_id = d.id),
    ''kvitton'', (select');
end
$$;

revoke execute on all functions in schema person from public;
grant execute on function person.begransning_kvar, person.besluta_begransning, person.begransade_for, person.gallra_begransningar,
  person.besluta_registerutdrag to sus_app;
