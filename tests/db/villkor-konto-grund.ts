/** One row in each table of signing in that the rest of the ground leaves empty. */
export const kontorader = `
  insert into auth.misslyckad_inloggning (anvandare_id, steg, at) values (:rut, 'losenord', now());
  insert into auth.bekraftelse (id, inloggning_id, slag, kod_hash, mobil_krypt, skapad_at, giltig_till)
  select gen_random_uuid(), id, 'mobil', 'x', 'x', now(), now() from auth.inloggning where anvandare_id = :rut;
  insert into auth.oidc_forsok (id, session_hash, leverantor, state_hash, nonce, verifierare_krypt, startad_at)
  values (gen_random_uuid(), 's0', 'a', 'x', repeat('n', 43), 'x', now())`;
