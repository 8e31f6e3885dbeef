import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readPostmaster } from '../../src/db/postmaster.ts';
import { starta, stoppa, vantaUppe, type Program } from '../rigg/program.ts';

/** Keeps the program running, as a service manager does: whatever ends it, it is started again. */
export interface Overvakare {
  readonly adress: string;
  /** The settings that it is started with the next time. */
  readonly env: Record<string, string>;
  program(): Program;
  /** How many times it had to be started again. */
  omstarter(): number;
  vantaUppe(): Promise<void>;
  slut(): Promise<void>;
}

/** Lets faults happen on command. */
const flaggor = ['--expose-gc', '--import', './bench/fel/utlosare.mjs'];

export const overvaka = (forst: Readonly<Record<string, string>>): Overvakare => {
  const env = { ...forst };
  const adress = `http://127.0.0.1:${forst['PORT'] ?? ''}`;
  let omstarter = 0;
  let slutar = false;
  let program = starta(env, flaggor);
  const vakta = async (): Promise<void> => {
    await program.slut;
    if (slutar) return;
    omstarter += 1;
    program = starta(env, flaggor);
    await vakta();
  };
  const vaktar = vakta();
  return {
    adress,
    env,
    program: () => program,
    omstarter: () => omstarter,
    vantaUppe: () => vantaUppe(adress),
    slut: async () => {
      slutar = true;
      await stoppa(program);
      await vaktar;
    },
  };
};

const parentOf = (pid: string): number => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return 0;
  }
};

const processer = (): string[] => readdirSync('/proc').filter((name) => /^\d+$/.test(name));

/** The processes that a process has started, whose command line has the word. */
export const barnTill = (pid: number, ord: string): number[] =>
  processer()
    .filter((name) => parentOf(name) === pid)
    .filter((name) => readFileSync(`/proc/${name}/cmdline`, 'utf8').includes(ord))
    .map(Number);

/** The processes of the PostgreSQL that serves this data folder and no other: postmaster first, then its children. */
export const postgresPid = (susData: string): number[] => {
  const postmaster = readPostmaster(join(susData, 'postgres', 'data'));
  if (postmaster === null) return [];
  const barn = processer()
    .filter((name) => parentOf(name) === postmaster.pid)
    .map(Number);
  return [postmaster.pid, ...barn];
};
