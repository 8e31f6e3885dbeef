/*
 * An extract made again of the same rows, as of a database that has been read back, says them in the same order: what can have happened at
 * the same time, or had no order, has its id last.
 */
do $$
declare
  b record;
  stod text;
begin
  for b in select * from (values
    ('person.utdrag_om_deltagare', 'order by u.sparat_at)', 'order by u.sparat_at, u.id)'),
    ('person.utdrag_om_deltagare', 'order by b.fran_at)', 'order by b.fran_at, b.begransning_id)'),
    ('person.utdrag_om_anvandare', 'order by r.tilldelad_at)', 'order by r.tilldelad_at, r.id)'),
    ('person.utdrag_om_anvandare', 'order by u.tilldelat_at)', 'order by u.tilldelat_at, u.id)'),
    ('person.utdrag_om_anvandare', 'order by b.galler_fran)', 'order by b.galler_fran, b.id)'),
    ('person.utdrag_om_anvandare', 'to_jsonb(e))', 'to_jsonb(e) order by e.kopplad_at, e.issuer, e.subject)'),
    ('person.utdrag_om_anvandare', 'order by l.skapad_at)', 'order by l.skapad_at, l.id)'),
    ('person.utdrag_om_anvandare', 'order by m.at)', 'order by m.at, m.id)'),
    ('person.utdrag_om_anvandare', 'order by v.at)', 'order by v.at, v.skal, v.stangs_datum, v.dagar)'),
    ('person.utdrag_om_anvandare', 'order by t.skapad_at)', 'order by t.skapad_at, t.id)'),
    ('person.utdrag_om_anvandare', 'to_jsonb(v))', 'to_jsonb(v) order by v.namn, v.id)'),
    ('person.utdrag_om_anvandare', 'to_jsonb(f))', 'to_jsonb(f) order by f.sparat_at, f.id)'),
    ('person.lamna_registerutdrag', 'order by k.sparat_at)', 'order by k.sparat_at, k.id)'),
    ('person.lamna_registerutdrag', 'order by b.bestallning_id)', 'order by b.bestallning_id, b.ordning)')
  ) as b (funktion, fran, till) loop
    stod := pg_get_functiondef(b.funktion::regproc);
    if position(b.fran in stod) = 0 then
      raise exception '% has no %', b.funktion, b.fran;
    end if;
    execute replace(stod, b.fran, b.till);
  end loop;
end
$$;
