-- The tables as they are after every migration: what the catalogue of a new database says.
-- Made by npm run schema; a test compares it. The functions are in the migrations, here stand only their names and rights.

-- audit -----------------------------------------------------------------------------------------------

grant usage on schema audit to sus_app, sus_backup, sus_jobb, sus_logglasare, sus_owner;

-- function audit.huvudet(p_ankare bigint) returns TABLE(id bigint, hash text, ankarets_hash text) security definer set search_path=pg_catalog, pg_temp; execute: sus_jobb
-- function audit.logga(p_handelse text, p_objekt uuid, p_insats uuid, p_falt text, p_utfall text) returns bigint security definer set search_path=pg_catalog, pg_temp; execute: sus_app
-- function audit.logga_registerutdrag(p_handelse text, p_objekt uuid, p_insats uuid, p_falt text, p_utfall text) returns bigint security definer set search_path=pg_catalog, pg_temp; execute: sus_owner
-- function audit.radtext(r audit.handelse, forra bytea) returns text set TimeZone=UTC set DateStyle=ISO; execute: sus_backup, sus_logglasare
-- function audit.vagra() returns trigger

create table audit.handelse (
  id bigint not null,
  at timestamp with time zone not null,
  anvandare_id uuid,
  roller text not null,
  handelse text not null,
  objekt_id uuid,
  insats_id uuid,
  falt text not null,
  utfall text not null,
  begaran_id text not null,
  kalla text not null,
  hash bytea not null,
  constraint handelse_pkey PRIMARY KEY (id),
  constraint handelse_utan_styrtecken CHECK (concat(roller, handelse, falt, begaran_id, kalla) !~ '[\u0001-\u001f\u007f-\u009f\u2028\u2029]'::text),
  constraint handelse_utfall_check CHECK (utfall = ANY (ARRAY['ok'::text, 'nekad'::text, 'fel'::text]))
);
CREATE INDEX handelse_anvandare ON audit.handelse USING btree (anvandare_id, id);
CREATE INDEX handelse_at ON audit.handelse USING brin (at);
CREATE INDEX handelse_listor ON audit.handelse USING btree (insats_id, id) WHERE (objekt_id IS NULL);
CREATE INDEX handelse_objekt ON audit.handelse USING btree (objekt_id, id);
CREATE TRIGGER handelse_inte_tomd BEFORE TRUNCATE ON audit.handelse FOR EACH STATEMENT EXECUTE FUNCTION audit.vagra();
CREATE TRIGGER handelse_orubbad BEFORE DELETE OR UPDATE ON audit.handelse FOR EACH ROW EXECUTE FUNCTION audit.vagra();
grant select on audit.handelse to sus_backup, sus_logglasare, sus_owner;

create table audit.huvud (
  ensam boolean not null default true,
  id bigint not null,
  hash bytea not null,
  constraint huvud_pkey PRIMARY KEY (ensam),
  constraint huvud_ensam_check CHECK (ensam)
);
grant select on audit.huvud to sus_backup, sus_logglasare;

create table audit.omankring (
  id bigint not null generated always as identity,
  at timestamp with time zone not null default now(),
  av text not null,
  orsak text not null,
  gammal_id bigint not null,
  gammal_hash bytea not null,
  ny_id bigint not null,
  ny_hash bytea not null,
  constraint omankring_pkey PRIMARY KEY (id),
  constraint omankring_annat_huvud CHECK (gammal_id IS DISTINCT FROM ny_id OR gammal_hash IS DISTINCT FROM ny_hash),
  constraint omankring_av_check CHECK (length(btrim(av)) >= 1 AND length(btrim(av)) <= 100),
  constraint omankring_orsak_check CHECK (length(btrim(orsak)) >= 1 AND length(btrim(orsak)) <= 500)
);
CREATE TRIGGER omankring_inte_tomd BEFORE TRUNCATE ON audit.omankring FOR EACH STATEMENT EXECUTE FUNCTION audit.vagra();
CREATE TRIGGER omankring_orubbad BEFORE DELETE OR UPDATE ON audit.omankring FOR EACH ROW EXECUTE FUNCTION audit.vagra();
grant select on audit.omankring to sus_backup, sus_logglasare;

-- auth ------------------------------------------------------------------------------------------------

grant usage on schema auth to sus_app, sus_backup, sus_jobb;

-- function auth.anvandare_id() returns uuid; execute: sus_app
-- function auth.ar_loggranskare() returns boolean; execute: sus_app
-- function auth.ar_registerhandlaggare() returns boolean; execute: sus_app
-- function auth.ar_superadministrator() returns boolean; execute: sus_app
-- function auth.avsluta_bestallare() returns trigger
-- function auth.avsluta_kontots_roller() returns trigger
-- function auth.avsluta_rollens_uppdrag() returns trigger
-- function auth.byt_namn_i_historik(p_anvandare uuid, p_fran text, p_till text) returns integer security definer set search_path=pg_catalog, pg_temp; execute: sus_app
-- function auth.deltaganden_att_anteckna(p_person bytea) returns TABLE(deltagande_id uuid, insats_id uuid) security definer set search_path=pg_catalog, pg_temp; execute: sus_app
-- function auth.dra_stickprov(p_id uuid, p_fro text, p_fran date, p_till date, p_antal integer, p_handelser text[], p_at timestamp with time zone) returns void security definer set search_path=pg_catalog, pg_temp; execute: sus_app
-- function auth.far_granska(p_vem uuid, p_objekt uuid, p_insats uuid) returns boolean; execute: sus_app
-- function auth.gallra_bestallningar() returns integer security definer set search_path=pg_catalog, pg_temp; execute: sus_app
-- function auth.gallra_utskick() returns integer security definer set search_path=pg_catalog, pg_temp; execute: sus_app
-- function auth.granska_handelser(p_dag date, p_timmar integer, p_handelser text[]) returns TABLE(id bigint, at timestamp with time zone, anvandare_id uuid, handelse text, objekt_id uuid, insats_id uuid, begaran_id text) security definer set search_path=pg_catalog, pg_temp; execute: sus_jobb
-- function auth.granska_lasare(p_anvandare uuid[]) returns TABLE(id uuid, efternamn text, skyddat_namn_krypt bytea, arbetsgivare_id uuid) security definer set search_path=pg_catalog, pg_temp; execute: sus_jobb
-- function auth.handelser_kring(p_fynd uuid, p_timmar integer) returns TABLE(id bigint, at timestamp with time zone, handelse text, objekt_id uuid, utfall text) security definer set search_path=pg_catalog, pg_temp; execute: sus_app
-- function auth.har_overenskommelse(p_organisation uuid, p_dag date) returns boolean; execute: sus_app
-- function auth.insatser_med_uppdrag(p_anvandare uuid) returns SETOF uuid; execute: sus_app
-- function auth.koa_utskick() returns trigger security definer set search_path=pg_catalog, pg_temp
-- function auth.krav_loggranskare() returns void set search_path=pg_catalog, pg_temp
-- function auth.krav_nulage() returns void; execute: sus_app
-- function auth.krav_registerhandlaggare(p_anvandare uuid) returns void; execute: sus_app
-- function auth.lasningar(p_fran date, p_till date, p_person bytea, p_handelser text[], p_efter bigint, p_antal integer) returns TABLE(id bigint, at timestamp with time zone, anvandare_id uuid, roller text, handelse text, objekt_id uuid, insats_id uuid, utfall text, begaran_id text) security definer set search_path=pg_catalog, pg_temp; execute: sus_app
-- function auth.mina_insatser() returns SETOF uuid; execute: sus_app
-- function auth.prova_anvandare() returns trigger
-- function auth.prova_arbetsgivare(p_anvandare uuid, p_arbetsgivare uuid) returns void; execute: sus_app
-- function auth.prova_bekraftelse() returns trigger
-- function auth.prova_bestallare() returns trigger
-- function auth.prova_bestallning() returns trigger
-- function auth.prova_loggranskare() returns trigger set search_path=pg_catalog, pg_temp
-- function auth.prova_ny_bestallning() returns trigger
-- function auth.prova_organisation() returns trigger
-- function auth.prova_roll() returns trigger
-- function auth.prova_sista_administrator() returns trigger
-- function auth.prova_sista_superadministrator() returns trigger
-- function auth.prova_stangning() returns trigger
-- function auth.prova_tva_personer() returns trigger
-- function auth.prova_uppdrag() returns trigger
-- function auth.prova_utsedd() returns trigger
-- function auth.prova_utskick() returns trigger
-- function auth.skriv_fynd(p_regel text, p_dag date, p_handelser bigint[], p_antal integer[]) returns boolean security definer set search_path=pg_catalog, pg_temp; execute: sus_jobb
-- function auth.stickprovets_rader(p_fro text, p_fran date, p_till date, p_antal integer, p_handelser text[]) returns SETOF bigint set search_path=pg_catalog, pg_temp
-- function auth.vagra_granskat() returns trigger set search_path=pg_catalog, pg_temp
-- function auth.visa_stickprov(p_stickprov uuid) returns TABLE(handelse_id bigint) security definer set search_path=pg_catalog, pg_temp; execute: sus_app

create table auth.anvandare (
  id uuid not null default gen_random_uuid(),
  personnummer_krypt bytea not null,
  personnummer_index bytea not null,
  fornamn text not null,
  efternamn text not null,
  epost text not null,
  mobil_krypt bytea not null,
  arbetsgivare_id uuid not null,
  losenord_hash text,
  losenord_satt_at timestamp with time zone,
  aktivering_hash text,
  aktivering_till timestamp with time zone,
  avslutad_at timestamp with time zone,
  senast_inloggad_at timestamp with time zone,
  skapad_at timestamp with time zone not null default now(),
  version integer not null default 1,
  fornamn_sok text not null generated always as (verksamhet.jamforbart(fornamn)) stored,
  efternamn_sok text not null generated always as (verksamhet.jamforbart(efternamn)) stored,
  skyddat_namn_krypt bytea,
  bekraftad_datum date,
  mobil_sparrad_at timestamp with time zone,
  bankid_sparrad_at timestamp with time zone,
  oppnad_datum date not null default ((now() AT TIME ZONE 'Europe/Stockholm'::text))::date,
  bekraftad_av uuid,
  stangs_datum date not null generated always as (((COALESCE(bekraftad_datum, oppnad_datum) + '1 year'::interval))::date) stored,
  stangd_skal text,
  constraint anvandare_pkey PRIMARY KEY (id),
  constraint anvandare_personnummer_index_key UNIQUE (personnummer_index),
  constraint anvandare_arbetsgivare_id_fkey FOREIGN KEY (arbetsgivare_id) REFERENCES verksamhet.organisation(id),
  constraint anvandare_bekraftad_av_fkey FOREIGN KEY (bekraftad_av) REFERENCES auth.anvandare(id),
  constraint anvandare_aktivering_har_slut CHECK ((aktivering_hash IS NULL) = (aktivering_till IS NULL)),
  constraint anvandare_bekraftad_av_annan CHECK (bekraftad_av <> id),
  constraint anvandare_bekraftad_helt CHECK ((bekraftad_datum IS NULL) = (bekraftad_av IS NULL)),
  constraint anvandare_efternamn_check CHECK (length(btrim(efternamn)) >= 1 AND length(btrim(efternamn)) <= 100),
  constraint anvandare_epost_check CHECK (epost ~ '^[^@\s]+@[^@\s]+$'::text AND length(epost) <= 254),
  constraint anvandare_fornamn_check CHECK (length(btrim(fornamn)) >= 1 AND length(btrim(fornamn)) <= 100),
  constraint anvandare_stangd_skal CHECK (stangd_skal IS NULL OR (stangd_skal = ANY (ARRAY['obekraftad'::text, 'oanvand'::text])) AND avslutad_at IS NOT NULL)
);
CREATE INDEX anvandare_arbetsgivare ON auth.anvandare USING btree (arbetsgivare_id) WHERE (avslutad_at IS NULL);
CREATE INDEX anvandare_ordning ON auth.anvandare USING btree (efternamn COLLATE "sv-x-icu", fornamn COLLATE "sv-x-icu", id) WHERE (avslutad_at IS NULL);
CREATE INDEX anvandare_stangs ON auth.anvandare USING btree (stangs_datum) WHERE (avslutad_at IS NULL);
CREATE TRIGGER anvandare_avslutad AFTER UPDATE OF avslutad_at ON auth.anvandare FOR EACH ROW WHEN (new.avslutad_at IS NOT NULL AND old.avslutad_at IS NULL) EXECUTE FUNCTION auth.avsluta_kontots_roller();
CREATE TRIGGER anvandare_bekraftas BEFORE INSERT OR UPDATE OF bekraftad_datum, bekraftad_av ON auth.anvandare FOR EACH ROW WHEN (new.bekraftad_av IS NOT NULL) EXECUTE FUNCTION auth.prova_bekraftelse();
CREATE TRIGGER anvandare_byter_arbetsgivare AFTER UPDATE OF arbetsgivare_id ON auth.anvandare FOR EACH ROW WHEN (new.arbetsgivare_id <> old.arbetsgivare_id) EXECUTE FUNCTION auth.avsluta_bestallare();
CREATE TRIGGER anvandare_prova AFTER UPDATE OF arbetsgivare_id ON auth.anvandare FOR EACH ROW EXECUTE FUNCTION auth.prova_anvandare();
CREATE TRIGGER anvandare_stangs AFTER INSERT OR UPDATE OF stangd_skal ON auth.anvandare FOR EACH ROW WHEN (new.stangd_skal IS NOT NULL) EXECUTE FUNCTION auth.prova_stangning();
grant insert, select, update on auth.anvandare to sus_app;
grant select on auth.anvandare to sus_backup;

create table auth.anvandare_roll (
  id uuid not null default gen_random_uuid(),
  anvandare_id uuid not null,
  roll text not null,
  tilldelad_at timestamp with time zone not null default now(),
  avslutad_at timestamp with time zone,
  utsedd_av uuid,
  sida text generated always as (
CASE roll
    WHEN 'deltagaransvarig'::text THEN 'person'::text
    WHEN 'registerhandlaggare'::text THEN 'person'::text
    WHEN 'samverkansadministrator'::text THEN 'styrning'::text
    WHEN 'bestallare'::text THEN 'styrning'::text
    ELSE NULL::text
END) stored,
  utsida text generated always as (
CASE roll
    WHEN 'registerhandlaggare'::text THEN 'utsedd'::text
    WHEN 'superadministrator'::text THEN 'utser'::text
    ELSE NULL::text
END) stored,
  constraint anvandare_roll_pkey PRIMARY KEY (id),
  constraint anvandare_roll_id_anvandare_id_roll_key UNIQUE (id, anvandare_id, roll),
  constraint anvandare_roll_anvandare_id_fkey FOREIGN KEY (anvandare_id) REFERENCES auth.anvandare(id),
  constraint anvandare_roll_utsedd_av_fkey FOREIGN KEY (utsedd_av) REFERENCES auth.anvandare(id),
  constraint anvandare_roll_check CHECK (avslutad_at >= tilldelad_at),
  constraint anvandare_roll_roll_check CHECK (roll = ANY (ARRAY['samverkansadministrator'::text, 'insatsansvarig'::text, 'deltagaransvarig'::text, 'susrapport'::text, 'superadministrator'::text, 'bestallare'::text, 'loggranskare'::text, 'registerhandlaggare'::text])),
  constraint roll_loggranskare_utses_av_annan CHECK (roll <> 'loggranskare'::text OR utsedd_av IS NOT NULL AND utsedd_av <> anvandare_id),
  constraint roll_utsedd_av_annan CHECK (roll <> 'registerhandlaggare'::text OR utsedd_av IS NOT NULL AND utsedd_av <> anvandare_id),
  constraint roll_forbjuden_kombination EXCLUDE USING gist (anvandare_id WITH =, sida WITH <>) WHERE (avslutad_at IS NULL AND sida IS NOT NULL),
  constraint roll_utsedd_utser_inte EXCLUDE USING gist (anvandare_id WITH =, utsida WITH <>) WHERE (avslutad_at IS NULL AND utsida IS NOT NULL)
);
CREATE INDEX anvandare_roll_utsedd_av ON auth.anvandare_roll USING btree (utsedd_av) WHERE (utsedd_av IS NOT NULL);
CREATE UNIQUE INDEX roll_en_aktiv ON auth.anvandare_roll USING btree (anvandare_id, roll) WHERE (avslutad_at IS NULL);
CREATE TRIGGER roll_avslutad AFTER UPDATE OF avslutad_at ON auth.anvandare_roll FOR EACH ROW WHEN (new.avslutad_at IS NOT NULL AND old.avslutad_at IS NULL) EXECUTE FUNCTION auth.avsluta_rollens_uppdrag();
CREATE TRIGGER roll_bestallare_avslutad AFTER UPDATE OF avslutad_at ON auth.anvandare_roll FOR EACH ROW WHEN (new.avslutad_at IS NOT NULL AND old.avslutad_at IS NULL AND new.roll = 'bestallare'::text) EXECUTE FUNCTION auth.avsluta_bestallare();
CREATE TRIGGER roll_loggranskare_utses BEFORE INSERT ON auth.anvandare_roll FOR EACH ROW WHEN (new.roll = 'loggranskare'::text) EXECUTE FUNCTION auth.prova_loggranskare();
CREATE TRIGGER roll_prova AFTER INSERT OR UPDATE ON auth.anvandare_roll FOR EACH ROW EXECUTE FUNCTION auth.prova_roll();
CREATE TRIGGER roll_sista_superadministrator AFTER UPDATE OF avslutad_at ON auth.anvandare_roll FOR EACH ROW WHEN (new.roll = 'superadministrator'::text AND new.avslutad_at IS NOT NULL AND old.avslutad_at IS NULL) EXECUTE FUNCTION auth.prova_sista_superadministrator();
CREATE TRIGGER roll_utsedd BEFORE INSERT ON auth.anvandare_roll FOR EACH ROW WHEN (new.roll = 'registerhandlaggare'::text) EXECUTE FUNCTION auth.prova_utsedd();
grant insert, select, update on auth.anvandare_roll to sus_app;
grant select on auth.anvandare_roll to sus_backup;

create table auth.bankid_order (
  id uuid not null,
  session_hash bytea not null,
  order_ref text not null,
  qr_start_token text not null,
  qr_start_secret_krypt bytea not null,
  autostart_token text not null,
  startad_at timestamp with time zone not null,
  hamtad_at timestamp with time zone,
  status text not null default 'pagar'::text,
  hint text,
  personnummer_index bytea,
  constraint bankid_order_pkey PRIMARY KEY (id),
  constraint bankid_order_order_ref_key UNIQUE (order_ref),
  constraint bankid_order_session_hash_key UNIQUE (session_hash),
  constraint bankid_order_autostart_token_check CHECK (length(autostart_token) >= 1 AND length(autostart_token) <= 100),
  constraint bankid_order_hint_check CHECK (length(hint) <= 100),
  constraint bankid_order_klar_har_person CHECK ((status = 'klar'::text) = (personnummer_index IS NOT NULL)),
  constraint bankid_order_order_ref_check CHECK (length(order_ref) >= 1 AND length(order_ref) <= 100),
  constraint bankid_order_qr_start_token_check CHECK (length(qr_start_token) >= 1 AND length(qr_start_token) <= 100),
  constraint bankid_order_status_check CHECK (status = ANY (ARRAY['pagar'::text, 'klar'::text, 'misslyckad'::text]))
);
CREATE INDEX bankid_order_startad ON auth.bankid_order USING btree (startad_at);
grant delete, insert, select, update on auth.bankid_order to sus_app;
grant select on auth.bankid_order to sus_backup;

create table auth.begransning (
  key character varying(255) not null,
  points integer not null default 0,
  expire bigint,
  constraint begransning_pkey PRIMARY KEY (key)
);
grant delete, insert, select, update on auth.begransning to sus_app;
grant select on auth.begransning to sus_backup;

create table auth.bekraftelse (
  id uuid not null,
  inloggning_id uuid not null,
  slag text not null,
  kod_hash text not null,
  mobil_krypt bytea,
  skapad_at timestamp with time zone not null,
  giltig_till timestamp with time zone not null,
  forsok smallint not null default 0,
  constraint bekraftelse_pkey PRIMARY KEY (id),
  constraint bekraftelse_inloggning_id_slag_key UNIQUE (inloggning_id, slag),
  constraint bekraftelse_inloggning_id_fkey FOREIGN KEY (inloggning_id) REFERENCES auth.inloggning(id),
  constraint bekraftelse_forsok_check CHECK (forsok >= 0 AND forsok <= 5),
  constraint bekraftelse_mobil_har_nummer CHECK ((slag = 'mobil'::text) = (mobil_krypt IS NOT NULL)),
  constraint bekraftelse_slag_check CHECK (slag = ANY (ARRAY['inloggad'::text, 'mobil'::text]))
);
CREATE INDEX bekraftelse_giltig ON auth.bekraftelse USING btree (giltig_till);
grant delete, insert, select, update on auth.bekraftelse to sus_app;
grant select on auth.bekraftelse to sus_backup;

create table auth.bekraftelsevarning (
  anvandare_id uuid not null,
  stangs_datum date not null,
  dagar smallint not null,
  at timestamp with time zone not null default now(),
  skal text not null default 'obekraftad'::text,
  constraint bekraftelsevarning_pkey PRIMARY KEY (anvandare_id, skal, stangs_datum, dagar),
  constraint bekraftelsevarning_anvandare_id_fkey FOREIGN KEY (anvandare_id) REFERENCES auth.anvandare(id),
  constraint bekraftelsevarning_dagar_check CHECK (dagar = ANY (ARRAY[30, 7])),
  constraint bekraftelsevarning_skal_check CHECK (skal = ANY (ARRAY['obekraftad'::text, 'oanvand'::text]))
);
grant insert, select on auth.bekraftelsevarning to sus_app;
grant select on auth.bekraftelsevarning to sus_backup;

create table auth.bestallare (
  id uuid not null default gen_random_uuid(),
  roll_id uuid not null,
  anvandare_id uuid not null,
  roll text not null default 'bestallare'::text,
  organisation_id uuid not null,
  galler_fran date not null,
  galler_till date not null,
  registrerad_av uuid not null,
  registrerad_at timestamp with time zone not null default now(),
  avslutad_at timestamp with time zone,
  avslutad_av uuid,
  version integer not null default 1,
  constraint bestallare_pkey PRIMARY KEY (id),
  constraint bestallare_avslutad_av_fkey FOREIGN KEY (avslutad_av) REFERENCES auth.anvandare(id),
  constraint bestallare_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES verksamhet.organisation(id),
  constraint bestallare_registrerad_av_fkey FOREIGN KEY (registrerad_av) REFERENCES auth.anvandare(id),
  constraint bestallare_roll_id_anvandare_id_roll_fkey FOREIGN KEY (roll_id, anvandare_id, roll) REFERENCES auth.anvandare_roll(id, anvandare_id, roll),
  constraint bestallare_hogst_tva_ar CHECK (galler_till <= (galler_fran + '2 years'::interval)),
  constraint bestallare_inte_sig_sjalv CHECK (registrerad_av <> anvandare_id),
  constraint bestallare_period CHECK (galler_till >= galler_fran),
  constraint bestallare_roll_check CHECK (roll = 'bestallare'::text)
);
CREATE UNIQUE INDEX bestallare_en_aktiv ON auth.bestallare USING btree (anvandare_id) WHERE (avslutad_at IS NULL);
CREATE INDEX bestallare_organisation ON auth.bestallare USING btree (organisation_id) WHERE (avslutad_at IS NULL);
CREATE TRIGGER bestallare_prova BEFORE INSERT OR UPDATE ON auth.bestallare FOR EACH ROW EXECUTE FUNCTION auth.prova_bestallare();
grant insert, select on auth.bestallare to sus_app;
grant select on auth.bestallare to sus_backup;
grant update (avslutad_at, avslutad_av, version) on auth.bestallare to sus_app;

