import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbedded } from '../../src/db/embedded.ts';

/** SUS run as a person would run it: a process of its own, seen through what it writes and answers. */
export interface Process {
  readonly pid: number;
  /** Everything written so far. */
  output(): string;
  /** Waits until `text` has been written; rejects when the process ends first. */
  says(text: string): Promise<void>;
  /** Address of the running server; waits until it is up. */
  address(): Promise<string>;
  kill(signal: NodeJS.Signals): void;
  /** Waits for the end. */
  ended(): Promise<number | null>;
}

/** Builds the program beforehand, so that no start in a test waits for it. */
export const build = (): void => {
  execFileSync(process.execPath, ['scripts/build.mjs']);
};

type Env = Record<string, string>;

/** Starts SUS, or one of its commands, with these settings and no others. */
export const runSus = (env: Env, ...args: string[]): Process => {
  const child = spawn(process.execPath, ['scripts/start.mjs', ...args], {
    env: { PATH: process.env['PATH'], PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'close').then(([code]) => code as number | null);
  let written = '';
  const listeners = new Set<() => void>();
  const hear = (chunk: Buffer) => {
    written += chunk.toString();
    listeners.forEach((tell) => tell());
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  const says = (text: string) =>
    new Promise<void>((resolve, reject) => {
      const look = () => {
        if (written.includes(text)) resolve();
      };
      listeners.add(look);
      look();
      void ended.then(() => reject(new Error(`it ended without saying "${text}":\n${written}`)));
    });
  return {
    pid: child.pid ?? 0,
    output: () => written,
    says,
    address: async () => {
      await says('SUS är igång');
      return /http:\/\/\S+/.exec(written)?.[0] ?? '';
    },
    kill: (signal) => child.kill(signal),
    ended: () => ended,
  };
};

/** A data folder to be thrown away, as a person would have it: nobody else gets into the folder above. */
export const dataFolder = (): { folder: string; remove: () => Promise<void> } => {
  const above = mkdtempSync(join(tmpdir(), 'sus-data-'));
  const folder = join(above, 'mitt sus');
  return {
    folder,
    remove: async () => {
      // A server that a killed SUS left running is taken over first, so that it can be stopped.
      await (await startEmbedded(folder)).stop();
      rmSync(above, { recursive: true, force: true });
    },
  };
};
