import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPostmaster } from '../../src/db/postmaster.ts';
import { isAlive } from '../../src/db/process.ts';
import { build, dataFolder, runSus, type Process } from '../support/process.ts';

const data = dataFolder();
const env = { SUS_DATA: data.folder };
const postmaster = () => readPostmaster(join(data.folder, 'postgres', 'data'));
beforeAll(build);
afterAll(() => data.remove());

const health = async (sus: Process) => (await fetch(`${await sus.address()}/health`)).status;
const stop = (sus: Process) => {
  sus.kill('SIGTERM');
  return sus.ended();
};

describe('starting SUS on a machine where nothing is set up', () => {
  let sus: Process;
  beforeAll(async () => {
    sus = runSus(env);
    await sus.address();
  });

  it('tells each step and the address', () => {
    expect(sus.output()).toMatch(/Startar databasen/);
    expect(sus.output()).toMatch(/SUS är igång: http:\/\/localhost:\d+/);
  });

  it('answers when the database does', async () => {
    expect(await health(sus)).toBe(200);
  });

  it('refuses a second start on the same data, and says so', async () => {
    const second = runSus(env);
    expect(await second.ended()).toBe(1);
    expect(second.output()).toContain('SUS körs redan');
    expect(await health(sus)).toBe(200);
  });

  it('V16.2.5 V14.2.4 writes nothing that people typed into the log of PostgreSQL', async () => {
    await fetch(`${await sus.address()}/finns-inte?namn=kanariefagel`);
    expect(readFileSync(join(data.folder, 'postgres', 'server.log'), 'utf8')).not.toContain('kanariefagel');
  });

  it('ends in order when asked, and takes PostgreSQL with it', async () => {
    const server = postmaster();
    expect(await stop(sus)).toBe(0);
    expect(server !== null && isAlive(server.pid)).toBe(false);
  });
});

describe('PostgreSQL killed while people work', () => {
  it('is started again on the same data, and the same program goes on answering', async () => {
    const sus = runSus(env);
    await sus.address();
    process.kill(postmaster()?.pid ?? 0, 'SIGKILL');
    await sus.says('Databasen är igång igen');
    expect(await health(sus)).toBe(200);
    expect(await stop(sus)).toBe(0);
    expect(postmaster()).toBeNull();
  });
});

describe('a start after something went wrong', () => {
  it('takes over the PostgreSQL that a killed SUS left running', async () => {
    const first = runSus(env);
    await first.address();
    const server = postmaster();
    first.kill('SIGKILL');
    await first.ended();
    const second = runSus(env);
    expect(await health(second)).toBe(200);
    expect(postmaster()).toEqual(server);
    await stop(second);
  });

  it('comes up after PostgreSQL too was killed', async () => {
    const first = runSus(env);
    await first.address();
    process.kill(postmaster()?.pid ?? 0, 'SIGKILL');
    first.kill('SIGKILL');
    await first.ended();
    const second = runSus(env);
    expect(await health(second)).toBe(200);
    await stop(second);
  });

  it('is not held up by pids that belong to other programs by now', async () => {
    writeFileSync(
      join(data.folder, 'las.json'),
      JSON.stringify({ pid: process.pid, identitet: 'förra starten' }),
    );
    const pidFile = join(data.folder, 'postgres', 'data', 'postmaster.pid');
    writeFileSync(pidFile, `${process.pid}\n${data.folder}\n1700000000\n54321\n\n127.0.0.1\n`);
    const sus = runSus(env);
    expect(await health(sus)).toBe(200);
    await stop(sus);
  });

  it('says which file is missing when the passwords of the database are gone', async () => {
    const file = join(data.folder, 'databas.json');
    const kept = readFileSync(file);
    rmSync(file);
    const sus = runSus(env);
    expect(await sus.ended()).toBe(1);
    expect(sus.output()).toContain('databas.json saknas');
    writeFileSync(file, kept, { mode: 0o600 });
  });
});

describe('a start that cannot be', () => {
  it('names every faulty setting', async () => {
    const sus = runSus({ ...env, SUS_MILJO: 'produktion', TRUST_PROXY: 'ja' });
    expect(await sus.ended()).toBe(1);
    expect(sus.output()).toMatch(/- TRUST_PROXY .*\n(.*\n)*.*- SESSION_SECRETS /);
  });

  it('says that the port is taken, and leaves no PostgreSQL behind', async () => {
    const other = createServer().listen(0);
    const { port } = other.address() as AddressInfo;
    const sus = runSus({ ...env, PORT: String(port) });
    expect(await sus.ended()).toBe(1);
    expect(sus.output()).toContain(`Port ${port} används redan`);
    expect(postmaster()).toBeNull();
    other.close();
  });
});