create table auth.bestallning (
  id uuid not null default gen_random_uuid(),
  nummer bigint not null generated always as identity,
  organisation_id uuid not null,
  bestalld_av uuid not null,
  bestalld_at timestamp with time zone not null default now(),
  pa_begaran_av text,
  beslut text,
  beslutad_av uuid,
  beslutad_at timestamp with time zone,
  skal text,
  paminnelse_at timestamp with time zone,
  version integer not null default 1,
  gallrade smallint,
  constraint bestallning_pkey PRIMARY KEY (id),
  constraint bestallning_nummer_key UNIQUE (nummer),
  constraint bestallning_beslutad_av_fkey FOREIGN KEY (beslutad_av) REFERENCES auth.anvandare(id),
  constraint bestallning_bestalld_av_fkey FOREIGN KEY (bestalld_av) REFERENCES auth.anvandare(id),
  constraint bestallning_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES verksamhet.organisation(id),
  constraint bestallning_beslut_check CHECK (beslut = ANY (ARRAY['godkand'::text, 'nekad'::text])),
  constraint bestallning_beslut_helt CHECK ((beslut IS NULL) = (beslutad_av IS NULL) AND (beslut IS NULL) = (beslutad_at IS NULL)),
  constraint bestallning_gallrade_check CHECK (gallrade IS NULL OR gallrade > 0 AND beslut IS NOT NULL),
  constraint bestallning_inte_egen CHECK (beslutad_av <> bestalld_av),
  constraint bestallning_nekad_med_skal CHECK (beslut <> 'nekad'::text OR length(btrim(skal)) > 0),
  constraint bestallning_pa_begaran_av_check CHECK (length(btrim(pa_begaran_av)) >= 1 AND length(btrim(pa_begaran_av)) <= 200),
  constraint bestallning_skal_check CHECK (length(skal) <= 500)
);
CREATE INDEX bestallning_obeslutad ON auth.bestallning USING btree (bestalld_at) WHERE (beslut IS NULL);
CREATE INDEX bestallning_organisation ON auth.bestallning USING btree (organisation_id, bestalld_at);
CREATE TRIGGER bestallning_ny BEFORE INSERT ON auth.bestallning FOR EACH ROW EXECUTE FUNCTION auth.prova_ny_bestallning();
CREATE TRIGGER bestallning_prova BEFORE UPDATE ON auth.bestallning FOR EACH ROW WHEN ((new.beslut IS NOT NULL OR old.beslut IS NOT NULL) AND NOT new.gallrade IS DISTINCT FROM old.gallrade) EXECUTE FUNCTION auth.prova_bestallning();
CREATE TRIGGER bestallning_tva_personer BEFORE UPDATE ON auth.bestallning FOR EACH ROW WHEN (new.beslut = 'godkand'::text AND NOT new.gallrade IS DISTINCT FROM old.gallrade) EXECUTE FUNCTION auth.prova_tva_personer();
grant insert, select on auth.bestallning to sus_app;
grant select on auth.bestallning to sus_backup;
grant update (beslut, beslutad_av, beslutad_at, skal, paminnelse_at, version) on auth.bestallning to sus_app;

create table auth.bestallningsrad (
  id uuid not null default gen_random_uuid(),
  bestallning_id uuid not null,
  ordning smallint not null,
  slag text not null,
  anvandare_id uuid,
  personnummer_krypt bytea not null,
  personnummer_index bytea not null,
  fornamn text not null,
  efternamn text not null,
  epost text not null,
  mobil_krypt bytea not null,
  skyddad boolean not null default false,
  roller text[] not null,
  skyddat_namn_krypt bytea,
  uppgivna text[] not null default '{fornamn,efternamn,epost,mobil}'::text[],
  constraint bestallningsrad_pkey PRIMARY KEY (id),
  constraint bestallningsrad_en_per_person UNIQUE (bestallning_id, personnummer_index),
  constraint bestallningsrad_ordning UNIQUE (bestallning_id, ordning),
  constraint bestallningsrad_anvandare_id_fkey FOREIGN KEY (anvandare_id) REFERENCES auth.anvandare(id),
  constraint bestallningsrad_bestallning_id_fkey FOREIGN KEY (bestallning_id) REFERENCES auth.bestallning(id),
  constraint bestallningsrad_anvandare CHECK (slag = 'ny'::text OR anvandare_id IS NOT NULL),
  constraint bestallningsrad_efternamn_check CHECK (length(btrim(efternamn)) >= 1 AND length(btrim(efternamn)) <= 100),
  constraint bestallningsrad_epost_check CHECK (epost ~ '^[^@\s]+@[^@\s]+$'::text AND length(epost) <= 254),
  constraint bestallningsrad_fornamn_check CHECK (length(btrim(fornamn)) >= 1 AND length(btrim(fornamn)) <= 100),
  constraint bestallningsrad_kombination CHECK (NOT roller @> ARRAY['deltagaransvarig'::text, 'samverkansadministrator'::text]),
  constraint bestallningsrad_roller CHECK (roller <@ ARRAY['samverkansadministrator'::text, 'insatsansvarig'::text, 'deltagaransvarig'::text, 'susrapport'::text, 'superadministrator'::text] AND (slag = ANY (ARRAY['avslut'::text, 'losenord'::text])) = (cardinality(roller) = 0)),
  constraint bestallningsrad_skyddat_namn CHECK (skyddat_namn_krypt IS NULL OR skyddad),
  constraint bestallningsrad_slag_check CHECK (slag = ANY (ARRAY['ny'::text, 'andring'::text, 'avslut'::text, 'losenord'::text])),
  constraint bestallningsrad_uppgivna CHECK (uppgivna <@ ARRAY['fornamn'::text, 'efternamn'::text, 'epost'::text, 'mobil'::text])
);
CREATE TRIGGER bestallningsrad_prova BEFORE INSERT ON auth.bestallningsrad FOR EACH ROW EXECUTE FUNCTION auth.prova_bestallning();
grant insert, select on auth.bestallningsrad to sus_app;
grant select on auth.bestallningsrad to sus_backup;
grant update (fornamn, efternamn, skyddat_namn_krypt) on auth.bestallningsrad to sus_app;

create table auth.engangskod (
  id uuid not null default gen_random_uuid(),
  anvandare_id uuid not null,
  kod_hash text not null,
  skapad_at timestamp with time zone not null default now(),
  giltig_till timestamp with time zone not null,
  forsok smallint not null default 0,
  anvand_at timestamp with time zone,
  ersatt_at timestamp with time zone,
  constraint engangskod_pkey PRIMARY KEY (id),
  constraint engangskod_anvandare_id_fkey FOREIGN KEY (anvandare_id) REFERENCES auth.anvandare(id),
  constraint engangskod_forsok_check CHECK (forsok >= 0 AND forsok <= 5)
);
CREATE UNIQUE INDEX engangskod_en_levande ON auth.engangskod USING btree (anvandare_id) WHERE ((anvand_at IS NULL) AND (ersatt_at IS NULL));
grant delete, insert, select, update on auth.engangskod to sus_app;
grant select on auth.engangskod to sus_backup;

create table auth.extern_identitet (
  issuer text not null,
  subject text not null,
  anvandare_id uuid not null,
  kopplad_at timestamp with time zone not null default now(),
  upphavd_at timestamp with time zone,
  constraint extern_identitet_pkey PRIMARY KEY (issuer, subject),
  constraint extern_identitet_anvandare_id_fkey FOREIGN KEY (anvandare_id) REFERENCES auth.anvandare(id),
  constraint extern_identitet_issuer_check CHECK (length(issuer) >= 1 AND length(issuer) <= 300),
  constraint extern_identitet_subject_check CHECK (length(subject) >= 1 AND length(subject) <= 300)
);
CREATE INDEX extern_identitet_anvandare ON auth.extern_identitet USING btree (anvandare_id);
CREATE UNIQUE INDEX extern_identitet_en_aktiv ON auth.extern_identitet USING btree (anvandare_id) WHERE (upphavd_at IS NULL);
grant insert, select on auth.extern_identitet to sus_app;
grant select on auth.extern_identitet to sus_backup;
grant update (upphavd_at) on auth.extern_identitet to sus_app;

create table auth.giltighetsvarning (
  id bigint not null generated always as identity,
  overenskommelse_id uuid,
  bestallare_id uuid,
  galler_till date not null,
  dagar smallint not null,
  at timestamp with time zone not null default now(),
  constraint giltighetsvarning_pkey PRIMARY KEY (id),
  constraint giltighetsvarning_en_gang UNIQUE NULLS NOT DISTINCT (overenskommelse_id, bestallare_id, galler_till, dagar),
  constraint giltighetsvarning_bestallare_id_fkey FOREIGN KEY (bestallare_id) REFERENCES auth.bestallare(id),
  constraint giltighetsvarning_overenskommelse_id_fkey FOREIGN KEY (overenskommelse_id) REFERENCES auth.overenskommelse(id),
  constraint giltighetsvarning_dagar_check CHECK (dagar = ANY (ARRAY[60, 14])),
  constraint giltighetsvarning_ett CHECK (num_nonnulls(overenskommelse_id, bestallare_id) = 1)
);
grant insert, select on auth.giltighetsvarning to sus_app;
grant select on auth.giltighetsvarning to sus_backup;

create table auth.granskningsbeslut (
  fynd_id uuid not null,
  steg smallint not null,
  utfall text not null,
  notering text not null default ''::text,
  av uuid not null,
  at timestamp with time zone not null,
  fore_steg smallint generated always as (
CASE steg
    WHEN 2 THEN 1
    ELSE NULL::integer
END) stored,
  fore_utfall text generated always as (
CASE steg
    WHEN 2 THEN 'att_utreda'::text
    ELSE NULL::text
END) stored,
  constraint granskningsbeslut_pkey PRIMARY KEY (fynd_id, steg),
  constraint granskningsbeslut_utfall UNIQUE (fynd_id, steg, utfall),
  constraint granskningsbeslut_av_fkey FOREIGN KEY (av) REFERENCES auth.anvandare(id),
  constraint granskningsbeslut_efter_utredning FOREIGN KEY (fynd_id, fore_steg, fore_utfall) REFERENCES auth.granskningsbeslut(fynd_id, steg, utfall),
  constraint granskningsbeslut_fynd_id_fkey FOREIGN KEY (fynd_id) REFERENCES auth.granskningsfynd(id),
  constraint granskningsbeslut_med_notering CHECK (utfall = 'utan_anmarkning'::text OR length(btrim(notering)) > 0),
  constraint granskningsbeslut_notering_check CHECK (length(notering) <= 1000),
  constraint granskningsbeslut_utfall_check CHECK (
CASE steg
    WHEN 1 THEN utfall = ANY (ARRAY['utan_anmarkning'::text, 'att_utreda'::text])
    WHEN 2 THEN utfall = 'utredd'::text
    ELSE false
END)
);
CREATE INDEX granskningsbeslut_av ON auth.granskningsbeslut USING btree (av);
CREATE TRIGGER granskningsbeslut_inte_tomd BEFORE TRUNCATE ON auth.granskningsbeslut FOR EACH STATEMENT EXECUTE FUNCTION auth.vagra_granskat();
CREATE TRIGGER granskningsbeslut_orubbad BEFORE DELETE OR UPDATE ON auth.granskningsbeslut FOR EACH ROW EXECUTE FUNCTION auth.vagra_granskat();
alter table auth.granskningsbeslut enable row level security;
alter table auth.granskningsbeslut force row level security;
create policy beslut on auth.granskningsbeslut for insert to sus_app using (true) with check (((av = auth.anvandare_id()) AND (fynd_id IN ( SELECT f.id
   FROM auth.granskningsfynd f))));
create policy granskare on auth.granskningsbeslut for select to sus_app using ((fynd_id IN ( SELECT f.id
   FROM auth.granskningsfynd f)));
create policy underhall on auth.granskningsbeslut for all to sus_owner using (true);
grant insert (fynd_id, steg, utfall, notering, av, at) on auth.granskningsbeslut to sus_app;
grant select on auth.granskningsbeslut to sus_app, sus_backup;

create table auth.granskningsdag (
  regel text not null,
  dag date not null,
  antal integer not null,
  at timestamp with time zone not null default now(),
  constraint granskningsdag_pkey PRIMARY KEY (regel, dag),
  constraint granskningsdag_antal_check CHECK (antal >= 0),
  constraint granskningsdag_regel_check CHECK (regel = ANY (ARRAY['utan_registrering'::text, 'manga_slagningar'::text, 'utanfor_kontorstid'::text, 'samma_efternamn'::text, 'kollega'::text, 'anvandare'::text]))
);
CREATE TRIGGER granskningsdag_inte_tomd BEFORE TRUNCATE ON auth.granskningsdag FOR EACH STATEMENT EXECUTE FUNCTION auth.vagra_granskat();
CREATE TRIGGER granskningsdag_orubbad BEFORE DELETE OR UPDATE ON auth.granskningsdag FOR EACH ROW EXECUTE FUNCTION auth.vagra_granskat();
grant select on auth.granskningsdag to sus_backup, sus_jobb;

create table auth.granskningsfynd (
  id uuid not null default gen_random_uuid(),
  regel text not null,
  handelse_id bigint not null,
  at timestamp with time zone not null,
  anvandare_id uuid not null,
  roller text not null,
  handelse text not null,
  objekt_id uuid,
  insats_id uuid,
  antal integer not null default 1,
  stickprov_id uuid,
  funnet_at timestamp with time zone not null default now(),
  constraint granskningsfynd_pkey PRIMARY KEY (id),
  constraint granskningsfynd_en_gang UNIQUE (regel, handelse_id),
  constraint granskningsfynd_anvandare_id_fkey FOREIGN KEY (anvandare_id) REFERENCES auth.anvandare(id),
  constraint granskningsfynd_insats_id_fkey FOREIGN KEY (insats_id) REFERENCES verksamhet.insats(id),
  constraint granskningsfynd_stickprov_id_fkey FOREIGN KEY (stickprov_id) REFERENCES auth.stickprov(id),
  constraint granskningsfynd_antal_check CHECK (antal >= 1),
  constraint granskningsfynd_regel_check CHECK (regel = ANY (ARRAY['utan_registrering'::text, 'manga_slagningar'::text, 'utanfor_kontorstid'::text, 'samma_efternamn'::text, 'kollega'::text, 'anvandare'::text, 'stickprov'::text])),
  constraint granskningsfynd_stickprov CHECK ((regel = 'stickprov'::text) = (stickprov_id IS NOT NULL))
);
CREATE INDEX granskningsfynd_anvandare ON auth.granskningsfynd USING btree (anvandare_id);
CREATE INDEX granskningsfynd_at ON auth.granskningsfynd USING btree (at);
CREATE INDEX granskningsfynd_insats ON auth.granskningsfynd USING btree (insats_id);
CREATE INDEX granskningsfynd_stickprov_id ON auth.granskningsfynd USING btree (stickprov_id);
CREATE TRIGGER granskningsfynd_inte_tomd BEFORE TRUNCATE ON auth.granskningsfynd FOR EACH STATEMENT EXECUTE FUNCTION auth.vagra_granskat();
CREATE TRIGGER granskningsfynd_orubbad BEFORE DELETE OR UPDATE ON auth.granskningsfynd FOR EACH ROW EXECUTE FUNCTION auth.vagra_granskat();
alter table auth.granskningsfynd enable row level security;
alter table auth.granskningsfynd force row level security;
create policy granskare on auth.granskningsfynd for select to sus_app using (auth.far_granska(anvandare_id, objekt_id, insats_id));
create policy underhall on auth.granskningsfynd for all to sus_owner using (true);
grant select on auth.granskningsfynd to sus_app, sus_backup;

create table auth.inloggning (
  id uuid not null default gen_random_uuid(),
  anvandare_id uuid not null,
  metod text not null,
  skapad_at timestamp with time zone not null default now(),
  senast_at timestamp with time zone not null default now(),
  avslutad_at timestamp with time zone,
  enhet text,
  bekraftad_at timestamp with time zone,
  constraint inloggning_pkey PRIMARY KEY (id),
  constraint inloggning_anvandare_id_fkey FOREIGN KEY (anvandare_id) REFERENCES auth.anvandare(id),
  constraint inloggning_enhet_check CHECK (length(enhet) >= 1 AND length(enhet) <= 60),
  constraint inloggning_metod_check CHECK (metod = ANY (ARRAY['losenord_och_kod'::text, 'bankid'::text, 'oidc'::text]))
);
CREATE INDEX inloggning_anvandare ON auth.inloggning USING btree (anvandare_id) WHERE (avslutad_at IS NULL);
CREATE INDEX inloggning_senaste ON auth.inloggning USING btree (anvandare_id, skapad_at DESC);
grant insert, select, update on auth.inloggning to sus_app;
grant select on auth.inloggning to sus_backup;

create table auth.kontokorning (
  id bigint not null generated always as identity,
  slag text not null,
  provkorning boolean not null,
  antal integer not null,
  at timestamp with time zone not null default now(),
  dag date,
  constraint kontokorning_pkey PRIMARY KEY (id),
  constraint kontokorning_antal_check CHECK (antal >= 0),
  constraint kontokorning_slag_check CHECK (slag = ANY (ARRAY['bekraftelse'::text, 'oanvanda'::text, 'paminnelser'::text, 'overenskommelser'::text, 'genomgang'::text, 'frysning'::text, 'skydd'::text, 'granskning'::text, 'ankare'::text]))
);
CREATE UNIQUE INDEX kontokorning_en_per_dag ON auth.kontokorning USING btree (slag, dag);
grant insert, select on auth.kontokorning to sus_app;
grant select on auth.kontokorning to sus_backup;

create table auth.misslyckad_inloggning (
  id bigint not null generated always as identity,
  anvandare_id uuid not null,
  steg text not null,
  at timestamp with time zone not null,
  constraint misslyckad_inloggning_pkey PRIMARY KEY (id),
  constraint misslyckad_inloggning_anvandare_id_fkey FOREIGN KEY (anvandare_id) REFERENCES auth.anvandare(id),
  constraint misslyckad_inloggning_steg_check CHECK (steg = ANY (ARRAY['losenord'::text, 'engangskod'::text, 'aktiveringskod'::text, 'bankid'::text, 'oidc'::text, 'bekraftelse'::text]))
);
CREATE INDEX misslyckad_inloggning_anvandare ON auth.misslyckad_inloggning USING btree (anvandare_id, at);
grant delete, insert, select on auth.misslyckad_inloggning to sus_app;
grant select on auth.misslyckad_inloggning to sus_backup;

create table auth.oidc_forsok (
  id uuid not null,
  session_hash bytea not null,
  leverantor text not null,
  state_hash bytea not null,
  nonce text not null,
  verifierare_krypt bytea not null,
  startad_at timestamp with time zone not null,
  bekraftar uuid,
  status text not null default 'pagar'::text,
  issuer text,
  subject text,
  personnummer_index bytea,
  constraint oidc_forsok_pkey PRIMARY KEY (id),
  constraint oidc_forsok_session_hash_key UNIQUE (session_hash),
  constraint oidc_forsok_bekraftar_fkey FOREIGN KEY (bekraftar) REFERENCES auth.inloggning(id),
  constraint oidc_forsok_issuer_check CHECK (length(issuer) >= 1 AND length(issuer) <= 300),
  constraint oidc_forsok_klart_helt CHECK ((status = 'klar'::text) = (issuer IS NOT NULL AND subject IS NOT NULL AND personnummer_index IS NOT NULL) AND (num_nulls(issuer, subject, personnummer_index) = ANY (ARRAY[0, 3]))),
  constraint oidc_forsok_leverantor_check CHECK (length(leverantor) >= 1 AND length(leverantor) <= 50),
  constraint oidc_forsok_nonce_check CHECK (length(nonce) >= 20 AND length(nonce) <= 100),
  constraint oidc_forsok_status_check CHECK (status = ANY (ARRAY['pagar'::text, 'klar'::text])),
  constraint oidc_forsok_subject_check CHECK (length(subject) >= 1 AND length(subject) <= 300)
);
CREATE INDEX oidc_forsok_startad ON auth.oidc_forsok USING btree (startad_at);
grant delete, insert, select, update on auth.oidc_forsok to sus_app;
grant select on auth.oidc_forsok to sus_backup;

create table auth.overenskommelse (
  id uuid not null default gen_random_uuid(),
  organisation_id uuid not null,
  undertecknad_av text not null,
  galler_fran date not null,
  galler_till date not null,
  registrerad_av uuid not null,
  registrerad_at timestamp with time zone not null default now(),
  version integer not null default 1,
  constraint overenskommelse_pkey PRIMARY KEY (id),
  constraint overenskommelse_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES verksamhet.organisation(id),
  constraint overenskommelse_registrerad_av_fkey FOREIGN KEY (registrerad_av) REFERENCES auth.anvandare(id),
  constraint overenskommelse_period CHECK (galler_till >= galler_fran),
  constraint overenskommelse_undertecknad_av_check CHECK (length(btrim(undertecknad_av)) >= 1 AND length(btrim(undertecknad_av)) <= 200),
  constraint overenskommelse_en_i_taget EXCLUDE USING gist (organisation_id WITH =, daterange(galler_fran, galler_till, '[]'::text) WITH &&)
);
grant insert, select on auth.overenskommelse to sus_app;
grant select on auth.overenskommelse to sus_backup;
grant update (galler_till, version) on auth.overenskommelse to sus_app;

create table auth.session (
  sid text not null,
  sess json not null,
  expire timestamp with time zone not null,
  constraint session_pkey PRIMARY KEY (sid)
);
CREATE INDEX session_expire ON auth.session USING btree (expire);
grant delete, insert, select, update on auth.session to sus_app;
grant select on auth.session to sus_backup;

create table auth.stickprov (
  id uuid not null default gen_random_uuid(),
  fro text not null,
  fran date not null,
  till date not null,
  antal smallint not null,
  handelser text[] not null,
  av uuid not null,
  at timestamp with time zone not null,
  constraint stickprov_pkey PRIMARY KEY (id),
  constraint stickprov_av_fkey FOREIGN KEY (av) REFERENCES auth.anvandare(id),
  constraint stickprov_antal_check CHECK (antal >= 1 AND antal <= 100),
  constraint stickprov_fro_check CHECK (fro ~ '^[a-z0-9]{8,32}$'::text),
  constraint stickprov_period CHECK (till >= fran AND till <= (fran + 31)),
  constraint stickprov_period_slut CHECK (till < (at AT TIME ZONE 'Europe/Stockholm'::text)::date)
);
CREATE INDEX stickprov_av ON auth.stickprov USING btree (av);
CREATE TRIGGER stickprov_inte_tomd BEFORE TRUNCATE ON auth.stickprov FOR EACH STATEMENT EXECUTE FUNCTION auth.vagra_granskat();
CREATE TRIGGER stickprov_orubbad BEFORE DELETE OR UPDATE ON auth.stickprov FOR EACH ROW EXECUTE FUNCTION auth.vagra_granskat();
alter table auth.stickprov enable row level security;
alter table auth.stickprov force row level security;
create policy granskare on auth.stickprov for select to sus_app using (auth.ar_loggranskare());
create policy underhall on auth.stickprov for all to sus_owner using (true);
grant select on auth.stickprov to sus_app, sus_backup;

create table auth.uppdrag (
  id uuid not null default gen_random_uuid(),
  roll_id uuid not null,
  anvandare_id uuid not null,
  roll text not null,
  samverkansorganisation_id uuid,
  insats_id uuid,
  fran_datum date not null default CURRENT_DATE,
  till_datum date,
  tilldelat_av uuid,
  tilldelat_at timestamp with time zone not null default now(),
  avslutat_av uuid,
  avslutat_at timestamp with time zone,
  version integer not null default 1,
  constraint uppdrag_pkey PRIMARY KEY (id),
  constraint uppdrag_avslutat_av_fkey FOREIGN KEY (avslutat_av) REFERENCES auth.anvandare(id),
  constraint uppdrag_insats_id_fkey FOREIGN KEY (insats_id) REFERENCES verksamhet.insats(id),
  constraint uppdrag_roll_id_anvandare_id_roll_fkey FOREIGN KEY (roll_id, anvandare_id, roll) REFERENCES auth.anvandare_roll(id, anvandare_id, roll),
  constraint uppdrag_samverkansorganisation_id_fkey FOREIGN KEY (samverkansorganisation_id) REFERENCES verksamhet.samverkansorganisation(id),
  constraint uppdrag_tilldelat_av_fkey FOREIGN KEY (tilldelat_av) REFERENCES auth.anvandare(id),
  constraint uppdrag_period CHECK (till_datum >= fran_datum),
  constraint uppdrag_ratt_plats CHECK (
CASE roll
    WHEN 'deltagaransvarig'::text THEN insats_id IS NOT NULL AND samverkansorganisation_id IS NULL
    WHEN 'samverkansadministrator'::text THEN samverkansorganisation_id IS NOT NULL AND insats_id IS NULL
    WHEN 'insatsansvarig'::text THEN samverkansorganisation_id IS NOT NULL AND insats_id IS NULL
    ELSE false
END)
);
CREATE UNIQUE INDEX uppdrag_ett_aktivt ON auth.uppdrag USING btree (anvandare_id, roll, COALESCE(insats_id, samverkansorganisation_id)) WHERE (avslutat_at IS NULL);
CREATE INDEX uppdrag_insats ON auth.uppdrag USING btree (insats_id);
CREATE INDEX uppdrag_organisation ON auth.uppdrag USING btree (samverkansorganisation_id);
CREATE INDEX uppdrag_slutar ON auth.uppdrag USING btree (till_datum) WHERE ((avslutat_at IS NULL) AND (till_datum IS NOT NULL));
CREATE TRIGGER uppdrag_prova BEFORE INSERT OR UPDATE ON auth.uppdrag FOR EACH ROW EXECUTE FUNCTION auth.prova_uppdrag();
CREATE TRIGGER uppdrag_sista_administrator AFTER UPDATE ON auth.uppdrag FOR EACH ROW WHEN (old.avslutat_at IS DISTINCT FROM new.avslutat_at OR old.till_datum IS DISTINCT FROM new.till_datum OR old.fran_datum IS DISTINCT FROM new.fran_datum) EXECUTE FUNCTION auth.prova_sista_administrator();
grant insert, select on auth.uppdrag to sus_app;
grant select on auth.uppdrag to sus_backup;
grant update (fran_datum, till_datum, avslutat_av, avslutat_at, version) on auth.uppdrag to sus_app;

