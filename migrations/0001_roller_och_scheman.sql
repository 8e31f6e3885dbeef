-- Roles are the first wall: the application connects as sus_app, reports as sus_rapport, and neither owns a table.
do $$
declare
  roll text;
begin
  foreach roll in array array['sus_owner', 'sus_audit', 'sus_app', 'sus_rapport', 'sus_backup', 'sus_logglasare'] loop
    if not exists (select from pg_roles where rolname = roll) then
      execute format('create role %I nologin', roll);
    end if;
  end loop;
  -- For those who sign in as these roles; the application, which becomes sus_app, asks for the same itself (src/db/db.ts).
  -- Roles belong to the whole server: set once, or two databases that migrate at the same time would collide.
  if not exists (select from pg_db_role_setting where setrole = 'sus_app'::regrole) then
    alter role sus_app set statement_timeout = '5s';
    alter role sus_app set lock_timeout = '2s';
    alter role sus_app set idle_in_transaction_session_timeout = '10s';
    alter role sus_rapport set statement_timeout = '30s';
    alter role sus_rapport set default_transaction_read_only = on;
  end if;
  begin
    if not (select rolbypassrls from pg_roles where rolname = 'sus_backup') then
      alter role sus_backup bypassrls;
    end if;
  exception when insufficient_privilege then
    raise notice 'sus_backup needs BYPASSRLS from a superuser before it can take a full backup';
  end;
  execute format('grant sus_owner, sus_audit, sus_logglasare to %I', current_user);
  -- Nobody but an administrator makes tables, not even temporary ones.
  execute format('revoke temporary on database %I from public', current_database());
end
$$;

-- Exclusion constraints over uuid and date range.
create extension if not exists btree_gist with schema public;

revoke create on schema public from public;
grant usage on schema public to sus_owner, sus_audit, sus_app, sus_rapport;

create schema styrdata authorization sus_owner;
create schema auth authorization sus_owner;
create schema verksamhet authorization sus_owner;
create schema person authorization sus_owner;
create schema rapport authorization sus_owner;
create schema audit authorization sus_audit;

-- A function can be called by those it was given to, in every migration to come.
alter default privileges for role sus_owner revoke execute on functions from public;
alter default privileges for role sus_audit revoke execute on functions from public;

grant usage on schema styrdata, auth, verksamhet, person to sus_app;
grant usage on schema rapport, styrdata to sus_rapport;
grant usage on schema audit to sus_app, sus_logglasare;
grant usage on schema styrdata, auth, verksamhet, person, rapport, audit to sus_backup;
