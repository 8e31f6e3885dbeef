import { sql, type Db } from '../db/db.ts';
import { refusedBy } from '../db/refused.ts';
import type { Hus } from '../hus.ts';
import { dagAv, type Dag } from '../shared/datum.ts';
import { fail, ok, type Result } from '../shared/result.ts';
import {
  fornyaUnderlag,
  glomSkrivningar,
  insertFrysning,
  lasForra,
  listFrysningar,
  taTuren,
} from './frysning.queries.ts';
import { manaderAttFrysa, type Frysning } from './frysning.rules.ts';

type Fryshus = Pick<Hus, 'jobbDb' | 'clock'>;
const arbetaren = { begaranId: 'frysning', kalla: 'frysning' } as const;

/** Somebody else is freezing. */
type Upptagen = 'upptagen';
const ihop = { frysning_kedja: 'upptagen', frysning_en_per_dag: 'upptagen' } as const;

/** One freeze in one transaction and one picture of the database. Only one at a time: each stores the difference to the one before. */
const enFrysning = <T>({ jobbDb }: Fryshus, gor: (tx: Db) => Promise<T>): Promise<Result<T, Upptagen>> =>
  refusedBy<T, Upptagen>(ihop, () =>
    jobbDb.transaction(arbetaren, async (tx): Promise<Result<T, Upptagen>> => {
      await tx.run(sql`set transaction isolation level repeatable read`);
      return (await taTuren(tx)) ? ok(await gor(tx)) : fail('upptagen');
    }),
  );

interface Attfrysa {
  readonly slag: Frysning['slag'];
  readonly per: Dag;
  readonly av: string | null;
}

const frys = async (tx: Db, ny: Attfrysa, at: Date): Promise<Frysning> => {
  const frysning = await insertFrysning(tx, await lasForra(tx), { ...ny, at });
  await fornyaUnderlag(tx);
  return frysning;
};

/**
 * Freezes every month that has ended and is not frozen, also those of nights when SUS was down. Done twice it does nothing more.
 * @returns how many were frozen
 * @throws Error when another freeze is being made: the night's work is tried again until it is done
 */
export const frysManader = async (hus: Fryshus, idag: Dag): Promise<number> => {
  await glomSkrivningar(hus.jobbDb, idag);
  const svar = await enFrysning(hus, async (tx) => {
    const frusna = (await listFrysningar(tx)).filter(({ slag }) => slag === 'manad').map(({ per }) => per);
    const kvar = manaderAttFrysa(frusna.sort().at(-1) ?? null, idag);
    for (const per of kvar) await frys(tx, { slag: 'manad', per, av: null }, hus.clock());
    return kvar.length;
  });
  if (!svar.ok) throw new Error('another freeze is being made');
  return svar.value;
};

/** A freeze that is made, and what was noted beside it. */
interface Fryst<T> {
  readonly frysning: Frysning;
  readonly antecknat: T;
}

/**
 * Freezes the figures as they are now for a half-yearly return.
 * @param av who ordered it
 * @param anteckna writes down the freeze, in its transaction and from the same picture: both are there, or neither
 * @returns 'upptagen' when another freeze is being made; try again
 */
export const frysHalvar = <T>(
  hus: Fryshus,
  av: string,
  anteckna: (tx: Db, frysning: Frysning) => Promise<T>,
): Promise<Result<Fryst<T>, Upptagen>> =>
  enFrysning(hus, async (tx) => {
    const at = hus.clock();
    const frysning = await frys(tx, { slag: 'halvar', per: dagAv(at), av }, at);
    return { frysning, antecknat: await anteckna(tx, frysning) };
  });