create table auth.utskick (
  id uuid not null default gen_random_uuid(),
  kanal text not null,
  slag text not null,
  till_krypt bytea not null,
  innehall_krypt bytea,
  anvandare_id uuid,
  bestallning_id uuid,
  skapad_at timestamp with time zone not null default now(),
  paborjad_at timestamp with time zone,
  skickad_at timestamp with time zone,
  misslyckad_at timestamp with time zone,
  forsok smallint not null default 0,
  ersatter uuid,
  galler_till timestamp with time zone,
  nasta_forsok_at timestamp with time zone,
  fel text,
  begard_av uuid,
  constraint utskick_pkey PRIMARY KEY (id),
  constraint utskick_ersatter_key UNIQUE (ersatter),
  constraint utskick_anvandare_id_fkey FOREIGN KEY (anvandare_id) REFERENCES auth.anvandare(id),
  constraint utskick_begard_av_fkey FOREIGN KEY (begard_av) REFERENCES auth.anvandare(id),
  constraint utskick_bestallning_id_fkey FOREIGN KEY (bestallning_id) REFERENCES auth.bestallning(id),
  constraint utskick_ersatter_fkey FOREIGN KEY (ersatter) REFERENCES auth.utskick(id),
  constraint utskick_ett_slut CHECK (skickad_at IS NULL OR misslyckad_at IS NULL),
  constraint utskick_fel_check CHECK (fel = ANY (ARRAY['tillfalligt'::text, 'nekat'::text, 'oklart'::text, 'utgangen'::text, 'gav_upp'::text])),
  constraint utskick_innehall_bort CHECK (skickad_at IS NULL OR innehall_krypt IS NULL),
  constraint utskick_kanal_check CHECK (kanal = ANY (ARRAY['epost'::text, 'sms'::text])),
  constraint utskick_ny_begard CHECK ((ersatter IS NULL) = (begard_av IS NULL)),
  constraint utskick_skickad_paborjad CHECK (skickad_at IS NULL OR paborjad_at IS NOT NULL),
  constraint utskick_slag_check CHECK (slag ~ '^[a-z_]{1,40}$'::text)
);
CREATE INDEX utskick_skapad ON auth.utskick USING btree (skapad_at DESC);
CREATE INDEX utskick_vantar ON auth.utskick USING btree (skapad_at) WHERE ((skickad_at IS NULL) AND (misslyckad_at IS NULL));
CREATE TRIGGER utskick_koas AFTER INSERT ON auth.utskick FOR EACH ROW WHEN (new.skickad_at IS NULL AND new.misslyckad_at IS NULL) EXECUTE FUNCTION auth.koa_utskick();
CREATE TRIGGER utskick_koas_igen AFTER UPDATE OF nasta_forsok_at ON auth.utskick FOR EACH ROW WHEN (new.nasta_forsok_at IS NOT NULL AND new.nasta_forsok_at IS DISTINCT FROM old.nasta_forsok_at) EXECUTE FUNCTION auth.koa_utskick();
CREATE TRIGGER utskick_prova BEFORE INSERT OR UPDATE ON auth.utskick FOR EACH ROW EXECUTE FUNCTION auth.prova_utskick();
grant insert, select on auth.utskick to sus_app;
grant select on auth.utskick to sus_backup;
grant update (innehall_krypt, paborjad_at, skickad_at, misslyckad_at, forsok, nasta_forsok_at, fel) on auth.utskick to sus_app;

-- person ----------------------------------------------------------------------------------------------

grant usage on schema person to sus_app, sus_backup, sus_jobb;

-- function person.ar_begransad(p_deltagande uuid) returns boolean set search_path=pg_catalog, pg_temp
-- function person.aterkalla_samtycke(p_deltagande uuid, p_datum date) returns void security definer set search_path=pg_catalog, pg_temp; execute: sus_app
-- function person.att_gallra(p_sista date, p_kand timestamp with time zone) returns TABLE(deltagande_id uuid, insats_id uuid, hinder text)
-- function person.avidentifiera_skyddad(p_person uuid) returns TABLE(deltagande_id uuid, insats_id uuid) security definer set search_path=pg_catalog, pg_temp; execute: sus_app
-- function person.begransa(p_id uuid, p_index bytea) returns TABLE(deltagande_id uuid, insats_id uuid) set search_path=pg_catalog, pg_temp
-- function person.begransade_for(p_index bytea) returns TABLE(deltagande_id uuid, insats_id uuid) security definer set search_path=pg_catalog, pg_temp; execute: sus_app
-- function person.begransning_kvar(p_id uuid) returns integer security definer set search_path=pg_catalog, pg_temp; execute: sus_app
-- function person.besluta_begransning(p_id uuid, p_skal text, p_index bytea) returns TABLE(deltagande_id uuid, insats_id uuid) security definer set search_path=pg_catalog, pg_temp; execute: sus_app
-- function person.besluta_registerutdrag(p_id uuid, p_skal text, p_index bytea) returns void security definer set search_path=pg_catalog, pg_temp; execute: sus_app
-- function person.besvara_rattelse(p_id uuid, p_svar text) returns void security definer set search_path=pg_catalog, pg_temp; execute: sus_app
-- function person.gallra(p_gallring uuid, p_antal integer, OUT gallrade integer, OUT klar boolean) returns record security definer set search_path=pg_catalog, pg_temp; execute: sus_app
-- function person.gallra_begransningar() returns integer security definer set search_path=pg_catalog, pg_temp; execute: sus_app
-- function person.gallra_ett(p_deltagande uuid) returns void set search_path=pg_catalog, pg_temp
-- function person.gallra_makulerade() returns integer security definer set search_path=pg_catalog, pg_temp; execute: sus_app
-- function person.gallra_registerutdrag() returns integer security definer set search_path=pg_catalog, pg_temp; execute: sus_app
-- function person.gallra_utkast() returns integer security definer set search_path=pg_catalog, pg_temp; execute: sus_app
-- function person.glom_gallringslistan() returns trigger security definer set search_path=pg_catalog, pg_temp
-- function person.gor_anonym(p_deltagande uuid, p_aterkallat date) returns void set search_path=pg_catalog, pg_temp
-- function person.granska_identiteter(p_deltaganden uuid[]) returns TABLE(deltagande_id uuid, person_id uuid, namn_krypt bytea, anvandare_id uuid, arbetsgivare_id uuid) security definer set search_path=pg_catalog, pg_temp; execute: sus_jobb
-- function person.hav_begransning(p_galler uuid, p_index bytea) returns TABLE(deltagande_id uuid, insats_id uuid) set search_path=pg_catalog, pg_temp
-- function person.krav_natten() returns void set search_path=pg_catalog, pg_temp
-- function person.kvar_att_gallra(g verksamhet.gallring) returns TABLE(deltagande_id uuid, insats_id uuid)
-- function person.lamna_registerutdrag(p_id uuid, p_skyddad boolean) returns jsonb security definer set search_path=pg_catalog, pg_temp; execute: sus_app
-- function person.notera_rattelse(p_index bytea, p_insats text, p_startdag date, p_tillfalle text, p_falt text, p_diarienummer text) returns TABLE(deltagande_id uuid, insats_id uuid) security definer set search_path=pg_catalog, pg_temp; execute: sus_app
-- function person.prova_begransad_person() returns trigger security definer set search_path=pg_catalog, pg_temp
-- function person.prova_begransat() returns trigger security definer set search_path=pg_catalog, pg_temp
-- function person.prova_begransning() returns trigger security definer set search_path=pg_catalog, pg_temp
-- function person.prova_deltagare() returns trigger security definer set search_path=pg_catalog, pg_temp
-- function person.prova_numret(p_lagrat bytea, p_skrivet bytea, p_villkor text) returns void set search_path=pg_catalog, pg_temp
-- function person.prova_registerutdrag() returns trigger
-- function person.prova_samtycke() returns trigger
-- function person.provkor_gallring(p_sista date) returns TABLE(insats_id uuid, hinder text, antal integer) security definer set search_path=pg_catalog, pg_temp; execute: sus_app
-- function person.radera_rattelsebegaran() returns trigger security definer set search_path=pg_catalog, pg_temp
-- function person.radera_utkast() returns trigger security definer set search_path=pg_catalog, pg_temp
-- function person.skriv_forslag() returns trigger security definer set search_path=pg_catalog, pg_temp
-- function person.skydd_att_kontrollera(p_dag date, p_efter uuid, p_antal integer) returns TABLE(id uuid, personnummer_krypt bytea) security definer set search_path=pg_catalog, pg_temp; execute: sus_app
-- function person.skydd_kontrollerat(p_personer uuid[], p_at timestamp with time zone) returns void security definer set search_path=pg_catalog, pg_temp; execute: sus_app
-- function person.slapp_personkod() returns trigger security definer set search_path=pg_catalog, pg_temp
-- function person.utdrag_om_anvandare(p_index bytea) returns jsonb set search_path=pg_catalog, pg_temp
-- function person.utdrag_om_deltagare(p_index bytea) returns jsonb set search_path=pg_catalog, pg_temp

create table person.begransat_deltagande (
  begransning_id uuid not null,
  deltagande_id uuid not null,
  insats_id uuid not null,
  person_id uuid not null,
  fran_at timestamp with time zone not null default now(),
  constraint begransat_deltagande_pkey PRIMARY KEY (deltagande_id, begransning_id),
  constraint begransat_deltagande_begransning_id_fkey FOREIGN KEY (begransning_id) REFERENCES person.begransning(id),
  constraint begransat_deltagande_deltagande_id_insats_id_fkey FOREIGN KEY (deltagande_id, insats_id) REFERENCES verksamhet.deltagande(id, insats_id),
  constraint begransat_deltagande_person_id_insats_id_fkey FOREIGN KEY (person_id, insats_id) REFERENCES person.deltagare(id, insats_id)
);
CREATE INDEX begransat_deltagande_begransning ON person.begransat_deltagande USING btree (begransning_id);
CREATE INDEX begransat_deltagande_person ON person.begransat_deltagande USING btree (person_id);
CREATE TRIGGER skrivning AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON person.begransat_deltagande FOR EACH STATEMENT EXECUTE FUNCTION rapport.anteckna_skrivning();
alter table person.begransat_deltagande enable row level security;
alter table person.begransat_deltagande force row level security;
create policy underhall on person.begransat_deltagande for all to sus_owner using (true);
create policy uppdrag on person.begransat_deltagande for select to sus_app using ((insats_id = ANY (ARRAY( SELECT m.m
   FROM auth.mina_insatser() m(m)))));
grant select on person.begransat_deltagande to sus_app, sus_backup;

create table person.begransning (
  id uuid not null,
  nummer bigint not null generated always as identity,
  slag text not null,
  galler uuid,
  personnummer_krypt bytea,
  personnummer_index bytea,
  diarienummer text not null,
  grund text not null,
  bestalld_av uuid not null,
  bestalld_at timestamp with time zone not null default now(),
  beslut text,
  beslutad_av uuid,
  beslutad_at timestamp with time zone,
  skal text,
  antal integer,
  havd_at timestamp with time zone,
  constraint begransning_pkey PRIMARY KEY (id),
  constraint begransning_nummer_key UNIQUE (nummer),
  constraint begransning_beslutad_av_fkey FOREIGN KEY (beslutad_av) REFERENCES auth.anvandare(id),
  constraint begransning_bestalld_av_fkey FOREIGN KEY (bestalld_av) REFERENCES auth.anvandare(id),
  constraint begransning_galler_fkey FOREIGN KEY (galler) REFERENCES person.begransning(id),
  constraint begransning_beslut_check CHECK (beslut = ANY (ARRAY['godkand'::text, 'nekad'::text])),
  constraint begransning_beslut_helt CHECK ((beslut IS NULL) = (beslutad_av IS NULL) AND (beslut IS NULL) = (beslutad_at IS NULL)),
  constraint begransning_diarienummer CHECK (diarienummer ~ '^[[:alnum:]][[:alnum:] /:._-]{0,49}$'::text),
  constraint begransning_diarienummer_utan_personnummer CHECK (diarienummer !~ '[0-9]{6}[ -]?[0-9]{4}'::text),
  constraint begransning_godkand_raknad CHECK (COALESCE(beslut = 'godkand'::text, false) = (antal IS NOT NULL)),
  constraint begransning_grund_for_slaget CHECK (
CASE slag
    WHEN 'begransning'::text THEN grund = ANY (ARRAY['riktighet'::text, 'olaglig'::text, 'ansprak'::text, 'invandning'::text])
    ELSE grund = ANY (ARRAY['kontrollerat'::text, 'begart'::text, 'upphort'::text])
END),
  constraint begransning_havd_godkand CHECK (havd_at IS NULL OR slag = 'begransning'::text AND COALESCE(antal, 0) > 0),
  constraint begransning_havning_galler_en CHECK ((slag = 'havning'::text) = (galler IS NOT NULL)),
  constraint begransning_inte_egen CHECK (beslutad_av <> bestalld_av),
  constraint begransning_nekad_med_skal CHECK (COALESCE(beslut = 'nekad'::text, false) = (skal IS NOT NULL)),
  constraint begransning_nummer_helt CHECK ((personnummer_krypt IS NULL) = (personnummer_index IS NULL)),
  constraint begransning_nummer_slapps CHECK (personnummer_krypt IS NULL OR beslut IS NULL),
  constraint begransning_skal_check CHECK (skal = ANY (ARRAY['identitet'::text, 'diarienummer'::text, 'fel_person'::text, 'inte_begart'::text])),
  constraint begransning_slag_check CHECK (slag = ANY (ARRAY['begransning'::text, 'havning'::text]))
);
CREATE INDEX begransning_att_gora ON person.begransning USING btree (bestalld_at) WHERE (personnummer_krypt IS NOT NULL);
CREATE UNIQUE INDEX begransning_en_havning_at_gangen ON person.begransning USING btree (galler) WHERE ((beslut IS NULL) AND (personnummer_index IS NOT NULL));
CREATE TRIGGER begransning_prova BEFORE INSERT ON person.begransning FOR EACH ROW EXECUTE FUNCTION person.prova_begransning();
alter table person.begransning enable row level security;
alter table person.begransning force row level security;
create policy bestall on person.begransning for insert to sus_app using (true) with check ((auth.ar_registerhandlaggare() AND (bestalld_av = auth.anvandare_id())));
create policy handlaggare on person.begransning for select to sus_app using (auth.ar_registerhandlaggare());
create policy underhall on person.begransning for all to sus_owner using (true);
grant insert (id, slag, galler, personnummer_krypt, personnummer_index, diarienummer, grund, bestalld_av) on person.begransning to sus_app;
grant select on person.begransning to sus_app, sus_backup;

create table person.deltagare (
  id uuid not null default gen_random_uuid(),
  insats_id uuid not null,
  personnummer_krypt bytea not null,
  personnummer_index bytea not null,
  namn_krypt bytea not null,
  kontrolleras boolean not null default false,
  skapad_at timestamp with time zone not null default now(),
  skydd_kontrollerat_at timestamp with time zone,
  constraint deltagare_pkey PRIMARY KEY (id),
  constraint deltagare_id_insats_id_key UNIQUE (id, insats_id),
  constraint deltagare_insats_id_personnummer_index_key UNIQUE (insats_id, personnummer_index),
  constraint deltagare_insats_id_fkey FOREIGN KEY (insats_id) REFERENCES verksamhet.insats(id)
);
CREATE TRIGGER deltagare_begransad BEFORE INSERT OR DELETE ON person.deltagare FOR EACH ROW EXECUTE FUNCTION person.prova_begransad_person();
CREATE CONSTRAINT TRIGGER deltagare_behovs AFTER INSERT ON person.deltagare DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION person.prova_deltagare();
alter table person.deltagare enable row level security;
alter table person.deltagare force row level security;
create policy underhall on person.deltagare for all to sus_owner using (true);
create policy uppdrag on person.deltagare for all to sus_app using (((insats_id = ANY (ARRAY( SELECT m.m
   FROM auth.mina_insatser() m(m)))) AND (id <> ALL (ARRAY( SELECT b.person_id
   FROM person.begransat_deltagande b)))));
grant delete, insert, select on person.deltagare to sus_app;
grant select on person.deltagare to sus_backup;
grant update (personnummer_krypt, personnummer_index, namn_krypt, kontrolleras) on person.deltagare to sus_app;

create table person.gallring_lista (
  gallring_id uuid not null,
  deltagande_id uuid not null,
  constraint gallring_lista_pkey PRIMARY KEY (gallring_id, deltagande_id),
  constraint gallring_lista_deltagande_id_fkey FOREIGN KEY (deltagande_id) REFERENCES verksamhet.deltagande(id) ON DELETE CASCADE,
  constraint gallring_lista_gallring_id_fkey FOREIGN KEY (gallring_id) REFERENCES verksamhet.gallring(id)
);
CREATE INDEX gallring_lista_deltagande ON person.gallring_lista USING btree (deltagande_id);
alter table person.gallring_lista enable row level security;
alter table person.gallring_lista force row level security;
create policy underhall on person.gallring_lista for all to sus_owner using (true);
grant select on person.gallring_lista to sus_backup;

create table person.rattelsebegaran (
  id uuid not null default gen_random_uuid(),
  nummer bigint not null generated always as identity,
  deltagande_id uuid not null,
  insats_id uuid not null,
  tillfalle text not null,
  falt text not null,
  diarienummer text not null,
  noterad_av uuid not null,
  noterad_at timestamp with time zone not null default now(),
  svar text,
  historik_id bigint,
  besvarad_av uuid,
  besvarad_at timestamp with time zone,
  constraint rattelsebegaran_pkey PRIMARY KEY (id),
  constraint rattelsebegaran_nummer_key UNIQUE (nummer),
  constraint rattelsebegaran_besvarad_av_fkey FOREIGN KEY (besvarad_av) REFERENCES auth.anvandare(id),
  constraint rattelsebegaran_deltagande_id_insats_id_fkey FOREIGN KEY (deltagande_id, insats_id) REFERENCES verksamhet.deltagande(id, insats_id),
  constraint rattelsebegaran_noterad_av_fkey FOREIGN KEY (noterad_av) REFERENCES auth.anvandare(id),
  constraint rattelsebegaran_diarienummer CHECK (diarienummer ~ '^[[:alnum:]][[:alnum:] /:._-]{0,49}$'::text),
  constraint rattelsebegaran_diarienummer_utan_personnummer CHECK (diarienummer !~ '[0-9]{6}[ -]?[0-9]{4}'::text),
  constraint rattelsebegaran_falt CHECK (
CASE tillfalle
    WHEN 'in'::text THEN falt = ANY (ARRAY['samtycke_datum'::text, 'startdag'::text, 'stadsdel'::text, 'utbildningsniva'::text, 'forsorjning_ar'::text, 'forsorjning'::text, 'arbetssokande'::text, 'arbetar'::text, 'arbete_omfattning'::text, 'arbetstyp'::text, 'studerar'::text, 'studier_omfattning'::text])
    ELSE falt = ANY (ARRAY['avslutningsdag'::text, 'avslutsanledning'::text, 'forsorjning'::text, 'arbetssokande'::text, 'arbetar'::text, 'arbete_omfattning'::text, 'arbetstyp'::text, 'studerar'::text, 'studier_omfattning'::text])
END),
  constraint rattelsebegaran_rattad_med_rattning CHECK (COALESCE(svar = 'rattad'::text, false) = (historik_id IS NOT NULL)),
  constraint rattelsebegaran_svar_check CHECK (svar = ANY (ARRAY['rattad'::text, 'riktig'::text, 'riktig_da'::text, 'redan_rattad'::text, 'kan_inte_styrkas'::text])),
  constraint rattelsebegaran_svar_helt CHECK ((svar IS NULL) = (besvarad_av IS NULL) AND (svar IS NULL) = (besvarad_at IS NULL)),
  constraint rattelsebegaran_tillfalle_check CHECK (tillfalle = ANY (ARRAY['in'::text, 'ut'::text]))
);
CREATE UNIQUE INDEX rattelsebegaran_en_gang ON person.rattelsebegaran USING btree (deltagande_id, tillfalle, falt) WHERE (svar IS NULL);
alter table person.rattelsebegaran enable row level security;
alter table person.rattelsebegaran force row level security;
create policy handlaggare on person.rattelsebegaran for select to sus_app using (auth.ar_registerhandlaggare());
create policy underhall on person.rattelsebegaran for all to sus_owner using (true);
create policy uppdrag on person.rattelsebegaran for select to sus_app using (((insats_id = ANY (ARRAY( SELECT m.m
   FROM auth.mina_insatser() m(m)))) AND (deltagande_id <> ALL (ARRAY( SELECT b.deltagande_id
   FROM person.begransat_deltagande b)))));
grant select on person.rattelsebegaran to sus_app, sus_backup;

create table person.registerutdrag (
  id uuid not null,
  nummer bigint not null generated always as identity,
  personnummer_krypt bytea,
  personnummer_index bytea,
  diarienummer text not null,
  grund text not null,
  bestalld_av uuid not null,
  bestalld_at timestamp with time zone not null default now(),
  beslut text,
  beslutad_av uuid,
  beslutad_at timestamp with time zone,
  skal text,
  hamtas_senast timestamp with time zone,
  hamtad_at timestamp with time zone,
  utfall text,
  constraint registerutdrag_pkey PRIMARY KEY (id),
  constraint registerutdrag_nummer_key UNIQUE (nummer),
  constraint registerutdrag_beslutad_av_fkey FOREIGN KEY (beslutad_av) REFERENCES auth.anvandare(id),
  constraint registerutdrag_bestalld_av_fkey FOREIGN KEY (bestalld_av) REFERENCES auth.anvandare(id),
  constraint registerutdrag_beslut_check CHECK (beslut = ANY (ARRAY['godkand'::text, 'nekad'::text])),
  constraint registerutdrag_beslut_helt CHECK ((beslut IS NULL) = (beslutad_av IS NULL) AND (beslut IS NULL) = (beslutad_at IS NULL)),
  constraint registerutdrag_diarienummer CHECK (diarienummer ~ '^[[:alnum:]][[:alnum:] /:._-]{0,49}$'::text),
  constraint registerutdrag_diarienummer_utan_personnummer CHECK (diarienummer !~ '[0-9]{6}[ -]?[0-9]{4}'::text),
  constraint registerutdrag_godkand_har_slut CHECK (COALESCE(beslut = 'godkand'::text, false) = (hamtas_senast IS NOT NULL)),
  constraint registerutdrag_grund_check CHECK (grund = ANY (ARRAY['registrerad'::text, 'ombud'::text, 'tillsyn'::text])),
  constraint registerutdrag_hamtat_godkant CHECK (hamtad_at IS NULL OR beslut IS NOT NULL AND beslut = 'godkand'::text),
  constraint registerutdrag_hamtat_helt CHECK ((hamtad_at IS NULL) = (utfall IS NULL)),
  constraint registerutdrag_inte_egen CHECK (beslutad_av <> bestalld_av),
  constraint registerutdrag_nekad_med_skal CHECK (COALESCE(beslut = 'nekad'::text, false) = (skal IS NOT NULL)),
  constraint registerutdrag_nummer_helt CHECK ((personnummer_krypt IS NULL) = (personnummer_index IS NULL)),
  constraint registerutdrag_nummer_slapps CHECK (personnummer_krypt IS NULL OR hamtad_at IS NULL AND beslut IS DISTINCT FROM 'nekad'::text),
  constraint registerutdrag_skal_check CHECK (skal = ANY (ARRAY['identitet'::text, 'diarienummer'::text, 'fel_person'::text, 'inte_begart'::text])),
  constraint registerutdrag_utfall_check CHECK (utfall = ANY (ARRAY['utdrag'::text, 'inget_finns'::text]))
);
CREATE INDEX registerutdrag_att_gora ON person.registerutdrag USING btree (bestalld_at) WHERE (personnummer_krypt IS NOT NULL);
CREATE TRIGGER registerutdrag_prova BEFORE INSERT OR UPDATE OF beslut, beslutad_av ON person.registerutdrag FOR EACH ROW EXECUTE FUNCTION person.prova_registerutdrag();
alter table person.registerutdrag enable row level security;
alter table person.registerutdrag force row level security;
create policy bestall on person.registerutdrag for insert to sus_app using (true) with check ((auth.ar_registerhandlaggare() AND (bestalld_av = auth.anvandare_id())));
create policy handlaggare on person.registerutdrag for select to sus_app using (auth.ar_registerhandlaggare());
create policy underhall on person.registerutdrag for all to sus_owner using (true);
grant insert, select on person.registerutdrag to sus_app;
grant select on person.registerutdrag to sus_backup;

