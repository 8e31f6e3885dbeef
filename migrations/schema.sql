-- Today's tables, for reading. Written by tests/arkitektur/schema.test.ts.

audit.handelse
  id bigint not null
  at timestamp with time zone not null
  anvandare_id uuid
  roller text not null
  handelse text not null
  objekt_id uuid
  insats_id uuid
  falt text not null
  utfall text not null
  begaran_id text not null
  kalla text not null
  hash bytea not null
  handelse_pkey PRIMARY KEY (id)
  handelse_utfall_check CHECK ((utfall = ANY (ARRAY['ok'::text, 'nekad'::text, 'fel'::text])))
  handelse_utan_styrtecken CHECK ((concat(roller, handelse, falt, begaran_id, kalla) !~ '[\u0001-\u001f\u007f-\u009f\u2028\u2029]'::text))
  CREATE INDEX handelse_objekt ON audit.handelse USING btree (objekt_id, id)
  CREATE INDEX handelse_anvandare ON audit.handelse USING btree (anvandare_id, id)
  CREATE TRIGGER handelse_orubbad BEFORE DELETE OR UPDATE ON audit.handelse FOR EACH ROW EXECUTE FUNCTION audit.vagra()
  CREATE TRIGGER handelse_inte_tomd BEFORE TRUNCATE ON audit.handelse FOR EACH STATEMENT EXECUTE FUNCTION audit.vagra()

audit.huvud
  ensam boolean not null default true
  id bigint not null
  hash bytea not null
  huvud_pkey PRIMARY KEY (ensam)
  huvud_ensam_check CHECK (ensam)

auth.anvandare
  id uuid not null default gen_random_uuid()
  personnummer_krypt bytea not null
  personnummer_index bytea not null
  fornamn text not null
  efternamn text not null
  epost text not null
  mobil_krypt bytea not null
  arbetsgivare_id uuid not null
  losenord_hash text
  losenord_satt_at timestamp with time zone
  aktivering_hash text
  aktivering_till timestamp with time zone
  avslutad_at timestamp with time zone
  senast_inloggad_at timestamp with time zone
  skapad_at timestamp with time zone not null default now()
  version integer not null default 1
  anvandare_pkey PRIMARY KEY (id)
  anvandare_epost_check CHECK (((epost ~ '^[^@\s]+@[^@\s]+$'::text) AND (length(epost) <= 254)))
  anvandare_fornamn_check CHECK (((length(btrim(fornamn)) >= 1) AND (length(btrim(fornamn)) <= 100)))
  anvandare_efternamn_check CHECK (((length(btrim(efternamn)) >= 1) AND (length(btrim(efternamn)) <= 100)))
  anvandare_aktivering_har_slut CHECK (((aktivering_hash IS NULL) = (aktivering_till IS NULL)))
  anvandare_arbetsgivare_id_fkey FOREIGN KEY (arbetsgivare_id) REFERENCES verksamhet.organisation(id)
  anvandare_personnummer_index_key UNIQUE (personnummer_index)
  CREATE TRIGGER anvandare_prova AFTER UPDATE OF arbetsgivare_id ON auth.anvandare FOR EACH ROW EXECUTE FUNCTION auth.prova_anvandare()
  CREATE TRIGGER anvandare_avslutad AFTER UPDATE OF avslutad_at ON auth.anvandare FOR EACH ROW WHEN (((new.avslutad_at IS NOT NULL) AND (old.avslutad_at IS NULL))) EXECUTE FUNCTION auth.avsluta_kontots_roller()

auth.anvandare_roll
  id uuid not null default gen_random_uuid()
  anvandare_id uuid not null
  roll text not null
  tilldelad_at timestamp with time zone not null default now()
  avslutad_at timestamp with time zone
  sida text generated default 
CASE roll
    WHEN 'deltagaransvarig'::text THEN 'person'::text
    WHEN 'samverkansadministrator'::text THEN 'styrning'::text
    ELSE NULL::text
END
  anvandare_roll_pkey PRIMARY KEY (id)
  anvandare_roll_check CHECK ((avslutad_at >= tilldelad_at))
  anvandare_roll_roll_check CHECK ((roll = ANY (ARRAY['samverkansadministrator'::text, 'insatsansvarig'::text, 'deltagaransvarig'::text, 'susrapport'::text, 'superadministrator'::text])))
  roll_forbjuden_kombination EXCLUDE USING gist (anvandare_id WITH =, sida WITH <>) WHERE (((avslutad_at IS NULL) AND (sida IS NOT NULL)))
  anvandare_roll_anvandare_id_fkey FOREIGN KEY (anvandare_id) REFERENCES auth.anvandare(id)
  anvandare_roll_id_anvandare_id_roll_key UNIQUE (id, anvandare_id, roll)
  CREATE UNIQUE INDEX roll_en_aktiv ON auth.anvandare_roll USING btree (anvandare_id, roll) WHERE (avslutad_at IS NULL)
  CREATE TRIGGER roll_prova AFTER INSERT OR UPDATE ON auth.anvandare_roll FOR EACH ROW EXECUTE FUNCTION auth.prova_roll()
  CREATE TRIGGER roll_avslutad AFTER UPDATE OF avslutad_at ON auth.anvandare_roll FOR EACH ROW WHEN (((new.avslutad_at IS NOT NULL) AND (old.avslutad_at IS NULL))) EXECUTE FUNCTION auth.avsluta_rollens_uppdrag()

