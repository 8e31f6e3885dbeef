import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { projectRoot } from '../../src/project.ts';
import { linor, webblasare, type Webblasare } from '../rigg/klient.ts';

/** What a view was last shown with. */
export interface Visad {
  readonly view: string;
  readonly model: object;
  readonly ram: object;
}

/** A bare Express + EJS server in a process of its own, to compare with. */
export interface Bar {
  /** Lets it show a view at `/<namn>`. */
  visa(namn: string, sida: Visad): Promise<void>;
  readonly webblasare: Webblasare;
  stang(): Promise<void>;
}

export const bar = async (): Promise<Bar> => {
  const child = spawn(process.execPath, ['--import', 'tsx', 'bench/matning/bar.ts', '--gzip'], {
    cwd: projectRoot,
    env: { PATH: process.env['PATH'], NODE_ENV: 'production' },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    serialization: 'advanced',
  });
  const [{ port }] = (await once(child, 'message')) as [{ port: number }];
  const headers = { 'accept-encoding': 'gzip' };
  return {
    visa: async (namn, sida) => {
      child.send([namn, sida]);
      await once(child, 'message');
    },
    webblasare: webblasare({ adress: `http://127.0.0.1:${port}`, agent: linor(16), headers, igen: true }),
    stang: async () => {
      child.disconnect();
      await once(child, 'exit');
    },
  };
};
