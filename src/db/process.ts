import { existsSync, readFileSync } from 'node:fs';

/** What the kernel says of a process: its program, its state (Z: dead, not yet buried) and when it started, in ticks since boot. */
interface ProcessFacts {
  readonly program: string;
  readonly state: string;
  readonly started: string;
}

const hasProc = existsSync('/proc/self/stat');

const factsOf = (pid: number): ProcessFacts | null => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The program's name stands in parentheses and may hold any character; the other fields follow the last one.
    const end = stat.lastIndexOf(')');
    const [state = '', ...rest] = stat.slice(end + 2).split(' ');
    return { program: stat.slice(stat.indexOf('(') + 1, end), state, started: rest[18] ?? '' };
  } catch {
    return null;
  }
};

/** Whether a process with this id runs, whoever owns it. */
export const isAlive = (pid: number): boolean => {
  if (hasProc && (factsOf(pid)?.state ?? 'Z') === 'Z') return false;
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

/** Whether a process with this id runs and is a PostgreSQL. Where the system does not tell, every living process may be. */
export const isPostgres = (pid: number): boolean =>
  isAlive(pid) && (!hasProc || factsOf(pid)?.program === 'postgres');

/** Tells one process from a later one with the same id, also over a restart of the machine; '' where that is not known. */
export const identityOf = (pid: number): string => {
  const started = factsOf(pid)?.started ?? '';
  return started === '' ? '' : `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}:${started}`;
};
