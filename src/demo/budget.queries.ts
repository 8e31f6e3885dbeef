import { sql, type Db } from '../db/db.ts';
import { json, type Rad } from './rader.rules.ts';

/** Who finances; one that takes part already only gets the flag. */
export const insertIngaende = (tx: Db, rader: readonly Rad[]): Promise<number> =>
  tx.run(sql`
    insert into verksamhet.ingaende_organisation (samverkansorganisation_id, organisation_id, deltar, finansierar, brukar_medel)
    select samverkansorganisation_id, organisation_id, deltar, finansierar, brukar_medel
    from jsonb_populate_recordset(null::verksamhet.ingaende_organisation, ${json(rader)}::jsonb)
    on conflict (samverkansorganisation_id, organisation_id) do update set finansierar = true`);

export const insertBudgetar = (tx: Db, rader: readonly Rad[]): Promise<number> =>
  tx.run(sql`
    insert into verksamhet.budget (id, samverkansorganisation_id, ar)
    select id, samverkansorganisation_id, ar
    from jsonb_populate_recordset(null::verksamhet.budget, ${json(rader)}::jsonb)`);

export const insertFinansiering = (tx: Db, rader: readonly Rad[]): Promise<number> =>
  tx.run(sql`
    insert into verksamhet.finansiering (budget_id, samverkansorganisation_id, organisation_id, belopp, beskrivning)
    select budget_id, samverkansorganisation_id, organisation_id, belopp, beskrivning
    from jsonb_populate_recordset(null::verksamhet.finansiering, ${json(rader)}::jsonb)`);

export const insertAdministration = (tx: Db, rader: readonly Rad[]): Promise<number> =>
  tx.run(sql`
    insert into verksamhet.administrativ_kostnad (budget_id, kostnadstyp_kod, budget, utfall, beskrivning)
    select budget_id, kostnadstyp_kod, budget, utfall, beskrivning
    from jsonb_populate_recordset(null::verksamhet.administrativ_kostnad, ${json(rader)}::jsonb)`);

export const insertInsatsbudgetar = (tx: Db, rader: readonly Rad[]): Promise<number> =>
  tx.run(sql`
    insert into verksamhet.insatsbudget (id, insats_id, ar, planerat_antal)
    select id, insats_id, ar, planerat_antal
    from jsonb_populate_recordset(null::verksamhet.insatsbudget, ${json(rader)}::jsonb)`);

export const insertInsatskostnader = (tx: Db, rader: readonly Rad[]): Promise<number> =>
  tx.run(sql`
    insert into verksamhet.insatskostnad (insatsbudget_id, budgettyp_kod, budget, utfall, beskrivning)
    select insatsbudget_id, budgettyp_kod, budget, utfall, beskrivning
    from jsonb_populate_recordset(null::verksamhet.insatskostnad, ${json(rader)}::jsonb)`);

export const insertVolym = (tx: Db, rader: readonly Rad[]): Promise<number> =>
  tx.run(sql`
    insert into verksamhet.volym_post (id, insats_id, ar, antal, kvinnor, man, anteckning, rattar, av, at)
    select id, insats_id, ar, antal, kvinnor, man, anteckning, rattar, av, at
    from jsonb_populate_recordset(null::verksamhet.volym_post, ${json(rader)}::jsonb)`);
