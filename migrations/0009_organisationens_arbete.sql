set local role sus_owner;

/* The last digit of an organisationsnummer (Luhn, as for a personnummer). */
create function verksamhet.har_kontrollsiffra(nummer text) returns boolean language sql immutable strict parallel safe
return (
  select sum(case when produkt > 9 then produkt - 9 else produkt end) % 10 = 0
  from (select substr(nummer, i, 1)::integer * (1 + i % 2) as produkt from generate_series(1, 10) as i) as siffra
);

-- What form 9447 and the page "Hantera samverkansorganisation" hold beside the name and the dates.
alter table verksamhet.samverkansorganisation
  add column bestalld_av text check (length(btrim(bestalld_av)) between 1 and 200),
  add column adress text check (length(adress) <= 500),
  add column kontakt_namn text check (length(kontakt_namn) <= 100),
  add column kontakt_titel text check (length(kontakt_titel) <= 100),
  add column kontakt_telefon text check (length(kontakt_telefon) <= 30),
  add column kontakt_epost text check (kontakt_epost ~ '^[^@\s]+@[^@\s]+$' and length(kontakt_epost) <= 254),
  add constraint samverkansorganisation_kontrollsiffra
    check (case when organisationsnummer ~ '^[0-9]{10}$' then verksamhet.har_kontrollsiffra(organisationsnummer) else true end);

-- "Kommun, stadsdel": where the organisation works.
create table verksamhet.omrade (
  id uuid primary key default gen_random_uuid(),
  samverkansorganisation_id uuid not null references verksamhet.samverkansorganisation,
  kommun_kod text not null references styrdata.kommun,
  stadsdel_kod text,
  constraint omrade_stadsdel_i_kommun foreign key (stadsdel_kod, kommun_kod) references styrdata.stadsdel (kod, kommun_kod),
  constraint omrade_en_gang unique nulls not distinct (samverkansorganisation_id, kommun_kod, stadsdel_kod)
);

-- "Ingående organisationer", with three flags that do not depend on each other.
create table verksamhet.ingaende_organisation (
  samverkansorganisation_id uuid not null references verksamhet.samverkansorganisation,
  organisation_id uuid not null references verksamhet.organisation,
  deltar boolean not null default false,
  finansierar boolean not null default false,
  brukar_medel boolean not null default false,
  primary key (samverkansorganisation_id, organisation_id),
  constraint ingaende_organisation_nagot check (deltar or finansierar or brukar_medel)
);

-- Budget of an organisation: a calendar year, its financing and (Finsam only) its administrative costs. Whole kronor.
create table verksamhet.budget (
  id uuid primary key default gen_random_uuid(),
  samverkansorganisation_id uuid not null references verksamhet.samverkansorganisation,
  ar smallint not null check (ar between 1990 and 2100),
  constraint budget_en_per_ar unique (samverkansorganisation_id, ar),
  unique (id, samverkansorganisation_id)
);
create table verksamhet.finansiering (
  id uuid primary key default gen_random_uuid(),
  budget_id uuid not null,
  samverkansorganisation_id uuid not null,
  organisation_id uuid not null,
  belopp bigint not null,
  beskrivning text check (length(beskrivning) <= 500),
  version integer not null default 1,
  foreign key (budget_id, samverkansorganisation_id) references verksamhet.budget (id, samverkansorganisation_id),
  constraint finansiering_ingar foreign key (samverkansorganisation_id, organisation_id)
    references verksamhet.ingaende_organisation,
  constraint finansiering_belopp check (belopp between 0 and 999999999999)
);
create index finansiering_budget on verksamhet.finansiering (budget_id);
create index finansiering_organisation on verksamhet.finansiering (samverkansorganisation_id, organisation_id);
create table verksamhet.administrativ_kostnad (
  id uuid primary key default gen_random_uuid(),
  budget_id uuid not null references verksamhet.budget,
  kostnadstyp_kod text not null references styrdata.kostnadstyp,
  budget bigint not null,
  utfall bigint,
  beskrivning text check (length(beskrivning) <= 500),
  version integer not null default 1,
  constraint administrativ_kostnad_budget check (budget between 0 and 999999999999),
  constraint administrativ_kostnad_utfall check (utfall between 0 and 999999999999)
);
create index administrativ_kostnad_budget_id on verksamhet.administrativ_kostnad (budget_id);

