set local role sus_audit;

-- Who has read about somebody: by the deltagande itself, and by the lists of the insats that it stands in.
create index handelse_listor on audit.handelse (insats_id, id) where objekt_id is null;
grant execute on function audit.logga to sus_owner;

set local role sus_owner;

-- A handläggare av registerutdrag sees persons when somebody asks what SUS has about them, and so stands on the same side of the
-- forbidden combination as the deltagaransvarig. Appointed by a superadministratör, who can never be one (GDPR art. 15, ADR 36).
alter table auth.anvandare_roll drop constraint anvandare_roll_roll_check;
alter table auth.anvandare_roll add constraint anvandare_roll_roll_check check (roll in
  ('samverkansadministrator', 'insatsansvarig', 'deltagaransvarig', 'susrapport', 'superadministrator', 'bestallare', 'loggranskare',
   'registerhandlaggare'));
alter table auth.anvandare_roll drop constraint roll_forbjuden_kombination;
alter table auth.anvandare_roll drop column sida;
alter table auth.anvandare_roll add column sida text generated always as (case roll
  when 'deltagaransvarig' then 'person' when 'registerhandlaggare' then 'person'
  when 'samverkansadministrator' then 'styrning' when 'bestallare' then 'styrning' end) stored;
alter table auth.anvandare_roll add constraint roll_forbjuden_kombination exclude using gist (anvandare_id with =, sida with <>)
  where (avslutad_at is null and sida is not null);
alter table auth.anvandare_roll
  add column utsida text generated always as (case roll
    when 'registerhandlaggare' then 'utsedd' when 'superadministrator' then 'utser' end) stored,
  add constraint roll_utsedd_utser_inte exclude using gist (anvandare_id with =, utsida with <>)
    where (avslutad_at is null and utsida is not null),
  add constraint roll_utsedd_av_annan check (roll <> 'registerhandlaggare' or (utsedd_av is not null and utsedd_av <> anvandare_id));

create function auth.prova_utsedd() returns trigger language plpgsql as $$
begin
  perform auth.krav_nulage();
  if not exists (select from auth.anvandare_roll
    where anvandare_id = new.utsedd_av and roll = 'superadministrator' and avslutad_at is null for share) then
    raise exception 'appointed by no superadministratör' using errcode = '23514', constraint = 'roll_utsedd_av_superadministrator';
  end if;
  return new;
end
$$;
create trigger roll_utsedd before insert on auth.anvandare_roll
  for each row when (new.roll = 'registerhandlaggare') execute function auth.prova_utsedd();

-- As before (0026), and nobody employed by a samordningsförbund sees persons by this right either.
create or replace function auth.prova_arbetsgivare(p_anvandare uuid, p_arbetsgivare uuid) returns void language plpgsql as $$
declare
  o verksamhet.organisation;
begin
  perform auth.krav_nulage();
  select * into strict o from verksamhet.organisation where id = p_arbetsgivare for share;
  if o.organisationstyp_kod = 'samordningsforbund' and exists (
    select from auth.anvandare_roll
    where anvandare_id = p_anvandare and roll = 'deltagaransvarig' and avslutad_at is null) then
    raise exception 'deltagaransvarig employed by samordningsförbund'
      using errcode = '23514', constraint = 'roll_deltagaransvarig_arbetsgivare';
  end if;
  if o.organisationstyp_kod = 'samordningsforbund' and exists (
    select from auth.anvandare_roll
    where anvandare_id = p_anvandare and roll = 'registerhandlaggare' and avslutad_at is null) then
    raise exception 'handläggare employed by samordningsförbund'
      using errcode = '23514', constraint = 'roll_registerhandlaggare_arbetsgivare';
  end if;
  if not o.forsakringskassan and exists (
    select from auth.anvandare_roll
    where anvandare_id = p_anvandare and roll = 'superadministrator' and avslutad_at is null) then
    raise exception 'superadministratör outside Försäkringskassan'
      using errcode = '23514', constraint = 'roll_superadministrator_arbetsgivare';
  end if;
