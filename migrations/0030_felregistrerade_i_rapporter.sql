set local role sus_owner;

-- How many a report leaves out as felregistrerade, by insats and the year they were said to begin: numbers, and nobody behind them.
create view rapport.felregistrerat as
  select insats_id, extract(year from startdag)::smallint as ar, count(*)::integer as antal
  from verksamhet.deltagande
  where makulerad_at is not null
  group by 1, 2;
grant select on rapport.felregistrerat to sus_rapport, sus_backup;

-- They are few among many.
create index deltagande_makulerad on verksamhet.deltagande (insats_id, startdag) where makulerad_at is not null;