auth.begransning
  key character varying(255) not null
  points integer not null default 0
  expire bigint
  begransning_pkey PRIMARY KEY (key)

auth.engangskod
  id uuid not null default gen_random_uuid()
  anvandare_id uuid not null
  kod_hash text not null
  skapad_at timestamp with time zone not null default now()
  giltig_till timestamp with time zone not null
  forsok smallint not null default 0
  anvand_at timestamp with time zone
  ersatt_at timestamp with time zone
  engangskod_pkey PRIMARY KEY (id)
  engangskod_forsok_check CHECK (((forsok >= 0) AND (forsok <= 5)))
  engangskod_anvandare_id_fkey FOREIGN KEY (anvandare_id) REFERENCES auth.anvandare(id)
  CREATE UNIQUE INDEX engangskod_en_levande ON auth.engangskod USING btree (anvandare_id) WHERE ((anvand_at IS NULL) AND (ersatt_at IS NULL))

auth.inloggning
  id uuid not null default gen_random_uuid()
  anvandare_id uuid not null
  metod text not null
  skapad_at timestamp with time zone not null default now()
  senast_at timestamp with time zone not null default now()
  avslutad_at timestamp with time zone
  inloggning_pkey PRIMARY KEY (id)
  inloggning_metod_check CHECK ((metod = 'losenord_och_kod'::text))
  inloggning_anvandare_id_fkey FOREIGN KEY (anvandare_id) REFERENCES auth.anvandare(id)
  CREATE INDEX inloggning_anvandare ON auth.inloggning USING btree (anvandare_id) WHERE (avslutad_at IS NULL)

auth.session
  sid text not null
  sess json not null
  expire timestamp with time zone not null
  session_pkey PRIMARY KEY (sid)
  CREATE INDEX session_expire ON auth.session USING btree (expire)

auth.uppdrag
  id uuid not null default gen_random_uuid()
  roll_id uuid not null
  anvandare_id uuid not null
  roll text not null
  samverkansorganisation_id uuid
  insats_id uuid
  fran_datum date not null default CURRENT_DATE
  till_datum date
  tilldelat_av uuid
  tilldelat_at timestamp with time zone not null default now()
  avslutat_av uuid
  avslutat_at timestamp with time zone
  version integer not null default 1
  uppdrag_pkey PRIMARY KEY (id)
  uppdrag_period CHECK ((till_datum >= fran_datum))
  uppdrag_ratt_plats CHECK (
CASE roll
    WHEN 'deltagaransvarig'::text THEN ((insats_id IS NOT NULL) AND (samverkansorganisation_id IS NULL))
    WHEN 'samverkansadministrator'::text THEN ((samverkansorganisation_id IS NOT NULL) AND (insats_id IS NULL))
    WHEN 'insatsansvarig'::text THEN ((samverkansorganisation_id IS NOT NULL) AND (insats_id IS NULL))
    ELSE false
END)
  uppdrag_insats_id_fkey FOREIGN KEY (insats_id) REFERENCES verksamhet.insats(id)
  uppdrag_avslutat_av_fkey FOREIGN KEY (avslutat_av) REFERENCES auth.anvandare(id)
  uppdrag_tilldelat_av_fkey FOREIGN KEY (tilldelat_av) REFERENCES auth.anvandare(id)
  uppdrag_roll_id_anvandare_id_roll_fkey FOREIGN KEY (roll_id, anvandare_id, roll) REFERENCES auth.anvandare_roll(id, anvandare_id, roll)
  uppdrag_samverkansorganisation_id_fkey FOREIGN KEY (samverkansorganisation_id) REFERENCES verksamhet.samverkansorganisation(id)
  CREATE INDEX uppdrag_insats ON auth.uppdrag USING btree (insats_id) WHERE (avslutat_at IS NULL)
  CREATE UNIQUE INDEX uppdrag_ett_aktivt ON auth.uppdrag USING btree (anvandare_id, roll, COALESCE(insats_id, samverkansorganisation_id)) WHERE (avslutat_at IS NULL)
  CREATE INDEX uppdrag_organisation ON auth.uppdrag USING btree (samverkansorganisation_id) WHERE (avslutat_at IS NULL)
  CREATE TRIGGER uppdrag_prova BEFORE INSERT OR UPDATE ON auth.uppdrag FOR EACH ROW EXECUTE FUNCTION auth.prova_uppdrag()

