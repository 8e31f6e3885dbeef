import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isPostgres } from './process.ts';

/** What a running PostgreSQL says of itself in its data folder. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
}

const pidFile = (data: string) => join(data, 'postmaster.pid');

/** Reads postmaster.pid (line 1 pid, line 4 port); null when there is none, so no server claims to run. */
export const readPostmaster = (data: string): Postmaster | null => {
  if (!existsSync(pidFile(data))) return null;
  const lines = readFileSync(pidFile(data), 'utf8').split('\n');
  return { pid: Number(lines[0]), port: Number(lines[3]) };
};

// Above the highest id any Linux hands out.
const pidOfNobody = 99_999_999;

/**
 * After a crash the recorded pid may belong to some other program by now, and PostgreSQL would refuse to start beside
 * it. Then the pid is replaced by one that nobody has. The file stays, so that PostgreSQL still makes its own check:
 * that no process of the crashed server holds its shared memory.
 */
export const releaseStalePostmaster = (data: string): void => {
  const postmaster = readPostmaster(data);
  if (postmaster === null || isPostgres(postmaster.pid)) return;
  const lines = readFileSync(pidFile(data), 'utf8').split('\n');
  writeFileSync(pidFile(data), [String(pidOfNobody), ...lines.slice(1)].join('\n'));
};