end
$$;

create function auth.ar_registerhandlaggare() returns boolean language sql stable
begin atomic
  select exists (select from auth.anvandare_roll
    where anvandare_id = auth.anvandare_id() and roll = 'registerhandlaggare' and avslutad_at is null);
end;

-- An order of a registerutdrag: whom it is about only as long as that is needed. The extract itself is never stored.
create table person.registerutdrag (
  id uuid primary key,
  nummer bigint generated always as identity unique,
  personnummer_krypt bytea,
  personnummer_index bytea,
  -- No free text: a name or a number that is typed here would stay.
  diarienummer text not null,
  grund text not null check (grund in ('registrerad', 'ombud', 'tillsyn')),
  bestalld_av uuid not null references auth.anvandare,
  bestalld_at timestamptz not null default now(),
  beslut text check (beslut in ('godkand', 'nekad')),
  beslutad_av uuid references auth.anvandare,
  beslutad_at timestamptz,
  skal text check (skal in ('identitet', 'diarienummer', 'fel_person', 'inte_begart')),
  hamtas_senast timestamptz,
  hamtad_at timestamptz,
  utfall text check (utfall in ('utdrag', 'inget_finns')),
  constraint registerutdrag_diarienummer check (diarienummer ~ '^[[:alnum:]][[:alnum:] /:._-]{0,49}$'),
  constraint registerutdrag_diarienummer_utan_personnummer check (diarienummer !~ '[0-9]{6}[ -]?[0-9]{4}'),
  constraint registerutdrag_inte_egen check (beslutad_av <> bestalld_av),
  constraint registerutdrag_beslut_helt check ((beslut is null) = (beslutad_av is null) and (beslut is null) = (beslutad_at is null)),
  constraint registerutdrag_nekad_med_skal check (coalesce(beslut = 'nekad', false) = (skal is not null)),
  constraint registerutdrag_godkand_har_slut check (coalesce(beslut = 'godkand', false) = (hamtas_senast is not null)),
  constraint registerutdrag_hamtat_godkant check (hamtad_at is null or (beslut is not null and beslut = 'godkand')),
  constraint registerutdrag_hamtat_helt check ((hamtad_at is null) = (utfall is null)),
  constraint registerutdrag_nummer_helt check ((personnummer_krypt is null) = (personnummer_index is null)),
  constraint registerutdrag_nummer_slapps check (personnummer_krypt is null or (hamtad_at is null and beslut is distinct from 'nekad'))
);
create index registerutdrag_att_gora on person.registerutdrag (bestalld_at) where personnummer_krypt is not null;
alter table person.registerutdrag enable row level security;
alter table person.registerutdrag force row level security;
create policy handlaggare on person.registerutdrag for select to sus_app using (auth.ar_registerhandlaggare());
create policy bestall on person.registerutdrag for insert to sus_app
  with check (auth.ar_registerhandlaggare() and bestalld_av = auth.anvandare_id());
create policy besluta on person.registerutdrag for update to sus_app using (auth.ar_registerhandlaggare())
  with check (beslutad_av = auth.anvandare_id());
create policy underhall on person.registerutdrag to sus_owner using (true);
grant select, insert on person.registerutdrag to sus_app;
grant update (beslut, beslutad_av, skal) on person.registerutdrag to sus_app;
grant select on person.registerutdrag to sus_backup;
grant select on sequence person.registerutdrag_nummer_seq to sus_backup;

/* Whether somebody is handläggare now, held so until commit: a right that is taken away waits, or has already been taken. */
create function auth.krav_registerhandlaggare(p_anvandare uuid) returns void language plpgsql as $$
begin
  perform auth.krav_nulage();
  if not exists (select from auth.anvandare_roll
    where anvandare_id = p_anvandare and roll = 'registerhandlaggare' and avslutad_at is null for share) then
    raise exception 'not handläggare' using errcode = '23514', constraint = 'registerutdrag_kraver_ratt';
  end if;
end
$$;

