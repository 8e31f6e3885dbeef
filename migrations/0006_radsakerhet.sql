set local role sus_owner;

-- A forgotten where clause gives no rows instead of a leak: persons and deltaganden exist only for those who hold the uppdrag.
do $$
declare
  tabell text;
begin
  foreach tabell in array array['person.deltagare', 'person.samtycke', 'verksamhet.deltagande', 'verksamhet.matning', 'verksamhet.historik'] loop
    execute format('alter table %s enable row level security', tabell);
    execute format('alter table %s force row level security', tabell);
    execute format('create policy uppdrag on %s to sus_app using (insats_id = any (array(select auth.mina_insatser())))', tabell);
    execute format('create policy underhall on %s to sus_owner using (true)', tabell);
  end loop;
end
$$;

-- Drafts and receipts belong to one user; a draft also dies with the uppdrag.
alter table person.utkast enable row level security;
alter table person.utkast force row level security;
create policy egna on person.utkast to sus_app
  using (anvandare_id = auth.anvandare_id() and insats_id = any (array(select auth.mina_insatser())));
create policy underhall on person.utkast to sus_owner using (true);

alter table verksamhet.kvitto enable row level security;
alter table verksamhet.kvitto force row level security;
create policy egna on verksamhet.kvitto to sus_app using (anvandare_id = auth.anvandare_id());
create policy underhall on verksamhet.kvitto to sus_owner using (true);

-- The two janitor tasks that no user does. Fixed acts without arguments, so the application cannot reach further through them.
create function person.gallra_utkast() returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  antal integer;
begin
  delete from person.utkast where sparat_at < now() - interval '24 hours';
  get diagnostics antal = row_count;
  return antal;
end
$$;

/* A voided deltagande can be restored for 30 days of 24 hours, as the application says; then its identity and answers are erased. */
create function person.gallra_makulerade() returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  d record;
  antal integer := 0;
begin
  for d in select id, person_id from verksamhet.deltagande
    where makulerad_at < now() - interval '720 hours' and person_id is not null for update loop
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
-- Trigger functions run without being granted; these are the ones that are called.
-- What is felregistrerat is not registered on, and an identity that is erased leaves nothing: every draft about it goes along,
-- also those that colleagues have and row-level security hides.
create function person.radera_utkast() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  delete from person.utkast where deltagande_id = new.id;
  return null;
end
$$;
create trigger deltagande_utan_utkast after update of person_id, makulerad_at on verksamhet.deltagande
  for each row when (new.person_id is null or new.makulerad_at is not null) execute function person.radera_utkast();

revoke execute on all functions in schema person, verksamhet, auth from public;
grant execute on function auth.anvandare_id, auth.mina_insatser, auth.prova_arbetsgivare, verksamhet.jamforbart,
  person.gallra_utkast, person.gallra_makulerade to sus_app;
