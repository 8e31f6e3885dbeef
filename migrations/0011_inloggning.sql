set local role sus_owner;

-- BankID and the identity providers of kommuner and regioner stand beside password and code; the access is the same.
alter table auth.inloggning drop constraint inloggning_metod_check;
alter table auth.inloggning add constraint inloggning_metod_check
  check (metod in ('losenord_och_kod', 'bankid', 'oidc'));

-- An order of BankID belongs to the session that started it. The secret of the QR code stays here; the row goes with its end.
create table auth.bankid_order (
  id uuid primary key,
  -- Digest of the session that started it: another session does not find it. A session has one order, the newest.
  session_hash bytea not null unique,
  order_ref text not null unique check (length(order_ref) between 1 and 100),
  qr_start_token text not null check (length(qr_start_token) between 1 and 100),
  qr_start_secret_krypt bytea not null,
  autostart_token text not null check (length(autostart_token) between 1 and 100),
  startad_at timestamptz not null,
  hamtad_at timestamptz,
  status text not null default 'pagar' check (status in ('pagar', 'klar', 'misslyckad')),
  hint text check (length(hint) <= 100),
  -- Who it turned out to be: the blind index of the personnummer, never the number.
  personnummer_index bytea,
  constraint bankid_order_klar_har_person check ((status = 'klar') = (personnummer_index is not null))
);
create index bankid_order_startad on auth.bankid_order (startad_at);

-- Whom an identity provider means: issuer and subject. A personnummer from another issuer is another row, never merged silently.
create table auth.extern_identitet (
  issuer text not null check (length(issuer) between 1 and 300),
  subject text not null check (length(subject) between 1 and 300),
  anvandare_id uuid not null references auth.anvandare,
  kopplad_at timestamptz not null default now(),
  upphavd_at timestamptz,
  primary key (issuer, subject)
);
create index extern_identitet_anvandare on auth.extern_identitet (anvandare_id);

grant select, insert, update, delete on auth.bankid_order to sus_app;
grant select, insert on auth.extern_identitet to sus_app;
grant update (upphavd_at) on auth.extern_identitet to sus_app;
grant select on auth.bankid_order, auth.extern_identitet to sus_backup;