person.deltagare
  id uuid not null default gen_random_uuid()
  insats_id uuid not null
  personnummer_krypt bytea not null
  personnummer_index bytea not null
  namn_krypt bytea not null
  kontrolleras boolean not null default false
  skapad_at timestamp with time zone not null default now()
  deltagare_pkey PRIMARY KEY (id)
  deltagare_behovs TRIGGER DEFERRABLE INITIALLY DEFERRED
  deltagare_insats_id_fkey FOREIGN KEY (insats_id) REFERENCES verksamhet.insats(id)
  deltagare_id_insats_id_key UNIQUE (id, insats_id)
  deltagare_insats_id_personnummer_index_key UNIQUE (insats_id, personnummer_index)
  policy uppdrag * using (insats_id = ANY (ARRAY( SELECT auth.mina_insatser() AS mina_insatser)))
  policy underhall * using true
  CREATE CONSTRAINT TRIGGER deltagare_behovs AFTER INSERT ON person.deltagare DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION person.prova_deltagare()

person.samtycke
  deltagande_id uuid not null
  insats_id uuid not null
  undertecknat_datum date not null
  registrerat_av uuid not null
  registrerat_at timestamp with time zone not null default now()
  aterkallat_datum date
  samtycke_pkey PRIMARY KEY (deltagande_id)
  samtycke_helhet TRIGGER DEFERRABLE INITIALLY DEFERRED
  samtycke_aterkallat_efter CHECK ((aterkallat_datum >= undertecknat_datum))
  samtycke_registrerat_av_fkey FOREIGN KEY (registrerat_av) REFERENCES auth.anvandare(id)
  samtycke_deltagande_id_insats_id_fkey FOREIGN KEY (deltagande_id, insats_id) REFERENCES verksamhet.deltagande(id, insats_id)
  policy uppdrag * using (insats_id = ANY (ARRAY( SELECT auth.mina_insatser() AS mina_insatser)))
  policy underhall * using true
  CREATE TRIGGER samtycke_prova BEFORE INSERT OR UPDATE ON person.samtycke FOR EACH ROW EXECUTE FUNCTION person.prova_samtycke()
  CREATE CONSTRAINT TRIGGER samtycke_helhet AFTER INSERT OR DELETE OR UPDATE ON person.samtycke DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION verksamhet.prova_helhet()

person.utkast
  id uuid not null
  anvandare_id uuid not null
  insats_id uuid not null
  deltagande_id uuid
  formular text not null
  innehall_krypt bytea not null
  sparat_at timestamp with time zone not null default now()
  utkast_pkey PRIMARY KEY (id)
  utkast_helhet TRIGGER DEFERRABLE INITIALLY DEFERRED
  utkast_formular_check CHECK ((formular = ANY (ARRAY['inregistrering'::text, 'utregistrering'::text])))
  utkast_insats_id_fkey FOREIGN KEY (insats_id) REFERENCES verksamhet.insats(id)
  utkast_anvandare_id_fkey FOREIGN KEY (anvandare_id) REFERENCES auth.anvandare(id)
  utkast_deltagande_id_fkey FOREIGN KEY (deltagande_id) REFERENCES verksamhet.deltagande(id)
  utkast_innehall_krypt_check CHECK ((length(innehall_krypt) <= 20000))
  CREATE INDEX utkast_anvandare ON person.utkast USING btree (anvandare_id)
  CREATE INDEX utkast_deltagande ON person.utkast USING btree (deltagande_id)
  CREATE UNIQUE INDEX utkast_ett_per_formular ON person.utkast USING btree (anvandare_id, deltagande_id, formular)
  policy egna * using ((anvandare_id = auth.anvandare_id()) AND (insats_id = ANY (ARRAY( SELECT auth.mina_insatser() AS mina_insatser))))
  policy underhall * using true
  CREATE CONSTRAINT TRIGGER utkast_helhet AFTER INSERT ON person.utkast DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((new.deltagande_id IS NOT NULL)) EXECUTE FUNCTION verksamhet.prova_helhet()

public.migrering
  namn text not null
  checksumma text not null
  kord_at timestamp with time zone not null default now()
  migrering_pkey PRIMARY KEY (namn)

styrdata.arbetstyp
  kod text not null
  text text not null
  hjalptext text
  ordning smallint not null
  galler_fran date not null default '1900-01-01'::date
  galler_till date
  version integer not null default 1
  mall_check CHECK ((galler_till >= galler_fran))
  arbetstyp_pkey PRIMARY KEY (kod)
  mall_kod_check CHECK ((kod ~ '^[a-z0-9_]{1,60}$'::text))
  mall_text_check CHECK (((length(btrim(text)) >= 1) AND (length(btrim(text)) <= 200)))
  mall_hjalptext_check CHECK ((length(hjalptext) <= 2000))