create table person.samtycke (
  deltagande_id uuid not null,
  insats_id uuid not null,
  undertecknat_datum date not null,
  registrerat_av uuid not null,
  registrerat_at timestamp with time zone not null default now(),
  aterkallat_datum date,
  constraint samtycke_pkey PRIMARY KEY (deltagande_id),
  constraint samtycke_deltagande_id_insats_id_fkey FOREIGN KEY (deltagande_id, insats_id) REFERENCES verksamhet.deltagande(id, insats_id),
  constraint samtycke_registrerat_av_fkey FOREIGN KEY (registrerat_av) REFERENCES auth.anvandare(id),
  constraint samtycke_aterkallat_efter CHECK (aterkallat_datum >= undertecknat_datum)
);
CREATE TRIGGER samtycke_begransat BEFORE INSERT OR DELETE OR UPDATE ON person.samtycke FOR EACH ROW EXECUTE FUNCTION person.prova_begransat();
CREATE CONSTRAINT TRIGGER samtycke_helhet AFTER INSERT OR DELETE OR UPDATE ON person.samtycke DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION verksamhet.prova_helhet();
CREATE TRIGGER samtycke_prova BEFORE INSERT OR UPDATE ON person.samtycke FOR EACH ROW EXECUTE FUNCTION person.prova_samtycke();
alter table person.samtycke enable row level security;
alter table person.samtycke force row level security;
create policy underhall on person.samtycke for all to sus_owner using (true);
create policy uppdrag on person.samtycke for all to sus_app using (((insats_id = ANY (ARRAY( SELECT m.m
   FROM auth.mina_insatser() m(m)))) AND (deltagande_id <> ALL (ARRAY( SELECT b.deltagande_id
   FROM person.begransat_deltagande b)))));
grant delete, insert, select on person.samtycke to sus_app;
grant select on person.samtycke to sus_backup;
grant update (undertecknat_datum, registrerat_av, registrerat_at, aterkallat_datum) on person.samtycke to sus_app;

create table person.utkast (
  id uuid not null,
  anvandare_id uuid not null,
  insats_id uuid not null,
  deltagande_id uuid,
  formular text not null,
  innehall_krypt bytea not null,
  sparat_at timestamp with time zone not null default now(),
  personnummer_index bytea,
  constraint utkast_pkey PRIMARY KEY (id),
  constraint utkast_anvandare_id_fkey FOREIGN KEY (anvandare_id) REFERENCES auth.anvandare(id),
  constraint utkast_deltagande_id_fkey FOREIGN KEY (deltagande_id) REFERENCES verksamhet.deltagande(id),
  constraint utkast_insats_id_fkey FOREIGN KEY (insats_id) REFERENCES verksamhet.insats(id),
  constraint utkast_formular_check CHECK (formular = ANY (ARRAY['inregistrering'::text, 'utregistrering'::text])),
  constraint utkast_innehall_krypt_check CHECK (length(innehall_krypt) <= 20000)
);
CREATE INDEX utkast_anvandare ON person.utkast USING btree (anvandare_id);
CREATE INDEX utkast_deltagande ON person.utkast USING btree (deltagande_id);
CREATE UNIQUE INDEX utkast_ett_per_formular ON person.utkast USING btree (anvandare_id, deltagande_id, formular);
CREATE INDEX utkast_person ON person.utkast USING btree (insats_id, personnummer_index) WHERE (personnummer_index IS NOT NULL);
CREATE CONSTRAINT TRIGGER utkast_helhet AFTER INSERT ON person.utkast DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (new.deltagande_id IS NOT NULL) EXECUTE FUNCTION verksamhet.prova_helhet();
alter table person.utkast enable row level security;
alter table person.utkast force row level security;
create policy egna on person.utkast for all to sus_app using (((anvandare_id = auth.anvandare_id()) AND (insats_id = ANY (ARRAY( SELECT m.m
   FROM auth.mina_insatser() m(m)))) AND ((deltagande_id IS NULL) OR (deltagande_id <> ALL (ARRAY( SELECT b.deltagande_id
   FROM person.begransat_deltagande b))))));
create policy underhall on person.utkast for all to sus_owner using (true);
grant delete, insert, select, update on person.utkast to sus_app;
grant select on person.utkast to sus_backup;

-- rapport ---------------------------------------------------------------------------------------------

grant usage on schema rapport to sus_app, sus_backup, sus_jobb, sus_rapport;

-- function rapport.anteckna_skrivning() returns trigger security definer set search_path=pg_catalog, pg_temp
-- function rapport.kand() returns bigint; execute: sus_backup, sus_jobb, sus_rapport
-- function rapport.koa_halvar() returns trigger security definer set search_path=pg_catalog, pg_temp
-- function rapport.prova_halvar() returns trigger set search_path=pg_catalog, pg_temp
-- function rapport.prova_halvar_andring() returns trigger set search_path=pg_catalog, pg_temp
-- function rapport.prova_tillagg() returns trigger set search_path=pg_catalog, pg_temp
-- function rapport.vagra() returns trigger set search_path=pg_catalog, pg_temp

create view rapport.administrativ_kostnad (
  samverkansorganisation_id uuid,
  ar smallint,
  kostnadstyp_kod text,
  budget bigint,
  utfall bigint
)
as SELECT b.samverkansorganisation_id,
    b.ar,
    k.kostnadstyp_kod,
    sum(k.budget)::bigint AS budget,
    sum(k.utfall)::bigint AS utfall
   FROM verksamhet.budget b
     JOIN verksamhet.administrativ_kostnad k ON k.budget_id = b.id
  WHERE rapport.kand() IS NULL
  GROUP BY b.samverkansorganisation_id, b.ar, k.kostnadstyp_kod
UNION ALL
 SELECT r.samverkansorganisation_id,
    r.ar,
    r.kostnadstyp_kod,
    r.budget,
    r.utfall
   FROM rapport.kand_fakta f
     CROSS JOIN LATERAL jsonb_to_record(f.innehall) r(samverkansorganisation_id uuid, ar smallint, kostnadstyp_kod text, budget bigint, utfall bigint)
  WHERE rapport.kand() IS NOT NULL AND f.slag = 'administrativ_kostnad'::text;
grant select on rapport.administrativ_kostnad to sus_backup, sus_rapport;

create view rapport.andring (
  handelse text,
  orsak text,
  dag date,
  sida text,
  tecken integer,
  id uuid,
  insats_id uuid,
  kon text,
  alder smallint,
  startdag date,
  avslutningsdag date,
  avslutsanledning_kod text
)
as WITH andrade AS MATERIALIZED (
         SELECT nya.id
           FROM ( SELECT deltagande.id,
                    deltagande.insats_id,
                    deltagande.kon,
                    deltagande.alder,
                    deltagande.startdag,
                    deltagande.avslutningsdag,
                    deltagande.avslutsanledning_kod
                   FROM rapport.deltagande
                EXCEPT
                 SELECT frysning_underlag.id,
                    frysning_underlag.insats_id,
                    frysning_underlag.kon,
                    frysning_underlag.alder,
                    frysning_underlag.startdag,
                    frysning_underlag.avslutningsdag,
                    frysning_underlag.avslutsanledning_kod
                   FROM rapport.frysning_underlag
                  WHERE NOT frysning_underlag.borta) nya
        UNION (
                 SELECT frysning_underlag.id
                   FROM rapport.frysning_underlag
                  WHERE NOT frysning_underlag.borta
                EXCEPT
                 SELECT deltagande.id
                   FROM rapport.deltagande
        )
        UNION
         SELECT svar.deltagande_id
           FROM ((
                         SELECT matning.deltagande_id,
                            matning.tillfalle,
                            matning.forsorjning,
                            matning.arbetssokande,
                            matning.arbetar,
                            matning.arbete_omfattning,
                            matning.studerar,
                            matning.studier_omfattning,
                            matning.utbildningsniva_kod,
                            matning.forsorjning_ar
                           FROM rapport.matning
                        EXCEPT
                         SELECT frysning_matning.deltagande_id,
                            frysning_matning.tillfalle,
                            frysning_matning.forsorjning,
                            frysning_matning.arbetssokande,
                            frysning_matning.arbetar,
                            frysning_matning.arbete_omfattning,
                            frysning_matning.studerar,
                            frysning_matning.studier_omfattning,
                            frysning_matning.utbildningsniva_kod,
                            frysning_matning.forsorjning_ar
                           FROM rapport.frysning_matning
                ) UNION ALL (
                         SELECT frysning_matning.deltagande_id,
                            frysning_matning.tillfalle,
                            frysning_matning.forsorjning,
                            frysning_matning.arbetssokande,
                            frysning_matning.arbetar,
                            frysning_matning.arbete_omfattning,
                            frysning_matning.studerar,
                            frysning_matning.studier_omfattning,
                            frysning_matning.utbildningsniva_kod,
                            frysning_matning.forsorjning_ar
                           FROM rapport.frysning_matning
                        EXCEPT
                         SELECT matning.deltagande_id,
                            matning.tillfalle,
                            matning.forsorjning,
                            matning.arbetssokande,
                            matning.arbetar,
                            matning.arbete_omfattning,
                            matning.studerar,
                            matning.studier_omfattning,
                            matning.utbildningsniva_kod,
                            matning.forsorjning_ar
                           FROM rapport.matning
                )) svar
        ), jamforda AS (
         SELECT a.id,
            nu.id IS NOT NULL AS nu,
            da.id IS NOT NULL AND NOT da.borta AS da,
            COALESCE(da.borta, false) AS borta,
            nu.startdag,
            nu.avslutningsdag,
            da.avslutningsdag AS slutade
           FROM andrade a
             LEFT JOIN rapport.deltagande nu ON nu.id = a.id
             LEFT JOIN rapport.frysning_underlag da ON da.id = a.id
        ), handelser AS (
         SELECT jamforda.id,
            'start'::text AS handelse,
            jamforda.nu AS i_nu,
            jamforda.da AS i_da,
            jamforda.nu AS kvar,
            jamforda.borta,
            jamforda.startdag AS dag
           FROM jamforda
        UNION ALL
         SELECT jamforda.id,
            'slut'::text,
            jamforda.nu AND jamforda.avslutningsdag IS NOT NULL,
            jamforda.da AND jamforda.slutade IS NOT NULL,
            jamforda.nu,
            jamforda.borta,
            jamforda.avslutningsdag
           FROM jamforda
        ), forklarade AS (
         SELECT handelser.id,
            handelser.handelse,
            handelser.i_nu,
            handelser.i_da,
            handelser.dag,
                CASE
                    WHEN handelser.i_nu AND handelser.i_da THEN 'rattelse'::text
                    WHEN handelser.i_nu AND handelser.borta THEN 'felregistrering'::text
                    WHEN handelser.i_da AND NOT handelser.kvar THEN 'felregistrering'::text
                    WHEN handelser.i_da THEN 'rattelse'::text
                    ELSE NULL::text
                END AS orsak
           FROM handelser
          WHERE handelser.i_nu OR handelser.i_da
        )
 SELECT h.handelse,
    h.orsak,
    h.dag,
    'nu'::text AS sida,
    1 AS tecken,
    d.id,
    d.insats_id,
    d.kon,
    d.alder,
    d.startdag,
    d.avslutningsdag,
    d.avslutsanledning_kod
   FROM forklarade h
     JOIN rapport.deltagande d ON d.id = h.id
  WHERE h.i_nu
UNION ALL
 SELECT h.handelse,
    h.orsak,
    h.dag,
    'da'::text AS sida,
    '-1'::integer AS tecken,
    d.id,
    d.insats_id,
    d.kon,
    d.alder,
    d.startdag,
    d.avslutningsdag,
    d.avslutsanledning_kod
   FROM forklarade h
     JOIN rapport.frysning_underlag d ON d.id = h.id
  WHERE h.i_da;
grant select on rapport.andring to sus_backup, sus_jobb, sus_rapport;

create view rapport.anonym (
  insats_id uuid,
  ar smallint,
  kon text,
  antal integer,
  orsak text
)
as SELECT anonym_post.insats_id,
    anonym_post.ar,
    anonym_post.kon,
    sum(anonym_post.antal)::integer AS antal,
    anonym_post.orsak
   FROM verksamhet.anonym_post
  WHERE rapport.kand() IS NULL
  GROUP BY anonym_post.insats_id, anonym_post.ar, anonym_post.kon, anonym_post.orsak
UNION ALL
 SELECT r.insats_id,
    r.ar,
    r.kon,
    r.antal,
    r.orsak
   FROM rapport.kand_fakta f
     CROSS JOIN LATERAL jsonb_to_record(f.innehall) r(insats_id uuid, ar smallint, kon text, antal integer, orsak text)
  WHERE rapport.kand() IS NOT NULL AND f.slag = 'anonym'::text;
grant select on rapport.anonym to sus_backup, sus_rapport;

create view rapport.anonym_manad (
  insats_id uuid,
  manad date
)
as SELECT DISTINCT anonym_post.insats_id,
    date_trunc('month'::text, (anonym_post.at AT TIME ZONE 'Europe/Stockholm'::text))::date AS manad
   FROM verksamhet.anonym_post
  WHERE anonym_post.orsak = 'registrering'::text;
grant select on rapport.anonym_manad to sus_backup, sus_rapport;

create view rapport.begransat (
  deltagande_id uuid
)
as SELECT DISTINCT begransat_deltagande.deltagande_id
   FROM person.begransat_deltagande;
grant select on rapport.begransat to sus_backup, sus_rapport;

create view rapport.deltagande (
  id uuid,
  insats_id uuid,
  kon text,
  alder smallint,
  startdag date,
  avslutningsdag date,
  avslutsanledning_kod text,
  person bigint
)
as SELECT deltagande_kvar.id,
    deltagande_kvar.insats_id,
    deltagande_kvar.kon,
    deltagande_kvar.alder,
    deltagande_kvar.startdag,
    deltagande_kvar.avslutningsdag,
    deltagande_kvar.avslutsanledning_kod,
    deltagande_kvar.person
   FROM rapport.deltagande_kvar
UNION ALL
 SELECT deltagande_gallrat.id,
    deltagande_gallrat.insats_id,
    deltagande_gallrat.kon,
    deltagande_gallrat.alder,
    deltagande_gallrat.startdag,
    deltagande_gallrat.avslutningsdag,
    deltagande_gallrat.avslutsanledning_kod,
    deltagande_gallrat.person
   FROM rapport.deltagande_gallrat;
grant select on rapport.deltagande to sus_backup, sus_jobb, sus_rapport;

create view rapport.deltagande_gallrat (
  id uuid,
  insats_id uuid,
  kon text,
  alder smallint,
  startdag date,
  avslutningsdag date,
  avslutsanledning_kod text,
  person bigint
)
as SELECT gallrat_deltagande.id,
    gallrat_deltagande.insats_id,
    gallrat_deltagande.kon,
    gallrat_deltagande.alder,
    gallrat_deltagande.startdag,
    gallrat_deltagande.avslutningsdag,
    gallrat_deltagande.avslutsanledning_kod,
    gallrat_deltagande.person
   FROM rapport.gallrat_deltagande;
grant select on rapport.deltagande_gallrat to sus_backup, sus_rapport;

create view rapport.deltagande_kvar (
  id uuid,
  insats_id uuid,
  kon text,
  alder smallint,
  startdag date,
  avslutningsdag date,
  avslutsanledning_kod text,
  person bigint
)
as SELECT deltagande.id,
    deltagande.insats_id,
    deltagande.kon,
    deltagande.alder,
    deltagande.startdag,
    deltagande.avslutningsdag,
    deltagande.avslutsanledning_kod,
    hashtextextended(encode(deltagande.personkod, 'hex'::text), 0::bigint) AS person
   FROM verksamhet.deltagande
  WHERE deltagande.makulerad_at IS NULL;
grant select on rapport.deltagande_kvar to sus_backup, sus_rapport;

create view rapport.fakta_nu (
  slag text,
  nyckel text,
  innehall jsonb
)
as SELECT 'samverkansorganisation'::text AS slag,
    v.id::text AS nyckel,
    to_jsonb(v.*) AS innehall
   FROM rapport.samverkansorganisation v
UNION ALL
 SELECT 'insats'::text AS slag,
    v.id::text AS nyckel,
    to_jsonb(v.*) AS innehall
   FROM rapport.insats v
UNION ALL
 SELECT 'insats_malgrupp'::text AS slag,
    concat_ws(' '::text, v.insats_id, v.malgrupp_kod) AS nyckel,
    to_jsonb(v.*) AS innehall
   FROM rapport.insats_malgrupp v
UNION ALL
 SELECT 'anonym'::text AS slag,
    concat_ws(' '::text, v.insats_id, v.ar, v.kon, v.orsak) AS nyckel,
    to_jsonb(v.*) AS innehall
   FROM rapport.anonym v
UNION ALL
 SELECT 'volym'::text AS slag,
    concat_ws(' '::text, v.insats_id, v.ar) AS nyckel,
    to_jsonb(v.*) AS innehall
   FROM rapport.volym v
UNION ALL
 SELECT 'insatsbudget'::text AS slag,
    concat_ws(' '::text, v.insats_id, v.ar, v.budgettyp_kod) AS nyckel,
    to_jsonb(v.*) AS innehall
   FROM rapport.insatsbudget v
UNION ALL
 SELECT 'finansiering'::text AS slag,
    concat_ws(' '::text, v.samverkansorganisation_id, v.ar, v.organisationstyp_kod, v.finansiar) AS nyckel,
    to_jsonb(v.*) AS innehall
   FROM rapport.finansiering v
UNION ALL
 SELECT 'administrativ_kostnad'::text AS slag,
    concat_ws(' '::text, v.samverkansorganisation_id, v.ar, v.kostnadstyp_kod) AS nyckel,
    to_jsonb(v.*) AS innehall
   FROM rapport.administrativ_kostnad v
UNION ALL
 SELECT 'kod'::text AS slag,
    concat_ws(' '::text, v.lista, v.kod) AS nyckel,
    to_jsonb(v.*) AS innehall
   FROM rapport.kod v;
grant select on rapport.fakta_nu to sus_backup, sus_jobb, sus_rapport;

create view rapport.felregistrerat (
  insats_id uuid,
  ar smallint,
  antal integer
)
as SELECT deltagande.insats_id,
    EXTRACT(year FROM deltagande.startdag)::smallint AS ar,
    count(*)::integer AS antal
   FROM verksamhet.deltagande
  WHERE deltagande.makulerad_at IS NOT NULL
  GROUP BY deltagande.insats_id, (EXTRACT(year FROM deltagande.startdag)::smallint);
grant select on rapport.felregistrerat to sus_backup, sus_jobb, sus_rapport;

create view rapport.finansiering (
  samverkansorganisation_id uuid,
  ar smallint,
  finansiar text,
  organisationstyp_kod text,
  belopp bigint
)
as SELECT b.samverkansorganisation_id,
    b.ar,
    o.namn AS finansiar,
    o.organisationstyp_kod,
    sum(f.belopp)::bigint AS belopp
   FROM verksamhet.budget b
     JOIN verksamhet.finansiering f ON f.budget_id = b.id
     JOIN verksamhet.organisation o ON o.id = f.organisation_id
  WHERE rapport.kand() IS NULL
  GROUP BY b.samverkansorganisation_id, b.ar, o.namn, o.organisationstyp_kod
UNION ALL
 SELECT r.samverkansorganisation_id,
    r.ar,
    r.finansiar,
    r.organisationstyp_kod,
    r.belopp
   FROM rapport.kand_fakta f
     CROSS JOIN LATERAL jsonb_to_record(f.innehall) r(samverkansorganisation_id uuid, ar smallint, finansiar text, organisationstyp_kod text, belopp bigint)
  WHERE rapport.kand() IS NOT NULL AND f.slag = 'finansiering'::text;
grant select on rapport.finansiering to sus_backup, sus_rapport;

create table rapport.frysning (
  id bigint not null generated always as identity,
  slag text not null,
  per date not null,
  at timestamp with time zone not null,
  av uuid,
  foregaende bigint,
  nr smallint not null default 1,
  constraint frysning_pkey PRIMARY KEY (id),
  constraint frysning_en_per_dag UNIQUE (slag, per, nr),
  constraint frysning_kedja UNIQUE NULLS NOT DISTINCT (foregaende),
  constraint frysning_av_fkey FOREIGN KEY (av) REFERENCES auth.anvandare(id),
  constraint frysning_foregaende_fkey FOREIGN KEY (foregaende) REFERENCES rapport.frysning(id),
  constraint frysning_dagen_har_kommit CHECK (per <= (at AT TIME ZONE 'Europe/Stockholm'::text)::date),
  constraint frysning_efter_foregaende CHECK (foregaende < id),
  constraint frysning_manadens_sista CHECK (slag <> 'manad'::text OR per = (date_trunc('month'::text, per::timestamp with time zone) + '1 mon -1 days'::interval)::date),
  constraint frysning_nr CHECK (nr = 1 OR slag = 'halvar'::text AND nr >= 2 AND nr <= 999),
  constraint frysning_slag_check CHECK (slag = ANY (ARRAY['manad'::text, 'halvar'::text]))
);
CREATE INDEX frysning_av ON rapport.frysning USING btree (av);
CREATE TRIGGER frysning_orubbad BEFORE DELETE OR UPDATE OR TRUNCATE ON rapport.frysning FOR EACH STATEMENT EXECUTE FUNCTION rapport.vagra();
grant insert, select on rapport.frysning to sus_jobb;
grant select on rapport.frysning to sus_app, sus_backup, sus_rapport;

create table rapport.frysning_cell (
  frysning_id bigint not null,
  insats_id uuid not null,
  manad date not null,
  kon text not null,
  matt text not null,
  kategori text not null,
  orsak text not null,
  antal integer not null,
  constraint frysning_cell_pkey PRIMARY KEY (frysning_id, insats_id, manad, kon, matt, kategori, orsak),
  constraint frysning_cell_frysning_id_fkey FOREIGN KEY (frysning_id) REFERENCES rapport.frysning(id),
  constraint frysning_cell_insats_id_fkey FOREIGN KEY (insats_id) REFERENCES verksamhet.insats(id),
  constraint frysning_cell_hel_manad CHECK (EXTRACT(day FROM manad) = 1::numeric),
  constraint frysning_cell_kon CHECK (kon = ANY (ARRAY['kvinna'::text, 'man'::text])),
  constraint frysning_cell_matt_check CHECK (matt ~ '^[a-z_]{1,40}$'::text),
  constraint frysning_cell_orsak CHECK (orsak = ANY (ARRAY['ny'::text, 'sen'::text, 'rattelse'::text, 'felregistrering'::text, 'aterkallat'::text])),
  constraint frysning_cell_skillnad CHECK (antal <> 0)
);
CREATE INDEX frysning_cell_insats ON rapport.frysning_cell USING btree (insats_id, matt);
CREATE INDEX frysning_cell_matt ON rapport.frysning_cell USING btree (matt, manad);
CREATE TRIGGER frysning_cell_hel AFTER INSERT ON rapport.frysning_cell REFERENCING NEW TABLE AS nya FOR EACH STATEMENT EXECUTE FUNCTION rapport.prova_tillagg();
CREATE TRIGGER frysning_cell_orubbad BEFORE DELETE OR UPDATE OR TRUNCATE ON rapport.frysning_cell FOR EACH STATEMENT EXECUTE FUNCTION rapport.vagra();
grant insert, select on rapport.frysning_cell to sus_jobb;
grant select on rapport.frysning_cell to sus_backup, sus_rapport;

