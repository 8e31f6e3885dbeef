set local role sus_owner;

-- The forbidden combinations are judged by what others have committed. A transaction that looks at an older picture of the database
-- (repeatable read, serializable) would not see it, so there it is refused to change what they are judged by.
create function auth.krav_nulage() returns void language plpgsql as $$
begin
  if current_setting('transaction_isolation') <> 'read committed' then
    raise exception 'judged by an older picture' using errcode = '23514', constraint = 'roll_provas_mot_nulaget';
  end if;
end
$$;

-- As before (0004), against the picture of now.
create or replace function auth.prova_arbetsgivare(p_anvandare uuid, p_arbetsgivare uuid) returns void language plpgsql as $$
declare
  o verksamhet.organisation;
begin
  perform auth.krav_nulage();
  select * into strict o from verksamhet.organisation where id = p_arbetsgivare for share;
  if o.organisationstyp_kod = 'samordningsforbund' and exists (
    select from auth.anvandare_roll
    where anvandare_id = p_anvandare and roll = 'deltagaransvarig' and avslutad_at is null) then
    raise exception 'deltagaransvarig employed by samordningsförbund'
      using errcode = '23514', constraint = 'roll_deltagaransvarig_arbetsgivare';
  end if;
  if not o.forsakringskassan and exists (
    select from auth.anvandare_roll
    where anvandare_id = p_anvandare and roll = 'superadministrator' and avslutad_at is null) then
    raise exception 'superadministratör outside Försäkringskassan'
      using errcode = '23514', constraint = 'roll_superadministrator_arbetsgivare';
  end if;
end
$$;
-- Also when nobody is seen to be employed there.
create or replace function auth.prova_organisation() returns trigger language plpgsql as $$
begin
  perform auth.krav_nulage();
  perform auth.prova_arbetsgivare(a.id, new.id) from auth.anvandare a where a.arbetsgivare_id = new.id;
  return new;
end
$$;

-- Who may order is asked of the registration, so a registration is never in force without its role, which is what stands against
-- deltagaransvarig. The role is held still: it does not end between the check and the commit.
create or replace function auth.prova_bestallare() returns trigger language plpgsql as $$
begin
  if new.avslutad_at is not null then return new; end if;
  if not exists (select from auth.anvandare_roll where id = new.roll_id and avslutad_at is null for share) then
    raise exception 'beställare without the role' using errcode = '23514', constraint = 'bestallare_kraver_roll';
  end if;
  if exists (select from verksamhet.organisation where id = new.organisation_id and (forsakringskassan or arbetsformedlingen)) then
    raise exception 'ordered by a superadministratör' using errcode = '23514', constraint = 'bestallare_inte_myndighet';
  end if;
  if not exists (select from auth.anvandare where id = new.anvandare_id and arbetsgivare_id = new.organisation_id for share) then
    raise exception 'beställare of another employer' using errcode = '23514', constraint = 'bestallare_egen_arbetsgivare';
  end if;
  if not auth.har_overenskommelse(new.organisation_id, new.galler_fran) then
    raise exception 'beställare without överenskommelse' using errcode = '23514', constraint = 'bestallare_kraver_overenskommelse';
  end if;
  return new;
end
$$;

-- An account that is closed takes its ways in along as well: the tie to an employer's identity provider, and a code that is on its
-- way. One that is opened again by a new order starts from its masterlösenord or BankID.
create or replace function auth.avsluta_kontots_roller() returns trigger language plpgsql as $$
begin
  update auth.anvandare_roll set avslutad_at = greatest(new.avslutad_at, tilldelad_at)
  where anvandare_id = new.id and avslutad_at is null;
  update auth.inloggning set avslutad_at = new.avslutad_at where anvandare_id = new.id and avslutad_at is null;
  update auth.extern_identitet set upphavd_at = new.avslutad_at where anvandare_id = new.id and upphavd_at is null;
  update auth.engangskod set ersatt_at = new.avslutad_at
  where anvandare_id = new.id and anvand_at is null and ersatt_at is null;
  return new;
end
$$;
update auth.extern_identitet e set upphavd_at = a.avslutad_at
from auth.anvandare a where a.id = e.anvandare_id and a.avslutad_at is not null and e.upphavd_at is null;

grant execute on function auth.krav_nulage to sus_app;
