set local role sus_owner;

-- What a user recognises a sign-in by, in plain words ("Chrome på Windows"), and when they last showed again who they are.
alter table auth.inloggning
  add column enhet text check (length(enhet) between 1 and 60),
  add column bekraftad_at timestamptz;
create index inloggning_senaste on auth.inloggning (anvandare_id, skapad_at desc);

-- A superadministratör has taken a lost phone, or a BankID in the wrong hands, out of use for this account.
alter table auth.anvandare
  add column mobil_sparrad_at timestamptz,
  add column bankid_sparrad_at timestamptz;

-- Tries that let nobody in: the user is told of them at the next sign-in.
create table auth.misslyckad_inloggning (
  id bigint generated always as identity primary key,
  anvandare_id uuid not null references auth.anvandare,
  steg text not null check (steg in ('losenord', 'engangskod', 'aktiveringskod', 'bankid', 'oidc', 'bekraftelse')),
  at timestamptz not null
);
create index misslyckad_inloggning_anvandare on auth.misslyckad_inloggning (anvandare_id, at);

-- A signed-in user who shows again who they are, or that a new mobile number is theirs: a code that belongs to one sign-in.
create table auth.bekraftelse (
  id uuid primary key,
  inloggning_id uuid not null references auth.inloggning,
  slag text not null check (slag in ('inloggad', 'mobil')),
  kod_hash text not null,
  -- The new number, which the code was sent to.
  mobil_krypt bytea,
  skapad_at timestamptz not null,
  giltig_till timestamptz not null,
  forsok smallint not null default 0 check (forsok between 0 and 5),
  unique (inloggning_id, slag),
  constraint bekraftelse_mobil_har_nummer check ((slag = 'mobil') = (mobil_krypt is not null))
);
create index bekraftelse_giltig on auth.bekraftelse (giltig_till);

-- A sign-in that is under way at an identity provider. It belongs to the session that started it, and its row goes with its end.
create table auth.oidc_forsok (
  id uuid primary key,
  session_hash bytea not null unique,
  leverantor text not null check (length(leverantor) between 1 and 50),
  -- What the provider must send back: the digest of the state, and the nonce.
  state_hash bytea not null,
  nonce text not null check (length(nonce) between 20 and 100),
  verifierare_krypt bytea not null,
  startad_at timestamptz not null,
  -- The sign-in that is confirmed by it; none when somebody signs in.
  bekraftar uuid references auth.inloggning,
  status text not null default 'pagar' check (status in ('pagar', 'klar')),
  issuer text check (length(issuer) between 1 and 300),
  subject text check (length(subject) between 1 and 300),
  personnummer_index bytea,
  constraint oidc_forsok_klart_helt check (
    (status = 'klar') = (issuer is not null and subject is not null and personnummer_index is not null)
    and num_nulls(issuer, subject, personnummer_index) in (0, 3))
);
create index oidc_forsok_startad on auth.oidc_forsok (startad_at);

-- An account is known at one identity provider at a time: another one is never merged in silence.
create unique index extern_identitet_en_aktiv on auth.extern_identitet (anvandare_id) where upphavd_at is null;

grant select, insert, delete on auth.misslyckad_inloggning to sus_app;
grant select, insert, update, delete on auth.bekraftelse, auth.oidc_forsok to sus_app;
grant select on auth.misslyckad_inloggning, auth.bekraftelse, auth.oidc_forsok to sus_backup;
