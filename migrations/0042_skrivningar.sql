set local role sus_owner;

-- Every statement that may have changed what reports read leaves a row here, in its own transaction. Whoever sees the same rows sees the
-- same figures: a finished report is shown again as long as its rows are those that are seen (ADR 39). Which statement, about whom and by
-- whom is not said. The rows of past days are taken away at night: then a report is counted once more, never less.
create table rapport.skrivning (
  nr bigint generated always as identity primary key,
  at timestamptz not null default now()
);
grant select on rapport.skrivning to sus_rapport, sus_backup;
grant select on sequence rapport.skrivning_nr_seq to sus_backup;
grant select, delete on rapport.skrivning to sus_jobb;

create function rapport.anteckna_skrivning() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into rapport.skrivning default values;
  return null;
end
$$;
revoke execute on function rapport.anteckna_skrivning from public;

do $$
declare
  tabell text;
begin
  foreach tabell in array array[
    'styrdata.avslutsanledning', 'styrdata.budgettyp', 'styrdata.forsorjning', 'styrdata.kommun', 'styrdata.kostnadstyp', 'styrdata.lan',
    'styrdata.malgrupp', 'styrdata.organisationstyp', 'styrdata.preciserad_inriktning', 'styrdata.utbildningsniva',
    'verksamhet.administrativ_kostnad', 'verksamhet.anonym_post', 'verksamhet.budget', 'verksamhet.deltagande', 'verksamhet.finansiering',
    'verksamhet.genomgang', 'verksamhet.insats', 'verksamhet.insats_malgrupp', 'verksamhet.insatsbudget', 'verksamhet.insatskostnad',
    'verksamhet.matning', 'verksamhet.omrade', 'verksamhet.organisation', 'verksamhet.samverkansorganisation', 'verksamhet.volym_post',
    'rapport.gallrad_matning', 'rapport.gallrat_deltagande'] loop
    execute format('create trigger skrivning after insert or update or delete or truncate on %s
      for each statement execute function rapport.anteckna_skrivning()', tabell);
  end loop;
end
$$;
