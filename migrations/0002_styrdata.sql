set local role sus_owner;

-- Every code list has the same columns; a used entry is never deleted, only ended.
create table styrdata.mall (
  kod text primary key check (kod ~ '^[a-z0-9_]{1,60}$'),
  text text not null check (length(btrim(text)) between 1 and 200),
  hjalptext text check (length(hjalptext) <= 2000),
  ordning smallint not null,
  galler_fran date not null default '1900-01-01',
  galler_till date check (galler_till >= galler_fran),
  version integer not null default 1
);

create table styrdata.utbildningsniva (like styrdata.mall including all);
create table styrdata.forsorjning (
  like styrdata.mall including all,
  grupp text not null check (grupp in ('ohalsa', 'arbetsmarknad', 'forsorjningsstod', 'ovrigt', 'ingen')),
  ensam boolean not null default false
);
create table styrdata.arbetstyp (like styrdata.mall including all);
create table styrdata.avslutsanledning (
  like styrdata.mall including all,
  beteende text not null default 'fragor' check (beteende in ('fragor', 'utan_fragor', 'felregistrering'))
);
create table styrdata.preciserad_inriktning (
  like styrdata.mall including all,
  inriktning text not null check (inriktning in ('individinriktad', 'strukturovergripande')),
  unique (kod, inriktning)
);
create table styrdata.malgrupp (like styrdata.mall including all);
create table styrdata.kostnadstyp (like styrdata.mall including all);
create table styrdata.budgettyp (like styrdata.mall including all);
create table styrdata.organisationstyp (like styrdata.mall including all);
drop table styrdata.mall;

create table styrdata.lan (
  kod text primary key check (kod ~ '^[0-9]{2}$'),
  namn text not null unique
);
create table styrdata.kommun (
  kod text primary key check (kod ~ '^[0-9]{4}$'),
  namn text not null,
  lan_kod text not null references styrdata.lan,
  galler_fran date not null default '1900-01-01',
  galler_till date check (galler_till >= galler_fran)
);
create table styrdata.stadsdel (
  kod text primary key check (kod ~ '^[0-9]{4}-[a-z0-9-]{1,40}$'),
  namn text not null,
  kommun_kod text not null references styrdata.kommun,
  galler_fran date not null default '1900-01-01',
  galler_till date check (galler_till >= galler_fran),
  unique (kod, kommun_kod),
  check (kod like kommun_kod || '-%')
);

grant select on all tables in schema styrdata to sus_app, sus_rapport, sus_backup;