styrdata.avslutsanledning
  kod text not null
  text text not null
  hjalptext text
  ordning smallint not null
  galler_fran date not null default '1900-01-01'::date
  galler_till date
  version integer not null default 1
  beteende text not null default 'fragor'::text
  mall_check CHECK ((galler_till >= galler_fran))
  mall_kod_check CHECK ((kod ~ '^[a-z0-9_]{1,60}$'::text))
  mall_text_check CHECK (((length(btrim(text)) >= 1) AND (length(btrim(text)) <= 200)))
  mall_hjalptext_check CHECK ((length(hjalptext) <= 2000))
  avslutsanledning_pkey PRIMARY KEY (kod)
  avslutsanledning_beteende_check CHECK ((beteende = ANY (ARRAY['fragor'::text, 'utan_fragor'::text, 'felregistrering'::text])))

styrdata.budgettyp
  kod text not null
  text text not null
  hjalptext text
  ordning smallint not null
  galler_fran date not null default '1900-01-01'::date
  galler_till date
  version integer not null default 1
  mall_check CHECK ((galler_till >= galler_fran))
  budgettyp_pkey PRIMARY KEY (kod)
  mall_kod_check CHECK ((kod ~ '^[a-z0-9_]{1,60}$'::text))
  mall_text_check CHECK (((length(btrim(text)) >= 1) AND (length(btrim(text)) <= 200)))
  mall_hjalptext_check CHECK ((length(hjalptext) <= 2000))

styrdata.forsorjning
  kod text not null
  text text not null
  hjalptext text
  ordning smallint not null
  galler_fran date not null default '1900-01-01'::date
  galler_till date
  version integer not null default 1
  grupp text not null
  ensam boolean not null default false
  mall_check CHECK ((galler_till >= galler_fran))
  mall_kod_check CHECK ((kod ~ '^[a-z0-9_]{1,60}$'::text))
  mall_text_check CHECK (((length(btrim(text)) >= 1) AND (length(btrim(text)) <= 200)))
  forsorjning_pkey PRIMARY KEY (kod)
  mall_hjalptext_check CHECK ((length(hjalptext) <= 2000))
  forsorjning_grupp_check CHECK ((grupp = ANY (ARRAY['ohalsa'::text, 'arbetsmarknad'::text, 'forsorjningsstod'::text, 'ovrigt'::text, 'ingen'::text])))

styrdata.kommun
  kod text not null
  namn text not null
  lan_kod text not null
  galler_fran date not null default '1900-01-01'::date
  galler_till date
  kommun_pkey PRIMARY KEY (kod)
  kommun_check CHECK ((galler_till >= galler_fran))
  kommun_kod_check CHECK ((kod ~ '^[0-9]{4}$'::text))
  kommun_lan_kod_fkey FOREIGN KEY (lan_kod) REFERENCES styrdata.lan(kod)

styrdata.kostnadstyp
  kod text not null
  text text not null
  hjalptext text
  ordning smallint not null
  galler_fran date not null default '1900-01-01'::date
  galler_till date
  version integer not null default 1
  mall_check CHECK ((galler_till >= galler_fran))
  mall_kod_check CHECK ((kod ~ '^[a-z0-9_]{1,60}$'::text))
  mall_text_check CHECK (((length(btrim(text)) >= 1) AND (length(btrim(text)) <= 200)))
  kostnadstyp_pkey PRIMARY KEY (kod)
  mall_hjalptext_check CHECK ((length(hjalptext) <= 2000))

styrdata.lan
  kod text not null
  namn text not null
  lan_pkey PRIMARY KEY (kod)
  lan_namn_key UNIQUE (namn)
  lan_kod_check CHECK ((kod ~ '^[0-9]{2}$'::text))

styrdata.malgrupp
  kod text not null
  text text not null
  hjalptext text
  ordning smallint not null
  galler_fran date not null default '1900-01-01'::date
  galler_till date
  version integer not null default 1
  mall_check CHECK ((galler_till >= galler_fran))
  malgrupp_pkey PRIMARY KEY (kod)
  mall_kod_check CHECK ((kod ~ '^[a-z0-9_]{1,60}$'::text))
  mall_text_check CHECK (((length(btrim(text)) >= 1) AND (length(btrim(text)) <= 200)))
  mall_hjalptext_check CHECK ((length(hjalptext) <= 2000))

styrdata.organisationstyp
  kod text not null
  text text not null
  hjalptext text
  ordning smallint not null
  galler_fran date not null default '1900-01-01'::date
  galler_till date
  version integer not null default 1
  mall_check CHECK ((galler_till >= galler_fran))
  mall_kod_check CHECK ((kod ~ '^[a-z0-9_]{1,60}$'::text))
  mall_text_check CHECK (((length(btrim(text)) >= 1) AND (length(btrim(text)) <= 200)))
  mall_hjalptext_check CHECK ((length(hjalptext) <= 2000))
  organisationstyp_pkey PRIMARY KEY (kod)