create table rapport.frysning_fakta (
  slag text not null,
  nyckel text not null,
  frysning_id bigint not null,
  innehall jsonb,
  constraint frysning_fakta_pkey PRIMARY KEY (slag, nyckel, frysning_id),
  constraint frysning_fakta_frysning_id_fkey FOREIGN KEY (frysning_id) REFERENCES rapport.frysning(id),
  constraint frysning_fakta_slag_check CHECK (slag ~ '^[a-z_]{1,40}$'::text)
);
CREATE INDEX frysning_fakta_frysning ON rapport.frysning_fakta USING btree (frysning_id);
CREATE TRIGGER frysning_fakta_hel AFTER INSERT ON rapport.frysning_fakta REFERENCING NEW TABLE AS nya FOR EACH STATEMENT EXECUTE FUNCTION rapport.prova_tillagg();
CREATE TRIGGER frysning_fakta_orubbad BEFORE DELETE OR UPDATE OR TRUNCATE ON rapport.frysning_fakta FOR EACH STATEMENT EXECUTE FUNCTION rapport.vagra();
grant insert, select on rapport.frysning_fakta to sus_jobb;
grant select on rapport.frysning_fakta to sus_backup, sus_rapport;

create table rapport.frysning_matning (
  deltagande_id uuid not null,
  tillfalle text not null,
  forsorjning text[] not null,
  arbetssokande boolean not null,
  arbetar boolean not null,
  arbete_omfattning smallint,
  studerar boolean not null,
  studier_omfattning smallint,
  utbildningsniva_kod text,
  forsorjning_ar smallint,
  constraint frysning_matning_pkey PRIMARY KEY (deltagande_id, tillfalle),
  constraint frysning_matning_deltagande_id_fkey FOREIGN KEY (deltagande_id) REFERENCES rapport.frysning_underlag(id) ON DELETE CASCADE
);
alter table rapport.frysning_matning enable row level security;
alter table rapport.frysning_matning force row level security;
create policy frysning on rapport.frysning_matning for all to sus_jobb using (true);
create policy rakning on rapport.frysning_matning for select to sus_rapport using (true);
create policy underhall on rapport.frysning_matning for all to sus_owner using (true);
grant delete, insert, select, update on rapport.frysning_matning to sus_jobb;
grant select on rapport.frysning_matning to sus_backup, sus_rapport;

create table rapport.frysning_underlag (
  id uuid not null,
  insats_id uuid not null,
  kon text not null,
  alder smallint,
  startdag date not null,
  avslutningsdag date,
  avslutsanledning_kod text,
  borta boolean not null default false,
  gallrad boolean not null default false,
  deltagande_id uuid generated always as (
CASE
    WHEN (NOT gallrad) THEN id
    ELSE NULL::uuid
END) stored,
  gallrat_id uuid generated always as (
CASE
    WHEN gallrad THEN id
    ELSE NULL::uuid
END) stored,
  constraint frysning_underlag_pkey PRIMARY KEY (id),
  constraint frysning_underlag_deltagande_id_fkey FOREIGN KEY (deltagande_id) REFERENCES verksamhet.deltagande(id) ON DELETE CASCADE,
  constraint frysning_underlag_gallrat_id_fkey FOREIGN KEY (gallrat_id) REFERENCES rapport.gallrat_deltagande(id),
  constraint frysning_underlag_insats_id_fkey FOREIGN KEY (insats_id) REFERENCES verksamhet.insats(id),
  constraint frysning_underlag_borta CHECK (NOT borta OR alder IS NULL AND avslutningsdag IS NULL AND avslutsanledning_kod IS NULL)
);
CREATE INDEX frysning_underlag_deltagande ON rapport.frysning_underlag USING btree (deltagande_id);
CREATE INDEX frysning_underlag_gallrat ON rapport.frysning_underlag USING btree (gallrat_id);
CREATE INDEX frysning_underlag_insats ON rapport.frysning_underlag USING btree (insats_id);
alter table rapport.frysning_underlag enable row level security;
alter table rapport.frysning_underlag force row level security;
create policy frysning on rapport.frysning_underlag for all to sus_jobb using (true);
create policy rakning on rapport.frysning_underlag for select to sus_rapport using (true);
create policy underhall on rapport.frysning_underlag for all to sus_owner using (true);
grant delete, insert, select, update on rapport.frysning_underlag to sus_jobb;
grant select on rapport.frysning_underlag to sus_backup, sus_rapport;

create table rapport.gallrad_matning (
  deltagande_id uuid not null,
  tillfalle text not null,
  forsorjning text[] not null,
  arbetssokande boolean not null,
  arbetar boolean not null,
  arbete_omfattning smallint,
  studerar boolean not null,
  studier_omfattning smallint,
  utbildningsniva_kod text,
  forsorjning_ar smallint,
  constraint gallrad_matning_pkey PRIMARY KEY (deltagande_id, tillfalle),
  constraint gallrad_matning_deltagande_id_fkey FOREIGN KEY (deltagande_id) REFERENCES rapport.gallrat_deltagande(id),
  constraint gallrad_matning_utbildningsniva_kod_fkey FOREIGN KEY (utbildningsniva_kod) REFERENCES styrdata.utbildningsniva(kod)
);
CREATE TRIGGER gallrad_matning_orubbad BEFORE DELETE OR UPDATE OR TRUNCATE ON rapport.gallrad_matning FOR EACH STATEMENT EXECUTE FUNCTION rapport.vagra();
CREATE TRIGGER skrivning AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON rapport.gallrad_matning FOR EACH STATEMENT EXECUTE FUNCTION rapport.anteckna_skrivning();
alter table rapport.gallrad_matning enable row level security;
alter table rapport.gallrad_matning force row level security;
create policy underhall on rapport.gallrad_matning for all to sus_owner using (true);
grant select on rapport.gallrad_matning to sus_backup;

create table rapport.gallrat_deltagande (
  id uuid not null default gen_random_uuid(),
  insats_id uuid not null,
  person bigint not null,
  kon text not null,
  alder smallint,
  startdag date not null,
  avslutningsdag date not null,
  avslutsanledning_kod text not null,
  constraint gallrat_deltagande_pkey PRIMARY KEY (id),
  constraint gallrat_deltagande_avslutsanledning_kod_fkey FOREIGN KEY (avslutsanledning_kod) REFERENCES styrdata.avslutsanledning(kod),
  constraint gallrat_deltagande_insats_id_fkey FOREIGN KEY (insats_id) REFERENCES verksamhet.insats(id),
  constraint gallrat_deltagande_bara_manader CHECK (1::numeric = EXTRACT(day FROM startdag) OR 1::numeric = EXTRACT(day FROM avslutningsdag)),
  constraint gallrat_deltagande_kon CHECK (kon = ANY (ARRAY['kvinna'::text, 'man'::text])),
  constraint gallrat_deltagande_slut_efter_start CHECK (avslutningsdag >= startdag)
);
CREATE INDEX gallrat_deltagande_insats ON rapport.gallrat_deltagande USING btree (insats_id);
CREATE INDEX gallrat_deltagande_person ON rapport.gallrat_deltagande USING btree (person);
CREATE INDEX gallrat_deltagande_slut ON rapport.gallrat_deltagande USING btree (avslutningsdag);
CREATE INDEX gallrat_deltagande_start ON rapport.gallrat_deltagande USING btree (startdag);
CREATE TRIGGER gallrat_deltagande_orubbat BEFORE DELETE OR UPDATE OF id, insats_id, kon, alder, startdag, avslutningsdag, avslutsanledning_kod OR TRUNCATE ON rapport.gallrat_deltagande FOR EACH STATEMENT EXECUTE FUNCTION rapport.vagra();
CREATE TRIGGER skrivning AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON rapport.gallrat_deltagande FOR EACH STATEMENT EXECUTE FUNCTION rapport.anteckna_skrivning();
alter table rapport.gallrat_deltagande enable row level security;
alter table rapport.gallrat_deltagande force row level security;
create policy underhall on rapport.gallrat_deltagande for all to sus_owner using (true);
grant select on rapport.gallrat_deltagande to sus_backup;

create view rapport.genomgang (
  insats_id uuid,
  manad date,
  at timestamp with time zone
)
as SELECT genomgang.insats_id,
    genomgang.manad,
    genomgang.at
   FROM verksamhet.genomgang;
grant select on rapport.genomgang to sus_app, sus_backup, sus_jobb, sus_rapport;

create table rapport.halvarspaket (
  redovisning_id uuid not null,
  innehall bytea not null,
  sha256 bytea not null,
  constraint halvarspaket_pkey PRIMARY KEY (redovisning_id),
  constraint halvarspaket_redovisning_id_fkey FOREIGN KEY (redovisning_id) REFERENCES rapport.halvarsredovisning(id),
  constraint halvarspaket_kontrollsumma CHECK (sha256 = sha256(innehall)),
  constraint halvarspaket_storlek CHECK (length(innehall) >= 1 AND length(innehall) <= 100000000)
);
CREATE TRIGGER halvarspaket_orubbat BEFORE DELETE OR UPDATE OR TRUNCATE ON rapport.halvarspaket FOR EACH STATEMENT EXECUTE FUNCTION rapport.vagra();
grant insert, select on rapport.halvarspaket to sus_jobb;
grant select on rapport.halvarspaket to sus_app, sus_backup;

create table rapport.halvarsredovisning (
  id uuid not null,
  samverkansorganisation_id uuid not null,
  halvar date not null,
  version smallint not null,
  bestalld_av uuid not null,
  bestalld_at timestamp with time zone not null,
  begard_at timestamp with time zone not null,
  frysning_id bigint,
  tackning jsonb,
  klara smallint not null default 0,
  andrad_at timestamp with time zone not null,
  misslyckad_at timestamp with time zone,
  fel text,
  klar_at timestamp with time zone,
  constraint halvarsredovisning_pkey PRIMARY KEY (id),
  constraint halvarsredovisning_egen_frysning UNIQUE (frysning_id),
  constraint halvarsredovisning_en_version UNIQUE (samverkansorganisation_id, halvar, version),
  constraint halvarsredovisning_bestalld_av_fkey FOREIGN KEY (bestalld_av) REFERENCES auth.anvandare(id),
  constraint halvarsredovisning_frysning_id_fkey FOREIGN KEY (frysning_id) REFERENCES rapport.frysning(id),
  constraint halvarsredovisning_samverkansorganisation_id_fkey FOREIGN KEY (samverkansorganisation_id) REFERENCES verksamhet.samverkansorganisation(id),
  constraint halvarsredovisning_fel CHECK ((fel IS NULL) = (misslyckad_at IS NULL) AND (fel = ANY (ARRAY['for_stor'::text, 'fel'::text]))),
  constraint halvarsredovisning_halvar CHECK (EXTRACT(day FROM halvar) = 1::numeric AND (EXTRACT(month FROM halvar) = ANY (ARRAY[1::numeric, 7::numeric]))),
  constraint halvarsredovisning_halvaret_slut CHECK ((halvar + '6 mons'::interval)::date <= (bestalld_at AT TIME ZONE 'Europe/Stockholm'::text)::date),
  constraint halvarsredovisning_hel CHECK (klar_at IS NULL OR frysning_id IS NOT NULL AND klara = 9 AND misslyckad_at IS NULL),
  constraint halvarsredovisning_klara CHECK (klara >= 0 AND klara <= 9),
  constraint halvarsredovisning_tackning CHECK ((tackning IS NULL) = (frysning_id IS NULL)),
  constraint halvarsredovisning_versionsnummer CHECK (version >= 1 AND version <= 999)
);
CREATE INDEX halvarsredovisning_bestalld_av ON rapport.halvarsredovisning USING btree (bestalld_av);
CREATE UNIQUE INDEX halvarsredovisning_en_i_taget ON rapport.halvarsredovisning USING btree (samverkansorganisation_id, halvar) WHERE ((klar_at IS NULL) AND (misslyckad_at IS NULL));
CREATE TRIGGER halvarsredovisning_koas AFTER INSERT ON rapport.halvarsredovisning FOR EACH ROW EXECUTE FUNCTION rapport.koa_halvar();
CREATE TRIGGER halvarsredovisning_koas_igen AFTER UPDATE OF begard_at ON rapport.halvarsredovisning FOR EACH ROW WHEN (new.begard_at IS DISTINCT FROM old.begard_at) EXECUTE FUNCTION rapport.koa_halvar();
CREATE TRIGGER halvarsredovisning_kvar BEFORE DELETE OR TRUNCATE ON rapport.halvarsredovisning FOR EACH STATEMENT EXECUTE FUNCTION rapport.vagra();
CREATE TRIGGER halvarsredovisning_prova BEFORE INSERT ON rapport.halvarsredovisning FOR EACH ROW EXECUTE FUNCTION rapport.prova_halvar();
CREATE TRIGGER halvarsredovisning_prova_andring BEFORE UPDATE ON rapport.halvarsredovisning FOR EACH ROW EXECUTE FUNCTION rapport.prova_halvar_andring();
alter table rapport.halvarsredovisning enable row level security;
alter table rapport.halvarsredovisning force row level security;
create policy bestall on rapport.halvarsredovisning for insert to sus_app using (true) with check (((bestalld_av = auth.anvandare_id()) AND (EXISTS ( SELECT
   FROM auth.uppdrag u
  WHERE ((u.anvandare_id = auth.anvandare_id()) AND (u.samverkansorganisation_id = halvarsredovisning.samverkansorganisation_id) AND (u.roll = 'samverkansadministrator'::text) AND (u.avslutat_at IS NULL) AND (u.fran_datum <= CURRENT_DATE) AND ((u.till_datum IS NULL) OR (u.till_datum >= CURRENT_DATE)))))));
create policy gor on rapport.halvarsredovisning for all to sus_jobb using (true);
create policy igen on rapport.halvarsredovisning for update to sus_app using ((EXISTS ( SELECT
   FROM auth.uppdrag u
  WHERE ((u.anvandare_id = auth.anvandare_id()) AND (u.samverkansorganisation_id = halvarsredovisning.samverkansorganisation_id) AND (u.roll = 'samverkansadministrator'::text) AND (u.avslutat_at IS NULL) AND (u.fran_datum <= CURRENT_DATE) AND ((u.till_datum IS NULL) OR (u.till_datum >= CURRENT_DATE))))));
create policy las on rapport.halvarsredovisning for select to sus_app using (true);
create policy underhall on rapport.halvarsredovisning for all to sus_owner using (true);
grant insert (id, samverkansorganisation_id, halvar, version, bestalld_av, bestalld_at, begard_at, andrad_at) on rapport.halvarsredovisning to sus_app;
grant select on rapport.halvarsredovisning to sus_app, sus_backup, sus_jobb;
grant update (begard_at, andrad_at, misslyckad_at, fel) on rapport.halvarsredovisning to sus_app;
grant update (frysning_id, tackning, klara, andrad_at, misslyckad_at, fel, klar_at) on rapport.halvarsredovisning to sus_jobb;

create view rapport.insats (
  id uuid,
  samverkansorganisation_id uuid,
  namn text,
  beskrivning text,
  startdatum date,
  slutdatum date,
  inriktning text,
  preciserad_inriktning_kod text,
  deltagarregistrering text
)
as SELECT insats.id,
    insats.samverkansorganisation_id,
    insats.namn,
    insats.beskrivning,
    insats.startdatum,
    insats.slutdatum,
    insats.inriktning,
    insats.preciserad_inriktning_kod,
    insats.deltagarregistrering
   FROM verksamhet.insats
  WHERE rapport.kand() IS NULL
UNION ALL
 SELECT r.id,
    r.samverkansorganisation_id,
    r.namn,
    r.beskrivning,
    r.startdatum,
    r.slutdatum,
    r.inriktning,
    r.preciserad_inriktning_kod,
    r.deltagarregistrering
   FROM rapport.kand_fakta f
     CROSS JOIN LATERAL jsonb_to_record(f.innehall) r(id uuid, samverkansorganisation_id uuid, namn text, beskrivning text, startdatum date, slutdatum date, inriktning text, preciserad_inriktning_kod text, deltagarregistrering text)
  WHERE rapport.kand() IS NOT NULL AND f.slag = 'insats'::text;
grant select on rapport.insats to sus_backup, sus_jobb, sus_rapport;

create view rapport.insats_malgrupp (
  insats_id uuid,
  malgrupp_kod text
)
as SELECT insats_malgrupp.insats_id,
    insats_malgrupp.malgrupp_kod
   FROM verksamhet.insats_malgrupp
  WHERE rapport.kand() IS NULL
UNION ALL
 SELECT r.insats_id,
    r.malgrupp_kod
   FROM rapport.kand_fakta f
     CROSS JOIN LATERAL jsonb_to_record(f.innehall) r(insats_id uuid, malgrupp_kod text)
  WHERE rapport.kand() IS NOT NULL AND f.slag = 'insats_malgrupp'::text;
grant select on rapport.insats_malgrupp to sus_backup, sus_rapport;

create view rapport.insatsbudget (
  insats_id uuid,
  ar smallint,
  planerat_antal integer,
  budgettyp_kod text,
  budget bigint,
  utfall bigint
)
as SELECT b.insats_id,
    b.ar,
    b.planerat_antal,
    k.budgettyp_kod,
    k.budget,
    k.utfall
   FROM verksamhet.insatsbudget b
     LEFT JOIN ( SELECT insatskostnad.insatsbudget_id,
            insatskostnad.budgettyp_kod,
            sum(insatskostnad.budget)::bigint AS budget,
            sum(insatskostnad.utfall)::bigint AS utfall
           FROM verksamhet.insatskostnad
          GROUP BY insatskostnad.insatsbudget_id, insatskostnad.budgettyp_kod) k ON k.insatsbudget_id = b.id
  WHERE rapport.kand() IS NULL
UNION ALL
 SELECT r.insats_id,
    r.ar,
    r.planerat_antal,
    r.budgettyp_kod,
    r.budget,
    r.utfall
   FROM rapport.kand_fakta f
     CROSS JOIN LATERAL jsonb_to_record(f.innehall) r(insats_id uuid, ar smallint, planerat_antal integer, budgettyp_kod text, budget bigint, utfall bigint)
  WHERE rapport.kand() IS NOT NULL AND f.slag = 'insatsbudget'::text;
grant select on rapport.insatsbudget to sus_backup, sus_rapport;

create view rapport.kand_fakta (
  slag text,
  innehall jsonb
)
as SELECT senaste.slag,
    senaste.innehall
   FROM ( SELECT DISTINCT ON (frysning_fakta.slag, frysning_fakta.nyckel) frysning_fakta.slag,
            frysning_fakta.nyckel,
            frysning_fakta.innehall
           FROM rapport.frysning_fakta
          WHERE frysning_fakta.frysning_id <= rapport.kand()
          ORDER BY frysning_fakta.slag, frysning_fakta.nyckel, frysning_fakta.frysning_id DESC) senaste
  WHERE senaste.innehall IS NOT NULL;
grant select on rapport.kand_fakta to sus_backup, sus_jobb, sus_rapport;

create view rapport.kod (
  lista text,
  kod text,
  text text,
  ordning smallint
)
as SELECT koder.lista,
    koder.kod,
    koder.text,
    koder.ordning
   FROM ( SELECT 'lan'::text AS lista,
            lan.kod,
            lan.namn AS text,
            0::smallint AS ordning
           FROM styrdata.lan
        UNION ALL
         SELECT 'forsorjning'::text,
            forsorjning.kod,
            forsorjning.text,
            forsorjning.ordning
           FROM styrdata.forsorjning
        UNION ALL
         SELECT 'utbildningsniva'::text,
            utbildningsniva.kod,
            utbildningsniva.text,
            utbildningsniva.ordning
           FROM styrdata.utbildningsniva
        UNION ALL
         SELECT 'avslutsanledning'::text,
            avslutsanledning.kod,
            avslutsanledning.text,
            avslutsanledning.ordning
           FROM styrdata.avslutsanledning
          WHERE avslutsanledning.beteende <> 'felregistrering'::text
        UNION ALL
         SELECT 'malgrupp'::text,
            malgrupp.kod,
            malgrupp.text,
            malgrupp.ordning
           FROM styrdata.malgrupp
        UNION ALL
         SELECT 'preciserad_inriktning'::text,
            preciserad_inriktning.kod,
            preciserad_inriktning.text,
            preciserad_inriktning.ordning
           FROM styrdata.preciserad_inriktning
        UNION ALL
         SELECT 'organisationstyp'::text,
            organisationstyp.kod,
            organisationstyp.text,
            organisationstyp.ordning
           FROM styrdata.organisationstyp
        UNION ALL
         SELECT 'kostnadstyp'::text,
            kostnadstyp.kod,
            kostnadstyp.text,
            kostnadstyp.ordning
           FROM styrdata.kostnadstyp
        UNION ALL
         SELECT 'budgettyp'::text,
            budgettyp.kod,
            budgettyp.text,
            budgettyp.ordning
           FROM styrdata.budgettyp) koder
  WHERE rapport.kand() IS NULL
UNION ALL
 SELECT r.lista,
    r.kod,
    r.text,
    r.ordning
   FROM rapport.kand_fakta f
     CROSS JOIN LATERAL jsonb_to_record(f.innehall) r(lista text, kod text, text text, ordning smallint)
  WHERE rapport.kand() IS NOT NULL AND f.slag = 'kod'::text;
grant select on rapport.kod to sus_backup, sus_jobb, sus_rapport;

create view rapport.matning (
  deltagande_id uuid,
  tillfalle text,
  forsorjning text[],
  arbetssokande boolean,
  arbetar boolean,
  arbete_omfattning smallint,
  arbetstyp_kod text,
  studerar boolean,
  studier_omfattning smallint,
  utbildningsniva_kod text,
  forsorjning_ar smallint
)
as SELECT matning_kvar.deltagande_id,
    matning_kvar.tillfalle,
    matning_kvar.forsorjning,
    matning_kvar.arbetssokande,
    matning_kvar.arbetar,
    matning_kvar.arbete_omfattning,
    matning_kvar.arbetstyp_kod,
    matning_kvar.studerar,
    matning_kvar.studier_omfattning,
    matning_kvar.utbildningsniva_kod,
    matning_kvar.forsorjning_ar
   FROM rapport.matning_kvar
UNION ALL
 SELECT matning_gallrad.deltagande_id,
    matning_gallrad.tillfalle,
    matning_gallrad.forsorjning,
    matning_gallrad.arbetssokande,
    matning_gallrad.arbetar,
    matning_gallrad.arbete_omfattning,
    matning_gallrad.arbetstyp_kod,
    matning_gallrad.studerar,
    matning_gallrad.studier_omfattning,
    matning_gallrad.utbildningsniva_kod,
    matning_gallrad.forsorjning_ar
   FROM rapport.matning_gallrad;
grant select on rapport.matning to sus_backup, sus_jobb, sus_rapport;

create view rapport.matning_gallrad (
  deltagande_id uuid,
  tillfalle text,
  forsorjning text[],
  arbetssokande boolean,
  arbetar boolean,
  arbete_omfattning smallint,
  arbetstyp_kod text,
  studerar boolean,
  studier_omfattning smallint,
  utbildningsniva_kod text,
  forsorjning_ar smallint
)
as SELECT gallrad_matning.deltagande_id,
    gallrad_matning.tillfalle,
    gallrad_matning.forsorjning,
    gallrad_matning.arbetssokande,
    gallrad_matning.arbetar,
    gallrad_matning.arbete_omfattning,
    NULL::text AS arbetstyp_kod,
    gallrad_matning.studerar,
    gallrad_matning.studier_omfattning,
    gallrad_matning.utbildningsniva_kod,
    gallrad_matning.forsorjning_ar
   FROM rapport.gallrad_matning;
grant select on rapport.matning_gallrad to sus_backup, sus_rapport;

create view rapport.matning_kvar (
  deltagande_id uuid,
  tillfalle text,
  forsorjning text[],
  arbetssokande boolean,
  arbetar boolean,
  arbete_omfattning smallint,
  arbetstyp_kod text,
  studerar boolean,
  studier_omfattning smallint,
  utbildningsniva_kod text,
  forsorjning_ar smallint
)
as SELECT matning.deltagande_id,
    matning.tillfalle,
    matning.forsorjning,
    matning.arbetssokande,
    matning.arbetar,
    matning.arbete_omfattning,
    matning.arbetstyp_kod,
    matning.studerar,
    matning.studier_omfattning,
    matning.utbildningsniva_kod,
    matning.forsorjning_ar
   FROM verksamhet.matning;
grant select on rapport.matning_kvar to sus_backup, sus_rapport;

