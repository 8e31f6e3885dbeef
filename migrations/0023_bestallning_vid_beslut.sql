set local role sus_owner;

-- What an order says itself of a user who is changed. The rest of the row is a copy of the account on the day of the order: it is
-- not written back, since the user may have changed it meanwhile, a stolen phone above all.
alter table auth.bestallningsrad
  add column uppgivna text[] not null default '{fornamn,efternamn,epost,mobil}',
  add constraint bestallningsrad_uppgivna check (uppgivna <@ array['fornamn', 'efternamn', 'epost', 'mobil']);

-- As before (0012), and: who ordered may still order when it is approved, and a decision is not taken back.
create or replace function auth.prova_bestallning() returns trigger language plpgsql as $$
declare
  b auth.bestallning;
  o verksamhet.organisation;
begin
  if tg_table_name = 'bestallning' then
    if old.beslut is not null then
      raise exception 'decided once' using errcode = '23514', constraint = 'bestallning_beslutas_en_gang';
    end if;
    if not exists (select from auth.anvandare_roll
      where anvandare_id = new.beslutad_av and roll = 'superadministrator' and avslutad_at is null for share) then
      raise exception 'decided by another role' using errcode = '23514', constraint = 'bestallning_beslutas_av_superadministrator';
    end if;
    if exists (select from auth.bestallningsrad r join auth.anvandare a on a.personnummer_index = r.personnummer_index
      where r.bestallning_id = new.id and a.id = new.beslutad_av) then
      raise exception 'decides about themself' using errcode = '23514', constraint = 'bestallning_inte_om_sig_sjalv';
    end if;
    if new.beslut = 'godkand' and not exists (select from auth.anvandare_roll r
      where r.anvandare_id = new.bestalld_av and r.avslutad_at is null and r.roll = case when exists (
        select from verksamhet.organisation where id = new.organisation_id and (forsakringskassan or arbetsformedlingen))
        then 'superadministrator' else 'bestallare' end for share) then
      raise exception 'ordered by one who may not any more' using errcode = '23514', constraint = 'bestallning_bestalld_av_behorig';
    end if;
    return new;
  end if;
  select * into strict b from auth.bestallning where id = new.bestallning_id for share;
  if b.beslut is not null then
    raise exception 'decided already' using errcode = '23514', constraint = 'bestallningsrad_fore_beslut';
  end if;
  select * into strict o from verksamhet.organisation where id = b.organisation_id for share;
  if exists (select from auth.anvandare where id = b.bestalld_av and personnummer_index = new.personnummer_index) then
    raise exception 'orders for themself' using errcode = '23514', constraint = 'bestallningsrad_inte_for_sig_sjalv';
  end if;
  if 'deltagaransvarig' = any (new.roller) and o.organisationstyp_kod = 'samordningsforbund' then
    raise exception 'deltagaransvarig employed by samordningsförbund' using errcode = '23514', constraint = 'bestallningsrad_arbetsgivare';
  end if;
  if 'superadministrator' = any (new.roller) and not o.forsakringskassan then
    raise exception 'superadministratör outside Försäkringskassan' using errcode = '23514', constraint = 'bestallningsrad_arbetsgivare';
  end if;
  return new;
end
$$;
drop trigger bestallning_prova on auth.bestallning;
create trigger bestallning_prova before update on auth.bestallning
  for each row when (new.beslut is not null or old.beslut is not null) execute function auth.prova_bestallning();
