import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { Driftfel } from '../shared/driftfel.ts';
import { identityOf, isAlive } from './process.ts';

const holder = z.object({ pid: z.int(), identitet: z.string() });

/**
 * Takes the data folder for this process. A lock left by a process that was killed counts for nothing, also when its
 * pid has gone to another program since.
 * @returns gives the folder back
 * @throws Driftfel when another SUS has it
 */
export const lockDataFolder = (folder: string): (() => void) => {
  const file = join(folder, 'las.json');
  const own = `${file}.${process.pid}`;
  writeFileSync(own, JSON.stringify({ pid: process.pid, identitet: identityOf(process.pid) }), {
    mode: 0o644,
  });
  try {
    while (!claim(own, file)) dropStale(file, folder);
  } finally {
    rmSync(own, { force: true });
  }
  return () => rmSync(file, { force: true });
};

// A hard link appears whole or not at all, and only one of two processes can make it.
const claim = (own: string, file: string): boolean => {
  try {
    linkSync(own, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw new Driftfel(`Datamappen går inte att låsa: ${String(error)}`);
  }
};

const dropStale = (file: string, folder: string): void => {
  refuseIfHeld(file, folder);
  // Moved aside before it is thrown away: if another start was quicker and this is its fresh lock, it is put back.
  const aside = `${file}.gammal.${process.pid}`;
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  if (isHeld(aside)) claim(aside, file);
  rmSync(aside, { force: true });
};

const refuseIfHeld = (file: string, folder: string): void => {
  if (!isHeld(file)) return;
  throw new Driftfel(
    `SUS körs redan med datamappen ${folder}. ` +
      'Använd det som körs, stäng det först, eller ange en annan datamapp i SUS_DATA.',
  );
};

const isHeld = (file: string): boolean => {
  try {
    const { pid, identitet } = holder.parse(JSON.parse(readFileSync(file, 'utf8')));
    return isAlive(pid) && identityOf(pid) === identitet;
  } catch {
    return false;
  }
};
