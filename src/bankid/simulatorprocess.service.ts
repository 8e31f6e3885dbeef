import { fork } from 'node:child_process';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/** The demo's BankID in a process of its own. */
export interface Simulatorprocess {
  readonly url: string;
  stop(): void;
}

const igang = z.object({ port: z.number() });

// The compiled program beside the compiled one, the source beside the source.
const program = fileURLToPath(new URL(`../cli/bankid-simulator${extname(import.meta.url)}`, import.meta.url));

/**
 * Starts the simulator beside this program and waits until it listens; null when it would not start, which leaves the demo
 * with passwords alone. It ends by itself when this program does, however that happens.
 */
export const startaSimulatorprocess = (): Promise<Simulatorprocess | null> =>
  new Promise((resolve) => {
    const barn = fork(program, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    // What it says and holds open must not keep this program alive.
    barn.unref();
    barn.once('error', () => resolve(null));
    barn.once('exit', () => resolve(null));
    barn.once('message', (text) => {
      barn.channel?.unref();
      const sagt = igang.safeParse(text);
      resolve(
        sagt.success ? { url: `http://127.0.0.1:${String(sagt.data.port)}`, stop: () => barn.kill() } : null,
      );
    });
  });