-- Budget of an insats: a calendar year, how many deltagare are planned, and its costs.
create table verksamhet.insatsbudget (
  id uuid primary key default gen_random_uuid(),
  insats_id uuid not null references verksamhet.insats,
  ar smallint not null check (ar between 1990 and 2100),
  planerat_antal integer,
  version integer not null default 1,
  constraint insatsbudget_en_per_ar unique (insats_id, ar),
  constraint insatsbudget_planerat check (planerat_antal between 0 and 99999)
);
create table verksamhet.insatskostnad (
  id uuid primary key default gen_random_uuid(),
  insatsbudget_id uuid not null references verksamhet.insatsbudget,
  budgettyp_kod text not null references styrdata.budgettyp,
  budget bigint not null,
  utfall bigint,
  beskrivning text check (length(beskrivning) <= 500),
  version integer not null default 1,
  constraint insatskostnad_budget check (budget between 0 and 999999999999),
  constraint insatskostnad_utfall check (utfall between 0 and 999999999999)
);
create index insatskostnad_insatsbudget on verksamhet.insatskostnad (insatsbudget_id);

-- A budget year lies within the years of what it is for. The share lock keeps the dates still.
create function verksamhet.prova_budgetar() returns trigger language plpgsql as $$
declare
  o record;
begin
  if tg_table_name = 'budget' then
    select startdatum, slutdatum into strict o from verksamhet.samverkansorganisation
    where id = new.samverkansorganisation_id for share;
  else
    select greatest(i.startdatum, s.startdatum) as startdatum, least(i.slutdatum, s.slutdatum) as slutdatum into strict o
    from verksamhet.insats i join verksamhet.samverkansorganisation s on s.id = i.samverkansorganisation_id
    where i.id = new.insats_id for share;
  end if;
  if new.ar < extract(year from o.startdatum) then
    raise exception 'budget before the start' using errcode = '23514', constraint = 'budget_ar_fore_start';
  end if;
  if new.ar > extract(year from o.slutdatum) then
    raise exception 'budget after the end' using errcode = '23514', constraint = 'budget_ar_efter_slut';
  end if;
  return new;
end
$$;
create trigger budget_prova before insert or update of ar, samverkansorganisation_id on verksamhet.budget
  for each row execute function verksamhet.prova_budgetar();
create trigger insatsbudget_prova before insert or update of ar, insats_id on verksamhet.insatsbudget
  for each row execute function verksamhet.prova_budgetar();

-- Only those who finance are chosen as financiers; a line that was written keeps its financier (handbook, Ingående organisation).
create function verksamhet.prova_finansiar() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and new.organisation_id = old.organisation_id
    and new.samverkansorganisation_id = old.samverkansorganisation_id then return new; end if;
  if not (select finansierar from verksamhet.ingaende_organisation
    where samverkansorganisation_id = new.samverkansorganisation_id and organisation_id = new.organisation_id for share) then
    raise exception 'financier that does not finance' using errcode = '23514', constraint = 'finansiering_finansierar';
  end if;
  return new;
end
$$;
create trigger finansiering_prova before insert or update of organisation_id, samverkansorganisation_id on verksamhet.finansiering
  for each row execute function verksamhet.prova_finansiar();
create function verksamhet.prova_administrativ_kostnad() returns trigger language plpgsql as $$
begin
  if (select o.samverkansform from verksamhet.budget b join verksamhet.samverkansorganisation o on o.id = b.samverkansorganisation_id
    where b.id = new.budget_id for share of o) <> 'finsam' then
    raise exception 'administrative costs outside Finsam' using errcode = '23514', constraint = 'administrativ_kostnad_bara_finsam';
  end if;
  return new;
