import { z } from 'zod';
import { sql, type Db } from '../db/db.ts';
import type { Config } from '../config.ts';
import type { Hus } from '../hus.ts';
import { dagAv, klockan, type Dag } from '../shared/datum.ts';

/** What is needed at night: the house without its web. */
export type Natthus = Pick<Hus, 'db' | 'jobbDb' | 'nycklar' | 'clock' | 'log' | 'folkbokforing'> & {
  readonly config: Pick<Config, 'ankarfil'>;
};

/** Something that is done once for each Swedish day. */
export interface Nattjobb {
  /** As in auth.kontokorning. */
  readonly slag:
    | 'bekraftelse'
    | 'oanvanda'
    | 'paminnelser'
    | 'overenskommelser'
    | 'genomgang'
    | 'skydd'
    | 'frysning'
    | 'granskning'
    | 'ankare';
  /** Not before this hour, Swedish time, as "06.00". When SUS was down then, it is done that day as soon as it is up. */
  readonly efter: string;
  /**
   * Does it and gives how many it was about. A run that is broken off is done again from the start, so what it has done must be
   * seen in what it reads; transactions as small as they need be, each with its trail.
   */
  readonly kor: (hus: Natthus, dag: Dag) => Promise<number>;
}

/** Who does what nobody asked for that moment, in the trail. */
export const natten = { begaranId: 'natt', kalla: 'natt' } as const;

/**
 * Does what is due and has not been done today. Call it often: it does nothing twice. A job that fails does not stop the others.
 * @returns the slag of what was done
 * @throws Error when a job failed, after the others
 */
export const korNattjobb = async (hus: Natthus, jobben: readonly Nattjobb[]): Promise<string[]> => {
  const nu = hus.clock();
  const dag = dagAv(nu);
  const gjorda: string[] = [];
  const misslyckade: string[] = [];
  for (const jobb of jobben) {
    if (klockan(nu) < jobb.efter || (await harKorts(hus.db, jobb.slag, dag))) continue;
    const lyckades = await kor(hus, jobb, dag);
    (lyckades ? gjorda : misslyckade).push(jobb.slag);
  }
  if (misslyckade.length > 0) throw new Error(`nightly jobs failed: ${misslyckade.join(', ')}`);
  return gjorda;
};

const kor = (hus: Natthus, { slag, kor: gor }: Nattjobb, dag: Dag): Promise<boolean> =>
  gor(hus, dag)
    .then((antal) => insertKorning(hus.db, slag, { dag, antal }))
    .then(
      () => {
        hus.log.info({ slag }, 'nightly job done');
        return true;
      },
      () => {
        hus.log.error({ slag }, 'nightly job failed');
        return false;
      },
    );

const harKorts = async (db: Db, slag: string, dag: Dag): Promise<boolean> => {
  const fraga = sql`select exists (select from auth.kontokorning where slag = ${slag} and dag = ${dag}) as finns`;
  return (await db.one(z.object({ finns: z.boolean() }), fraga)).finns;
};

const insertKorning = (db: Db, slag: string, { dag, antal }: { dag: Dag; antal: number }): Promise<number> =>
  db.run(sql`
    insert into auth.kontokorning (slag, provkorning, antal, dag) values (${slag}, false, ${antal}, ${dag})
    on conflict (slag, dag) do nothing`);
