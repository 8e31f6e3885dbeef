-- "Sök insats": the comparable name of an insats is made when the name is written, not for each row of each search,
-- as the names of users already are.
alter table verksamhet.insats
  add column namn_sok text collate "C" not null generated always as (verksamhet.jamforbart(namn)) stored;
