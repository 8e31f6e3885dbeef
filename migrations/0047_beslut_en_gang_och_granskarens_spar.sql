set local role sus_owner;

/* As before (0043), and decided once: also when the same handläggare sends the same decision twice at once, the second is told. */
create or replace function person.besluta_registerutdrag(p_id uuid, p_skal text, p_index bytea) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  u person.registerutdrag;
begin
  perform auth.krav_registerhandlaggare(auth.anvandare_id());
  select * into u from person.registerutdrag where id = p_id for update;
  if u.beslut is not null then
    raise exception 'decided once' using errcode = '23514', constraint = 'registerutdrag_beslutas_en_gang';
  end if;
  if p_skal is null and u.personnummer_index is not null and u.bestalld_av is distinct from auth.anvandare_id() then
    perform person.prova_numret(u.personnummer_index, p_index, 'registerutdrag_numret_stammer');
  end if;
  update person.registerutdrag set beslut = case when p_skal is null then 'godkand' else 'nekad' end, beslutad_av = auth.anvandare_id(),
    skal = p_skal where id = p_id;
end
$$;

/* Which deltaganden a loggranskare asks about by a number, so that the question stands in the trail of each (ADR 35). */
create function auth.deltaganden_att_anteckna(p_person bytea) returns table (deltagande_id uuid, insats_id uuid)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform auth.krav_loggranskare();
  return query select d.id, d.insats_id from verksamhet.deltagande d join person.deltagare p on p.id = d.person_id
    where p.personnummer_index = p_person order by d.id;
end
$$;
revoke execute on function auth.deltaganden_att_anteckna from public;
grant execute on function auth.deltaganden_att_anteckna to sus_app;
