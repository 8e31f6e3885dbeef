import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureDatabase } from '../../src/db/bootstrap.ts';
import { embeddedUrl, startEmbedded } from '../../src/db/embedded.ts';
import { createNyckelfil } from '../../src/db/nycklar.ts';
import { json, registerserver } from '../folkbokforing/server.ts';
import { build, runSus } from '../support/process.ts';
import { tlsproxy } from '../support/tls.ts';

/** SUS as it is set up in SUS_MILJO=test: a process of its own, an empty database, and the services around it. */
export interface Riktigt {
  readonly adress: string;
  /** Makes an account with the command of the operations guide, and gives the activation code it prints. */
  skapaKonto(...vaxlar: readonly string[]): Promise<string>;
  /** The code in the newest text message to a mobile number (+46…). */
  kodTill(mobil: string): string;
  /** Faults that the program has written in its log. */
  fel(): string[];
  close(): Promise<void>;
}

/** A text message service on loopback; what it was sent, by number. */
const smstjanst = async () => {
  const skickade = new Map<string, string>();
  const server = createServer((req, res) => {
    const delar: string[] = [];
    req.on('data', (del: Buffer) => delar.push(del.toString()));
    req.on('end', () => {
      const sms = new URLSearchParams(delar.join(''));
      skickade.set(sms.get('to') ?? '', sms.get('message') ?? '');
      res.end('{}');
    });
  });
  await new Promise<void>((klar) => server.listen(0, '127.0.0.1', klar));
  const { port } = server.address() as AddressInfo;
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { skickade, url: `http://127.0.0.1:${port}/sms`, close };
};

/** A database server that keeps what it is given, as the test environment demands, with an empty database in it. */
const databasen = async (mapp: string) => {
  const server = await startEmbedded(join(mapp, 'postgres'));
  await ensureDatabase(embeddedUrl(server, 'postgres', 'postgres'), 'sus');
  return {
    DATABASE_URL: embeddedUrl(server, 'sus_inloggad', 'sus'),
    DATABASE_ADMIN_URL: embeddedUrl(server, 'postgres', 'sus'),
    stop: () => server.stop(),
  };
};

const kor = async (env: Record<string, string>, ...args: readonly string[]): Promise<string> => {
  const kommando = runSus(env, ...args);
  if ((await kommando.ended()) !== 0) throw new Error(`${args.join(' ')} failed:\n${kommando.output()}`);
  return kommando.output();
};

/** Sets it all up and starts it. @param person whom the population register knows everyone as */
export const riktigtSus = async (person: { namn: string; kommunKod: string }): Promise<Riktigt> => {
  build();
  const mapp = mkdtempSync(join(tmpdir(), 'sus-resa-'));
  chmodSync(mapp, 0o711);
  createNyckelfil(join(mapp, 'nycklar.json'));
  const [sms, register, { stop, ...databas }] = await Promise.all([
    smstjanst(),
    registerserver(json({ status: 'traff', ...person })),
    databasen(mapp),
  ]);
  const { DATABASE_ADMIN_URL, ...utanAdmin } = databas;
  const env = {
    ...utanAdmin,
    SUS_MILJO: 'test',
    SUS_NYCKELFIL: join(mapp, 'nycklar.json'),
    SESSION_SECRETS: 'Zq8vT3nLx5Rk2Wb9Yc7Hd4Jf6Mg1Ps0A',
    SMS_URL: sms.url,
    SMS_ANVANDARE: 'u8f2',
    SMS_LOSEN: 'Xw4pN8rT2vKq6zBm',
    SMTP_URL: 'smtp://127.0.0.1:9',
    SMTP_FRAN: 'sus@example.invalid',
    FOLKBOKFORING_URL: register.adress,
    TRUST_PROXY: '1',
  };
  await kor({ ...env, DATABASE_ADMIN_URL }, 'cli/migrate');
  const sus = runSus(env);
  const proxy = await tlsproxy(await sus.address());
  return {
    adress: proxy.adress,
    skapaKonto: async (...vaxlar) => {
      const svar = await kor(env, 'cli/anvandare', 'skapa', ...vaxlar);
      const kod = /aktiveringskoden (\S+)/.exec(svar)?.[1];
      if (kod === undefined) throw new Error(`no activation code in:\n${svar}`);
      return kod;
    },
    kodTill: (mobil) => /\b\d{6}\b/.exec(sms.skickade.get(mobil) ?? '')?.[0] ?? 'no code was sent',
    fel: () =>
      sus
        .output()
        .split('\n')
        .filter((rad) => /"level":[56]0/.test(rad)),
    close: async () => {
      proxy.close();
      sus.kill('SIGTERM');
      await sus.ended();
      sms.close();
      await register.close();
      await stop();
      rmSync(mapp, { recursive: true, force: true });
    },
  };
};
