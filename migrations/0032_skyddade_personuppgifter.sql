set local role sus_owner;

-- Every registered person is asked about in folkbokföringen once a day (doman 6.3, ADR 32).
alter table person.deltagare add column skydd_kontrollerat_at timestamptz;

-- What is made anonymous by nobody: in the ledger it has no name, and no reason either.
alter table verksamhet.anonym_post alter column av drop not null,
  drop constraint anonym_post_orsak_check,
  add constraint anonym_post_orsak_check check (orsak in ('registrering', 'borttagning', 'aterkallat_samtycke', 'avidentifiering')),
  add constraint anonym_post_av_nagon check ((av is null) = (orsak = 'avidentifiering'));

-- The task that it leaves to the deltagaransvariga of the insats, until one of them has done it.
alter table verksamhet.avidentifiering add column klar_at timestamptz, add column klar_av uuid references auth.anvandare,
  add constraint avidentifiering_klar_av_nagon check ((klar_at is null) = (klar_av is null)),
  add constraint avidentifiering_uppgift_utan_aterkallelse check (klar_at is null or aterkallat_datum is null);
create index avidentifiering_att_gora on verksamhet.avidentifiering (insats_id) where aterkallat_datum is null and klar_at is null;
create policy klar on verksamhet.avidentifiering for update to sus_app
  using (insats_id = any (array(select m from auth.mina_insatser() as m)))
  with check (klar_av = auth.anvandare_id());
grant update (klar_at, klar_av) on verksamhet.avidentifiering to sus_app;

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

/* The nightly check is nobody's: what it may, a signed-in user may not, whichever insatser are theirs. */
create function person.krav_natten() returns void language plpgsql stable set search_path = pg_catalog, pg_temp as $$
begin
  if auth.anvandare_id() is not null or coalesce(current_setting('sus.kalla', true), '') <> 'natt' then
    raise exception 'only at night' using errcode = '23514', constraint = 'skydd_bara_natten';
  end if;
end
$$;

/* Persons not yet asked about on a day, after one and in order: the number as it is encrypted, and nothing of what they take part in. */
create function person.skydd_att_kontrollera(p_dag date, p_efter uuid, p_antal integer)
returns table (id uuid, personnummer_krypt bytea)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform person.krav_natten();
  return query select p.id, p.personnummer_krypt from person.deltagare p
    where p.id > p_efter
      and (p.skydd_kontrollerat_at is null or p.skydd_kontrollerat_at < p_dag::timestamp at time zone 'Europe/Stockholm')
    order by p.id limit least(p_antal, 100);
end
$$;

/* Remembers whom folkbokföringen has answered about. */
create function person.skydd_kontrollerat(p_personer uuid[], p_at timestamptz) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform person.krav_natten();
  update person.deltagare set skydd_kontrollerat_at = p_at where id = any (p_personer);
end
$$;

/* Makes every deltagande of one person anonymous, as a withdrawal would, and gives which they were. */
create function person.avidentifiera_skyddad(p_person uuid) returns table (deltagande_id uuid, insats_id uuid)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  d record;
begin
  perform person.krav_natten();
  for d in select v.id, v.insats_id from verksamhet.deltagande v where v.person_id = p_person order by v.id loop
    perform person.gor_anonym(d.id, null);
    deltagande_id := d.id;
    insats_id := d.insats_id;
    return next;
  end loop;
end
$$;

alter table auth.kontokorning drop constraint kontokorning_slag_check, add constraint kontokorning_slag_check
  check (slag in ('bekraftelse', 'oanvanda', 'paminnelser', 'overenskommelser', 'genomgang', 'frysning', 'skydd'));

revoke execute on all functions in schema person, verksamhet from public;
grant execute on function person.skydd_att_kontrollera, person.skydd_kontrollerat, person.avidentifiera_skyddad to sus_app;
