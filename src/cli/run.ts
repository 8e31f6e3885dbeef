import { Driftfel } from '../shared/driftfel.ts';

/** Runs a command of the terminal to its end: a fault the reader can mend is told in words, other faults whole. */
export const runCommand = async (work: (args: readonly string[]) => Promise<void> | void): Promise<void> => {
  try {
    await work(process.argv.slice(2));
  } catch (error) {
    process.stderr.write(`${error instanceof Driftfel ? error.message : String((error as Error).stack)}\n`);
    process.exitCode = 1;
  }
};
