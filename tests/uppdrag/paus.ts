import pg from 'pg';
import type { Testhus } from '../support/hus.ts';

/** Something held still in the database, so that a save stops on its way. */
export interface Paus {
  /** Answers when so many connections wait for a lock. */
  vantar(antal: number): Promise<void>;
  /** Lets go: what was done here counts from now on. */
  slapp(): Promise<void>;
}

/** Runs a statement as superuser and holds its locks until `slapp`. */
export const paus = async (
  { databas }: Testhus,
  text: string,
  varden: readonly unknown[] = [],
): Promise<Paus> => {
  // The one that looks stands outside the transaction, where what it sees would stand still.
  const [haller, ser] = [0, 1].map(() => new pg.Client({ connectionString: databas.adminUrl })) as [
    pg.Client,
    pg.Client,
  ];
  await Promise.all([haller.connect(), ser.connect()]);
  await haller.query('begin');
  await haller.query(text, [...varden]);
  const antalSomVantar = async (): Promise<number> => {
    const { rows } = await ser.query<{ n: number }>(
      `select count(distinct pid)::integer as n from pg_locks join pg_stat_activity using (pid)
       where datname = current_database() and not granted`,
    );
    return rows[0]!.n;
  };
  return {
    vantar: async (antal) => {
      for (let i = 0; (await antalSomVantar()) < antal; i += 1)
        if (i === 5000) throw new Error('nobody waits');
    },
    slapp: async () => {
      await haller.query('commit');
      await Promise.all([haller.end(), ser.end()]);
    },
  };
};