create view rapport.samverkansorganisation (
  id uuid,
  namn text,
  samverkansform text,
  startdatum date,
  slutdatum date,
  lan_kod text
)
as SELECT o.id,
    o.namn,
    o.samverkansform,
    o.startdatum,
    o.slutdatum,
    ( SELECT k.lan_kod
           FROM ( SELECT DISTINCT omrade.kommun_kod
                   FROM verksamhet.omrade
                  WHERE omrade.samverkansorganisation_id = o.id) m
             JOIN styrdata.kommun k ON k.kod = m.kommun_kod
          GROUP BY k.lan_kod
          ORDER BY (count(*)) DESC, k.lan_kod
         LIMIT 1) AS lan_kod
   FROM verksamhet.samverkansorganisation o
  WHERE rapport.kand() IS NULL
UNION ALL
 SELECT r.id,
    r.namn,
    r.samverkansform,
    r.startdatum,
    r.slutdatum,
    r.lan_kod
   FROM rapport.kand_fakta f
     CROSS JOIN LATERAL jsonb_to_record(f.innehall) r(id uuid, namn text, samverkansform text, startdatum date, slutdatum date, lan_kod text)
  WHERE rapport.kand() IS NOT NULL AND f.slag = 'samverkansorganisation'::text;
grant select on rapport.samverkansorganisation to sus_backup, sus_jobb, sus_rapport;

create table rapport.skrivning (
  nr bigint not null generated always as identity,
  at timestamp with time zone not null default now(),
  constraint skrivning_pkey PRIMARY KEY (nr)
);
grant delete, select on rapport.skrivning to sus_jobb;
grant select on rapport.skrivning to sus_backup, sus_rapport;

create view rapport.volym (
  insats_id uuid,
  ar smallint,
  antal integer,
  kvinnor integer,
  man integer
)
as SELECT volym_post.insats_id,
    volym_post.ar,
    sum(volym_post.antal)::integer AS antal,
    sum(volym_post.kvinnor)::integer AS kvinnor,
    sum(volym_post.man)::integer AS man
   FROM verksamhet.volym_post
  WHERE rapport.kand() IS NULL
  GROUP BY volym_post.insats_id, volym_post.ar
 HAVING sum(volym_post.antal) > 0
UNION ALL
 SELECT r.insats_id,
    r.ar,
    r.antal,
    r.kvinnor,
    r.man
   FROM rapport.kand_fakta f
     CROSS JOIN LATERAL jsonb_to_record(f.innehall) r(insats_id uuid, ar smallint, antal integer, kvinnor integer, man integer)
  WHERE rapport.kand() IS NOT NULL AND f.slag = 'volym'::text;
grant select on rapport.volym to sus_backup, sus_rapport;

-- styrdata --------------------------------------------------------------------------------------------

grant usage on schema styrdata to sus_app, sus_backup, sus_rapport;

create table styrdata.arbetstyp (
  kod text not null,
  text text not null,
  hjalptext text,
  ordning smallint not null,
  galler_fran date not null default '1900-01-01'::date,
  galler_till date,
  version integer not null default 1,
  constraint arbetstyp_pkey PRIMARY KEY (kod),
  constraint mall_check CHECK (galler_till >= galler_fran),
  constraint mall_hjalptext_check CHECK (length(hjalptext) <= 2000),
  constraint mall_kod_check CHECK (kod ~ '^[a-z0-9_]{1,60}$'::text),
  constraint mall_text_check CHECK (length(btrim(text)) >= 1 AND length(btrim(text)) <= 200)
);
grant insert, select on styrdata.arbetstyp to sus_app;
grant select on styrdata.arbetstyp to sus_backup, sus_rapport;
grant update (text, hjalptext, ordning, galler_fran, galler_till, version) on styrdata.arbetstyp to sus_app;

create table styrdata.avslutsanledning (
  kod text not null,
  text text not null,
  hjalptext text,
  ordning smallint not null,
  galler_fran date not null default '1900-01-01'::date,
  galler_till date,
  version integer not null default 1,
  beteende text not null default 'fragor'::text,
  constraint avslutsanledning_pkey PRIMARY KEY (kod),
  constraint avslutsanledning_beteende_check CHECK (beteende = ANY (ARRAY['fragor'::text, 'utan_fragor'::text, 'felregistrering'::text])),
  constraint avslutsanledning_felregistrering_kvar CHECK (beteende <> 'felregistrering'::text OR galler_till IS NULL AND galler_fran = '1900-01-01'::date),
  constraint mall_check CHECK (galler_till >= galler_fran),
  constraint mall_hjalptext_check CHECK (length(hjalptext) <= 2000),
  constraint mall_kod_check CHECK (kod ~ '^[a-z0-9_]{1,60}$'::text),
  constraint mall_text_check CHECK (length(btrim(text)) >= 1 AND length(btrim(text)) <= 200)
);
CREATE UNIQUE INDEX avslutsanledning_en_felregistrering ON styrdata.avslutsanledning USING btree (beteende) WHERE (beteende = 'felregistrering'::text);
CREATE TRIGGER skrivning AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON styrdata.avslutsanledning FOR EACH STATEMENT EXECUTE FUNCTION rapport.anteckna_skrivning();
grant insert, select on styrdata.avslutsanledning to sus_app;
grant select on styrdata.avslutsanledning to sus_backup, sus_rapport;
grant update (text, hjalptext, ordning, galler_fran, galler_till, version) on styrdata.avslutsanledning to sus_app;

create table styrdata.budgettyp (
  kod text not null,
  text text not null,
  hjalptext text,
  ordning smallint not null,
  galler_fran date not null default '1900-01-01'::date,
  galler_till date,
  version integer not null default 1,
  constraint budgettyp_pkey PRIMARY KEY (kod),
  constraint mall_check CHECK (galler_till >= galler_fran),
  constraint mall_hjalptext_check CHECK (length(hjalptext) <= 2000),
  constraint mall_kod_check CHECK (kod ~ '^[a-z0-9_]{1,60}$'::text),
  constraint mall_text_check CHECK (length(btrim(text)) >= 1 AND length(btrim(text)) <= 200)
);
CREATE TRIGGER skrivning AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON styrdata.budgettyp FOR EACH STATEMENT EXECUTE FUNCTION rapport.anteckna_skrivning();
grant insert, select on styrdata.budgettyp to sus_app;
grant select on styrdata.budgettyp to sus_backup, sus_rapport;
grant update (text, hjalptext, ordning, galler_fran, galler_till, version) on styrdata.budgettyp to sus_app;

create table styrdata.forsorjning (
  kod text not null,
  text text not null,
  hjalptext text,
  ordning smallint not null,
  galler_fran date not null default '1900-01-01'::date,
  galler_till date,
  version integer not null default 1,
  grupp text not null,
  ensam boolean not null default false,
  constraint forsorjning_pkey PRIMARY KEY (kod),
  constraint forsorjning_grupp_check CHECK (grupp = ANY (ARRAY['ohalsa'::text, 'arbetsmarknad'::text, 'forsorjningsstod'::text, 'ovrigt'::text, 'ingen'::text])),
  constraint forsorjning_ingen_kvar CHECK (NOT ensam OR galler_till IS NULL AND galler_fran = '1900-01-01'::date),
  constraint mall_check CHECK (galler_till >= galler_fran),
  constraint mall_hjalptext_check CHECK (length(hjalptext) <= 2000),
  constraint mall_kod_check CHECK (kod ~ '^[a-z0-9_]{1,60}$'::text),
  constraint mall_text_check CHECK (length(btrim(text)) >= 1 AND length(btrim(text)) <= 200)
);
CREATE TRIGGER skrivning AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON styrdata.forsorjning FOR EACH STATEMENT EXECUTE FUNCTION rapport.anteckna_skrivning();
grant insert, select on styrdata.forsorjning to sus_app;
grant select on styrdata.forsorjning to sus_backup, sus_rapport;
grant update (text, hjalptext, ordning, galler_fran, galler_till, version, grupp) on styrdata.forsorjning to sus_app;

create table styrdata.kommun (
  kod text not null,
  namn text not null,
  lan_kod text not null,
  galler_fran date not null default '1900-01-01'::date,
  galler_till date,
  version integer not null default 1,
  constraint kommun_pkey PRIMARY KEY (kod),
  constraint kommun_lan_kod_fkey FOREIGN KEY (lan_kod) REFERENCES styrdata.lan(kod),
  constraint kommun_check CHECK (galler_till >= galler_fran),
  constraint kommun_kod_check CHECK (kod ~ '^[0-9]{4}$'::text),
  constraint kommun_namn_check CHECK (length(btrim(namn)) >= 1 AND length(btrim(namn)) <= 100)
);
CREATE TRIGGER skrivning AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON styrdata.kommun FOR EACH STATEMENT EXECUTE FUNCTION rapport.anteckna_skrivning();
grant insert, select on styrdata.kommun to sus_app;
grant select on styrdata.kommun to sus_backup, sus_rapport;
grant update (namn, galler_fran, galler_till, version) on styrdata.kommun to sus_app;

create table styrdata.kostnadstyp (
  kod text not null,
  text text not null,
  hjalptext text,
  ordning smallint not null,
  galler_fran date not null default '1900-01-01'::date,
  galler_till date,
  version integer not null default 1,
  constraint kostnadstyp_pkey PRIMARY KEY (kod),
  constraint mall_check CHECK (galler_till >= galler_fran),
  constraint mall_hjalptext_check CHECK (length(hjalptext) <= 2000),
  constraint mall_kod_check CHECK (kod ~ '^[a-z0-9_]{1,60}$'::text),
  constraint mall_text_check CHECK (length(btrim(text)) >= 1 AND length(btrim(text)) <= 200)
);
CREATE TRIGGER skrivning AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON styrdata.kostnadstyp FOR EACH STATEMENT EXECUTE FUNCTION rapport.anteckna_skrivning();
grant insert, select on styrdata.kostnadstyp to sus_app;
grant select on styrdata.kostnadstyp to sus_backup, sus_rapport;
grant update (text, hjalptext, ordning, galler_fran, galler_till, version) on styrdata.kostnadstyp to sus_app;

create table styrdata.lan (
  kod text not null,
  namn text not null,
  version integer not null default 1,
  constraint lan_pkey PRIMARY KEY (kod),
  constraint lan_namn_key UNIQUE (namn),
  constraint lan_kod_check CHECK (kod ~ '^[0-9]{2}$'::text),
  constraint lan_namn_check CHECK (length(btrim(namn)) >= 1 AND length(btrim(namn)) <= 100)
);
CREATE TRIGGER skrivning AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON styrdata.lan FOR EACH STATEMENT EXECUTE FUNCTION rapport.anteckna_skrivning();
grant insert, select on styrdata.lan to sus_app;
grant select on styrdata.lan to sus_backup, sus_rapport;
grant update (namn, version) on styrdata.lan to sus_app;

create table styrdata.malgrupp (
  kod text not null,
  text text not null,
  hjalptext text,
  ordning smallint not null,
  galler_fran date not null default '1900-01-01'::date,
  galler_till date,
  version integer not null default 1,
  constraint malgrupp_pkey PRIMARY KEY (kod),
  constraint mall_check CHECK (galler_till >= galler_fran),
  constraint mall_hjalptext_check CHECK (length(hjalptext) <= 2000),
  constraint mall_kod_check CHECK (kod ~ '^[a-z0-9_]{1,60}$'::text),
  constraint mall_text_check CHECK (length(btrim(text)) >= 1 AND length(btrim(text)) <= 200)
);
CREATE TRIGGER skrivning AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON styrdata.malgrupp FOR EACH STATEMENT EXECUTE FUNCTION rapport.anteckna_skrivning();
grant insert, select on styrdata.malgrupp to sus_app;
grant select on styrdata.malgrupp to sus_backup, sus_rapport;
grant update (text, hjalptext, ordning, galler_fran, galler_till, version) on styrdata.malgrupp to sus_app;

create table styrdata.organisationstyp (
  kod text not null,
  text text not null,
  hjalptext text,
  ordning smallint not null,
  galler_fran date not null default '1900-01-01'::date,
  galler_till date,
  version integer not null default 1,
  constraint organisationstyp_pkey PRIMARY KEY (kod),
  constraint mall_check CHECK (galler_till >= galler_fran),
  constraint mall_hjalptext_check CHECK (length(hjalptext) <= 2000),
  constraint mall_kod_check CHECK (kod ~ '^[a-z0-9_]{1,60}$'::text),
  constraint mall_text_check CHECK (length(btrim(text)) >= 1 AND length(btrim(text)) <= 200),
  constraint organisationstyp_samordningsforbund_kvar CHECK (kod <> 'samordningsforbund'::text OR galler_till IS NULL AND galler_fran = '1900-01-01'::date)
);
CREATE TRIGGER skrivning AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON styrdata.organisationstyp FOR EACH STATEMENT EXECUTE FUNCTION rapport.anteckna_skrivning();
grant insert, select on styrdata.organisationstyp to sus_app;
grant select on styrdata.organisationstyp to sus_backup, sus_rapport;
grant update (text, hjalptext, ordning, galler_fran, galler_till, version) on styrdata.organisationstyp to sus_app;

create table styrdata.preciserad_inriktning (
  kod text not null,
  text text not null,
  hjalptext text,
  ordning smallint not null,
  galler_fran date not null default '1900-01-01'::date,
  galler_till date,
  version integer not null default 1,
  inriktning text not null,
  constraint preciserad_inriktning_pkey PRIMARY KEY (kod),
  constraint preciserad_inriktning_kod_inriktning_key UNIQUE (kod, inriktning),
  constraint mall_check CHECK (galler_till >= galler_fran),
  constraint mall_hjalptext_check CHECK (length(hjalptext) <= 2000),
  constraint mall_kod_check CHECK (kod ~ '^[a-z0-9_]{1,60}$'::text),
  constraint mall_text_check CHECK (length(btrim(text)) >= 1 AND length(btrim(text)) <= 200),
  constraint preciserad_inriktning_inriktning_check CHECK (inriktning = ANY (ARRAY['individinriktad'::text, 'strukturovergripande'::text]))
);
CREATE TRIGGER skrivning AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON styrdata.preciserad_inriktning FOR EACH STATEMENT EXECUTE FUNCTION rapport.anteckna_skrivning();
grant insert, select on styrdata.preciserad_inriktning to sus_app;
grant select on styrdata.preciserad_inriktning to sus_backup, sus_rapport;
grant update (text, hjalptext, ordning, galler_fran, galler_till, version) on styrdata.preciserad_inriktning to sus_app;

create table styrdata.stadsdel (
  kod text not null,
  namn text not null,
  kommun_kod text not null,
  galler_fran date not null default '1900-01-01'::date,
  galler_till date,
  version integer not null default 1,
  constraint stadsdel_pkey PRIMARY KEY (kod),
  constraint stadsdel_kod_kommun_kod_key UNIQUE (kod, kommun_kod),
  constraint stadsdel_kommun_kod_fkey FOREIGN KEY (kommun_kod) REFERENCES styrdata.kommun(kod),
  constraint stadsdel_check CHECK (galler_till >= galler_fran),
  constraint stadsdel_check1 CHECK (kod ~~ (kommun_kod || '-%'::text)),
  constraint stadsdel_kod_check CHECK (kod ~ '^[0-9]{4}-[a-z0-9-]{1,40}$'::text),
  constraint stadsdel_namn_check CHECK (length(btrim(namn)) >= 1 AND length(btrim(namn)) <= 100)
);
grant insert, select on styrdata.stadsdel to sus_app;
grant select on styrdata.stadsdel to sus_backup, sus_rapport;
grant update (namn, galler_fran, galler_till, version) on styrdata.stadsdel to sus_app;

create table styrdata.utbildningsniva (
  kod text not null,
  text text not null,
  hjalptext text,
  ordning smallint not null,
  galler_fran date not null default '1900-01-01'::date,
  galler_till date,
  version integer not null default 1,
  constraint utbildningsniva_pkey PRIMARY KEY (kod),
  constraint mall_check CHECK (galler_till >= galler_fran),
  constraint mall_hjalptext_check CHECK (length(hjalptext) <= 2000),
  constraint mall_kod_check CHECK (kod ~ '^[a-z0-9_]{1,60}$'::text),
  constraint mall_text_check CHECK (length(btrim(text)) >= 1 AND length(btrim(text)) <= 200)
);
CREATE TRIGGER skrivning AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON styrdata.utbildningsniva FOR EACH STATEMENT EXECUTE FUNCTION rapport.anteckna_skrivning();
grant insert, select on styrdata.utbildningsniva to sus_app;
grant select on styrdata.utbildningsniva to sus_backup, sus_rapport;
grant update (text, hjalptext, ordning, galler_fran, galler_till, version) on styrdata.utbildningsniva to sus_app;

-- verksamhet ------------------------------------------------------------------------------------------

grant usage on schema verksamhet to sus_app, sus_backup;

-- function verksamhet.har_deltagare(p_insats uuid) returns boolean
-- function verksamhet.har_kontrollsiffra(nummer text) returns boolean; execute: sus_app
-- function verksamhet.har_volym(p_insats uuid) returns boolean
-- function verksamhet.har_volym_utanfor(p_insats uuid, fran integer, till integer) returns boolean; execute: sus_app
-- function verksamhet.insatsens_granser(p_insats uuid, OUT har_deltagare boolean, OUT oppna integer, OUT forsta_dag date, OUT sista_dag date) returns record security definer set search_path=pg_catalog, pg_temp; execute: sus_app
-- function verksamhet.jamforbart(namn text) returns text; execute: sus_app
-- function verksamhet.koa_gallring() returns trigger security definer set search_path=pg_catalog, pg_temp
-- function verksamhet.krav_gallrare(p_anvandare uuid) returns void; execute: sus_app
-- function verksamhet.prova_administrativ_kostnad() returns trigger
-- function verksamhet.prova_budgetar() returns trigger
-- function verksamhet.prova_deltagande() returns trigger
-- function verksamhet.prova_finansiar() returns trigger
-- function verksamhet.prova_forsorjning() returns trigger
-- function verksamhet.prova_gallring() returns trigger
-- function verksamhet.prova_gallringsregel() returns trigger
-- function verksamhet.prova_genomgang() returns trigger
-- function verksamhet.prova_helhet() returns trigger security definer set search_path=pg_catalog, pg_temp
-- function verksamhet.prova_insats() returns trigger
-- function verksamhet.prova_insatsens_ar() returns trigger
-- function verksamhet.prova_insatsens_period() returns trigger security definer set search_path=pg_catalog, pg_temp
-- function verksamhet.prova_kategorisering() returns trigger security definer set search_path=pg_catalog, pg_temp
-- function verksamhet.prova_organisationens_ar() returns trigger
-- function verksamhet.prova_organisationens_period() returns trigger security definer set search_path=pg_catalog, pg_temp
-- function verksamhet.prova_samverkansform() returns trigger
-- function verksamhet.prova_volym() returns trigger
-- function verksamhet.rakna_anonym() returns trigger security definer set search_path=pg_catalog, pg_temp
-- function verksamhet.regel_for(p_slag text, p_dag date) returns uuid; execute: sus_app
-- function verksamhet.vagra_gallring() returns trigger set search_path=pg_catalog, pg_temp

create table verksamhet.administrativ_kostnad (
  id uuid not null default gen_random_uuid(),
  budget_id uuid not null,
  kostnadstyp_kod text not null,
  budget bigint not null,
  utfall bigint,
  beskrivning text,
  version integer not null default 1,
  constraint administrativ_kostnad_pkey PRIMARY KEY (id),
  constraint administrativ_kostnad_budget_id_fkey FOREIGN KEY (budget_id) REFERENCES verksamhet.budget(id),
  constraint administrativ_kostnad_kostnadstyp_kod_fkey FOREIGN KEY (kostnadstyp_kod) REFERENCES styrdata.kostnadstyp(kod),
  constraint administrativ_kostnad_beskrivning_check CHECK (length(beskrivning) <= 500),
  constraint administrativ_kostnad_budget CHECK (budget >= 0 AND budget <= '999999999999'::bigint),
  constraint administrativ_kostnad_utfall CHECK (utfall >= 0 AND utfall <= '999999999999'::bigint)
);
CREATE INDEX administrativ_kostnad_budget_id ON verksamhet.administrativ_kostnad USING btree (budget_id);
CREATE TRIGGER administrativ_kostnad_prova BEFORE INSERT OR UPDATE OF budget_id ON verksamhet.administrativ_kostnad FOR EACH ROW EXECUTE FUNCTION verksamhet.prova_administrativ_kostnad();
CREATE TRIGGER skrivning AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON verksamhet.administrativ_kostnad FOR EACH STATEMENT EXECUTE FUNCTION rapport.anteckna_skrivning();
grant delete, insert, select on verksamhet.administrativ_kostnad to sus_app;
grant select on verksamhet.administrativ_kostnad to sus_backup;
grant update (kostnadstyp_kod, budget, utfall, beskrivning, version) on verksamhet.administrativ_kostnad to sus_app;

create table verksamhet.andring (
  id bigint not null generated always as identity,
  slag text not null,
  objekt text not null,
  handelse text not null,
  andringar jsonb not null default '[]'::jsonb,
  av uuid not null,
  at timestamp with time zone not null default now(),
  constraint andring_pkey PRIMARY KEY (id),
  constraint andring_av_fkey FOREIGN KEY (av) REFERENCES auth.anvandare(id),
  constraint andring_andringar_check CHECK (jsonb_typeof(andringar) = 'array'::text),
  constraint andring_handelse_check CHECK (handelse ~ '^[a-z_]{1,40}$'::text),
  constraint andring_objekt_check CHECK (length(objekt) >= 1 AND length(objekt) <= 100),
  constraint andring_slag_check CHECK (slag = ANY (ARRAY['samverkansorganisation'::text, 'insats'::text, 'budget'::text, 'insatsbudget'::text, 'styrdata'::text, 'organisation'::text]))
);
CREATE INDEX andring_objekt ON verksamhet.andring USING btree (slag, objekt, id);
grant insert, select on verksamhet.andring to sus_app;
grant select on verksamhet.andring to sus_backup;

create table verksamhet.anonym_antal (
  insats_id uuid not null,
  ar smallint not null,
  kon text not null,
  antal integer not null,
  constraint anonym_antal_pkey PRIMARY KEY (insats_id, ar, kon),
  constraint anonym_antal_insats_id_fkey FOREIGN KEY (insats_id) REFERENCES verksamhet.insats(id),
  constraint anonym_aldrig_under_noll CHECK (antal >= 0),
  constraint anonym_antal_kon_check CHECK (kon = ANY (ARRAY['kvinna'::text, 'man'::text]))
);
grant select on verksamhet.anonym_antal to sus_app, sus_backup;

create table verksamhet.anonym_post (
  id uuid not null default gen_random_uuid(),
  insats_id uuid not null,
  ar smallint not null,
  kon text not null,
  antal smallint not null,
  orsak text not null,
  av uuid,
  at timestamp with time zone not null default now(),
  constraint anonym_post_pkey PRIMARY KEY (id),
  constraint anonym_post_av_fkey FOREIGN KEY (av) REFERENCES auth.anvandare(id),
  constraint anonym_post_insats_id_fkey FOREIGN KEY (insats_id) REFERENCES verksamhet.insats(id),
  constraint anonym_antal_per_gang CHECK (abs(antal) >= 1 AND abs(antal) <= 999),
  constraint anonym_post_av_nagon CHECK ((av IS NULL) = (orsak = 'avidentifiering'::text)),
  constraint anonym_post_kon_check CHECK (kon = ANY (ARRAY['kvinna'::text, 'man'::text])),
  constraint anonym_post_orsak_check CHECK (orsak = ANY (ARRAY['registrering'::text, 'borttagning'::text, 'aterkallat_samtycke'::text, 'avidentifiering'::text])),
  constraint anonym_tecken CHECK ((antal < 0) = (orsak = 'borttagning'::text))
);
CREATE INDEX anonym_post_insats ON verksamhet.anonym_post USING btree (insats_id, at);
CREATE TRIGGER anonym_rakna AFTER INSERT ON verksamhet.anonym_post FOR EACH ROW EXECUTE FUNCTION verksamhet.rakna_anonym();
CREATE TRIGGER skrivning AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON verksamhet.anonym_post FOR EACH STATEMENT EXECUTE FUNCTION rapport.anteckna_skrivning();
grant insert, select on verksamhet.anonym_post to sus_app;
grant select on verksamhet.anonym_post to sus_backup;

