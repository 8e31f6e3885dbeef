set local role sus_audit;

-- The audit trail: append only, each row chained to the one before. Nobody but audit.logga writes it.
create table audit.handelse (
  id bigint primary key,
  at timestamptz not null,
  anvandare_id uuid,
  roller text not null,
  handelse text not null,
  objekt_id uuid,
  insats_id uuid,
  falt text not null,
  utfall text not null check (utfall in ('ok', 'nekad', 'fel')),
  begaran_id text not null,
  kalla text not null,
  hash bytea not null,
  -- The separator of the hashed text, and whatever breaks a line of a log, cannot stand in a value.
  constraint handelse_utan_styrtecken check (concat(roller, handelse, falt, begaran_id, kalla) !~ '[\u0001-\u001f\u007f-\u009f\u2028\u2029]')
);
create index handelse_anvandare on audit.handelse (anvandare_id, id);
create index handelse_objekt on audit.handelse (objekt_id, id);

create table audit.huvud (
  ensam boolean primary key default true check (ensam),
  id bigint not null,
  hash bytea not null
);
insert into audit.huvud (id, hash) values (0, sha256('SUS'));

/* The text that is hashed: the previous hash and every column, with unambiguous separators. */
create function audit.radtext(r audit.handelse, forra bytea) returns text language sql stable
set timezone = 'UTC' set datestyle = 'ISO' as $$
  select concat_ws(e'\x1f', encode(forra, 'hex'), r.id, to_char(r.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
    coalesce(r.anvandare_id::text, '-'), r.roller, r.handelse, coalesce(r.objekt_id::text, '-'),
    coalesce(r.insats_id::text, '-'), r.falt, r.utfall, r.begaran_id, r.kalla)
$$;

/* Adds one row. Who and in which request comes from the transaction's settings. Called last: the lock on the head is short. */
create function audit.logga(p_handelse text, p_objekt uuid, p_insats uuid, p_falt text, p_utfall text) returns bigint
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  h audit.huvud;
  r audit.handelse;
begin
  select * into strict h from audit.huvud for update;
  r.id := h.id + 1;
  r.at := clock_timestamp();
  r.anvandare_id := nullif(current_setting('sus.anvandare_id', true), '')::uuid;
  r.roller := coalesce(current_setting('sus.roller', true), '');
  r.handelse := p_handelse;
  r.objekt_id := p_objekt;
  r.insats_id := p_insats;
  r.falt := coalesce(p_falt, '');
  r.utfall := p_utfall;
  r.begaran_id := left(coalesce(current_setting('sus.begaran_id', true), ''), 64);
  r.kalla := left(coalesce(current_setting('sus.kalla', true), ''), 64);
  r.hash := sha256(convert_to(audit.radtext(r, h.hash), 'UTF8'));
  insert into audit.handelse values (r.*);
  update audit.huvud set id = r.id, hash = r.hash;
  return r.id;
end
$$;

create function audit.vagra() returns trigger language plpgsql as $$
begin
  raise exception 'the audit trail is append only' using errcode = '42501';
end
$$;
create trigger handelse_orubbad before update or delete on audit.handelse
  for each row execute function audit.vagra();
create trigger handelse_inte_tomd before truncate on audit.handelse
  for each statement execute function audit.vagra();

revoke execute on all functions in schema audit from public;
grant execute on function audit.logga to sus_app;
grant execute on function audit.radtext to sus_logglasare, sus_backup;
grant select on audit.handelse, audit.huvud to sus_logglasare, sus_backup;
