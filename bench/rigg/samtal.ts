import type { ChildProcess } from 'node:child_process';

/** Asks a process that has the meter in it (see matare.mjs). */
export type Fraga = <T>(fraga: string) => Promise<T>;

/** A line to the meter in a process. */
export const samtal = (child: ChildProcess): Fraga => {
  const vantande = new Map<number, (svar: never) => void>();
  let nasta = 0;
  child.on('message', ({ id, svar }: { id: number; svar: never }) => {
    vantande.get(id)?.(svar);
    vantande.delete(id);
  });
  return (fraga) =>
    new Promise((resolve) => {
      nasta += 1;
      vantande.set(nasta, resolve);
      child.send({ id: nasta, fraga });
    });
};
