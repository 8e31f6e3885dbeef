set local role sus_owner;

-- What reports read. The views act as their owner, so every insats is counted; and they are all that sus_rapport is given, so who
-- somebody is cannot be reached from them: no name, no personnummer, no person_id. The id of a deltagande is random and leads on
-- to its answers only. What is felregistrerat is in no report.
create view rapport.deltagande as
  select id, insats_id, kon, alder, startdag, avslutningsdag, avslutsanledning_kod,
    -- Counts unique persons over insatser; from it neither personkod nor anything else can be found.
    hashtextextended(encode(personkod, 'hex'), 0) as person
  from verksamhet.deltagande
  where makulerad_at is null;

create view rapport.matning as
  select deltagande_id, tillfalle, forsorjning, arbetssokande, arbetar, arbete_omfattning, arbetstyp_kod, studerar,
    studier_omfattning, utbildningsniva_kod, forsorjning_ar
  from verksamhet.matning;

-- An organisation belongs to the län where most of its kommuner are; the lowest code when two have as many (ADR 20).
create view rapport.samverkansorganisation as
  select o.id, o.namn, o.samverkansform, o.startdatum, o.slutdatum, (
    select k.lan_kod
    from (select distinct kommun_kod from verksamhet.omrade where samverkansorganisation_id = o.id) as m
    join styrdata.kommun k on k.kod = m.kommun_kod
    group by k.lan_kod
    order by count(*) desc, k.lan_kod
    limit 1) as lan_kod
  from verksamhet.samverkansorganisation o;

create view rapport.insats as
  select id, samverkansorganisation_id, namn, beskrivning, startdatum, slutdatum, inriktning, preciserad_inriktning_kod,
    deltagarregistrering
  from verksamhet.insats;

create view rapport.insats_malgrupp as select insats_id, malgrupp_kod from verksamhet.insats_malgrupp;

create view rapport.anonym as select insats_id, ar, kon, antal from verksamhet.anonym_antal where antal > 0;

create view rapport.volym as
  select insats_id, ar, sum(antal)::integer as antal, sum(kvinnor)::integer as kvinnor, sum(man)::integer as man
  from verksamhet.volym_post
  group by insats_id, ar
  having sum(antal) > 0;

create view rapport.insatsbudget as
  select b.insats_id, b.ar, b.planerat_antal, k.budgettyp_kod, k.budget, k.utfall
  from verksamhet.insatsbudget b left join (
    select insatsbudget_id, budgettyp_kod, sum(budget)::bigint as budget, sum(utfall)::bigint as utfall
    from verksamhet.insatskostnad group by insatsbudget_id, budgettyp_kod) as k on k.insatsbudget_id = b.id;

create view rapport.finansiering as
  select b.samverkansorganisation_id, b.ar, o.namn as finansiar, o.organisationstyp_kod, f.belopp
  from verksamhet.budget b
  join verksamhet.finansiering f on f.budget_id = b.id
  join verksamhet.organisation o on o.id = f.organisation_id;

create view rapport.administrativ_kostnad as
  select b.samverkansorganisation_id, b.ar, k.kostnadstyp_kod, k.budget, k.utfall
  from verksamhet.budget b
  join verksamhet.administrativ_kostnad k on k.budget_id = b.id;

grant select on all tables in schema rapport to sus_rapport, sus_backup;

-- A report of the whole country reads the deltaganden that began, or ended, in its period.
create index deltagande_start on verksamhet.deltagande (startdag) where makulerad_at is null;
create index deltagande_slut on verksamhet.deltagande (avslutningsdag) where makulerad_at is null and avslutningsdag is not null;
