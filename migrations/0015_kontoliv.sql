set local role sus_owner;

-- An account is confirmed once a year by somebody else who answers for its user, and stops on its day else (handbook, Behörighet).
-- `oppnad_datum` is the day it was made, or opened again by a new order.
alter table auth.anvandare
  drop column stangs_datum,
  add column oppnad_datum date not null default (now() at time zone 'Europe/Stockholm')::date,
  add column bekraftad_av uuid references auth.anvandare;
update auth.anvandare set oppnad_datum = (skapad_at at time zone 'Europe/Stockholm')::date;
alter table auth.anvandare
  add column stangs_datum date not null
    generated always as ((coalesce(bekraftad_datum, oppnad_datum) + interval '12 months')::date) stored,
  add constraint anvandare_bekraftad_helt check ((bekraftad_datum is null) = (bekraftad_av is null)),
  add constraint anvandare_bekraftad_av_annan check (bekraftad_av <> id);
create index anvandare_stangs on auth.anvandare (stangs_datum) where avslutad_at is null;

-- Who may confirm: a beställare of the employer; a superadministratör where there is none who could, at Försäkringskassan and
-- Arbetsförmedlingen and for the beställare themselves.
create function auth.prova_bekraftelse() returns trigger language plpgsql as $$
begin
  if exists (select from auth.bestallare where anvandare_id = new.bekraftad_av and organisation_id = new.arbetsgivare_id
    and avslutad_at is null and new.bekraftad_datum between galler_fran and galler_till for share) then
    return new;
  end if;
  if exists (select from auth.anvandare_roll
      where anvandare_id = new.bekraftad_av and roll = 'superadministrator' and avslutad_at is null for share)
    and (exists (select from verksamhet.organisation where id = new.arbetsgivare_id and (forsakringskassan or arbetsformedlingen))
      or exists (select from auth.anvandare_roll where anvandare_id = new.id and roll = 'bestallare' and avslutad_at is null)) then
    return new;
  end if;
  raise exception 'confirmed by one who may not' using errcode = '23514', constraint = 'anvandare_bekraftas_av_behorig';
end
$$;
create trigger anvandare_bekraftas before insert or update of bekraftad_datum, bekraftad_av on auth.anvandare
  for each row when (new.bekraftad_av is not null) execute function auth.prova_bekraftelse();

-- Each warning is given once for each day that an account may stop on.
create table auth.bekraftelsevarning (
  anvandare_id uuid not null references auth.anvandare,
  stangs_datum date not null,
  dagar smallint not null check (dagar in (30, 7)),
  at timestamptz not null default now(),
  primary key (anvandare_id, stangs_datum, dagar)
);

-- Somebody is always left who can approve an order.
create function auth.prova_sista_superadministrator() returns trigger language plpgsql as $$
begin
  if not exists (select from auth.anvandare_roll where roll = 'superadministrator' and avslutad_at is null for update) then
    raise exception 'last superadministratör' using errcode = '23514', constraint = 'roll_sista_superadministrator';
  end if;
  return null;
end
$$;
create trigger roll_sista_superadministrator after update of avslutad_at on auth.anvandare_roll for each row
  when (new.roll = 'superadministrator' and new.avslutad_at is not null and old.avslutad_at is null)
  execute function auth.prova_sista_superadministrator();

-- The real name of one with skyddade personuppgifter, until the order is decided; the alias stands in the name columns.
alter table auth.bestallningsrad
  add column skyddat_namn_krypt bytea,
  add constraint bestallningsrad_skyddat_namn check (skyddat_namn_krypt is null or skyddad);

-- A user gets an alias, or loses it: the name that was written into the history of the places where the user has had uppdrag
-- follows. Runs as the owner, since history is else only added to.
create function auth.byt_namn_i_historik(p_anvandare uuid, p_fran text, p_till text) returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  antal integer;
begin
  if not exists (select from auth.anvandare_roll
    where anvandare_id = auth.anvandare_id() and roll = 'superadministrator' and avslutad_at is null) then
    raise exception 'only a superadministratör' using errcode = '42501';
  end if;
  update verksamhet.andring h set andringar = (
    select jsonb_agg(jsonb_build_object('falt', replace(e ->> 'falt', p_fran, p_till),
      'fran', replace(e ->> 'fran', p_fran, p_till), 'till', replace(e ->> 'till', p_fran, p_till)) order by nr)
    from jsonb_array_elements(h.andringar) with ordinality t (e, nr))
  where h.slag in ('samverkansorganisation', 'insats') and strpos(h.andringar::text, p_fran) > 0
    and h.objekt in (select coalesce(insats_id, samverkansorganisation_id)::text
      from auth.uppdrag where anvandare_id = p_anvandare);
  get diagnostics antal = row_count;
  return antal;
end
$$;

grant select, insert on auth.bekraftelsevarning to sus_app;
grant update (fornamn, efternamn, skyddat_namn_krypt) on auth.bestallningsrad to sus_app;
grant select on auth.bekraftelsevarning to sus_backup;
revoke execute on function auth.byt_namn_i_historik from public;
grant execute on function auth.byt_namn_i_historik to sus_app;