/* Two handläggare, none of them the one whom it is about; decided once, and not after 30 days. */
create function person.prova_registerutdrag() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    perform auth.krav_registerhandlaggare(new.bestalld_av);
    if new.beslut is not null or new.personnummer_index is null then
      raise exception 'begins undecided' using errcode = '23514', constraint = 'registerutdrag_borjar_obeslutat';
    end if;
  elsif new.beslut is distinct from old.beslut or new.beslutad_av is distinct from old.beslutad_av then
    if old.beslut is not null then
      raise exception 'decided once' using errcode = '23514', constraint = 'registerutdrag_beslutas_en_gang';
    end if;
    if old.personnummer_index is null or old.bestalld_at < now() - interval '30 days' then
      raise exception 'too old' using errcode = '23514', constraint = 'registerutdrag_beslutas_i_tid';
    end if;
    perform auth.krav_registerhandlaggare(new.beslutad_av);
    new.beslutad_at := now();
    if new.beslut = 'godkand' then new.hamtas_senast := now() + interval '72 hours';
    else
      new.personnummer_krypt := null;
      new.personnummer_index := null;
    end if;
  end if;
  if exists (select from auth.anvandare
    where id in (new.bestalld_av, new.beslutad_av) and personnummer_index = coalesce(new.personnummer_index, old.personnummer_index)) then
    raise exception 'about oneself' using errcode = '23514', constraint = 'registerutdrag_inte_om_sig_sjalv';
  end if;
  return new;
end
$$;
create trigger registerutdrag_prova before insert or update of beslut, beslutad_av on person.registerutdrag
  for each row execute function person.prova_registerutdrag();

/* Everything about the deltaganden of a person, row by row as it is stored: a new column comes along by itself. */
create function person.utdrag_om_deltagare(p_index bytea) returns jsonb
language sql stable set search_path = pg_catalog, pg_temp as $$
  select coalesce(jsonb_agg((to_jsonb(d) - 'personkod') || jsonb_build_object(
    'person', to_jsonb(p) - 'personnummer_index',
    'insats', i.namn, 'samverkansorganisation', o.namn, 'kommun', k.namn, 'stadsdel', s.namn,
    'samtycke', (select to_jsonb(c) from person.samtycke c where c.deltagande_id = d.id),
    'matningar', (select jsonb_agg(to_jsonb(m) order by m.tillfalle) from verksamhet.matning m where m.deltagande_id = d.id),
    'historik', (select jsonb_agg(to_jsonb(h) order by h.id) from verksamhet.historik h where h.deltagande_id = d.id),
    'utkast', (select jsonb_agg(to_jsonb(u) - 'personnummer_index' order by u.sparat_at) from person.utkast u where u.deltagande_id = d.id),
    'kvitton', (select jsonb_agg(to_jsonb(q) - '{innehall_hmac,sida}'::text[] order by q.nummer)
      from verksamhet.kvitto q where q.objekt_id = d.id),
    'frysta', (select jsonb_agg(to_jsonb(f) || jsonb_build_object('matningar',
        (select jsonb_agg(to_jsonb(fm) order by fm.tillfalle) from rapport.frysning_matning fm where fm.deltagande_id = f.id)))
      from rapport.frysning_underlag f where f.id = d.id),
    'handelser', (select jsonb_agg(to_jsonb(e) - '{hash,kalla,begaran_id}'::text[] order by e.id) from audit.handelse e where e.objekt_id = d.id),
    'listor', (select jsonb_agg(to_jsonb(e) - '{hash,kalla,begaran_id}'::text[] order by e.id)
      from audit.handelse e
      where e.insats_id = d.insats_id and e.objekt_id is null and e.at >= d.skapad_at
        and e.handelse in ('deltagare_visade', 'deltagare_exporterade', 'samtycken_visade', 'genomgang_visad'))
  ) order by d.startdag, d.id), '[]')
  from person.deltagare p
  join verksamhet.deltagande d on d.person_id = p.id
  join verksamhet.insats i on i.id = d.insats_id
  join verksamhet.samverkansorganisation o on o.id = i.samverkansorganisation_id
  left join styrdata.kommun k on k.kod = d.kommun_kod
  left join styrdata.stadsdel s on s.kod = d.stadsdel_kod
  where p.personnummer_index = p_index
