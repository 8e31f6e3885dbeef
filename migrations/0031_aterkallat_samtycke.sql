set local role sus_owner;

-- A deltagande whose samtycke is withdrawn becomes an anonymous one (doman 6.3, ADR 31): the row itself goes, and one is added to the
-- anonyma of its year and kön. What stays here is that it happened: no day, no answer and nothing that leads to a person. The id is
-- random and tells whoever has the page open elsewhere, and nobody else, why it is gone.
create table verksamhet.avidentifiering (
  deltagande_id uuid primary key,
  insats_id uuid not null references verksamhet.insats,
  -- As which anonymous deltagare it is counted; null for what was felregistrerat, which is counted nowhere.
  ar smallint,
  kon text check (kon in ('kvinna', 'man')),
  -- The day of the withdrawal and who registered it; null when nobody asked for it.
  aterkallat_datum date,
  av uuid references auth.anvandare,
  at timestamptz not null default now(),
  constraint avidentifiering_raknas_helt check ((ar is null) = (kon is null)),
  constraint avidentifiering_aterkallad_av_nagon check ((aterkallat_datum is null) = (av is null)),
  constraint avidentifiering_inte_i_framtiden check (aterkallat_datum <= (at at time zone 'Europe/Stockholm')::date)
);
alter table verksamhet.avidentifiering enable row level security;
alter table verksamhet.avidentifiering force row level security;
create policy uppdrag on verksamhet.avidentifiering for select to sus_app
  using (insats_id = any (array(select m from auth.mina_insatser() as m)));
create policy underhall on verksamhet.avidentifiering to sus_owner using (true);
grant select on verksamhet.avidentifiering to sus_app, sus_backup;

-- A draft of a new start knows whose it is, so that it goes when that person does. Those of colleagues too, which nobody sees.
alter table person.utkast add column personnummer_index bytea;
create index utkast_person on person.utkast (insats_id, personnummer_index) where personnummer_index is not null;
-- The receipts of a deltagande are found by its id when it goes.
create index kvitto_objekt on verksamhet.kvitto (objekt_id);

/*
 * Makes one deltagande anonymous: samtycke, answers, history, drafts and the row itself go, the identity with its last deltagande, and the
 * receipts keep their key and number but no longer a digest of what was typed. Called by the functions that judge who may.
 */
create function person.gor_anonym(p_deltagande uuid, p_aterkallat date) returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  d verksamhet.deltagande;
  p person.deltagare;
  raknas boolean;
begin
  select * into strict d from verksamhet.deltagande where id = p_deltagande for update;
  -- A new deltagande of the same person waits here, or has already come and keeps the identity.
  select * into p from person.deltagare where id = d.person_id for update;
  raknas := d.makulerad_at is null;
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
    p_aterkallat, case when p_aterkallat is not null then auth.anvandare_id() end);
  if raknas then
    insert into verksamhet.anonym_post (insats_id, ar, kon, antal, orsak, av)
    values (d.insats_id, extract(year from d.startdag), d.kon, 1, 'aterkallat_samtycke', auth.anvandare_id());
  end if;
end
$$;

/* Withdraws the samtycke of a deltagande in an insats where the signed-in user is deltagaransvarig. */
create function person.aterkalla_samtycke(p_deltagande uuid, p_datum date) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  s person.samtycke;
begin
  perform from verksamhet.deltagande where id = p_deltagande for update;
  select * into s from person.samtycke where deltagande_id = p_deltagande;
  if s.deltagande_id is null or not exists (select from auth.mina_insatser() as m where m = s.insats_id) then
    raise exception 'no samtycke of yours to withdraw' using errcode = '23514', constraint = 'aterkallelse_kraver_samtycke_och_uppdrag';
  end if;
  if p_datum is null or p_datum < s.undertecknat_datum then
    raise exception 'withdrawn before it was signed' using errcode = '23514', constraint = 'aterkallelse_efter_undertecknandet';
  end if;
  perform person.gor_anonym(p_deltagande, p_datum);
end
$$;

-- A withdrawal is no registration: it does not make its month one in which the insats registered somebody.
create or replace view rapport.anonym_manad as
  select distinct insats_id, date_trunc('month', at at time zone 'Europe/Stockholm')::date as manad
  from verksamhet.anonym_post where orsak = 'registrering';

revoke execute on all functions in schema person, verksamhet from public;
grant execute on function person.aterkalla_samtycke to sus_app;
