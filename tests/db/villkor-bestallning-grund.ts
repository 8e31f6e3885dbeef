/** A row in each of the tables, at another employer than the cases use, so that every foreign key has something to hold. */
export const bestallningsrader = `
  insert into auth.extern_identitet (issuer, subject, anvandare_id) values ('https://idp.example', 'grund', :noll);
  insert into auth.bekraftelsevarning (anvandare_id, stangs_datum, dagar) values (:noll, '2027-01-01', 7);
  insert into auth.overenskommelse (organisation_id, undertecknad_av, galler_fran, galler_till, registrerad_av)
  values (:arbetsgivarforbund, 'Kim', '2024-01-01', '2030-12-31', :sia);
  insert into auth.anvandare_roll (id, anvandare_id, roll) values ('00000000-0000-4000-8000-0000000000d1', :sam, 'bestallare');
  insert into auth.bestallare (roll_id, anvandare_id, organisation_id, galler_fran, galler_till, registrerad_av)
  values ('00000000-0000-4000-8000-0000000000d1', :sam, :arbetsgivarforbund, '2026-01-01', '2027-12-31', :sia);
  insert into auth.bestallning (id, organisation_id, bestalld_av, bestalld_at)
  values ('00000000-0000-4000-8000-0000000000d2', :arbetsgivarforbund, :sam, '2026-06-01');
  insert into auth.bestallningsrad (bestallning_id, ordning, slag, personnummer_krypt, personnummer_index, fornamn, efternamn, epost,
    mobil_krypt, roller)
  values ('00000000-0000-4000-8000-0000000000d2', 1, 'ny', 'x', 'grund', 'Ny', 'Nyman', 'ny@example.invalid', 'x', '{susrapport}');
  insert into auth.utskick (id, kanal, slag, till_krypt, bestallning_id, anvandare_id, misslyckad_at)
  values ('00000000-0000-4000-8000-0000000000d3', 'sms', 'grund', 'x', '00000000-0000-4000-8000-0000000000d2', :sam, now());
  insert into auth.utskick (kanal, slag, till_krypt, ersatter, begard_av)
  values ('sms', 'grund', 'x', '00000000-0000-4000-8000-0000000000d3', :sia);
  insert into auth.giltighetsvarning (overenskommelse_id, galler_till, dagar)
  select id, galler_till, 60 from auth.overenskommelse;
  insert into auth.giltighetsvarning (bestallare_id, galler_till, dagar)
  select id, galler_till, 60 from auth.bestallare;`;
