set local role sus_owner;

-- Two persons of the SUS administration stand behind each access that an employer orders: who registered the beställare does not
-- approve what that beställare orders. Else one alone could make up a beställare, order as them and approve it (ASVS 2.3.5).
create function auth.prova_tva_personer() returns trigger language plpgsql as $$
begin
  if exists (select from auth.bestallare where anvandare_id = new.bestalld_av and organisation_id = new.organisation_id
    and registrerad_av = new.beslutad_av and avslutad_at is null) then
    raise exception 'registered the beställare' using errcode = '23514', constraint = 'bestallning_tva_personer';
  end if;
  return new;
end
$$;
create trigger bestallning_tva_personer before update on auth.bestallning
  for each row when (new.beslut = 'godkand') execute function auth.prova_tva_personer();