create table verksamhet.avidentifiering (
  deltagande_id uuid not null,
  insats_id uuid not null,
  ar smallint,
  kon text,
  aterkallat_datum date,
  av uuid,
  at timestamp with time zone not null default now(),
  klar_at timestamp with time zone,
  klar_av uuid,
  constraint avidentifiering_pkey PRIMARY KEY (deltagande_id),
  constraint avidentifiering_av_fkey FOREIGN KEY (av) REFERENCES auth.anvandare(id),
  constraint avidentifiering_insats_id_fkey FOREIGN KEY (insats_id) REFERENCES verksamhet.insats(id),
  constraint avidentifiering_klar_av_fkey FOREIGN KEY (klar_av) REFERENCES auth.anvandare(id),
  constraint avidentifiering_aterkallad_av_nagon CHECK ((aterkallat_datum IS NULL) = (av IS NULL)),
  constraint avidentifiering_inte_i_framtiden CHECK (aterkallat_datum <= (at AT TIME ZONE 'Europe/Stockholm'::text)::date),
  constraint avidentifiering_klar_av_nagon CHECK ((klar_at IS NULL) = (klar_av IS NULL)),
  constraint avidentifiering_kon_check CHECK (kon = ANY (ARRAY['kvinna'::text, 'man'::text])),
  constraint avidentifiering_raknas_helt CHECK ((ar IS NULL) = (kon IS NULL)),
  constraint avidentifiering_uppgift_utan_aterkallelse CHECK (klar_at IS NULL OR aterkallat_datum IS NULL)
);
CREATE INDEX avidentifiering_att_gora ON verksamhet.avidentifiering USING btree (insats_id) WHERE ((aterkallat_datum IS NULL) AND (klar_at IS NULL));
alter table verksamhet.avidentifiering enable row level security;
alter table verksamhet.avidentifiering force row level security;
create policy klar on verksamhet.avidentifiering for update to sus_app using ((insats_id = ANY (ARRAY( SELECT m.m
   FROM auth.mina_insatser() m(m))))) with check ((klar_av = auth.anvandare_id()));
create policy underhall on verksamhet.avidentifiering for all to sus_owner using (true);
create policy uppdrag on verksamhet.avidentifiering for select to sus_app using ((insats_id = ANY (ARRAY( SELECT m.m
   FROM auth.mina_insatser() m(m)))));
grant select on verksamhet.avidentifiering to sus_app, sus_backup;
grant update (klar_at, klar_av) on verksamhet.avidentifiering to sus_app;

create table verksamhet.budget (
  id uuid not null default gen_random_uuid(),
  samverkansorganisation_id uuid not null,
  ar smallint not null,
  constraint budget_pkey PRIMARY KEY (id),
  constraint budget_en_per_ar UNIQUE (samverkansorganisation_id, ar),
  constraint budget_id_samverkansorganisation_id_key UNIQUE (id, samverkansorganisation_id),
  constraint budget_samverkansorganisation_id_fkey FOREIGN KEY (samverkansorganisation_id) REFERENCES verksamhet.samverkansorganisation(id),
  constraint budget_ar_check CHECK (ar >= 1990 AND ar <= 2100)
);
CREATE TRIGGER budget_prova BEFORE INSERT OR UPDATE OF ar, samverkansorganisation_id ON verksamhet.budget FOR EACH ROW EXECUTE FUNCTION verksamhet.prova_budgetar();
CREATE TRIGGER skrivning AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON verksamhet.budget FOR EACH STATEMENT EXECUTE FUNCTION rapport.anteckna_skrivning();
grant insert, select on verksamhet.budget to sus_app;
grant select on verksamhet.budget to sus_backup;

create table verksamhet.deltagande (
  id uuid not null default gen_random_uuid(),
  insats_id uuid not null,
  person_id uuid,
  personkod bytea,
  kon text not null,
  alder smallint,
  kommun_kod text,
  stadsdel_kod text,
  startdag date not null,
  avslutningsdag date,
  avslutsanledning_kod text,
  makulerad_at timestamp with time zone,
  makulerad_skal text,
  makulerad_av uuid,
  skapad_at timestamp with time zone not null default now(),
  skapad_av uuid not null,
  version integer not null default 1,
  constraint deltagande_pkey PRIMARY KEY (id),
  constraint deltagande_id_insats_id_key UNIQUE (id, insats_id),
  constraint deltagande_avslutsanledning_kod_fkey FOREIGN KEY (avslutsanledning_kod) REFERENCES styrdata.avslutsanledning(kod),
  constraint deltagande_insats_id_fkey FOREIGN KEY (insats_id) REFERENCES verksamhet.insats(id),
  constraint deltagande_kommun_kod_fkey FOREIGN KEY (kommun_kod) REFERENCES styrdata.kommun(kod),
  constraint deltagande_makulerad_av_fkey FOREIGN KEY (makulerad_av) REFERENCES auth.anvandare(id),
  constraint deltagande_person_id_insats_id_fkey FOREIGN KEY (person_id, insats_id) REFERENCES person.deltagare(id, insats_id),
  constraint deltagande_skapad_av_fkey FOREIGN KEY (skapad_av) REFERENCES auth.anvandare(id),
  constraint deltagande_stadsdel_kod_kommun_kod_fkey FOREIGN KEY (stadsdel_kod, kommun_kod) REFERENCES styrdata.stadsdel(kod, kommun_kod),
  constraint deltagande_alder_check CHECK (alder >= 0 AND alder <= 130),
  constraint deltagande_felregistrering_ar_makulering CHECK (avslutsanledning_kod IS DISTINCT FROM 'felregistrering'::text),
  constraint deltagande_identitet_eller_makulerad CHECK (person_id IS NOT NULL OR makulerad_at IS NOT NULL),
  constraint deltagande_identitet_hel CHECK ((person_id IS NULL) = (personkod IS NULL)),
  constraint deltagande_kon_check CHECK (kon = ANY (ARRAY['kvinna'::text, 'man'::text])),
  constraint deltagande_makulerad_skal_check CHECK (makulerad_skal = ANY (ARRAY['fel_person'::text, 'fel_insats'::text, 'borjade_aldrig'::text, 'dubblett'::text, 'samtycke_saknas'::text])),
  constraint deltagande_makulering_hel CHECK ((makulerad_at IS NULL) = (makulerad_skal IS NULL) AND (makulerad_at IS NULL) = (makulerad_av IS NULL)),
  constraint deltagande_raderas_genast CHECK ((makulerad_skal <> ALL (ARRAY['fel_person'::text, 'samtycke_saknas'::text])) OR person_id IS NULL),
  constraint deltagande_slut_efter_start CHECK (avslutningsdag >= startdag),
  constraint deltagande_slut_har_anledning CHECK ((avslutningsdag IS NULL) = (avslutsanledning_kod IS NULL)),
  constraint deltagande_stadsdel_har_kommun CHECK (stadsdel_kod IS NULL OR kommun_kod IS NOT NULL),
  constraint deltagande_utan_identitet_utan_bakgrund CHECK (person_id IS NOT NULL OR alder IS NULL AND kommun_kod IS NULL AND stadsdel_kod IS NULL),
  constraint deltagande_overlappar_inte EXCLUDE USING gist (insats_id WITH =, person_id WITH =, daterange(startdag, avslutningsdag, '[]'::text) WITH &&) WHERE (makulerad_at IS NULL)
);
CREATE INDEX deltagande_insats ON verksamhet.deltagande USING btree (insats_id, startdag) INCLUDE (avslutningsdag) WHERE (makulerad_at IS NULL);
CREATE INDEX deltagande_lista ON verksamhet.deltagande USING btree (insats_id, startdag, skapad_at, id);
CREATE INDEX deltagande_makulerad ON verksamhet.deltagande USING btree (insats_id, startdag) WHERE (makulerad_at IS NOT NULL);
CREATE INDEX deltagande_oppna ON verksamhet.deltagande USING btree (insats_id, startdag) WHERE ((avslutningsdag IS NULL) AND (makulerad_at IS NULL));
CREATE INDEX deltagande_person ON verksamhet.deltagande USING btree (person_id);
CREATE INDEX deltagande_personkod ON verksamhet.deltagande USING btree (personkod);
CREATE INDEX deltagande_slut ON verksamhet.deltagande USING btree (avslutningsdag) WHERE ((makulerad_at IS NULL) AND (avslutningsdag IS NOT NULL));
CREATE INDEX deltagande_start ON verksamhet.deltagande USING btree (startdag) WHERE (makulerad_at IS NULL);
CREATE TRIGGER deltagande_begransad_person BEFORE INSERT ON verksamhet.deltagande FOR EACH ROW WHEN (new.person_id IS NOT NULL) EXECUTE FUNCTION person.prova_begransad_person();
CREATE TRIGGER deltagande_begransat BEFORE DELETE OR UPDATE ON verksamhet.deltagande FOR EACH ROW EXECUTE FUNCTION person.prova_begransat();
CREATE TRIGGER deltagande_byter_personkod AFTER UPDATE OF personkod ON verksamhet.deltagande FOR EACH ROW WHEN (old.personkod IS DISTINCT FROM new.personkod AND old.personkod IS NOT NULL) EXECUTE FUNCTION person.slapp_personkod();
CREATE CONSTRAINT TRIGGER deltagande_helhet AFTER INSERT OR UPDATE ON verksamhet.deltagande DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION verksamhet.prova_helhet();
CREATE TRIGGER deltagande_prova BEFORE INSERT OR UPDATE OF startdag, avslutningsdag, insats_id, makulerad_at ON verksamhet.deltagande FOR EACH ROW WHEN (new.makulerad_at IS NULL) EXECUTE FUNCTION verksamhet.prova_deltagande();
CREATE TRIGGER deltagande_rattelser BEFORE DELETE ON verksamhet.deltagande FOR EACH ROW EXECUTE FUNCTION person.radera_rattelsebegaran();
CREATE CONSTRAINT TRIGGER deltagande_slapper_identitet AFTER DELETE OR UPDATE OF person_id ON verksamhet.deltagande DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (old.person_id IS NOT NULL) EXECUTE FUNCTION person.prova_deltagare();
CREATE TRIGGER deltagande_slapper_personkod AFTER DELETE ON verksamhet.deltagande FOR EACH ROW WHEN (old.personkod IS NOT NULL) EXECUTE FUNCTION person.slapp_personkod();
CREATE TRIGGER deltagande_utan_rattelser AFTER UPDATE OF person_id ON verksamhet.deltagande FOR EACH ROW WHEN (new.person_id IS NULL AND old.person_id IS NOT NULL) EXECUTE FUNCTION person.radera_rattelsebegaran();
CREATE TRIGGER deltagande_utan_utkast AFTER UPDATE OF person_id, makulerad_at ON verksamhet.deltagande FOR EACH ROW WHEN (new.person_id IS NULL OR new.makulerad_at IS NOT NULL) EXECUTE FUNCTION person.radera_utkast();
CREATE TRIGGER skrivning AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON verksamhet.deltagande FOR EACH STATEMENT EXECUTE FUNCTION rapport.anteckna_skrivning();
alter table verksamhet.deltagande enable row level security;
alter table verksamhet.deltagande force row level security;
create policy underhall on verksamhet.deltagande for all to sus_owner using (true);
create policy uppdrag on verksamhet.deltagande for all to sus_app using (((insats_id = ANY (ARRAY( SELECT m.m
   FROM auth.mina_insatser() m(m)))) AND (id <> ALL (ARRAY( SELECT b.deltagande_id
   FROM person.begransat_deltagande b)))));
grant insert, select on verksamhet.deltagande to sus_app;
grant select on verksamhet.deltagande to sus_backup;
grant update (person_id, personkod, kon, alder, kommun_kod, stadsdel_kod, startdag, avslutningsdag, avslutsanledning_kod, makulerad_at, makulerad_skal, makulerad_av, version) on verksamhet.deltagande to sus_app;

create table verksamhet.demovarld (
  ensam boolean not null default true,
  skapad_at timestamp with time zone not null default now(),
  constraint demovarld_pkey PRIMARY KEY (ensam),
  constraint demovarld_ensam_check CHECK (ensam)
);
grant select on verksamhet.demovarld to sus_app, sus_backup;

create table verksamhet.finansiering (
  id uuid not null default gen_random_uuid(),
  budget_id uuid not null,
  samverkansorganisation_id uuid not null,
  organisation_id uuid not null,
  belopp bigint not null,
  beskrivning text,
  version integer not null default 1,
  constraint finansiering_pkey PRIMARY KEY (id),
  constraint finansiering_budget_id_samverkansorganisation_id_fkey FOREIGN KEY (budget_id, samverkansorganisation_id) REFERENCES verksamhet.budget(id, samverkansorganisation_id),
  constraint finansiering_ingar FOREIGN KEY (samverkansorganisation_id, organisation_id) REFERENCES verksamhet.ingaende_organisation(samverkansorganisation_id, organisation_id),
  constraint finansiering_belopp CHECK (belopp >= 0 AND belopp <= '999999999999'::bigint),
  constraint finansiering_beskrivning_check CHECK (length(beskrivning) <= 500)
);
CREATE INDEX finansiering_budget ON verksamhet.finansiering USING btree (budget_id);
CREATE INDEX finansiering_organisation ON verksamhet.finansiering USING btree (samverkansorganisation_id, organisation_id);
CREATE TRIGGER finansiering_prova BEFORE INSERT OR UPDATE OF organisation_id, samverkansorganisation_id ON verksamhet.finansiering FOR EACH ROW EXECUTE FUNCTION verksamhet.prova_finansiar();
CREATE TRIGGER skrivning AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON verksamhet.finansiering FOR EACH STATEMENT EXECUTE FUNCTION rapport.anteckna_skrivning();
grant delete, insert, select on verksamhet.finansiering to sus_app;
grant select on verksamhet.finansiering to sus_backup;
grant update (organisation_id, belopp, beskrivning, version) on verksamhet.finansiering to sus_app;

create table verksamhet.formularutkast (
  id uuid not null,
  anvandare_id uuid not null,
  formular text not null,
  objekt_id uuid,
  sida text not null,
  innehall_krypt bytea not null,
  sparat_at timestamp with time zone not null default now(),
  constraint formularutkast_pkey PRIMARY KEY (id),
  constraint formularutkast_ett UNIQUE NULLS NOT DISTINCT (anvandare_id, formular, objekt_id),
  constraint formularutkast_anvandare_id_fkey FOREIGN KEY (anvandare_id) REFERENCES auth.anvandare(id),
  constraint formularutkast_formular_check CHECK (formular ~ '^[a-z_]{1,40}$'::text),
  constraint formularutkast_innehall_krypt_check CHECK (length(innehall_krypt) <= 100000),
  constraint formularutkast_sida_check CHECK (sida ~ '^/[^/\\]'::text AND length(sida) <= 300)
);
alter table verksamhet.formularutkast enable row level security;
alter table verksamhet.formularutkast force row level security;
create policy egna on verksamhet.formularutkast for all to sus_app using ((anvandare_id = auth.anvandare_id()));
create policy underhall on verksamhet.formularutkast for all to sus_owner using (true);
grant delete, insert, select, update on verksamhet.formularutkast to sus_app;
grant select on verksamhet.formularutkast to sus_backup;

create table verksamhet.gallring (
  id uuid not null,
  nummer bigint not null generated always as identity,
  regel_id uuid not null,
  sista_dag date not null,
  foreslagen_av uuid not null,
  foreslagen_at timestamp with time zone not null default now(),
  beslut text,
  beslutad_av uuid,
  beslutad_at timestamp with time zone,
  skal text,
  begard_at timestamp with time zone,
  klar_at timestamp with time zone,
  constraint gallring_pkey PRIMARY KEY (id),
  constraint gallring_nummer_key UNIQUE (nummer),
  constraint gallring_beslutad_av_fkey FOREIGN KEY (beslutad_av) REFERENCES auth.anvandare(id),
  constraint gallring_foreslagen_av_fkey FOREIGN KEY (foreslagen_av) REFERENCES auth.anvandare(id),
  constraint gallring_regel_id_fkey FOREIGN KEY (regel_id) REFERENCES verksamhet.gallringsregel(id),
  constraint gallring_beslut CHECK (beslut = ANY (ARRAY['godkand'::text, 'nekad'::text])),
  constraint gallring_beslut_helt CHECK ((beslut IS NULL) = (beslutad_av IS NULL) AND (beslut IS NULL) = (beslutad_at IS NULL)),
  constraint gallring_hela_ar CHECK (EXTRACT(month FROM sista_dag) = 12::numeric AND EXTRACT(day FROM sista_dag) = 31::numeric),
  constraint gallring_inte_egen CHECK (beslut IS DISTINCT FROM 'godkand'::text OR beslutad_av <> foreslagen_av),
  constraint gallring_klar_godkand CHECK (klar_at IS NULL OR COALESCE(beslut = 'godkand'::text, false)),
  constraint gallring_nekad_med_skal CHECK (COALESCE(beslut = 'nekad'::text, false) = (skal IS NOT NULL)),
  constraint gallring_skal CHECK (skal = ANY (ARRAY['regel'::text, 'antal'::text, 'vanta'::text]))
);
CREATE INDEX gallring_beslutad_av ON verksamhet.gallring USING btree (beslutad_av);
CREATE UNIQUE INDEX gallring_en_i_taget ON verksamhet.gallring USING btree ((true)) WHERE ((klar_at IS NULL) AND (beslut IS DISTINCT FROM 'nekad'::text));
CREATE INDEX gallring_foreslagen_av ON verksamhet.gallring USING btree (foreslagen_av);
CREATE INDEX gallring_regel ON verksamhet.gallring USING btree (regel_id);
CREATE TRIGGER gallring_forslag AFTER INSERT ON verksamhet.gallring FOR EACH ROW EXECUTE FUNCTION person.skriv_forslag();
CREATE TRIGGER gallring_glom_listan AFTER UPDATE ON verksamhet.gallring FOR EACH ROW WHEN (new.beslut = 'nekad'::text OR new.klar_at IS NOT NULL) EXECUTE FUNCTION person.glom_gallringslistan();
CREATE TRIGGER gallring_koas AFTER UPDATE OF begard_at, beslut ON verksamhet.gallring FOR EACH ROW WHEN (new.begard_at IS DISTINCT FROM old.begard_at AND new.beslut = 'godkand'::text AND new.klar_at IS NULL) EXECUTE FUNCTION verksamhet.koa_gallring();
CREATE TRIGGER gallring_kvar BEFORE DELETE OR UPDATE OF id, regel_id, sista_dag, foreslagen_av, foreslagen_at OR TRUNCATE ON verksamhet.gallring FOR EACH STATEMENT EXECUTE FUNCTION verksamhet.vagra_gallring();
CREATE TRIGGER gallring_prova BEFORE INSERT OR UPDATE OF beslut, beslutad_av, beslutad_at, skal ON verksamhet.gallring FOR EACH ROW EXECUTE FUNCTION verksamhet.prova_gallring();
alter table verksamhet.gallring enable row level security;
alter table verksamhet.gallring force row level security;
create policy besluta on verksamhet.gallring for update to sus_app using (auth.ar_superadministrator()) with check (auth.ar_superadministrator());
create policy foresla on verksamhet.gallring for insert to sus_app using (true) with check (auth.ar_superadministrator());
create policy las on verksamhet.gallring for select to sus_app using (auth.ar_superadministrator());
create policy underhall on verksamhet.gallring for all to sus_owner using (true);
grant insert (id, regel_id, sista_dag, foreslagen_av) on verksamhet.gallring to sus_app;
grant select on verksamhet.gallring to sus_app, sus_backup;
grant update (beslut, beslutad_av, skal, begard_at) on verksamhet.gallring to sus_app;

create table verksamhet.gallring_post (
  gallring_id uuid not null,
  omgang integer not null,
  insats_id uuid not null,
  utfall text not null,
  antal integer not null,
  at timestamp with time zone not null default now(),
  constraint gallring_post_pkey PRIMARY KEY (gallring_id, omgang, insats_id, utfall),
  constraint gallring_post_gallring_id_fkey FOREIGN KEY (gallring_id) REFERENCES verksamhet.gallring(id),
  constraint gallring_post_insats_id_fkey FOREIGN KEY (insats_id) REFERENCES verksamhet.insats(id),
  constraint gallring_post_antal CHECK (antal > 0),
  constraint gallring_post_utfall CHECK (utfall = ANY (ARRAY['foreslaget'::text, 'gallrat'::text, 'begransat'::text, 'andrat'::text, 'ofryst'::text]))
);
CREATE INDEX gallring_post_insats ON verksamhet.gallring_post USING btree (insats_id);
CREATE TRIGGER gallring_post_orubbad BEFORE DELETE OR UPDATE OR TRUNCATE ON verksamhet.gallring_post FOR EACH STATEMENT EXECUTE FUNCTION verksamhet.vagra_gallring();
alter table verksamhet.gallring_post enable row level security;
alter table verksamhet.gallring_post force row level security;
create policy las on verksamhet.gallring_post for select to sus_app using (auth.ar_superadministrator());
create policy underhall on verksamhet.gallring_post for all to sus_owner using (true);
grant select on verksamhet.gallring_post to sus_app, sus_backup;

create table verksamhet.gallringsregel (
  id uuid not null,
  slag text not null,
  ar smallint not null,
  diarienummer text not null,
  galler_fran date not null,
  satt_av uuid not null,
  satt_at timestamp with time zone not null default now(),
  nummer bigint not null generated always as identity,
  constraint gallringsregel_pkey PRIMARY KEY (id),
  constraint gallringsregel_nummer_key UNIQUE (nummer),
  constraint gallringsregel_satt_av_fkey FOREIGN KEY (satt_av) REFERENCES auth.anvandare(id),
  constraint gallringsregel_ar CHECK (ar >= 1 AND ar <= 100),
  constraint gallringsregel_diarienummer CHECK (diarienummer ~ '^[[:alnum:]][[:alnum:] /:._-]{0,49}$'::text),
  constraint gallringsregel_diarienummer_utan_personnummer CHECK (diarienummer !~ '[0-9]{6}[ -]?[0-9]{4}'::text),
  constraint gallringsregel_galler_framat CHECK (galler_fran >= (satt_at AT TIME ZONE 'Europe/Stockholm'::text)::date),
  constraint gallringsregel_slag CHECK (slag = 'deltagande'::text)
);
CREATE INDEX gallringsregel_satt_av ON verksamhet.gallringsregel USING btree (satt_av);
CREATE TRIGGER gallringsregel_orubbad BEFORE DELETE OR UPDATE OR TRUNCATE ON verksamhet.gallringsregel FOR EACH STATEMENT EXECUTE FUNCTION verksamhet.vagra_gallring();
CREATE TRIGGER gallringsregel_prova BEFORE INSERT ON verksamhet.gallringsregel FOR EACH ROW EXECUTE FUNCTION verksamhet.prova_gallringsregel();
grant insert (id, slag, ar, diarienummer, galler_fran, satt_av) on verksamhet.gallringsregel to sus_app;
grant select on verksamhet.gallringsregel to sus_app, sus_backup;

create table verksamhet.genomgang (
  insats_id uuid not null,
  manad date not null,
  av uuid not null,
  at timestamp with time zone not null default now(),
  constraint genomgang_pkey PRIMARY KEY (insats_id, manad),
  constraint genomgang_av_fkey FOREIGN KEY (av) REFERENCES auth.anvandare(id),
  constraint genomgang_insats_id_fkey FOREIGN KEY (insats_id) REFERENCES verksamhet.insats(id),
  constraint genomgang_manaden_innan CHECK (manad = (date_trunc('month'::text, (at AT TIME ZONE 'Europe/Stockholm'::text)) - '1 mon'::interval)::date)
);
CREATE TRIGGER genomgang_prova BEFORE INSERT ON verksamhet.genomgang FOR EACH ROW EXECUTE FUNCTION verksamhet.prova_genomgang();
CREATE TRIGGER skrivning AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON verksamhet.genomgang FOR EACH STATEMENT EXECUTE FUNCTION rapport.anteckna_skrivning();
alter table verksamhet.genomgang enable row level security;
alter table verksamhet.genomgang force row level security;
create policy underhall on verksamhet.genomgang for all to sus_owner using (true);
create policy uppdrag_las on verksamhet.genomgang for select to sus_app using ((insats_id = ANY (ARRAY( SELECT m.m
   FROM auth.mina_insatser() m(m)))));
create policy uppdrag_skriv on verksamhet.genomgang for insert to sus_app using (true) with check (((av = auth.anvandare_id()) AND (insats_id = ANY (ARRAY( SELECT m.m
   FROM auth.mina_insatser() m(m))))));
grant insert, select on verksamhet.genomgang to sus_app;
grant select on verksamhet.genomgang to sus_backup;

create table verksamhet.genomgangspaminnelse (
  anvandare_id uuid not null,
  manad date not null,
  at timestamp with time zone not null default now(),
  constraint genomgangspaminnelse_pkey PRIMARY KEY (anvandare_id, manad),
  constraint genomgangspaminnelse_anvandare_id_fkey FOREIGN KEY (anvandare_id) REFERENCES auth.anvandare(id),
  constraint genomgangspaminnelse_hel_manad CHECK (EXTRACT(day FROM manad) = 1::numeric)
);
grant insert, select on verksamhet.genomgangspaminnelse to sus_app;
grant select on verksamhet.genomgangspaminnelse to sus_backup;