styrdata.preciserad_inriktning
  kod text not null
  text text not null
  hjalptext text
  ordning smallint not null
  galler_fran date not null default '1900-01-01'::date
  galler_till date
  version integer not null default 1
  inriktning text not null
  mall_check CHECK ((galler_till >= galler_fran))
  mall_kod_check CHECK ((kod ~ '^[a-z0-9_]{1,60}$'::text))
  mall_text_check CHECK (((length(btrim(text)) >= 1) AND (length(btrim(text)) <= 200)))
  mall_hjalptext_check CHECK ((length(hjalptext) <= 2000))
  preciserad_inriktning_pkey PRIMARY KEY (kod)
  preciserad_inriktning_inriktning_check CHECK ((inriktning = ANY (ARRAY['individinriktad'::text, 'strukturovergripande'::text])))
  preciserad_inriktning_kod_inriktning_key UNIQUE (kod, inriktning)

styrdata.stadsdel
  kod text not null
  namn text not null
  kommun_kod text not null
  galler_fran date not null default '1900-01-01'::date
  galler_till date
  stadsdel_pkey PRIMARY KEY (kod)
  stadsdel_check CHECK ((galler_till >= galler_fran))
  stadsdel_check1 CHECK ((kod ~~ (kommun_kod || '-%'::text)))
  stadsdel_kod_check CHECK ((kod ~ '^[0-9]{4}-[a-z0-9-]{1,40}$'::text))
  stadsdel_kommun_kod_fkey FOREIGN KEY (kommun_kod) REFERENCES styrdata.kommun(kod)
  stadsdel_kod_kommun_kod_key UNIQUE (kod, kommun_kod)

styrdata.utbildningsniva
  kod text not null
  text text not null
  hjalptext text
  ordning smallint not null
  galler_fran date not null default '1900-01-01'::date
  galler_till date
  version integer not null default 1
  mall_check CHECK ((galler_till >= galler_fran))
  mall_kod_check CHECK ((kod ~ '^[a-z0-9_]{1,60}$'::text))
  mall_text_check CHECK (((length(btrim(text)) >= 1) AND (length(btrim(text)) <= 200)))
  mall_hjalptext_check CHECK ((length(hjalptext) <= 2000))
  utbildningsniva_pkey PRIMARY KEY (kod)

verksamhet.anonym_antal
  insats_id uuid not null
  ar smallint not null
  kon text not null
  antal integer not null
  anonym_antal_pkey PRIMARY KEY (insats_id, ar, kon)
  anonym_antal_kon_check CHECK ((kon = ANY (ARRAY['kvinna'::text, 'man'::text])))
  anonym_aldrig_under_noll CHECK ((antal >= 0))
  anonym_antal_insats_id_fkey FOREIGN KEY (insats_id) REFERENCES verksamhet.insats(id)

verksamhet.anonym_post
  id uuid not null default gen_random_uuid()
  insats_id uuid not null
  ar smallint not null
  kon text not null
  antal smallint not null
  orsak text not null
  av uuid not null
  at timestamp with time zone not null default now()
  anonym_tecken CHECK (((antal < 0) = (orsak = 'borttagning'::text)))
  anonym_post_pkey PRIMARY KEY (id)
  anonym_post_av_fkey FOREIGN KEY (av) REFERENCES auth.anvandare(id)
  anonym_antal_per_gang CHECK (((abs(antal) >= 1) AND (abs(antal) <= 999)))
  anonym_post_kon_check CHECK ((kon = ANY (ARRAY['kvinna'::text, 'man'::text])))
  anonym_post_orsak_check CHECK ((orsak = ANY (ARRAY['registrering'::text, 'borttagning'::text, 'aterkallat_samtycke'::text])))
  anonym_post_insats_id_fkey FOREIGN KEY (insats_id) REFERENCES verksamhet.insats(id)
  CREATE INDEX anonym_post_insats ON verksamhet.anonym_post USING btree (insats_id, at)
  CREATE TRIGGER anonym_rakna AFTER INSERT ON verksamhet.anonym_post FOR EACH ROW EXECUTE FUNCTION verksamhet.rakna_anonym()

