/** SQL that counts, as `svar`, the accounts that are both sides of a forbidden combination. There are never any. */
export const brottslingar = `
  with ar as (
    select a.id, o.organisationstyp_kod = 'samordningsforbund' as forbund, o.forsakringskassan as fk,
      exists (select from auth.bestallare b where b.anvandare_id = a.id and b.avslutad_at is null) as registrerad,
      array(select r.roll from auth.anvandare_roll r where r.anvandare_id = a.id and r.avslutad_at is null) as roller
    from auth.anvandare a join verksamhet.organisation o on o.id = a.arbetsgivare_id)
  select count(*)::int as svar from ar
  where ('deltagaransvarig' = any (roller)
      and (forbund or registrerad or roller && array['samverkansadministrator', 'bestallare']))
    or ('superadministrator' = any (roller) and not fk)`;
