import { spawn, spawnSync, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { chownSync, statSync } from 'node:fs';
import { Driftfel } from '../shared/driftfel.ts';

/** How to start a program of PostgreSQL so that it may read its own files and write its data. */
export interface RunAs {
  readonly uid: number | null;
  readonly gid: number | null;
  /** Put before the command; [] when the command is started as it is. */
  readonly prefix: readonly string[];
}

const asOurselves: RunAs = { uid: null, gid: null, prefix: [] };

const idOf = (user: string): { uid: number; gid: number } | null => {
  const ask = (flag: string) =>
    Number(spawnSync('id', [flag, user], { encoding: 'utf8' }).stdout.trim() || NaN);
  const found = { uid: ask('-u'), gid: ask('-g') };
  return Number.isNaN(found.uid) || Number.isNaN(found.gid) ? null : found;
};

/** The user PostgreSQL runs as when we are root, which it refuses to be: the owner of the data, else postgres, else nobody. */
const unprivilegedUser = (folder: string): { uid: number; gid: number } => {
  const { uid, gid } = statSync(folder);
  const user = uid === 0 ? (idOf('postgres') ?? idOf('nobody')) : { uid, gid };
  if (user !== null) return user;
  throw new Driftfel(
    'PostgreSQL får inte köras som root, och varken användaren postgres eller nobody finns. ' +
      'Starta som en vanlig användare i stället.',
  );
};

// A folder above us may be closed to that user (/root, a private temporary folder). Then the process may pass through
// it by one capability, the smallest that works: search only, else read and write (all that a container hands out).
const withCapability = (user: { uid: number; gid: number }, capability: string): RunAs => ({
  uid: null,
  gid: null,
  prefix: [
    'setpriv',
    `--reuid=${user.uid}`,
    `--regid=${user.gid}`,
    '--clear-groups',
    `--inh-caps=+${capability}`,
    `--ambient-caps=+${capability}`,
    // Else access(2), with which PostgreSQL looks for its own programs, disregards the capability.
    '--securebits=+no_setuid_fixup',
    '--',
  ],
});

/** Starts a command as `as` says; never through a shell. */
export const spawnAs = (as: RunAs, command: readonly string[], options: SpawnOptions): ChildProcess => {
  const [program, args] = commandLine(as, command);
  return spawn(program, args, { ...options, ...idsOf(as) });
};

const commandLine = (as: RunAs, command: readonly string[]): [program: string, args: string[]] => {
  const [program = '', ...args] = [...as.prefix, ...command];
  return [program, args];
};

const idsOf = ({ uid, gid }: RunAs) => (uid === null || gid === null ? {} : { uid, gid });

// Does what PostgreSQL will do, instead of reading permission bits: run the program, enter the folder, write there.
const probe = '"$0" --version >/dev/null && cd "$1" && : > prov && rm prov';
const works = (as: RunAs, program: string, folder: string): boolean => {
  const [command, args] = commandLine(as, ['/bin/sh', '-c', probe, program, folder]);
  return spawnSync(command, args, { ...idsOf(as), cwd: '/', stdio: 'ignore' }).status === 0;
};

/**
 * Finds out how the programs of PostgreSQL can be started: as we are, or, for root, as another user.
 * @param program a binary of PostgreSQL
 * @param folder the folder it must be able to write in; it is handed over to that user
 * @throws Driftfel that says what to do when no way works
 */
export const findRunAs = (program: string, folder: string): RunAs => {
  if (process.getuid?.() !== 0) return asOurselves;
  const user = unprivilegedUser(folder);
  chownSync(folder, user.uid, user.gid);
  const ways = [
    { ...user, prefix: [] },
    withCapability(user, 'dac_read_search'),
    withCapability(user, 'dac_override'),
  ];
  const way = ways.find((as) => works(as, program, folder));
  if (way !== undefined) return way;
  throw new Driftfel(
    `PostgreSQL körs som användare ${user.uid} när du är root, och den användaren når inte ${folder} eller ${program}. ` +
      'Gör så här: lägg projektet i en mapp som andra får passera (chmod a+x på varje mapp ovanför), ' +
      'eller starta som en vanlig användare, eller ange en annan datamapp i SUS_DATA.',
  );
};

/** Runs a command to its end and gives what it wrote on failure, else null. */
export const runToEnd = (
  as: RunAs,
  command: readonly string[],
  env: Record<string, string>,
): string | null => {
  const [program, args] = commandLine(as, command);
  const done = spawnSync(program, args, { ...idsOf(as), cwd: '/', env, encoding: 'utf8' });
  if (done.status === 0) return null;
  return `${done.stderr}${done.error === undefined ? '' : String(done.error)}`.trim();
};
