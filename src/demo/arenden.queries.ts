import { sql, type Db } from '../db/db.ts';
import type { Dag } from '../shared/datum.ts';

interface Demoredovisning {
  readonly forbund: string;
  /** First day of the half-year. */
  readonly halvar: Dag;
  readonly av: string;
  readonly idag: Dag;
}

/** A half-yearly return that is ordered: the worker makes it when the demo is up. */
export const insertRedovisning = (tx: Db, { forbund, halvar, av, idag }: Demoredovisning): Promise<number> =>
  tx.run(sql`
    insert into rapport.halvarsredovisning (id, samverkansorganisation_id, halvar, version, bestalld_av, bestalld_at, begard_at, andrad_at)
    select gen_random_uuid(), ${forbund}, ${halvar}, 1, ${av}, at, at, at from greatest(now(), ${idag}::date) as at`);

/** Somebody has asked for a correction: the education of whoever began last in an insats and is still there. */
export const insertRattelsebegaran = (
  tx: Db,
  {
    insats,
    av,
    diarienummer,
  }: { readonly insats: string; readonly av: string; readonly diarienummer: string },
): Promise<number> =>
  tx.run(sql`
    insert into person.rattelsebegaran (deltagande_id, insats_id, tillfalle, falt, diarienummer, noterad_av)
    select id, insats_id, 'in', 'utbildningsniva', ${diarienummer}, ${av}
    from verksamhet.deltagande
    where insats_id = ${insats} and avslutningsdag is null and makulerad_at is null
    order by startdag desc, id limit 1`);