create table verksamhet.historik (
  id bigint not null generated always as identity,
  deltagande_id uuid not null,
  insats_id uuid not null,
  handelse text not null,
  andringar jsonb not null default '[]'::jsonb,
  skal text,
  av uuid not null,
  at timestamp with time zone not null default now(),
  version integer not null,
  constraint historik_pkey PRIMARY KEY (id),
  constraint historik_av_fkey FOREIGN KEY (av) REFERENCES auth.anvandare(id),
  constraint historik_deltagande_id_insats_id_fkey FOREIGN KEY (deltagande_id, insats_id) REFERENCES verksamhet.deltagande(id, insats_id),
  constraint historik_andringar_check CHECK (jsonb_typeof(andringar) = 'array'::text),
  constraint historik_handelse_check CHECK (handelse = ANY (ARRAY['inregistrerad'::text, 'utregistrerad'::text, 'inregistrering_rattad'::text, 'utregistrering_rattad'::text, 'felregistrerad'::text, 'felregistrering_angrad'::text])),
  constraint historik_skal_check CHECK (length(skal) <= 500)
);
CREATE INDEX historik_deltagande ON verksamhet.historik USING btree (deltagande_id, id);
CREATE TRIGGER historik_begransat BEFORE INSERT OR DELETE OR UPDATE ON verksamhet.historik FOR EACH ROW EXECUTE FUNCTION person.prova_begransat();
alter table verksamhet.historik enable row level security;
alter table verksamhet.historik force row level security;
create policy underhall on verksamhet.historik for all to sus_owner using (true);
create policy uppdrag on verksamhet.historik for all to sus_app using (((insats_id = ANY (ARRAY( SELECT m.m
   FROM auth.mina_insatser() m(m)))) AND (deltagande_id <> ALL (ARRAY( SELECT b.deltagande_id
   FROM person.begransat_deltagande b)))));
grant insert, select on verksamhet.historik to sus_app;
grant select on verksamhet.historik to sus_backup;
grant update (andringar, skal) on verksamhet.historik to sus_app;

create table verksamhet.ingaende_organisation (
  samverkansorganisation_id uuid not null,
  organisation_id uuid not null,
  deltar boolean not null default false,
  finansierar boolean not null default false,
  brukar_medel boolean not null default false,
  constraint ingaende_organisation_pkey PRIMARY KEY (samverkansorganisation_id, organisation_id),
  constraint ingaende_organisation_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES verksamhet.organisation(id),
  constraint ingaende_organisation_samverkansorganisation_id_fkey FOREIGN KEY (samverkansorganisation_id) REFERENCES verksamhet.samverkansorganisation(id),
  constraint ingaende_organisation_nagot CHECK (deltar OR finansierar OR brukar_medel)
);
grant delete, insert, select on verksamhet.ingaende_organisation to sus_app;
grant select on verksamhet.ingaende_organisation to sus_backup;
grant update (deltar, finansierar, brukar_medel) on verksamhet.ingaende_organisation to sus_app;

create table verksamhet.insats (
  id uuid not null default gen_random_uuid(),
  samverkansorganisation_id uuid not null,
  namn text not null,
  beskrivning text,
  startdatum date not null,
  slutdatum date,
  inriktning text not null,
  preciserad_inriktning_kod text not null,
  deltagarregistrering text not null,
  version integer not null default 1,
  namn_sok text not null generated always as (verksamhet.jamforbart(namn)) stored,
  constraint insats_pkey PRIMARY KEY (id),
  constraint insats_inriktning_stammer FOREIGN KEY (preciserad_inriktning_kod, inriktning) REFERENCES styrdata.preciserad_inriktning(kod, inriktning),
  constraint insats_samverkansorganisation_id_fkey FOREIGN KEY (samverkansorganisation_id) REFERENCES verksamhet.samverkansorganisation(id),
  constraint insats_beskrivning_check CHECK (length(beskrivning) <= 2000),
  constraint insats_deltagarregistrering_check CHECK (deltagarregistrering = ANY (ARRAY['personuppgifter_anonym'::text, 'endast_antal'::text])),
  constraint insats_namn_check CHECK (length(btrim(namn)) >= 1 AND length(btrim(namn)) <= 100),
  constraint insats_slut_efter_start CHECK (slutdatum >= startdatum)
);
CREATE UNIQUE INDEX insats_namn_unikt ON verksamhet.insats USING btree (samverkansorganisation_id, verksamhet.jamforbart(namn));
CREATE TRIGGER insats_kategorisering AFTER UPDATE ON verksamhet.insats FOR EACH ROW WHEN (old.inriktning IS DISTINCT FROM new.inriktning OR old.preciserad_inriktning_kod IS DISTINCT FROM new.preciserad_inriktning_kod OR old.deltagarregistrering IS DISTINCT FROM new.deltagarregistrering OR old.samverkansorganisation_id IS DISTINCT FROM new.samverkansorganisation_id) EXECUTE FUNCTION verksamhet.prova_kategorisering();
CREATE CONSTRAINT TRIGGER insats_period AFTER UPDATE ON verksamhet.insats NOT DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW WHEN (old.startdatum IS DISTINCT FROM new.startdatum OR old.slutdatum IS DISTINCT FROM new.slutdatum) EXECUTE FUNCTION verksamhet.prova_insatsens_period();
CREATE CONSTRAINT TRIGGER insats_period_antal AFTER UPDATE ON verksamhet.insats NOT DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW WHEN (old.startdatum IS DISTINCT FROM new.startdatum OR old.slutdatum IS DISTINCT FROM new.slutdatum OR old.samverkansorganisation_id IS DISTINCT FROM new.samverkansorganisation_id) EXECUTE FUNCTION verksamhet.prova_insatsens_ar();
CREATE TRIGGER insats_prova BEFORE INSERT OR UPDATE OF startdatum, samverkansorganisation_id ON verksamhet.insats FOR EACH ROW EXECUTE FUNCTION verksamhet.prova_insats();
CREATE TRIGGER skrivning AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON verksamhet.insats FOR EACH STATEMENT EXECUTE FUNCTION rapport.anteckna_skrivning();
grant insert, select, update on verksamhet.insats to sus_app;
grant select on verksamhet.insats to sus_backup;

create table verksamhet.insats_malgrupp (
  insats_id uuid not null,
  malgrupp_kod text not null,
  constraint insats_malgrupp_pkey PRIMARY KEY (insats_id, malgrupp_kod),
  constraint insats_malgrupp_insats_id_fkey FOREIGN KEY (insats_id) REFERENCES verksamhet.insats(id),
  constraint insats_malgrupp_malgrupp_kod_fkey FOREIGN KEY (malgrupp_kod) REFERENCES styrdata.malgrupp(kod)
);
CREATE TRIGGER malgrupp_kategorisering AFTER INSERT OR DELETE OR UPDATE ON verksamhet.insats_malgrupp FOR EACH ROW EXECUTE FUNCTION verksamhet.prova_kategorisering();
CREATE TRIGGER skrivning AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON verksamhet.insats_malgrupp FOR EACH STATEMENT EXECUTE FUNCTION rapport.anteckna_skrivning();
grant delete, insert, select on verksamhet.insats_malgrupp to sus_app;
grant select on verksamhet.insats_malgrupp to sus_backup;

create table verksamhet.insatsbudget (
  id uuid not null default gen_random_uuid(),
  insats_id uuid not null,
  ar smallint not null,
  planerat_antal integer,
  version integer not null default 1,
  constraint insatsbudget_pkey PRIMARY KEY (id),
  constraint insatsbudget_en_per_ar UNIQUE (insats_id, ar),
  constraint insatsbudget_insats_id_fkey FOREIGN KEY (insats_id) REFERENCES verksamhet.insats(id),
  constraint insatsbudget_ar_check CHECK (ar >= 1990 AND ar <= 2100),
  constraint insatsbudget_planerat CHECK (planerat_antal >= 0 AND planerat_antal <= 99999)
);
CREATE TRIGGER insatsbudget_prova BEFORE INSERT OR UPDATE OF ar, insats_id ON verksamhet.insatsbudget FOR EACH ROW EXECUTE FUNCTION verksamhet.prova_budgetar();
CREATE TRIGGER skrivning AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON verksamhet.insatsbudget FOR EACH STATEMENT EXECUTE FUNCTION rapport.anteckna_skrivning();
grant insert, select on verksamhet.insatsbudget to sus_app;
grant select on verksamhet.insatsbudget to sus_backup;
grant update (planerat_antal, version) on verksamhet.insatsbudget to sus_app;

create table verksamhet.insatskostnad (
  id uuid not null default gen_random_uuid(),
  insatsbudget_id uuid not null,
  budgettyp_kod text not null,
  budget bigint not null,
  utfall bigint,
  beskrivning text,
  version integer not null default 1,
  constraint insatskostnad_pkey PRIMARY KEY (id),
  constraint insatskostnad_budgettyp_kod_fkey FOREIGN KEY (budgettyp_kod) REFERENCES styrdata.budgettyp(kod),
  constraint insatskostnad_insatsbudget_id_fkey FOREIGN KEY (insatsbudget_id) REFERENCES verksamhet.insatsbudget(id),
  constraint insatskostnad_beskrivning_check CHECK (length(beskrivning) <= 500),
  constraint insatskostnad_budget CHECK (budget >= 0 AND budget <= '999999999999'::bigint),
  constraint insatskostnad_utfall CHECK (utfall >= 0 AND utfall <= '999999999999'::bigint)
);
CREATE INDEX insatskostnad_insatsbudget ON verksamhet.insatskostnad USING btree (insatsbudget_id);
CREATE TRIGGER skrivning AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON verksamhet.insatskostnad FOR EACH STATEMENT EXECUTE FUNCTION rapport.anteckna_skrivning();
grant delete, insert, select on verksamhet.insatskostnad to sus_app;
grant select on verksamhet.insatskostnad to sus_backup;
grant update (budgettyp_kod, budget, utfall, beskrivning, version) on verksamhet.insatskostnad to sus_app;

create table verksamhet.kvitto (
  nyckel uuid not null,
  anvandare_id uuid not null,
  handling text not null,
  innehall_hmac bytea not null,
  nummer bigint not null generated always as identity,
  objekt_id uuid,
  sida text not null,
  at timestamp with time zone not null default now(),
  constraint kvitto_pkey PRIMARY KEY (nyckel),
  constraint kvitto_nummer_key UNIQUE (nummer),
  constraint kvitto_anvandare_id_fkey FOREIGN KEY (anvandare_id) REFERENCES auth.anvandare(id),
  constraint kvitto_sida_check CHECK (sida ~ '^/[^/]'::text)
);
CREATE INDEX kvitto_objekt ON verksamhet.kvitto USING btree (objekt_id);
alter table verksamhet.kvitto enable row level security;
alter table verksamhet.kvitto force row level security;
create policy egna on verksamhet.kvitto for all to sus_app using ((anvandare_id = auth.anvandare_id()));
create policy underhall on verksamhet.kvitto for all to sus_owner using (true);
grant insert, select on verksamhet.kvitto to sus_app;
grant select on verksamhet.kvitto to sus_backup;

create table verksamhet.matning (
  deltagande_id uuid not null,
  insats_id uuid not null,
  tillfalle text not null,
  forsorjning text[] not null,
  arbetssokande boolean not null,
  arbetar boolean not null,
  arbete_omfattning smallint,
  arbetstyp_kod text,
  studerar boolean not null,
  studier_omfattning smallint,
  utbildningsniva_kod text,
  forsorjning_ar smallint,
  constraint matning_pkey PRIMARY KEY (deltagande_id, tillfalle),
  constraint matning_arbetstyp_kod_fkey FOREIGN KEY (arbetstyp_kod) REFERENCES styrdata.arbetstyp(kod),
  constraint matning_deltagande_id_insats_id_fkey FOREIGN KEY (deltagande_id, insats_id) REFERENCES verksamhet.deltagande(id, insats_id),
  constraint matning_utbildningsniva_kod_fkey FOREIGN KEY (utbildningsniva_kod) REFERENCES styrdata.utbildningsniva(kod),
  constraint matning_arbete_omfattning CHECK (arbetar = (arbete_omfattning IS NOT NULL)),
  constraint matning_arbete_omfattning_check CHECK (arbete_omfattning >= 1 AND arbete_omfattning <= 100),
  constraint matning_arbetstyp CHECK (arbetar = (arbetstyp_kod IS NOT NULL)),
  constraint matning_forsorjning_ar_check CHECK (forsorjning_ar >= 0 AND forsorjning_ar <= 60),
  constraint matning_forsorjning_besvarad CHECK (cardinality(forsorjning) >= 1 AND cardinality(forsorjning) <= 30),
  constraint matning_studier_omfattning CHECK (studerar = (studier_omfattning IS NOT NULL)),
  constraint matning_studier_omfattning_check CHECK (studier_omfattning >= 1 AND studier_omfattning <= 100),
  constraint matning_tid_vid_start CHECK ((tillfalle = 'in'::text) = (forsorjning_ar IS NOT NULL)),
  constraint matning_tillfalle_check CHECK (tillfalle = ANY (ARRAY['in'::text, 'ut'::text])),
  constraint matning_utbildning_vid_start CHECK ((tillfalle = 'in'::text) = (utbildningsniva_kod IS NOT NULL))
);
CREATE TRIGGER matning_begransat BEFORE INSERT OR DELETE OR UPDATE ON verksamhet.matning FOR EACH ROW EXECUTE FUNCTION person.prova_begransat();
CREATE CONSTRAINT TRIGGER matning_helhet AFTER INSERT OR DELETE OR UPDATE ON verksamhet.matning DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION verksamhet.prova_helhet();
CREATE TRIGGER matning_prova BEFORE INSERT OR UPDATE ON verksamhet.matning FOR EACH ROW EXECUTE FUNCTION verksamhet.prova_forsorjning();
CREATE TRIGGER skrivning AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON verksamhet.matning FOR EACH STATEMENT EXECUTE FUNCTION rapport.anteckna_skrivning();
alter table verksamhet.matning enable row level security;
alter table verksamhet.matning force row level security;
create policy underhall on verksamhet.matning for all to sus_owner using (true);
create policy uppdrag on verksamhet.matning for all to sus_app using (((insats_id = ANY (ARRAY( SELECT m.m
   FROM auth.mina_insatser() m(m)))) AND (deltagande_id <> ALL (ARRAY( SELECT b.deltagande_id
   FROM person.begransat_deltagande b)))));
grant delete, insert, select on verksamhet.matning to sus_app;
grant select on verksamhet.matning to sus_backup;
grant update (forsorjning, arbetssokande, arbetar, arbete_omfattning, arbetstyp_kod, studerar, studier_omfattning, utbildningsniva_kod, forsorjning_ar) on verksamhet.matning to sus_app;

create table verksamhet.omrade (
  id uuid not null default gen_random_uuid(),
  samverkansorganisation_id uuid not null,
  kommun_kod text not null,
  stadsdel_kod text,
  constraint omrade_pkey PRIMARY KEY (id),
  constraint omrade_en_gang UNIQUE NULLS NOT DISTINCT (samverkansorganisation_id, kommun_kod, stadsdel_kod),
  constraint omrade_kommun_kod_fkey FOREIGN KEY (kommun_kod) REFERENCES styrdata.kommun(kod),
  constraint omrade_samverkansorganisation_id_fkey FOREIGN KEY (samverkansorganisation_id) REFERENCES verksamhet.samverkansorganisation(id),
  constraint omrade_stadsdel_i_kommun FOREIGN KEY (stadsdel_kod, kommun_kod) REFERENCES styrdata.stadsdel(kod, kommun_kod)
);
CREATE TRIGGER skrivning AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON verksamhet.omrade FOR EACH STATEMENT EXECUTE FUNCTION rapport.anteckna_skrivning();
grant delete, insert, select on verksamhet.omrade to sus_app;
grant select on verksamhet.omrade to sus_backup;

create table verksamhet.organisation (
  id uuid not null default gen_random_uuid(),
  namn text not null,
  organisationsnummer text,
  organisationstyp_kod text not null,
  forsakringskassan boolean not null default false,
  version integer not null default 1,
  arbetsformedlingen boolean not null default false,
  constraint organisation_pkey PRIMARY KEY (id),
  constraint organisation_organisationstyp_kod_fkey FOREIGN KEY (organisationstyp_kod) REFERENCES styrdata.organisationstyp(kod),
  constraint organisation_namn_check CHECK (length(btrim(namn)) >= 1 AND length(btrim(namn)) <= 100),
  constraint organisation_organisationsnummer_check CHECK (organisationsnummer ~ '^[0-9]{10}$'::text)
);
CREATE UNIQUE INDEX organisation_namn_unikt ON verksamhet.organisation USING btree (verksamhet.jamforbart(namn));
CREATE TRIGGER organisation_prova AFTER UPDATE OF organisationstyp_kod, forsakringskassan ON verksamhet.organisation FOR EACH ROW EXECUTE FUNCTION auth.prova_organisation();
CREATE TRIGGER skrivning AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON verksamhet.organisation FOR EACH STATEMENT EXECUTE FUNCTION rapport.anteckna_skrivning();
grant insert, select, update on verksamhet.organisation to sus_app;
grant select on verksamhet.organisation to sus_backup;

create table verksamhet.samverkansorganisation (
  id uuid not null default gen_random_uuid(),
  namn text not null,
  organisationsnummer text not null,
  samverkansform text not null,
  beskrivning text,
  startdatum date not null,
  slutdatum date,
  version integer not null default 1,
  bestalld_av text,
  adress text,
  kontakt_namn text,
  kontakt_titel text,
  kontakt_telefon text,
  kontakt_epost text,
  constraint samverkansorganisation_pkey PRIMARY KEY (id),
  constraint samverkansorganisation_adress_check CHECK (length(adress) <= 500),
  constraint samverkansorganisation_beskrivning_check CHECK (length(beskrivning) <= 2000),
  constraint samverkansorganisation_bestalld_av_check CHECK (length(btrim(bestalld_av)) >= 1 AND length(btrim(bestalld_av)) <= 200),
  constraint samverkansorganisation_kontakt_epost_check CHECK (kontakt_epost ~ '^[^@\s]+@[^@\s]+$'::text AND length(kontakt_epost) <= 254),
  constraint samverkansorganisation_kontakt_namn_check CHECK (length(kontakt_namn) <= 100),
  constraint samverkansorganisation_kontakt_telefon_check CHECK (length(kontakt_telefon) <= 30),
  constraint samverkansorganisation_kontakt_titel_check CHECK (length(kontakt_titel) <= 100),
  constraint samverkansorganisation_kontrollsiffra CHECK (
CASE
    WHEN organisationsnummer ~ '^[0-9]{10}$'::text THEN verksamhet.har_kontrollsiffra(organisationsnummer)
    ELSE true
END),
  constraint samverkansorganisation_namn_langd CHECK (length(btrim(namn)) >= 1 AND length(btrim(namn)) <= 50),
  constraint samverkansorganisation_namn_utan_form CHECK (verksamhet.jamforbart(namn) !~ '\m(finsam|tvåpartsfinsam)\M'::text),
  constraint samverkansorganisation_organisationsnummer_check CHECK (organisationsnummer ~ '^[0-9]{10}$'::text),
  constraint samverkansorganisation_samverkansform_check CHECK (samverkansform = ANY (ARRAY['finsam'::text, 'tvapartsfinsam'::text, 'af_fk'::text])),
  constraint samverkansorganisation_slut_efter_start CHECK (slutdatum >= startdatum)
);
CREATE UNIQUE INDEX samverkansorganisation_namn_unikt ON verksamhet.samverkansorganisation USING btree (verksamhet.jamforbart(namn));
CREATE TRIGGER samverkansorganisation_form AFTER UPDATE OF samverkansform ON verksamhet.samverkansorganisation FOR EACH ROW WHEN (new.samverkansform <> 'finsam'::text AND old.samverkansform = 'finsam'::text) EXECUTE FUNCTION verksamhet.prova_samverkansform();
CREATE CONSTRAINT TRIGGER samverkansorganisation_period AFTER UPDATE ON verksamhet.samverkansorganisation NOT DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW WHEN (old.startdatum IS DISTINCT FROM new.startdatum OR old.slutdatum IS DISTINCT FROM new.slutdatum) EXECUTE FUNCTION verksamhet.prova_organisationens_period();
CREATE CONSTRAINT TRIGGER samverkansorganisation_period_antal AFTER UPDATE ON verksamhet.samverkansorganisation NOT DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW WHEN (old.slutdatum IS DISTINCT FROM new.slutdatum) EXECUTE FUNCTION verksamhet.prova_organisationens_ar();
CREATE TRIGGER skrivning AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON verksamhet.samverkansorganisation FOR EACH STATEMENT EXECUTE FUNCTION rapport.anteckna_skrivning();
grant insert, select, update on verksamhet.samverkansorganisation to sus_app;
grant select on verksamhet.samverkansorganisation to sus_backup;

create table verksamhet.sparat_urval (
  id uuid not null,
  anvandare_id uuid not null,
  namn text not null,
  urval text not null,
  sparat_at timestamp with time zone not null default now(),
  constraint sparat_urval_pkey PRIMARY KEY (id),
  constraint sparat_urval_ett_namn UNIQUE (anvandare_id, namn),
  constraint sparat_urval_anvandare_id_fkey FOREIGN KEY (anvandare_id) REFERENCES auth.anvandare(id),
  constraint sparat_urval_namn_check CHECK (namn = btrim(namn) AND length(namn) >= 1 AND length(namn) <= 100),
  constraint sparat_urval_urval_check CHECK (length(urval) <= 6000 AND urval ~ '^typ=[a-z]+(&(del|niva|plats|jamfor|fran|till|kon|forsorjning|variabel|detaljer|kand)=[a-z0-9_-]+)+$'::text)
);
alter table verksamhet.sparat_urval enable row level security;
alter table verksamhet.sparat_urval force row level security;
create policy egna on verksamhet.sparat_urval for all to sus_app using ((anvandare_id = auth.anvandare_id()));
create policy underhall on verksamhet.sparat_urval for all to sus_owner using (true);
grant delete, insert, select on verksamhet.sparat_urval to sus_app;
grant select on verksamhet.sparat_urval to sus_backup;
grant update (namn) on verksamhet.sparat_urval to sus_app;

create table verksamhet.volym_post (
  id uuid not null default gen_random_uuid(),
  insats_id uuid not null,
  ar smallint not null,
  antal integer not null,
  kvinnor integer,
  man integer,
  anteckning text,
  rattar uuid,
  av uuid not null,
  at timestamp with time zone not null default now(),
  constraint volym_post_pkey PRIMARY KEY (id),
  constraint volym_post_id_insats_id_ar_key UNIQUE (id, insats_id, ar),
  constraint volym_post_rattar_key UNIQUE (rattar),
  constraint volym_post_av_fkey FOREIGN KEY (av) REFERENCES auth.anvandare(id),
  constraint volym_post_insats_id_fkey FOREIGN KEY (insats_id) REFERENCES verksamhet.insats(id),
  constraint volym_post_rattar_insats_id_ar_fkey FOREIGN KEY (rattar, insats_id, ar) REFERENCES verksamhet.volym_post(id, insats_id, ar),
  constraint volym_antal CHECK (
CASE
    WHEN rattar IS NULL THEN antal >= 1 AND antal <= 99999
    ELSE antal >= '-99999'::integer AND antal <= '-1'::integer
END),
  constraint volym_delar CHECK (
CASE
    WHEN rattar IS NULL THEN kvinnor >= 0 AND man >= 0
    ELSE kvinnor <= 0 AND man <= 0
END),
  constraint volym_delat CHECK ((kvinnor IS NULL) = (man IS NULL)),
  constraint volym_post_anteckning_check CHECK (length(anteckning) <= 200),
  constraint volym_summa CHECK ((kvinnor + man) = antal)
);
CREATE INDEX volym_post_insats ON verksamhet.volym_post USING btree (insats_id, ar, at);
CREATE TRIGGER skrivning AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON verksamhet.volym_post FOR EACH STATEMENT EXECUTE FUNCTION rapport.anteckna_skrivning();
CREATE TRIGGER volym_prova BEFORE INSERT ON verksamhet.volym_post FOR EACH ROW EXECUTE FUNCTION verksamhet.prova_volym();
grant insert, select on verksamhet.volym_post to sus_app;
grant select on verksamhet.volym_post to sus_backup;