verksamhet.deltagande
  id uuid not null default gen_random_uuid()
  insats_id uuid not null
  person_id uuid
  personkod bytea
  kon text not null
  alder smallint
  kommun_kod text
  stadsdel_kod text
  startdag date not null
  avslutningsdag date
  avslutsanledning_kod text
  makulerad_at timestamp with time zone
  makulerad_skal text
  makulerad_av uuid
  skapad_at timestamp with time zone not null default now()
  skapad_av uuid not null
  version integer not null default 1
  deltagande_pkey PRIMARY KEY (id)
  deltagande_helhet TRIGGER DEFERRABLE INITIALLY DEFERRED
  deltagande_kon_check CHECK ((kon = ANY (ARRAY['kvinna'::text, 'man'::text])))
  deltagande_alder_check CHECK (((alder >= 0) AND (alder <= 130)))
  deltagande_identitet_hel CHECK (((person_id IS NULL) = (personkod IS NULL)))
  deltagande_insats_id_fkey FOREIGN KEY (insats_id) REFERENCES verksamhet.insats(id)
  deltagande_makulering_hel CHECK ((((makulerad_at IS NULL) = (makulerad_skal IS NULL)) AND ((makulerad_at IS NULL) = (makulerad_av IS NULL))))
  deltagande_raderas_genast CHECK (((makulerad_skal <> ALL (ARRAY['fel_person'::text, 'samtycke_saknas'::text])) OR (person_id IS NULL)))
  deltagande_skapad_av_fkey FOREIGN KEY (skapad_av) REFERENCES auth.anvandare(id)
  deltagande_kommun_kod_fkey FOREIGN KEY (kommun_kod) REFERENCES styrdata.kommun(kod)
  deltagande_overlappar_inte EXCLUDE USING gist (insats_id WITH =, person_id WITH =, daterange(startdag, avslutningsdag, '[]'::text) WITH &&) WHERE ((makulerad_at IS NULL))
  deltagande_id_insats_id_key UNIQUE (id, insats_id)
  deltagande_slut_efter_start CHECK ((avslutningsdag >= startdag))
  deltagande_makulerad_av_fkey FOREIGN KEY (makulerad_av) REFERENCES auth.anvandare(id)
  deltagande_slapper_identitet TRIGGER DEFERRABLE INITIALLY DEFERRED
  deltagande_slut_har_anledning CHECK (((avslutningsdag IS NULL) = (avslutsanledning_kod IS NULL)))
  deltagande_stadsdel_har_kommun CHECK (((stadsdel_kod IS NULL) OR (kommun_kod IS NOT NULL)))
  deltagande_makulerad_skal_check CHECK ((makulerad_skal = ANY (ARRAY['fel_person'::text, 'fel_insats'::text, 'borjade_aldrig'::text, 'dubblett'::text, 'samtycke_saknas'::text])))
  deltagande_person_id_insats_id_fkey FOREIGN KEY (person_id, insats_id) REFERENCES person.deltagare(id, insats_id)
  deltagande_avslutsanledning_kod_fkey FOREIGN KEY (avslutsanledning_kod) REFERENCES styrdata.avslutsanledning(kod)
  deltagande_identitet_eller_makulerad CHECK (((person_id IS NOT NULL) OR (makulerad_at IS NOT NULL)))
  deltagande_stadsdel_kod_kommun_kod_fkey FOREIGN KEY (stadsdel_kod, kommun_kod) REFERENCES styrdata.stadsdel(kod, kommun_kod)
  deltagande_utan_identitet_utan_bakgrund CHECK (((person_id IS NOT NULL) OR ((alder IS NULL) AND (kommun_kod IS NULL) AND (stadsdel_kod IS NULL))))
  deltagande_felregistrering_ar_makulering CHECK ((avslutsanledning_kod IS DISTINCT FROM 'felregistrering'::text))
  CREATE INDEX deltagande_oppna ON verksamhet.deltagande USING btree (insats_id, startdag) WHERE ((avslutningsdag IS NULL) AND (makulerad_at IS NULL))
  CREATE INDEX deltagande_insats ON verksamhet.deltagande USING btree (insats_id, startdag) INCLUDE (avslutningsdag) WHERE (makulerad_at IS NULL)
  CREATE INDEX deltagande_person ON verksamhet.deltagande USING btree (person_id)
  policy uppdrag * using (insats_id = ANY (ARRAY( SELECT auth.mina_insatser() AS mina_insatser)))
  policy underhall * using true
  CREATE TRIGGER deltagande_prova BEFORE INSERT OR UPDATE OF startdag, avslutningsdag, insats_id, makulerad_at ON verksamhet.deltagande FOR EACH ROW WHEN ((new.makulerad_at IS NULL)) EXECUTE FUNCTION verksamhet.prova_deltagande()
  CREATE CONSTRAINT TRIGGER deltagande_helhet AFTER INSERT OR UPDATE ON verksamhet.deltagande DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION verksamhet.prova_helhet()
  CREATE CONSTRAINT TRIGGER deltagande_slapper_identitet AFTER DELETE OR UPDATE OF person_id ON verksamhet.deltagande DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((old.person_id IS NOT NULL)) EXECUTE FUNCTION person.prova_deltagare()

verksamhet.demovarld
  ensam boolean not null default true
  skapad_at timestamp with time zone not null default now()
  demovarld_pkey PRIMARY KEY (ensam)
  demovarld_ensam_check CHECK (ensam)

verksamhet.historik
  id bigint not null identity
  deltagande_id uuid not null
  insats_id uuid not null
  handelse text not null
  andringar jsonb not null default '[]'::jsonb
  skal text
  av uuid not null
  at timestamp with time zone not null default now()
  version integer not null
  historik_pkey PRIMARY KEY (id)
  historik_av_fkey FOREIGN KEY (av) REFERENCES auth.anvandare(id)
  historik_skal_check CHECK ((length(skal) <= 500))
  historik_handelse_check CHECK ((handelse = ANY (ARRAY['inregistrerad'::text, 'utregistrerad'::text, 'inregistrering_rattad'::text, 'utregistrering_rattad'::text, 'felregistrerad'::text, 'felregistrering_angrad'::text])))
  historik_andringar_check CHECK ((jsonb_typeof(andringar) = 'array'::text))
  historik_deltagande_id_insats_id_fkey FOREIGN KEY (deltagande_id, insats_id) REFERENCES verksamhet.deltagande(id, insats_id)
  CREATE INDEX historik_deltagande ON verksamhet.historik USING btree (deltagande_id, id)
  policy uppdrag * using (insats_id = ANY (ARRAY( SELECT auth.mina_insatser() AS mina_insatser)))
  policy underhall * using true

