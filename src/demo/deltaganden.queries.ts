import { sql, type Db } from '../db/db.ts';
import { json, type Rad } from './rader.rules.ts';

export const insertDeltagare = (tx: Db, rader: readonly Rad[]): Promise<number> =>
  tx.run(sql`
    insert into person.deltagare (id, insats_id, personnummer_krypt, personnummer_index, namn_krypt, kontrolleras, skapad_at)
    select id, insats_id, personnummer_krypt, personnummer_index, namn_krypt, kontrolleras, least(skapad_at, now())
    from jsonb_populate_recordset(null::person.deltagare, ${json(rader)}::jsonb)`);

export const insertDeltaganden = (tx: Db, rader: readonly Rad[]): Promise<number> =>
  tx.run(sql`
    insert into verksamhet.deltagande (id, insats_id, person_id, personkod, kon, alder, kommun_kod, stadsdel_kod, startdag,
      avslutningsdag, avslutsanledning_kod, makulerad_at, makulerad_skal, makulerad_av, skapad_at, skapad_av, version)
    select id, insats_id, person_id, personkod, kon, alder, kommun_kod, stadsdel_kod, startdag,
      avslutningsdag, avslutsanledning_kod, makulerad_at, makulerad_skal, makulerad_av, least(skapad_at, now()), skapad_av, version
    from jsonb_populate_recordset(null::verksamhet.deltagande, ${json(rader)}::jsonb)`);

export const insertMatningar = (tx: Db, rader: readonly Rad[]): Promise<number> =>
  tx.run(sql`
    insert into verksamhet.matning (deltagande_id, insats_id, tillfalle, forsorjning, arbetssokande, arbetar,
      arbete_omfattning, arbetstyp_kod, studerar, studier_omfattning, utbildningsniva_kod, forsorjning_ar)
    select deltagande_id, insats_id, tillfalle, forsorjning, arbetssokande, arbetar,
      arbete_omfattning, arbetstyp_kod, studerar, studier_omfattning, utbildningsniva_kod, forsorjning_ar
    from jsonb_populate_recordset(null::verksamhet.matning, ${json(rader)}::jsonb)`);

export const insertSamtycken = (tx: Db, rader: readonly Rad[]): Promise<number> =>
  tx.run(sql`
    insert into person.samtycke (deltagande_id, insats_id, undertecknat_datum, registrerat_av, registrerat_at)
    select deltagande_id, insats_id, undertecknat_datum, registrerat_av, least(registrerat_at, now())
    from jsonb_populate_recordset(null::person.samtycke, ${json(rader)}::jsonb)`);

/** Rows get their order of time from the order they come in. */
export const insertHistorik = (tx: Db, rader: readonly Rad[]): Promise<number> =>
  tx.run(sql`
    insert into verksamhet.historik (deltagande_id, insats_id, handelse, andringar, skal, av, at, version)
    select deltagande_id, insats_id, handelse, andringar, skal, av, least(at, now()), version
    from jsonb_populate_recordset(null::verksamhet.historik, ${json(rader)}::jsonb)`);

export const insertAnonyma = (tx: Db, rader: readonly Rad[]): Promise<number> =>
  tx.run(sql`
    insert into verksamhet.anonym_post (insats_id, ar, kon, antal, orsak, av, at)
    select insats_id, ar, kon, antal, orsak, av, least(at, now())
    from jsonb_populate_recordset(null::verksamhet.anonym_post, ${json(rader)}::jsonb)`);

export const insertGenomgangar = (tx: Db, rader: readonly Rad[]): Promise<number> =>
  tx.run(sql`
    insert into verksamhet.genomgang (insats_id, manad, av, at)
    select insats_id, manad, av, at
    from jsonb_populate_recordset(null::verksamhet.genomgang, ${json(rader)}::jsonb)`);
