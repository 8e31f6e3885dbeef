import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { Driftfel } from '../shared/driftfel.ts';
import { identityOf, isAlive } from './process.ts';

const holder = z.object({ pid: z.int(), identitet: z.string() });

/** A SUS that was just told to stop is given this long to let go. */
const patienceMs = 3_000;

/**
 * Takes the data folder for this process. A lock left by a process that was killed counts for nothing, also when its
 * pid has gone to another program since.
 * @returns gives the folder back
 * @throws Driftfel when another SUS has it
 */
export const lockDataFolder = async (folder: string): Promise<() => void> => {
  const file = join(folder, 'las.json');
  const own = `${file}.${process.pid}`;
  writeFileSync(own, JSON.stringify({ pid: process.pid, identitet: identityOf(process.pid) }), {
    mode: 0o644,
  });
  try {
    if (!(await claimInTime(own, file))) throw new Driftfel(taken(folder));
  } finally {
    rmSync(own, { force: true });
  }
  return () => rmSync(file, { force: true });
};

const claimInTime = async (own: string, file: string): Promise<boolean> => {
  const deadline = Date.now() + patienceMs;
  while (Date.now() < deadline) {
    if (!isHeld(file)) dropStale(file);
    if (claim(own, file)) return true;
    await pause(100);
  }
  return false;
};

const taken = (folder: string) =>
  `SUS körs redan med datamappen ${folder}. ` +
  'Använd det som körs, stäng det först, eller ange en annan datamapp i SUS_DATA.';

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

// Moved aside before it is thrown away: if another start was quicker and this is its fresh lock, it is put back.
const dropStale = (file: string): void => {
  const aside = `${file}.gammal.${process.pid}`;
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  if (isHeld(aside)) claim(aside, file);
  rmSync(aside, { force: true });
};

const isHeld = (file: string): boolean => {
  try {
    const { pid, identitet } = holder.parse(JSON.parse(readFileSync(file, 'utf8')));
    return isAlive(pid) && identityOf(pid) === identitet;
  } catch {
    return false;
  }
};