verksamhet.insats
  id uuid not null default gen_random_uuid()
  samverkansorganisation_id uuid not null
  namn text not null
  beskrivning text
  startdatum date not null
  slutdatum date
  inriktning text not null
  preciserad_inriktning_kod text not null
  deltagarregistrering text not null
  version integer not null default 1
  insats_pkey PRIMARY KEY (id)
  insats_period TRIGGER
  insats_namn_check CHECK (((length(btrim(namn)) >= 1) AND (length(btrim(namn)) <= 100)))
  insats_slut_efter_start CHECK ((slutdatum >= startdatum))
  insats_beskrivning_check CHECK ((length(beskrivning) <= 2000))
  insats_inriktning_stammer FOREIGN KEY (preciserad_inriktning_kod, inriktning) REFERENCES styrdata.preciserad_inriktning(kod, inriktning)
  insats_deltagarregistrering_check CHECK ((deltagarregistrering = ANY (ARRAY['personuppgifter_anonym'::text, 'endast_antal'::text])))
  insats_samverkansorganisation_id_fkey FOREIGN KEY (samverkansorganisation_id) REFERENCES verksamhet.samverkansorganisation(id)
  CREATE UNIQUE INDEX insats_namn_unikt ON verksamhet.insats USING btree (samverkansorganisation_id, verksamhet.jamforbart(namn))
  CREATE TRIGGER insats_prova BEFORE INSERT OR UPDATE OF startdatum, samverkansorganisation_id ON verksamhet.insats FOR EACH ROW EXECUTE FUNCTION verksamhet.prova_insats()
  CREATE CONSTRAINT TRIGGER insats_period AFTER UPDATE ON verksamhet.insats NOT DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW WHEN (((old.startdatum IS DISTINCT FROM new.startdatum) OR (old.slutdatum IS DISTINCT FROM new.slutdatum))) EXECUTE FUNCTION verksamhet.prova_insatsens_period()
  CREATE TRIGGER insats_kategorisering AFTER UPDATE ON verksamhet.insats FOR EACH ROW WHEN (((((old.inriktning IS DISTINCT FROM new.inriktning) OR (old.preciserad_inriktning_kod IS DISTINCT FROM new.preciserad_inriktning_kod)) OR (old.deltagarregistrering IS DISTINCT FROM new.deltagarregistrering)) OR (old.samverkansorganisation_id IS DISTINCT FROM new.samverkansorganisation_id))) EXECUTE FUNCTION verksamhet.prova_kategorisering()

verksamhet.insats_malgrupp
  insats_id uuid not null
  malgrupp_kod text not null
  insats_malgrupp_pkey PRIMARY KEY (insats_id, malgrupp_kod)
  insats_malgrupp_insats_id_fkey FOREIGN KEY (insats_id) REFERENCES verksamhet.insats(id)
  insats_malgrupp_malgrupp_kod_fkey FOREIGN KEY (malgrupp_kod) REFERENCES styrdata.malgrupp(kod)
  CREATE TRIGGER malgrupp_kategorisering AFTER INSERT OR DELETE OR UPDATE ON verksamhet.insats_malgrupp FOR EACH ROW EXECUTE FUNCTION verksamhet.prova_kategorisering()

verksamhet.kvitto
  nyckel uuid not null
  anvandare_id uuid not null
  handling text not null
  innehall_hmac bytea not null
  nummer bigint not null identity
  objekt_id uuid
  sida text not null
  at timestamp with time zone not null default now()
  kvitto_pkey PRIMARY KEY (nyckel)
  kvitto_nummer_key UNIQUE (nummer)
  kvitto_sida_check CHECK ((sida ~ '^/[^/]'::text))
  kvitto_anvandare_id_fkey FOREIGN KEY (anvandare_id) REFERENCES auth.anvandare(id)
  policy egna * using (anvandare_id = auth.anvandare_id())
  policy underhall * using true

