import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { withClient } from '../../src/db/client.ts';
import { manus, stangPost, villig } from '../epost/server.ts';
import { testhus, type Testhus } from '../support/hus.ts';
import { jobbFor, koa, raden } from '../utskick/stod.ts';

vi.setConfig({ testTimeout: 120_000 });

let hus: Testhus;
const processer: ChildProcess[] = [];
beforeAll(async () => {
  hus = await testhus();
});
afterEach(async () => {
  for (const process of processer.splice(0)) await doda(process);
  await stangPost();
});
afterAll(() => hus.close());

const doda = async (process: ChildProcess): Promise<void> => {
  if (process.exitCode !== null || process.signalCode !== null) return;
  const slut = once(process, 'exit');
  process.kill('SIGKILL');
  await slut;
};
/** Somebody who works off jobs, in a process of their own. */
const arbetare = (vard: string): ChildProcess => {
  const nyckel = hus.hus.nycklar.nycklar.get(1)?.toString('hex') ?? '';
  const skript = fileURLToPath(new URL('process.ts', import.meta.url));
  const barn = spawn(
    process.execPath,
    ['--import', 'tsx', skript, hus.databas.url, nyckel, `smtp://${vard}`],
    {
      stdio: 'ignore',
    },
  );
  processer.push(barn);
  return barn;
};
/** As the library does when the lock of one who is gone is four hours old. */
const slappLas = () =>
  withClient(hus.databas.adminUrl, async (client) => {
    await client.query('update graphile_worker._private_jobs set locked_by = null, locked_at = null');
    await client.query(`select pg_notify('jobs:insert', '{"count":1}')`);
  });
const forr = <T>(gor: () => Promise<T> | T): Promise<T> =>
  vi.waitFor(() => Promise.resolve(gor()), { timeout: 60_000, interval: 50 });

describe('one who is killed', () => {
  it('with the message handed over and no receipt yet: nobody sends it again', async () => {
    // The text is taken and nothing is answered: just then the process dies.
    const server = await manus(villig({ '.': null }));
    const id = await koa(hus);
    const forsta = arbetare(server.vard);
    await forr(() => {
      expect(server.brev).toHaveLength(1);
    });
    await doda(forsta);
    expect(await raden(hus, id)).toMatchObject({ paborjad: true, skickad: false, forsok: 1 });
    arbetare(server.vard);
    const efter = await koa(hus, { till: 'annan@example.invalid' });
    await slappLas();
    // The next one is on its way, and the job of the first has been taken and left.
    await forr(async () => {
      expect(await jobbFor(hus, id)).toEqual([]);
      expect(server.brev).toHaveLength(2);
    });
    expect(server.brev.filter((brev) => brev.includes('petra@example.invalid'))).toHaveLength(1);
    expect(await raden(hus, id)).toMatchObject({ paborjad: true, skickad: false, misslyckad: false });
    expect((await raden(hus, efter)).paborjad).toBe(true);
  });

  it('before it has begun: another sends it', async () => {
    const server = await manus(villig({}));
    const id = await koa(hus);
    await withClient(hus.databas.adminUrl, (client) =>
      client.query(
        "update graphile_worker._private_jobs set locked_by = 'dod', locked_at = now(), attempts = 1",
      ),
    );
    arbetare(server.vard);
    await slappLas();
    await forr(async () => {
      expect(await raden(hus, id)).toMatchObject({ skickad: true, forsok: 1 });
    });
    expect(server.brev).toHaveLength(1);
  });
});
