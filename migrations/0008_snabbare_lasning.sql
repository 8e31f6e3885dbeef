set local role sus_owner;

-- The list of an insats shows the felregistrerade too, which the other indexes leave out: without this one it read every
-- deltagande in the country.
create index deltagande_lista on verksamhet.deltagande (insats_id, startdag, skapad_at, id);

-- The same walls. A function that stands in the from clause becomes part of the query that it guards; in the select list it is
-- started anew for each table of each query, which took longer than the rest of the page's SQL.
do $$
declare
  tabell text;
begin
  foreach tabell in array array['person.deltagare', 'person.samtycke', 'verksamhet.deltagande', 'verksamhet.matning', 'verksamhet.historik'] loop
    execute format('alter policy uppdrag on %s using (insats_id = any (array(select m from auth.mina_insatser() as m)))', tabell);
  end loop;
end
$$;
alter policy egna on person.utkast
  using (anvandare_id = auth.anvandare_id() and insats_id = any (array(select m from auth.mina_insatser() as m)));
