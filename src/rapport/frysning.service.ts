import { sql, type Db } from '../db/db.ts';
import { refusedBy } from '../db/refused.ts';
import type { Hus } from '../hus.ts';
import type { Dag } from '../shared/datum.ts';
import { fail, ok, type Result } from '../shared/result.ts';
import { fornyaUnderlag, insertFrysning, lasForra, listFrysningar, taTuren } from './frysning.queries.ts';
import { manaderAttFrysa, type Frysning } from './frysning.rules.ts';

type Fryshus = Pick<Hus, 'jobbDb' | 'clock'>;
const arbetaren = { begaranId: 'frysning', kalla: 'frysning' } as const;

/** Somebody else is freezing. */
type Upptagen = 'upptagen';
const ihop = { frysning_kedja: 'upptagen', frysning_en_per_dag: 'upptagen' } as const;

/** One freeze in one transaction and one picture of the database. Only one at a time: each stores the difference to the one before. */
const enFrysning = (
  { jobbDb }: Fryshus,
  gor: (tx: Db) => Promise<number>,
): Promise<Result<number, Upptagen>> =>
  refusedBy<number, Upptagen>(ihop, () =>
    jobbDb.transaction(arbetaren, async (tx): Promise<Result<number, Upptagen>> => {
      await tx.run(sql`set transaction isolation level repeatable read`);
      return (await taTuren(tx)) ? ok(await gor(tx)) : fail('upptagen');
    }),
  );

interface Attfrysa {
  readonly slag: Frysning['slag'];
  readonly per: Dag;
  readonly av: string | null;
}

const frys = async (tx: Db, ny: Attfrysa, at: Date): Promise<number> => {
  const id = await insertFrysning(tx, await lasForra(tx), { ...ny, at });
  await fornyaUnderlag(tx);
  return id;
};

/**
 * Freezes every month that has ended and is not frozen, also those of nights when SUS was down. Done twice it does nothing more.
 * @returns how many were frozen; none when another is at it
 */
export const frysManader = async (hus: Fryshus, idag: Dag): Promise<number> => {
  const svar = await enFrysning(hus, async (tx) => {
    const frusna = (await listFrysningar(tx)).filter(({ slag }) => slag === 'manad').map(({ per }) => per);
    const kvar = manaderAttFrysa(frusna.sort().at(-1) ?? null, idag);
    for (const per of kvar) await frys(tx, { slag: 'manad', per, av: null }, hus.clock());
    return kvar.length;
  });
  return svar.ok ? svar.value : 0;
};
