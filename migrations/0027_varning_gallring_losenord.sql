set local role sus_owner;

-- The clock closes an account only when its user has been told: each warning is given once, for the reason and the day it is about.
alter table auth.bekraftelsevarning
  add column skal text not null default 'obekraftad' constraint bekraftelsevarning_skal_check check (skal in ('obekraftad', 'oanvand')),
  drop constraint bekraftelsevarning_pkey,
  add primary key (anvandare_id, skal, stangs_datum, dagar);
alter table auth.anvandare
  add column stangd_skal text,
  add constraint anvandare_stangd_skal check (stangd_skal is null or (stangd_skal in ('obekraftad', 'oanvand') and avslutad_at is not null));
comment on column auth.anvandare.stangd_skal is 'why the clock closed the account; null when somebody did, and while it is open';

-- The last day is the one that the warning was about, and it was given seven days ahead at least, in Swedish days.
create function auth.prova_stangning() returns trigger language plpgsql as $$
declare
  dag date := (new.avslutad_at at time zone 'Europe/Stockholm')::date;
  stangs date := case new.stangd_skal when 'obekraftad' then new.stangs_datum else
    (greatest(coalesce((new.senast_inloggad_at at time zone 'Europe/Stockholm')::date, new.oppnad_datum), new.oppnad_datum)
      + interval '12 months')::date end;
begin
  if stangs > dag or not exists (select from auth.bekraftelsevarning
    where anvandare_id = new.id and skal = new.stangd_skal and stangs_datum = stangs
      and (at at time zone 'Europe/Stockholm')::date <= dag - 7) then
    raise exception 'closed without a warning' using errcode = '23514', constraint = 'anvandare_stangs_efter_varning';
  end if;
  return null;
end
$$;
create trigger anvandare_stangs after insert or update of stangd_skal on auth.anvandare
  for each row when (new.stangd_skal is not null) execute function auth.prova_stangning();

-- Orders and messages are not kept for ever. What was decided, by whom and when stays, and so does the trail.
alter table auth.bestallning
  add column gallrade smallint constraint bestallning_gallrade_check check (gallrade is null or (gallrade > 0 and beslut is not null));
comment on column auth.bestallning.gallrade is 'how many users the order was about, once what it said of them is erased';
drop trigger bestallning_prova on auth.bestallning;
create trigger bestallning_prova before update on auth.bestallning for each row
  when ((new.beslut is not null or old.beslut is not null) and new.gallrade is not distinct from old.gallrade)
  execute function auth.prova_bestallning();
drop trigger bestallning_tva_personer on auth.bestallning;
create trigger bestallning_tva_personer before update on auth.bestallning for each row
  when (new.beslut = 'godkand' and new.gallrade is not distinct from old.gallrade) execute function auth.prova_tva_personer();

-- Erases what orders said of their users twelve months after the decision. Gives how many orders.
create function auth.gallra_bestallningar() returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  den uuid;
  rader integer;
  antal integer := 0;
begin
  for den in select id from auth.bestallning
    where gallrade is null and beslutad_at < now() - interval '12 months' for update skip locked
  loop
    delete from auth.bestallningsrad where bestallning_id = den;
    get diagnostics rader = row_count;
    update auth.bestallning
    set gallrade = greatest(rader, 1), pa_begaran_av = null, skal = case when skal is not null then 'Gallrat' end
    where id = den;
    antal := antal + 1;
  end loop;
  return antal;
end
$$;

-- Erases messages 90 days after they were put in the queue, apart from those that a younger one was sent instead of. Gives how many.
create function auth.gallra_utskick() returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  antal integer;
begin
  with recursive kvar as (
    select ersatter as id from auth.utskick where skapad_at >= now() - interval '90 days' and ersatter is not null
    union select u.ersatter from kvar join auth.utskick u on u.id = kvar.id where u.ersatter is not null)
  delete from auth.utskick u
  where u.skapad_at < now() - interval '90 days' and not exists (select from kvar where kvar.id = u.id);
  get diagnostics antal = row_count;
  return antal;
end
$$;
revoke execute on function auth.gallra_bestallningar, auth.gallra_utskick from public;
grant execute on function auth.gallra_bestallningar, auth.gallra_utskick to sus_app;

-- A beställare orders a new masterlösenord for one who has forgotten the own password: like an end, it says nothing but whom.
alter table auth.bestallningsrad
  drop constraint bestallningsrad_slag_check,
  add constraint bestallningsrad_slag_check check (slag in ('ny', 'andring', 'avslut', 'losenord')),
  drop constraint bestallningsrad_roller,
  add constraint bestallningsrad_roller check (roller <@ array['samverkansadministrator', 'insatsansvarig', 'deltagaransvarig',
    'susrapport', 'superadministrator'] and ((slag in ('avslut', 'losenord')) = (cardinality(roller) = 0)));
