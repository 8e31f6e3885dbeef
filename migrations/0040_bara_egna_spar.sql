set local role sus_audit;

/* The two lines that what runs as the owner may add to the trail: that a registerutdrag was handed out (ADR 36). Nothing else. */
create function audit.logga_registerutdrag(p_handelse text, p_objekt uuid, p_insats uuid, p_falt text, p_utfall text) returns bigint
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if p_handelse not in ('registerutdrag_lamnat', 'registerutdrag_hamtat') then
    raise exception 'not an event of a registerutdrag' using errcode = '42501';
  end if;
  return audit.logga(p_handelse, p_objekt, p_insats, p_falt, p_utfall);
end
$$;
revoke execute on function audit.logga_registerutdrag from public;
grant execute on function audit.logga_registerutdrag to sus_owner;
revoke execute on function audit.logga from sus_owner;

set local role sus_owner;

do $$
begin
  execute replace(pg_get_functiondef('person.lamna_registerutdrag'::regproc), 'audit.logga(', 'audit.logga_registerutdrag(');
end
$$;
