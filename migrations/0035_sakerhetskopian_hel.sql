set local role sus_owner;

-- pg_dump reads the sequences too.
grant select on all sequences in schema rapport to sus_backup;
