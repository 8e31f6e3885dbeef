set local role sus_owner;

/*
 * The list that two have approved, row by row: what has become possible to take since the proposal, such as what was begränsat then, or
 * what a freeze has counted since, stands in no list. Gone with the deltagande, and when the gallring is decided against or done.
 */
create table person.gallring_lista (
  gallring_id uuid not null references verksamhet.gallring (id),
  deltagande_id uuid not null references verksamhet.deltagande (id) on delete cascade,
  primary key (gallring_id, deltagande_id)
);
create index gallring_lista_deltagande on person.gallring_lista (deltagande_id);
alter table person.gallring_lista enable row level security;
alter table person.gallring_lista force row level security;
create policy underhall on person.gallring_lista to sus_owner using (true);
grant select on person.gallring_lista to sus_backup;

-- What waits or is under way has been shown as what can be taken now.
insert into person.gallring_lista (gallring_id, deltagande_id)
select g.id, a.deltagande_id
from verksamhet.gallring g cross join lateral person.att_gallra(g.sista_dag, g.foreslagen_at) a
where g.klar_at is null and g.beslut is distinct from 'nekad' and a.hinder is null;

/* The list that a proposal is about, and how many of each insats into its protocol; a proposal about nothing is none. */
create or replace function person.skriv_forslag() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into person.gallring_lista (gallring_id, deltagande_id)
  select new.id, a.deltagande_id from person.att_gallra(new.sista_dag, new.foreslagen_at) a where a.hinder is null;
  if not found then
    raise exception 'nothing to take' using errcode = '23514', constraint = 'gallring_av_nagot';
  end if;
  insert into verksamhet.gallring_post (gallring_id, omgang, insats_id, utfall, antal)
  select new.id, 0, d.insats_id, 'foreslaget', count(*)
  from person.gallring_lista l join verksamhet.deltagande d on d.id = l.deltagande_id where l.gallring_id = new.id group by d.insats_id;
  return null;
end
$$;

create function person.glom_gallringslistan() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  delete from person.gallring_lista where gallring_id = new.id;
  return null;
end
$$;
revoke execute on function person.glom_gallringslistan from public;
create trigger gallring_glom_listan after update on verksamhet.gallring for each row
  when (new.beslut = 'nekad' or new.klar_at is not null) execute function person.glom_gallringslistan();

/* What is left to take: it stands in the list, and nothing hinders it now. */
create function person.kvar_att_gallra(g verksamhet.gallring) returns table (deltagande_id uuid, insats_id uuid)
language sql stable as $$
  select a.deltagande_id, a.insats_id
  from person.gallring_lista l
  join person.att_gallra(g.sista_dag, g.foreslagen_at) a on a.deltagande_id = l.deltagande_id
  where l.gallring_id = g.id and a.hinder is null
$$;
revoke execute on function person.kvar_att_gallra from public;

/*
 * A portion of an approved gallring, whole or not at all; the job calls it until nothing of the list is left and then it is done. A
 * deltagande that somebody works with is left for a later portion, and judged again under its lock.
 */
create or replace function person.gallra(p_gallring uuid, p_antal integer, out gallrade integer, out klar boolean)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  g verksamhet.gallring;
  kandidat record;
  tagna uuid[] := '{}';
  nr integer;
begin
  if auth.anvandare_id() is not null or coalesce(current_setting('sus.kalla', true), '') <> 'gallring' then
    raise exception 'only the job' using errcode = '23514', constraint = 'gallring_bara_jobbet';
  end if;
  select * into g from verksamhet.gallring where id = p_gallring for update;
  if g.beslut is distinct from 'godkand' then
    raise exception 'not approved' using errcode = '23514', constraint = 'gallring_kraver_godkannande';
  end if;
  gallrade := 0;
  klar := g.klar_at is not null;
  if klar then return; end if;
  select max(omgang) + 1 into nr from verksamhet.gallring_post where gallring_id = g.id;
  for kandidat in select k.deltagande_id, k.insats_id from person.kvar_att_gallra(g) k limit least(p_antal, 500) loop
    perform from verksamhet.deltagande where id = kandidat.deltagande_id for update skip locked;
    if found and exists (select from person.kvar_att_gallra(g) k where k.deltagande_id = kandidat.deltagande_id) then
      perform person.gallra_ett(kandidat.deltagande_id);
      tagna := tagna || kandidat.insats_id;
    end if;
  end loop;
  gallrade := cardinality(tagna);
  insert into verksamhet.gallring_post (gallring_id, omgang, insats_id, utfall, antal)
  select g.id, nr, t, 'gallrat', count(*) from unnest(tagna) as t group by t;
  klar := not exists (select from person.kvar_att_gallra(g));
  if klar then
    -- What nothing hinders now did not stand in the list: it has changed since.
    insert into verksamhet.gallring_post (gallring_id, omgang, insats_id, utfall, antal)
    select g.id, nr, a.insats_id, coalesce(a.hinder, 'andrat'), count(*)
    from person.att_gallra(g.sista_dag, g.foreslagen_at) a group by a.insats_id, coalesce(a.hinder, 'andrat');
    update verksamhet.gallring set klar_at = now() where id = g.id;
  end if;
end
$$;
