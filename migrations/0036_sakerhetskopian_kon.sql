set local role sus_owner;

-- A backup holds where the numbers of the queue stand, as of every other table.
grant select on all sequences in schema graphile_worker to sus_backup;