end
$$;
create trigger administrativ_kostnad_prova before insert or update of budget_id on verksamhet.administrativ_kostnad
  for each row execute function verksamhet.prova_administrativ_kostnad();
-- The form cannot change under costs that only Finsam has.
create function verksamhet.prova_samverkansform() returns trigger language plpgsql as $$
begin
  if exists (select from verksamhet.administrativ_kostnad k join verksamhet.budget b on b.id = k.budget_id
    where b.samverkansorganisation_id = new.id) then
    raise exception 'administrative costs outside Finsam' using errcode = '23514', constraint = 'administrativ_kostnad_bara_finsam';
  end if;
  return new;
end
$$;
create trigger samverkansorganisation_form after update of samverkansform on verksamhet.samverkansorganisation
  for each row when (new.samverkansform <> 'finsam' and old.samverkansform = 'finsam') execute function verksamhet.prova_samverkansform();

-- Volyminsats: a ledger of counted deltagare. A correction takes back one entry, whole and once, so no sum can go below zero.
create table verksamhet.volym_post (
  id uuid primary key default gen_random_uuid(),
  insats_id uuid not null references verksamhet.insats,
  ar smallint not null,
  antal integer not null,
  kvinnor integer,
  man integer,
  anteckning text check (length(anteckning) <= 200),
  rattar uuid unique,
  av uuid not null references auth.anvandare,
  at timestamptz not null default now(),
  unique (id, insats_id, ar),
  foreign key (rattar, insats_id, ar) references verksamhet.volym_post (id, insats_id, ar),
  constraint volym_antal check (case when rattar is null then antal between 1 and 99999 else antal between -99999 and -1 end),
  constraint volym_delat check ((kvinnor is null) = (man is null)),
  constraint volym_summa check (kvinnor + man = antal),
  constraint volym_delar check (case when rattar is null then kvinnor >= 0 and man >= 0 else kvinnor <= 0 and man <= 0 end)
);
create index volym_post_insats on verksamhet.volym_post (insats_id, ar, at);
create function verksamhet.prova_volym() returns trigger language plpgsql as $$
declare
  i record;
  p verksamhet.volym_post;
begin
  select insats.startdatum, insats.slutdatum, insats.deltagarregistrering,
    o.startdatum as o_start, o.slutdatum as o_slut into strict i
  from verksamhet.insats join verksamhet.samverkansorganisation o on o.id = insats.samverkansorganisation_id
  where insats.id = new.insats_id for share;
  if i.deltagarregistrering <> 'endast_antal' then
    raise exception 'numbers outside a volyminsats' using errcode = '23514', constraint = 'volym_bara_i_volyminsats';
  end if;
  if new.rattar is null then
    if new.ar < extract(year from greatest(i.startdatum, i.o_start))
      or new.ar > extract(year from least(current_date, i.slutdatum, i.o_slut)) then
      raise exception 'year outside the insats' using errcode = '23514', constraint = 'volym_ar_i_insatsen';
    end if;
    return new;
  end if;
  select * into p from verksamhet.volym_post where id = new.rattar;
  if p.rattar is not null or (p.antal, p.kvinnor, p.man) is distinct from (-new.antal, -new.kvinnor, -new.man) then
    raise exception 'correction that is not the mirror' using errcode = '23514', constraint = 'volym_rattar_hela_posten';
  end if;
  return new;
end
$$;
create trigger volym_prova before insert on verksamhet.volym_post for each row execute function verksamhet.prova_volym();

-- Counted deltagare bind the kategorisering and the dates as the named and the anonymous do.
create function verksamhet.har_volym(p_insats uuid) returns boolean language sql stable
begin atomic
  select exists (select from verksamhet.volym_post p where p.insats_id = p_insats and p.rattar is null
    and not exists (select from verksamhet.volym_post r where r.rattar = p.id));
end;
create or replace function verksamhet.har_deltagare(p_insats uuid) returns boolean language sql stable
begin atomic
  select exists (select from verksamhet.deltagande
      where insats_id = p_insats and (makulerad_at is null or person_id is not null))
    or exists (select from verksamhet.anonym_antal where insats_id = p_insats and antal > 0)
    or verksamhet.har_volym(p_insats);