$$;

/* The account of a user, without the secrets that open it. One with an alias is not here: the alias must not lead to a person. */
create function person.utdrag_om_anvandare(p_index bytea) returns jsonb
language sql stable set search_path = pg_catalog, pg_temp as $$
  select to_jsonb(a) - '{personnummer_index,losenord_hash,aktivering_hash,skyddat_namn_krypt,fornamn_sok,efternamn_sok}'::text[]
    || jsonb_build_object(
    'arbetsgivare', (select o.namn from verksamhet.organisation o where o.id = a.arbetsgivare_id),
    'roller', (select jsonb_agg(to_jsonb(r) - '{sida,utsida}'::text[] order by r.tilldelad_at) from auth.anvandare_roll r where r.anvandare_id = a.id),
    'uppdrag', (select jsonb_agg(to_jsonb(u) || jsonb_build_object('plats', coalesce(
        (select i.namn from verksamhet.insats i where i.id = u.insats_id),
        (select o.namn from verksamhet.samverkansorganisation o where o.id = u.samverkansorganisation_id))) order by u.tilldelat_at)
      from auth.uppdrag u where u.anvandare_id = a.id),
    'bestallare', (select jsonb_agg(to_jsonb(b) order by b.galler_fran) from auth.bestallare b where b.anvandare_id = a.id),
    'identiteter', (select jsonb_agg(to_jsonb(e)) from auth.extern_identitet e where e.anvandare_id = a.id),
    'inloggningar', (select jsonb_agg(to_jsonb(l) order by l.skapad_at) from auth.inloggning l where l.anvandare_id = a.id),
    'misslyckade_inloggningar', (select jsonb_agg(to_jsonb(m) order by m.at) from auth.misslyckad_inloggning m where m.anvandare_id = a.id),
    'varningar', (select jsonb_agg(to_jsonb(v) order by v.at) from auth.bekraftelsevarning v where v.anvandare_id = a.id),
    'utskick', (select jsonb_agg(to_jsonb(t) - 'innehall_krypt' order by t.skapad_at) from auth.utskick t where t.anvandare_id = a.id),
    'sparade_urval', (select jsonb_agg(to_jsonb(v)) from verksamhet.sparat_urval v where v.anvandare_id = a.id),
    'formularutkast', (select jsonb_agg(to_jsonb(f)) from verksamhet.formularutkast f where f.anvandare_id = a.id),
    'handelser', (select jsonb_agg(to_jsonb(e) - '{hash,kalla,begaran_id}'::text[] order by e.id) from audit.handelse e where e.objekt_id = a.id),
    'gjort', (select jsonb_agg(to_jsonb(g) order by g.manad, g.handelse) from (
        select date_trunc('month', h.at at time zone 'Europe/Stockholm')::date as manad, h.handelse, count(*) as antal
        from audit.handelse h where h.anvandare_id = a.id group by 1, 2) g))
  from auth.anvandare a where a.personnummer_index = p_index and a.skyddat_namn_krypt is null
$$;

/*
 * Hands over what is stored about the person of an approved order, once, to the one who ordered it, and writes in the same transaction
 * that it has been read. Nothing is found for one who is unknown, nor for one who has got skyddade personuppgifter.
 */
create function person.lamna_registerutdrag(p_id uuid, p_skyddad boolean) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  u person.registerutdrag;
  svar jsonb;
  d record;
