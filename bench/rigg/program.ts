import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { projectRoot } from '../../src/project.ts';

/** SUS as it is run: the built program in a process of its own. */
export interface Program {
  readonly child: ChildProcess;
  readonly pid: number;
  /** Everything written so far. */
  readonly output: () => string;
  /** The end of the process. */
  readonly slut: Promise<void>;
}

/** Compiles the program if src/ has changed. */
export const bygg = (): void => {
  execFileSync(process.execPath, ['scripts/build.mjs'], { cwd: projectRoot, stdio: 'inherit' });
};

/** A port that is free now, so that a program started again can have the same address. */
export const ledigPort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
};

/**
 * Starts the built program with these settings and no others, so that nothing of the machine leaks in.
 * @param flaggor flags to Node, before the program
 * @param vad another command than the server, with what stands after it
 */
export const starta = (
  env: Readonly<Record<string, string>>,
  flaggor: readonly string[] = [],
  ...[vad = 'server', ...argument]: readonly string[]
): Program => {
  const child = spawn(process.execPath, [...flaggor, `dist/src/${vad}.js`, ...argument], {
    cwd: projectRoot,
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    serialization: 'advanced',
  });
  let written = '';
  const hear = (chunk: Buffer) => {
    written += chunk.toString();
  };
  child.stdout?.on('data', hear);
  child.stderr?.on('data', hear);
  const slut = once(child, 'exit').then(() => undefined);
  return { child, pid: child.pid ?? 0, output: () => written, slut };
};

/** Runs a command to its end. */
export const kommando = async (
  vad: string,
  env: Readonly<Record<string, string>>,
  ...argument: readonly string[]
): Promise<{ kod: number | null; text: string }> => {
  const { child, output, slut } = starta(env, [], vad, ...argument);
  await slut;
  return { kod: child.exitCode, text: output() };
};

const uppe = (adress: string): Promise<boolean> =>
  fetch(`${adress}/health`, { signal: AbortSignal.timeout(1000) }).then(
    (res) => res.ok,
    () => false,
  );

/** Waits until the program and its database answer. @throws when they have not within `ms` */
export const vantaUppe = async (adress: string, ms = 60_000): Promise<void> => {
  const sist = Date.now() + ms;
  while (!(await uppe(adress))) {
    if (Date.now() > sist) throw new Error(`${adress} did not answer within ${ms / 1000} s`);
    await pause(20);
  }
};

/** Ends the program in order, and at once if that takes more than 15 seconds. */
export const stoppa = async ({ child, slut }: Program): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  const sent = setTimeout(() => child.kill('SIGKILL'), 15_000);
  await slut;
  clearTimeout(sent);
};
