set local role sus_owner;

-- A correction that somebody has asked for (GDPR art. 16, ADR 37): which answer of which deltagande, and where the request is kept. What
-- it should be instead stands in the diary and not here. Noted by a handläggare, answered by a deltagaransvarig of the insats.
create table person.rattelsebegaran (
  id uuid primary key default gen_random_uuid(),
  nummer bigint generated always as identity unique,
  deltagande_id uuid not null,
  insats_id uuid not null,
  tillfalle text not null check (tillfalle in ('in', 'ut')),
  falt text not null,
  diarienummer text not null,
  noterad_av uuid not null references auth.anvandare,
  noterad_at timestamptz not null default now(),
  svar text check (svar in ('rattad', 'riktig', 'riktig_da', 'redan_rattad', 'kan_inte_styrkas')),
  -- The line of the history where it was corrected; checked when it is answered.
  historik_id bigint,
  besvarad_av uuid references auth.anvandare,
  besvarad_at timestamptz,
  foreign key (deltagande_id, insats_id) references verksamhet.deltagande (id, insats_id),
  constraint rattelsebegaran_falt check (case tillfalle
    when 'in' then falt in ('samtycke_datum', 'startdag', 'stadsdel', 'utbildningsniva', 'forsorjning_ar', 'forsorjning', 'arbetssokande',
      'arbetar', 'arbete_omfattning', 'arbetstyp', 'studerar', 'studier_omfattning')
    else falt in ('avslutningsdag', 'avslutsanledning', 'forsorjning', 'arbetssokande', 'arbetar', 'arbete_omfattning', 'arbetstyp',
      'studerar', 'studier_omfattning') end),
  constraint rattelsebegaran_diarienummer check (diarienummer ~ '^[[:alnum:]][[:alnum:] /:._-]{0,49}$'),
  constraint rattelsebegaran_diarienummer_utan_personnummer check (diarienummer !~ '[0-9]{6}[ -]?[0-9]{4}'),
  constraint rattelsebegaran_svar_helt check ((svar is null) = (besvarad_av is null) and (svar is null) = (besvarad_at is null)),
  constraint rattelsebegaran_rattad_med_rattning check (coalesce(svar = 'rattad', false) = (historik_id is not null))
);
create unique index rattelsebegaran_en_gang on person.rattelsebegaran (deltagande_id, tillfalle, falt) where svar is null;
alter table person.rattelsebegaran enable row level security;
alter table person.rattelsebegaran force row level security;
create policy handlaggare on person.rattelsebegaran for select to sus_app using (auth.ar_registerhandlaggare());
create policy uppdrag on person.rattelsebegaran for select to sus_app using (insats_id = any (array(select m from auth.mina_insatser() as m))
  and deltagande_id <> all (array(select b.deltagande_id from person.begransat_deltagande b)));
create policy underhall on person.rattelsebegaran to sus_owner using (true);
grant select on person.rattelsebegaran to sus_app, sus_backup;
grant select on sequence person.rattelsebegaran_nummer_seq to sus_backup;

/* It goes with the deltagande, and with the identity: the diarienummer leads to somebody who knows who it was. */
create function person.radera_rattelsebegaran() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  delete from person.rattelsebegaran where deltagande_id = old.id;
  if tg_op = 'DELETE' then return old; end if;
  return null;
end
$$;
-- After deltagande_begransat, by their names: what is frozen keeps its requests.
create trigger deltagande_rattelser before delete on verksamhet.deltagande
  for each row execute function person.radera_rattelsebegaran();
create trigger deltagande_utan_rattelser after update of person_id on verksamhet.deltagande
  for each row when (new.person_id is null and old.person_id is not null) execute function person.radera_rattelsebegaran();

/* Notes a request about the deltagande that a person began on a day in an insats, as the request says it. Gives which one it was. */
create function person.notera_rattelse(p_index bytea, p_insats text, p_startdag date, p_tillfalle text, p_falt text, p_diarienummer text)
returns table (deltagande_id uuid, insats_id uuid)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  d record;
begin
  perform auth.krav_registerhandlaggare(auth.anvandare_id());
  if exists (select from auth.anvandare a where a.id = auth.anvandare_id() and a.personnummer_index = p_index) then
    raise exception 'about oneself' using errcode = '23514', constraint = 'rattelsebegaran_inte_om_sig_sjalv';
  end if;
  select v.id, v.insats_id into d from verksamhet.deltagande v
  join person.deltagare p on p.id = v.person_id join verksamhet.insats i on i.id = v.insats_id
  where p.personnummer_index = p_index and v.startdag = p_startdag and v.makulerad_at is null
    and verksamhet.jamforbart(i.namn) = verksamhet.jamforbart(p_insats)
  order by v.id limit 1 for key share of v;
  if d.id is null then
    raise exception 'no such deltagande' using errcode = '23514', constraint = 'rattelsebegaran_deltagande_finns';
  end if;
  insert into person.rattelsebegaran as r (deltagande_id, insats_id, tillfalle, falt, diarienummer, noterad_av)
  values (d.id, d.insats_id, p_tillfalle, p_falt, p_diarienummer, auth.anvandare_id());
  return query select d.id, d.insats_id;
end
$$;

/* Answers a request in an insats where the signed-in user is deltagaransvarig: corrected, when it is, or why not. */
create function person.besvara_rattelse(p_id uuid, p_svar text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  r person.rattelsebegaran;
  rad bigint;
begin
  select * into r from person.rattelsebegaran where id = p_id for update;
  if r.id is null or person.ar_begransad(r.deltagande_id) or not exists (select from auth.mina_insatser() as m where m = r.insats_id) then
    raise exception 'not yours to answer' using errcode = '23514', constraint = 'rattelsebegaran_kraver_uppdrag';
  end if;
  if r.svar is not null then
    raise exception 'answered once' using errcode = '23514', constraint = 'rattelsebegaran_besvaras_en_gang';
  end if;
  if p_svar = 'rattad' then
    select max(h.id) into rad from verksamhet.historik h
    where h.deltagande_id = r.deltagande_id and h.at >= r.noterad_at
      and h.handelse = case r.tillfalle when 'in' then 'inregistrering_rattad' else 'utregistrering_rattad' end
      and h.andringar @> jsonb_build_array(jsonb_build_object('falt', r.falt));
    if rad is null then
      raise exception 'not corrected' using errcode = '23514', constraint = 'rattelsebegaran_kraver_rattning';
    end if;
  end if;
  update person.rattelsebegaran set svar = p_svar, historik_id = rad, besvarad_av = auth.anvandare_id(), besvarad_at = now() where id = p_id;
end
$$;

-- The extract tells of it too.
do $$
begin
  execute replace(pg_get_functiondef('person.utdrag_om_deltagare'::regproc), '''begransningar'', (select',
    '''rattelser'', (select jsonb_agg(to_jsonb(r) - ''{id,deltagande_id,insats_id}''::text[] order by r.nummer)
      from person.rattelsebegaran r where r.deltagande_id = d.id),
    ''begransningar'', (select');
end
$$;

revoke execute on all functions in schema person from public;
grant execute on function person.notera_rattelse, person.besvara_rattelse to sus_app;
