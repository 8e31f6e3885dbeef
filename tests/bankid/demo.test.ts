import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build, dataFolder, runSus, type Process } from '../support/process.ts';
import { doldaFalt } from '../support/klient.ts';

const data = dataFolder();
beforeAll(build);
afterAll(() => data.remove());

/** A browser without scripts against a program in another process. */
const besokare = (adress: string) => {
  const cookies = new Map<string, string>();
  const hamta = async (path: string, falt?: Record<string, string>) => {
    const svar = await fetch(adress + path, {
      redirect: 'manual',
      headers: { cookie: [...cookies].map((par) => par.join('=')).join('; ') },
      ...(falt === undefined ? {} : { method: 'POST', body: new URLSearchParams(falt) }),
    });
    for (const kaka of svar.headers.getSetCookie()) {
      const [namn = '', varde = ''] = (kaka.split(';')[0] ?? '').split('=');
      cookies.set(namn, varde);
    }
    return { status: svar.status, plats: svar.headers.get('location') ?? '', text: await svar.text() };
  };
  const skicka = async (sida: string, path: string, falt: Record<string, string> = {}) =>
    hamta(path, { ...doldaFalt((await hamta(sida)).text, path), ...falt });
  return { hamta, skicka };
};

describe('the demo', () => {
  let sus: Process;
  beforeAll(async () => {
    sus = runSus({ SUS_DATA: data.folder });
    await sus.address();
    await sus.says('BankID i demo: ');
  });

  it('has a BankID of its own beside it, with which a visitor signs in', async () => {
    const { hamta, skicka } = besokare(await sus.address());
    expect((await skicka('/logga-in', '/logga-in/bankid')).plats).toBe('/logga-in/bankid');
    const sidan = (await hamta('/logga-in/bankid')).text;
    const app = /\/demo\/bankid\?order=[0-9a-f-]+/.exec(sidan)?.[0] ?? '';
    const forsta = /<option value="(\d{12})"/.exec((await hamta(app)).text)?.[1] ?? '';
    expect((await skicka(app, '/demo/bankid', { person: forsta, utfall: 'complete' })).plats).toContain(
      'gjort=ja',
    );
    await expect
      .poll(async () => (await hamta('/logga-in/bankid')).text, { timeout: 10_000, interval: 500 })
      .toContain('<title>Du har legitimerat dig');
    expect((await skicka('/logga-in/bankid', '/logga-in/bankid/klar')).plats).toBe('/');
    expect((await hamta('/konto')).status).toBe(200);
  });

  it('ends its BankID when it ends itself, also when it is killed', async () => {
    sus.kill('SIGKILL');
    // The process that shares its pipes has ended too when they are closed.
    await sus.ended();
    const igen = runSus({ SUS_DATA: data.folder });
    await igen.says('BankID i demo: ');
    igen.kill('SIGTERM');
    expect(await igen.ended()).toBe(0);
  });
});

describe('outside the demo', () => {
  it('refuses to play BankID', async () => {
    const barn = spawn(process.execPath, ['scripts/start.mjs', 'cli/bankid-simulator'], {
      env: { PATH: process.env['PATH'], SUS_MILJO: 'produktion' },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let sagt = '';
    barn.stderr.on('data', (del: Buffer) => (sagt += del.toString()));
    const [kod] = (await once(barn, 'close')) as [number];
    expect(kod).toBe(1);
    expect(sagt).toContain('BankID-simulatorn får bara köras i demo');
  });
});