begin
  select * into u from person.registerutdrag where id = p_id for update;
  if u.id is null or u.bestalld_av is distinct from auth.anvandare_id() then
    raise exception 'not yours to fetch' using errcode = '23514', constraint = 'registerutdrag_bara_bestallaren';
  end if;
  if u.beslut is distinct from 'godkand' then
    raise exception 'not approved' using errcode = '23514', constraint = 'registerutdrag_kraver_godkannande';
  end if;
  if u.hamtad_at is not null then
    raise exception 'fetched already' using errcode = '23514', constraint = 'registerutdrag_hamtas_en_gang';
  end if;
  if u.hamtas_senast < now() or u.personnummer_index is null then
    raise exception 'too late' using errcode = '23514', constraint = 'registerutdrag_hamtas_i_tid';
  end if;
  perform auth.krav_registerhandlaggare(u.bestalld_av);
  perform auth.krav_registerhandlaggare(u.beslutad_av);
  svar := jsonb_build_object('deltaganden', '[]'::jsonb);
  if not p_skyddad then
    svar := jsonb_build_object('deltaganden', person.utdrag_om_deltagare(u.personnummer_index),
      'utkast', (select jsonb_agg(to_jsonb(k) - 'personnummer_index' || jsonb_build_object('insats', i.namn) order by k.sparat_at)
        from person.utkast k join verksamhet.insats i on i.id = k.insats_id
        where k.personnummer_index = u.personnummer_index and k.deltagande_id is null),
      'konto', person.utdrag_om_anvandare(u.personnummer_index),
      -- What an employer has ordered about the person, also before there was an account.
      'bestallningar', (select jsonb_agg(to_jsonb(b) - 'personnummer_index' order by b.bestallning_id)
        from auth.bestallningsrad b where b.personnummer_index = u.personnummer_index and not b.skyddad
          and not exists (select from auth.anvandare a where a.personnummer_index = b.personnummer_index and a.skyddat_namn_krypt is not null)));
  end if;
  svar := svar || jsonb_build_object('bestallning', to_jsonb(u) - 'personnummer_index');
  -- Every user that a row names, by what the column is called.
  svar := svar || jsonb_build_object('anvandare', (select jsonb_object_agg(a.id, jsonb_build_object('namn', a.fornamn || ' ' || a.efternamn, 'organisation', o.namn))
      from auth.anvandare a join verksamhet.organisation o on o.id = a.arbetsgivare_id
      where a.id in (select (v #>> '{}')::uuid from jsonb_path_query(svar,
        '$.** ? (@.type() == "object").keyvalue() ? (@.key == "anvandare_id" || @.key == "av" || @.key like_regex "_av$").value ? (@.type() == "string")') v)));
  update person.registerutdrag set hamtad_at = now(), personnummer_krypt = null, personnummer_index = null,
    utfall = case when svar -> 'deltaganden' = '[]' and coalesce(svar ->> 'konto', svar ->> 'utkast', svar ->> 'bestallningar') is null
      then 'inget_finns' else 'utdrag' end
  where id = u.id returning * into u;
  for d in select (e ->> 'id')::uuid as id, (e ->> 'insats_id')::uuid as insats_id from jsonb_array_elements(svar -> 'deltaganden') e loop
    perform audit.logga('registerutdrag_lamnat', d.id, d.insats_id, '', 'ok');
  end loop;
  if svar ->> 'konto' is not null then
    perform audit.logga('registerutdrag_lamnat', (svar -> 'konto' ->> 'id')::uuid, null, '', 'ok');
  end if;
  perform audit.logga('registerutdrag_hamtat', u.id, null, u.utfall, 'ok');
  return svar || jsonb_build_object('utfall', u.utfall);
end
$$;

/* The janitor: whom an order was about is forgotten when it was never decided in 30 days, or not fetched in time. */
create function person.gallra_registerutdrag() returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  antal integer;
begin
  update person.registerutdrag set personnummer_krypt = null, personnummer_index = null
  where personnummer_krypt is not null
    and (hamtas_senast < now() or (beslut is null and bestalld_at < now() - interval '30 days'));
  get diagnostics antal = row_count;
  return antal;
end
$$;

revoke execute on all functions in schema person, auth from public;
grant execute on function auth.ar_registerhandlaggare, auth.krav_registerhandlaggare, person.lamna_registerutdrag,
  person.gallra_registerutdrag to sus_app;