end;
create function verksamhet.har_volym_utanfor(p_insats uuid, fran integer, till integer) returns boolean language sql stable
begin atomic
  select exists (select from verksamhet.volym_post p
    where p.insats_id = p_insats and p.rattar is null and (p.ar < fran or p.ar > till)
      and not exists (select from verksamhet.volym_post r where r.rattar = p.id));
end;
create function verksamhet.prova_insatsens_ar() returns trigger language plpgsql as $$
declare
  fran integer := extract(year from new.startdatum);
  till integer;
begin
  select extract(year from least(new.slutdatum, slutdatum)) into strict till
  from verksamhet.samverkansorganisation where id = new.samverkansorganisation_id for share;
  if verksamhet.har_volym_utanfor(new.id, fran, till) then
    raise exception 'period leaves numbers outside' using errcode = '23514', constraint = 'insats_period_rymmer_volym';
  end if;
  if exists (select from verksamhet.insatsbudget where insats_id = new.id and (ar < fran or ar > till)) then
    raise exception 'period leaves budgets outside' using errcode = '23514', constraint = 'insats_period_rymmer_budget';
  end if;
  return new;
end
$$;
create function verksamhet.prova_organisationens_ar() returns trigger language plpgsql as $$
declare
  till integer := extract(year from new.slutdatum);
begin
  if exists (select from verksamhet.insats i
    where i.samverkansorganisation_id = new.id and verksamhet.har_volym_utanfor(i.id, null, till)) then
    raise exception 'period leaves numbers outside' using errcode = '23514', constraint = 'samverkansorganisation_period_rymmer_volym';
  end if;
  if exists (select from verksamhet.budget where samverkansorganisation_id = new.id and ar > till)
    or exists (select from verksamhet.insatsbudget b join verksamhet.insats i on i.id = b.insats_id
      where i.samverkansorganisation_id = new.id and b.ar > till) then
    raise exception 'period leaves budgets outside' using errcode = '23514', constraint = 'samverkansorganisation_period_rymmer_budget';
  end if;
  return new;
end
$$;
create constraint trigger insats_period_antal after update on verksamhet.insats for each row
  when ((old.startdatum, old.slutdatum, old.samverkansorganisation_id)
    is distinct from (new.startdatum, new.slutdatum, new.samverkansorganisation_id))
  execute function verksamhet.prova_insatsens_ar();
create constraint trigger samverkansorganisation_period_antal after update on verksamhet.samverkansorganisation for each row
  when (old.slutdatum is distinct from new.slutdatum) execute function verksamhet.prova_organisationens_ar();

/*
 * What is registered in an insats, for who may end or change it but sees no deltaganden: whether there is anything at all, how
 * many stays are open, and the first and the last day that is registered. Nothing for anyone else. Called by the application.
 */
create function verksamhet.insatsens_granser(p_insats uuid, out har_deltagare boolean, out oppna integer,
  out forsta_dag date, out sista_dag date)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not exists (
    select from verksamhet.insats i join auth.uppdrag u on u.samverkansorganisation_id = i.samverkansorganisation_id
    where i.id = p_insats and u.anvandare_id = auth.anvandare_id() and u.avslutat_at is null
      and u.fran_datum <= current_date and (u.till_datum is null or u.till_datum >= current_date)) then
    return;
  end if;
  har_deltagare := verksamhet.har_deltagare(p_insats);
  select count(*) filter (where avslutningsdag is null), min(startdag), max(greatest(startdag, avslutningsdag))
  into oppna, forsta_dag, sista_dag
  from verksamhet.deltagande where insats_id = p_insats and makulerad_at is null;
end
$$;

-- Users are sought by name ("Välj användare", "Visa användare"): compared as readers do, and in Swedish order.
alter table auth.anvandare
  add column fornamn_sok text collate "C" not null generated always as (verksamhet.jamforbart(fornamn)) stored,
  add column efternamn_sok text collate "C" not null generated always as (verksamhet.jamforbart(efternamn)) stored;
