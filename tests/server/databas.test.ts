import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { connect as connectSocket, createServer } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureDatabase } from '../../src/db/bootstrap.ts';
import { withClient } from '../../src/db/client.ts';
import { embeddedUrl, startEmbedded, type Embedded } from '../../src/db/embedded.ts';
import { createNyckelfil } from '../../src/db/nycklar.ts';
import { seedDemo } from '../../src/demo/demovarld.service.ts';
import { freshDatabase, type TestDatabase } from '../support/databas.ts';
import { testNycklar } from '../support/hus.ts';
import { build, runSus } from '../support/process.ts';

let folder: string;
let database: TestDatabase;
beforeAll(build);
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sus-server-'));
  chmodSync(folder, 0o711);
  createNyckelfil(join(folder, 'nycklar.json'));
  database = await freshDatabase();
});
afterAll(async () => {
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});

const demo = (DATABASE_URL: string) => ({ SUS_DATA: join(folder, 'demo'), DATABASE_URL });
const skarp = (DATABASE_URL: string) => ({
  SUS_MILJO: 'produktion',
  DATABASE_URL,
  SUS_NYCKELFIL: join(folder, 'nycklar.json'),
  SESSION_SECRETS: 'Zq8vT3nLx5Rk2Wb9Yc7Hd4Jf6Mg1Ps0A',
  SMS_URL: 'https://sms.invalid/',
  SMS_ANVANDARE: 'u8f2',
  SMS_LOSEN: 'Xw4pN8rT2vKq6zBm',
  SMTP_URL: 'smtps://u8f2:Nk5rW9xQ3mTz7bVp@post.kommun.se',
  SMTP_FRAN: 'sus@kommun.se',
});
const refusalOf = async (env: Record<string, string>) => {
  const sus = runSus(env);
  expect(await sus.ended()).toBe(1);
  return sus.output();
};

describe('a database given by its address', () => {
  it('is migrated by the demo, which serves on it', async () => {
    const empty = await freshDatabase('');
    const sus = runSus(demo(empty.adminUrl));
    expect((await fetch(`${await sus.address()}/health`)).status).toBe(200);
    sus.kill('SIGTERM');
    expect(await sus.ended()).toBe(0);
    await empty.close();
  });

  it('is refused with the reason when it does not let us in', async () => {
    const url = new URL(database.adminUrl);
    url.password = 'fel';
    expect(await refusalOf(demo(url.href))).toContain('godtar inte användarnamnet eller lösenordet');
    url.href = database.adminUrl;
    url.pathname = '/finns_inte';
    expect(await refusalOf(demo(url.href))).toContain('finns inte på servern');
  });

  it('is waited for while it does not answer: /health is 503 until it does', async () => {
    const gate = createServer((client) => {
      const server = connectSocket(Number(new URL(database.adminUrl).port), '127.0.0.1');
      client.pipe(server).pipe(client);
      client.on('error', () => server.destroy());
      server.on('error', () => client.destroy());
    }).listen(0);
    await once(gate, 'listening');
    const { port } = gate.address() as { port: number };
    gate.close();
    const url = new URL(database.adminUrl);
    url.port = String(port);

    const ledig = createServer().listen(0);
    const web = (ledig.address() as { port: number }).port;
    ledig.close();
    await once(ledig, 'close');
    const sus = runSus({ ...demo(url.href), PORT: String(web) });
    await sus.says('Databasen svarar inte');
    expect((await fetch(`http://localhost:${web}/health`)).status).toBe(503);
    gate.listen(port);
    expect((await fetch(`${await sus.address()}/health`)).status).toBe(200);
    sus.kill('SIGTERM');
    expect(await sus.ended()).toBe(0);
    gate.close();
  });

  it('does not keep a waiting program from ending', async () => {
    const sus = runSus(demo('postgres://sus@127.0.0.1:1/sus'));
    await sus.says('Databasen svarar inte');
    sus.kill('SIGTERM');
    expect(await sus.ended()).toBe(0);
  });
});

describe('produktion', () => {
  let server: Embedded;
  const at = (as: 'postgres' | 'sus_inloggad') => embeddedUrl(server, as, 'sus');
  beforeAll(async () => {
    server = await startEmbedded(join(folder, 'varaktig'));
    await ensureDatabase(embeddedUrl(server, 'postgres', 'postgres'), 'sus');
  });
  afterAll(() => server.stop());

  it('refuses a database that is not migrated, and leaves it as it is', async () => {
    expect(await refusalOf(skarp(at('postgres')))).toContain('Kör npm run migrate');
    const { rows } = await withClient(at('postgres'), (client) =>
      client.query("select to_regclass('public.migrering') as tabell"),
    );
    expect(rows).toEqual([{ tabell: null }]);
  });

  it('starts on a database that was migrated with DATABASE_ADMIN_URL', async () => {
    const settings = { DATABASE_ADMIN_URL: at('postgres'), DATABASE_URL: at('sus_inloggad') };
    const migrering = runSus({ SUS_MILJO: 'produktion', ...settings }, 'cli/migrate');
    expect(await migrering.ended()).toBe(0);
    const sus = runSus(skarp(at('sus_inloggad')));
    expect((await fetch(`${await sus.address()}/health`)).status).toBe(200);
    sus.kill('SIGTERM');
    expect(await sus.ended()).toBe(0);
  });

  it('V13.2.2 refuses an account that may do more than the application', async () => {
    const output = await refusalOf(skarp(at('postgres')));
    expect(output).toContain('superuser');
    expect(output).toContain('BYPASSRLS');
    expect(output).toContain('sus_owner');
  });

  it('refuses a server that can lose what was saved', async () => {
    const output = await refusalOf(skarp(database.url));
    for (const name of ['fsync', 'synchronous_commit', 'full_page_writes']) expect(output).toContain(name);
  });

  it('refuses a database with the demo world in it', async () => {
    const adminUrl = at('postgres');
    await seedDemo({ adminUrl, nycklar: testNycklar(), nu: new Date(), egenDatabas: false });
    expect(await refusalOf(skarp(at('sus_inloggad')))).toContain('demovärlden');
  });
});
