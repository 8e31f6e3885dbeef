import { setTimeout as pause } from 'node:timers/promises';
import { postgresPid, type Overvakare } from './overvakare.ts';

/** What a fault did, beside what the oracle finds. */
export interface Forlopp {
  ronder: number;
  /** Seconds from each strike until the program answered again. */
  readonly tider: number[];
  /** What went against the expectation, in words. */
  readonly avvikelser: string[];
}
export const nyttForlopp = (): Forlopp => ({ ronder: 0, tider: [], avvikelser: [] });

/** Something that goes wrong in the middle of a save. */
export interface Angrepp {
  readonly namn: string;
  readonly vantat: string;
  /** Does it once and waits until the program answers again. */
  slaTill(overvakare: Overvakare, forlopp: Forlopp): Promise<void>;
}

const doda = (pid: number): void => {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // Already gone.
  }
};

export const appDodas: Angrepp = {
  namn: 'R1 kill -9 av programmet',
  vantat: 'fel eller nytt försök, inga halva rader',
  slaTill: async (overvakare) => {
    const { pid, slut } = overvakare.program();
    doda(pid);
    await slut;
    await overvakare.vantaUppe();
  },
};

/** The whole of PostgreSQL at once; the program lives on, says 503 and comes back by itself. */
export const postgresDodas = (susData: string): Angrepp => ({
  namn: 'R2 kill -9 av PostgreSQL',
  vantat: 'programmet lever kvar, åter < 10 s',
  slaTill: async (overvakare, { avvikelser }) => {
    const { pid } = overvakare.program();
    for (const postgres of postgresPid(susData)) doda(postgres);
    await pause(100);
    await overvakare.vantaUppe();
    if (overvakare.program().pid !== pid) avvikelser.push('programmet startades om');
  },
});

/** Told to stop: answers under way are finished before it ends, and it ends with 0. */
export const appAvslutas: Angrepp = {
  namn: 'R15 SIGTERM till programmet',
  vantat: 'svarar färdigt, slutar med 0',
  slaTill: async (overvakare, { avvikelser }) => {
    const { child, slut } = overvakare.program();
    child.kill('SIGTERM');
    await slut;
    if (child.exitCode !== 0) avvikelser.push(`slutade med ${String(child.exitCode ?? child.signalCode)}`);
    await overvakare.vantaUppe();
  },
};

/** Nothing breaks: what is tried is the same form sent many times at once. */
export const manga: Angrepp = {
  namn: 'R11 samma formulär 20 gånger samtidigt',
  vantat: 'en registrering, samma kvitto',
  slaTill: () => Promise.resolve(),
};