verksamhet.matning
  deltagande_id uuid not null
  insats_id uuid not null
  tillfalle text not null
  forsorjning text[] not null
  arbetssokande boolean not null
  arbetar boolean not null
  arbete_omfattning smallint
  arbetstyp_kod text
  studerar boolean not null
  studier_omfattning smallint
  utbildningsniva_kod text
  forsorjning_ar smallint
  matning_pkey PRIMARY KEY (deltagande_id, tillfalle)
  matning_helhet TRIGGER DEFERRABLE INITIALLY DEFERRED
  matning_arbetstyp CHECK ((arbetar = (arbetstyp_kod IS NOT NULL)))
  matning_tid_vid_start CHECK (((tillfalle = 'in'::text) = (forsorjning_ar IS NOT NULL)))
  matning_tillfalle_check CHECK ((tillfalle = ANY (ARRAY['in'::text, 'ut'::text])))
  matning_arbete_omfattning CHECK ((arbetar = (arbete_omfattning IS NOT NULL)))
  matning_arbetstyp_kod_fkey FOREIGN KEY (arbetstyp_kod) REFERENCES styrdata.arbetstyp(kod)
  matning_studier_omfattning CHECK ((studerar = (studier_omfattning IS NOT NULL)))
  matning_forsorjning_ar_check CHECK (((forsorjning_ar >= 0) AND (forsorjning_ar <= 60)))
  matning_forsorjning_besvarad CHECK (((cardinality(forsorjning) >= 1) AND (cardinality(forsorjning) <= 30)))
  matning_utbildning_vid_start CHECK (((tillfalle = 'in'::text) = (utbildningsniva_kod IS NOT NULL)))
  matning_arbete_omfattning_check CHECK (((arbete_omfattning >= 1) AND (arbete_omfattning <= 100)))
  matning_studier_omfattning_check CHECK (((studier_omfattning >= 1) AND (studier_omfattning <= 100)))
  matning_utbildningsniva_kod_fkey FOREIGN KEY (utbildningsniva_kod) REFERENCES styrdata.utbildningsniva(kod)
  matning_deltagande_id_insats_id_fkey FOREIGN KEY (deltagande_id, insats_id) REFERENCES verksamhet.deltagande(id, insats_id)
  policy uppdrag * using (insats_id = ANY (ARRAY( SELECT auth.mina_insatser() AS mina_insatser)))
  policy underhall * using true
  CREATE TRIGGER matning_prova BEFORE INSERT OR UPDATE ON verksamhet.matning FOR EACH ROW EXECUTE FUNCTION verksamhet.prova_forsorjning()
  CREATE CONSTRAINT TRIGGER matning_helhet AFTER INSERT OR DELETE OR UPDATE ON verksamhet.matning DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION verksamhet.prova_helhet()

verksamhet.organisation
  id uuid not null default gen_random_uuid()
  namn text not null
  organisationsnummer text
  organisationstyp_kod text not null
  forsakringskassan boolean not null default false
  version integer not null default 1
  organisation_pkey PRIMARY KEY (id)
  organisation_namn_check CHECK (((length(btrim(namn)) >= 1) AND (length(btrim(namn)) <= 100)))
  organisation_organisationsnummer_check CHECK ((organisationsnummer ~ '^[0-9]{10}$'::text))
  organisation_organisationstyp_kod_fkey FOREIGN KEY (organisationstyp_kod) REFERENCES styrdata.organisationstyp(kod)
  CREATE UNIQUE INDEX organisation_namn_unikt ON verksamhet.organisation USING btree (verksamhet.jamforbart(namn))
  CREATE TRIGGER organisation_prova AFTER UPDATE OF organisationstyp_kod, forsakringskassan ON verksamhet.organisation FOR EACH ROW EXECUTE FUNCTION auth.prova_organisation()

verksamhet.samverkansorganisation
  id uuid not null default gen_random_uuid()
  namn text not null
  organisationsnummer text not null
  samverkansform text not null
  beskrivning text
  startdatum date not null
  slutdatum date
  version integer not null default 1
  samverkansorganisation_pkey PRIMARY KEY (id)
  samverkansorganisation_period TRIGGER
  samverkansorganisation_namn_langd CHECK (((length(btrim(namn)) >= 1) AND (length(btrim(namn)) <= 50)))
  samverkansorganisation_namn_utan_form CHECK ((verksamhet.jamforbart(namn) !~ '\m(finsam|tvåpartsfinsam)\M'::text))
  samverkansorganisation_slut_efter_start CHECK ((slutdatum >= startdatum))
  samverkansorganisation_beskrivning_check CHECK ((length(beskrivning) <= 2000))
  samverkansorganisation_samverkansform_check CHECK ((samverkansform = ANY (ARRAY['finsam'::text, 'tvapartsfinsam'::text, 'af_fk'::text])))
  samverkansorganisation_organisationsnummer_check CHECK ((organisationsnummer ~ '^[0-9]{10}$'::text))
  CREATE UNIQUE INDEX samverkansorganisation_namn_unikt ON verksamhet.samverkansorganisation USING btree (verksamhet.jamforbart(namn))
  CREATE CONSTRAINT TRIGGER samverkansorganisation_period AFTER UPDATE ON verksamhet.samverkansorganisation NOT DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW WHEN (((old.startdatum IS DISTINCT FROM new.startdatum) OR (old.slutdatum IS DISTINCT FROM new.slutdatum))) EXECUTE FUNCTION verksamhet.prova_organisationens_period()
