set local role sus_owner;

-- "Mina rapporter": selections that a user has given a name. A selection is the query of a report's address: codes, ids and months,
-- never a word that somebody typed.
create table verksamhet.sparat_urval (
  id uuid primary key,
  anvandare_id uuid not null references auth.anvandare,
  namn text not null check (namn = btrim(namn) and length(namn) between 1 and 100),
  urval text not null check (length(urval) <= 6000 and
    urval ~ '^typ=[a-z]+(&(del|niva|plats|jamfor|fran|till|kon|forsorjning|variabel|detaljer)=[a-z0-9_-]+)+$'),
  sparat_at timestamptz not null default now(),
  constraint sparat_urval_ett_namn unique (anvandare_id, namn)
);
alter table verksamhet.sparat_urval enable row level security;
alter table verksamhet.sparat_urval force row level security;
create policy egna on verksamhet.sparat_urval to sus_app using (anvandare_id = auth.anvandare_id());
create policy underhall on verksamhet.sparat_urval to sus_owner using (true);

grant select, insert, delete on verksamhet.sparat_urval to sus_app;
grant update (namn) on verksamhet.sparat_urval to sus_app;
grant select on verksamhet.sparat_urval to sus_backup;
