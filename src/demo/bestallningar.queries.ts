import { sql, type Db } from '../db/db.ts';
import { json, type Rad } from './rader.rules.ts';

export const insertOverenskommelser = (tx: Db, rader: readonly Rad[]): Promise<number> =>
  tx.run(sql`
    insert into auth.overenskommelse (organisation_id, undertecknad_av, galler_fran, galler_till, registrerad_av)
    select organisation_id, undertecknad_av, galler_fran, galler_till, registrerad_av
    from jsonb_populate_recordset(null::auth.overenskommelse, ${json(rader)}::jsonb)`);

export const insertBestallare = (tx: Db, rader: readonly Rad[]): Promise<number> =>
  tx.run(sql`
    insert into auth.bestallare (roll_id, anvandare_id, organisation_id, galler_fran, galler_till, registrerad_av)
    select roll_id, anvandare_id, organisation_id, galler_fran, galler_till, registrerad_av
    from jsonb_populate_recordset(null::auth.bestallare, ${json(rader)}::jsonb)`);

export const insertBestallningar = (tx: Db, rader: readonly Rad[]): Promise<number> =>
  tx.run(sql`
    insert into auth.bestallning (id, organisation_id, bestalld_av, bestalld_at)
    select id, organisation_id, bestalld_av, bestalld_at
    from jsonb_populate_recordset(null::auth.bestallning, ${json(rader)}::jsonb)`);

export const insertBestallningsrader = (tx: Db, rader: readonly Rad[]): Promise<number> =>
  tx.run(sql`
    insert into auth.bestallningsrad (id, bestallning_id, ordning, slag, anvandare_id, personnummer_krypt, personnummer_index,
      fornamn, efternamn, epost, mobil_krypt, roller)
    select id, bestallning_id, ordning, slag, anvandare_id, personnummer_krypt, personnummer_index,
      fornamn, efternamn, epost, mobil_krypt, roller
    from jsonb_populate_recordset(null::auth.bestallningsrad, ${json(rader)}::jsonb)`);
