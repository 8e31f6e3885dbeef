set local role sus_owner;

-- The clock of the job worker puts the nightly job in the queue through functions of the library.
grant execute on all functions in schema graphile_worker to sus_jobb;
