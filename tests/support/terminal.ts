import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Testhus } from './hus.ts';

/** The commands of SUS as an administrator at the terminal runs them: processes of their own on the test's database. */
export interface Terminal {
  /** Runs a command of src/cli: its exit code and all that it says. */
  kor(kommando: string, ...args: readonly string[]): Promise<{ readonly kod: number; readonly ut: string }>;
  close(): void;
}

/** A terminal with the keys of the test world in a file. Close it in afterAll. */
export const terminal = ({ hus, databas }: Testhus): Terminal => {
  const mapp = mkdtempSync(join(tmpdir(), 'sus-terminal-'));
  const { nycklar, index, personkod } = hus.nycklar;
  const text = (key: Buffer) => key.toString('base64');
  const alla = Object.fromEntries([...nycklar].map(([id, key]) => [id, text(key)]));
  const fil = { aktiv: 1, nycklar: alla, index: text(index), personkod: text(personkod) };
  writeFileSync(join(mapp, 'nycklar.json'), JSON.stringify(fil), { mode: 0o600 });
  const env = {
    PATH: process.env['PATH'],
    SUS_MILJO: 'demo',
    SUS_DATA: mapp,
    SUS_NYCKELFIL: join(mapp, 'nycklar.json'),
    DATABASE_URL: databas.url,
    DATABASE_ADMIN_URL: databas.adminUrl,
  };
  return {
    kor: (kommando, ...args) =>
      new Promise((resolve) => {
        const program = ['--import', 'tsx', `src/cli/${kommando}.ts`, ...args];
        execFile(process.execPath, program, { env }, (fel, ut, err) => {
          resolve({ kod: Number(fel?.code ?? 0), ut: ut + err });
        });
      }),
    close: () => {
      rmSync(mapp, { recursive: true });
    },
  };
};
