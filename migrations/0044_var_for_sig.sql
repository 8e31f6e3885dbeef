set local role sus_owner;

-- What is there and what gallring left, each by itself: put together first, nothing is known of how many they are when they are joined
-- with their answers, and a report of the country takes minutes. Together they are as before.
create view rapport.deltagande_kvar as
  select id, insats_id, kon, alder, startdag, avslutningsdag, avslutsanledning_kod,
    -- Counts unique persons over insatser; from it neither personkod nor anything else can be found.
    hashtextextended(encode(personkod, 'hex'), 0) as person
  from verksamhet.deltagande
  where makulerad_at is null;
create view rapport.deltagande_gallrat as
  select id, insats_id, kon, alder, startdag, avslutningsdag, avslutsanledning_kod, person from rapport.gallrat_deltagande;
create or replace view rapport.deltagande as
  select * from rapport.deltagande_kvar union all select * from rapport.deltagande_gallrat;

create view rapport.matning_kvar as
  select deltagande_id, tillfalle, forsorjning, arbetssokande, arbetar, arbete_omfattning, arbetstyp_kod, studerar,
    studier_omfattning, utbildningsniva_kod, forsorjning_ar
  from verksamhet.matning;
create view rapport.matning_gallrad as
  select deltagande_id, tillfalle, forsorjning, arbetssokande, arbetar, arbete_omfattning, null::text as arbetstyp_kod, studerar,
    studier_omfattning, utbildningsniva_kod, forsorjning_ar
  from rapport.gallrad_matning;
create or replace view rapport.matning as
  select * from rapport.matning_kvar union all select * from rapport.matning_gallrad;

grant select on rapport.deltagande_kvar, rapport.deltagande_gallrat, rapport.matning_kvar, rapport.matning_gallrad to sus_rapport, sus_backup;