create index anvandare_ordning on auth.anvandare (efternamn collate "sv-x-icu", fornamn collate "sv-x-icu", id)
  where avslutad_at is null;
create index anvandare_arbetsgivare on auth.anvandare (arbetsgivare_id) where avslutad_at is null;
-- Also uppdrag that have ended are read, in the history of a place.
drop index auth.uppdrag_insats, auth.uppdrag_organisation;
create index uppdrag_insats on auth.uppdrag (insats_id);
create index uppdrag_organisation on auth.uppdrag (samverkansorganisation_id);
create index uppdrag_slutar on auth.uppdrag (till_datum) where avslutat_at is null and till_datum is not null;

-- The last samverkansadministratör stays until a superadministratör, or the end of the role, takes the uppdrag. The lock on the
-- organisation makes two who remove each other take turns, and the second sees what the first did.
create function auth.prova_sista_administrator() returns trigger language plpgsql as $$
begin
  if old.roll <> 'samverkansadministrator' or old.avslutat_at is not null then return null; end if;
  if new.avslutat_at is null and new.till_datum is null and new.fran_datum <= current_date then return null; end if;
  if not exists (select from auth.anvandare_roll where id = old.roll_id and avslutad_at is null) then return null; end if;
  -- Who is signed in decides, not what the row says about it; the row only when it is done by hand.
  if exists (select from auth.anvandare_roll where anvandare_id = coalesce(auth.anvandare_id(), new.avslutat_av)
    and roll = 'superadministrator' and avslutad_at is null) then return null; end if;
  perform from verksamhet.samverkansorganisation where id = old.samverkansorganisation_id for no key update;
  if not exists (select from auth.uppdrag
    where samverkansorganisation_id = old.samverkansorganisation_id and roll = 'samverkansadministrator'
      and avslutat_at is null and till_datum is null and fran_datum <= current_date) then
    raise exception 'last samverkansadministratör' using errcode = '23514', constraint = 'uppdrag_sista_samverkansadministrator';
  end if;
  return null;
end
$$;
create trigger uppdrag_sista_administrator after update on auth.uppdrag for each row
  when ((old.avslutat_at, old.till_datum, old.fran_datum) is distinct from (new.avslutat_at, new.till_datum, new.fran_datum))
  execute function auth.prova_sista_administrator();
-- An uppdrag is ended and a new one given; it never moves to another user or place.
revoke update on auth.uppdrag from sus_app;
grant update (fran_datum, till_datum, avslutat_av, avslutat_at, version) on auth.uppdrag to sus_app;

-- What happened to an organisation, an insats, a budget or a code list: who, when, old and new. Never about deltagare.
create table verksamhet.andring (
  id bigint generated always as identity primary key,
  slag text not null check (slag in ('samverkansorganisation', 'insats', 'budget', 'insatsbudget', 'styrdata', 'organisation')),
  -- The id of what was changed; for code lists "lista/kod".
  objekt text not null check (length(objekt) between 1 and 100),
  handelse text not null check (handelse ~ '^[a-z_]{1,40}$'),
  andringar jsonb not null default '[]' check (jsonb_typeof(andringar) = 'array'),
  av uuid not null references auth.anvandare,
  at timestamptz not null default now()
);
create index andring_objekt on verksamhet.andring (slag, objekt, id);

-- What an administrator has typed and picked but not saved: one draft for each user, form and object, gone when saved and after 24 hours.
create table verksamhet.formularutkast (
  id uuid primary key,
  anvandare_id uuid not null references auth.anvandare,
  formular text not null check (formular ~ '^[a-z_]{1,40}$'),
  objekt_id uuid,
  -- Where the form is shown.
  sida text not null check (sida ~ '^/[^/\\]' and length(sida) <= 300),
  innehall_krypt bytea not null check (length(innehall_krypt) <= 100000),
  sparat_at timestamptz not null default now(),
  constraint formularutkast_ett unique nulls not distinct (anvandare_id, formular, objekt_id)
);
alter table verksamhet.formularutkast enable row level security;
alter table verksamhet.formularutkast force row level security;
create policy egna on verksamhet.formularutkast to sus_app using (anvandare_id = auth.anvandare_id());
create policy underhall on verksamhet.formularutkast to sus_owner using (true);
create or replace function person.gallra_utkast() returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  antal integer;
  fler integer;
begin
  delete from person.utkast where sparat_at < now() - interval '24 hours';
  get diagnostics antal = row_count;
  delete from verksamhet.formularutkast where sparat_at < now() - interval '24 hours';
  get diagnostics fler = row_count;
  return antal + fler;
end
$$;

-- Code lists are added to, reworded, reordered and ended; nothing is deleted, and what the program acts on does not change.
alter table styrdata.lan add column version integer not null default 1;
alter table styrdata.kommun add column version integer not null default 1;
alter table styrdata.stadsdel add column version integer not null default 1;
alter table styrdata.lan add constraint lan_namn_check check (length(btrim(namn)) between 1 and 100);
alter table styrdata.kommun add constraint kommun_namn_check check (length(btrim(namn)) between 1 and 100);
alter table styrdata.stadsdel add constraint stadsdel_namn_check check (length(btrim(namn)) between 1 and 100);
grant insert on all tables in schema styrdata to sus_app;
grant update (text, hjalptext, ordning, galler_fran, galler_till, version) on styrdata.utbildningsniva, styrdata.forsorjning,
  styrdata.arbetstyp, styrdata.avslutsanledning, styrdata.preciserad_inriktning, styrdata.malgrupp, styrdata.kostnadstyp,
  styrdata.budgettyp, styrdata.organisationstyp to sus_app;
grant update (grupp) on styrdata.forsorjning to sus_app;
grant update (namn, version) on styrdata.lan to sus_app;
grant update (namn, galler_fran, galler_till, version) on styrdata.kommun, styrdata.stadsdel to sus_app;
-- Felregistrering is a system entry: there is one, and it is always valid.
create unique index avslutsanledning_en_felregistrering on styrdata.avslutsanledning (beteende) where beteende = 'felregistrering';
alter table styrdata.avslutsanledning add constraint avslutsanledning_felregistrering_kvar
  check (beteende <> 'felregistrering' or (galler_till is null and galler_fran = '1900-01-01'));

-- Two more entries that the program acts on: the exclusive answer, and the type that bars deltagaransvariga.
alter table styrdata.forsorjning add constraint forsorjning_ingen_kvar
  check (not ensam or (galler_till is null and galler_fran = '1900-01-01'));
alter table styrdata.organisationstyp add constraint organisationstyp_samordningsforbund_kvar
  check (kod <> 'samordningsforbund' or (galler_till is null and galler_fran = '1900-01-01'));

grant select, insert, delete on verksamhet.omrade to sus_app;
grant select, insert, delete on verksamhet.ingaende_organisation to sus_app;
grant update (deltar, finansierar, brukar_medel) on verksamhet.ingaende_organisation to sus_app;
grant select, insert on verksamhet.budget, verksamhet.insatsbudget, verksamhet.volym_post, verksamhet.andring to sus_app;
grant update (planerat_antal, version) on verksamhet.insatsbudget to sus_app;
grant select, insert, delete on verksamhet.finansiering, verksamhet.administrativ_kostnad, verksamhet.insatskostnad to sus_app;
grant update (organisation_id, belopp, beskrivning, version) on verksamhet.finansiering to sus_app;
grant update (kostnadstyp_kod, budget, utfall, beskrivning, version) on verksamhet.administrativ_kostnad to sus_app;
grant update (budgettyp_kod, budget, utfall, beskrivning, version) on verksamhet.insatskostnad to sus_app;
grant select, insert, update, delete on verksamhet.formularutkast to sus_app;
grant select on all tables in schema verksamhet to sus_backup;
grant select on all sequences in schema verksamhet to sus_backup;
revoke execute on all functions in schema styrdata, verksamhet, auth from public;
grant execute on function verksamhet.har_kontrollsiffra, verksamhet.har_volym_utanfor, verksamhet.insatsens_granser to sus_app;
