import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureDatabase } from '../../src/db/bootstrap.ts';
import { embeddedUrl, startEmbedded } from '../../src/db/embedded.ts';
import { createNyckelfil } from '../../src/db/nycklar.ts';
import { json, registerserver } from '../folkbokforing/server.ts';
import { build, runSus } from '../support/process.ts';
import { tlsproxy } from '../support/tls.ts';
import { bankidtjanst, posttjanst, smstjanst, type Brev } from './omgivning.ts';

/** SUS as it is set up in SUS_MILJO=test: a process of its own, an empty database, and the services around it. */
export interface Riktigt {
  readonly adress: string;
  /** Makes an account with the command of the operations guide, and gives the activation code it prints. */
  skapaKonto(...vaxlar: readonly string[]): Promise<string>;
  /** The code in the newest text message to a mobile number (+46…). */
  kodTill(mobil: string): string;
  /** The text messages to a mobile number (+46…), newest last. */
  smsTill(mobil: string): readonly string[];
  /** The letters that have come to an address, oldest first. */
  brevTill(adress: string): readonly Brev[];
  /** Somebody does this in the BankID app with the order that was started last. */
  legitimera(personnummer: string, namn: string): Promise<void>;
  /** Faults that the program has written in its log. */
  fel(): string[];
  close(): Promise<void>;
}

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
  const [sms, post, bankid, register, { stop, ...databas }] = await Promise.all([
    smstjanst(),
    posttjanst(),
    bankidtjanst(mapp),
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
    FOLKBOKFORING_URL: register.adress,
    SMTP_URL: post.url,
    SMTP_FRAN: 'sus@sus.invalid',
    ...bankid.env,
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
    kodTill: (mobil) => /\b\d{6}\b/.exec(sms.till(mobil).at(-1) ?? '')?.[0] ?? 'no code was sent',
    smsTill: sms.till,
    brevTill: (adress) => post.brev.filter(({ till }) => till === adress),
    legitimera: bankid.legitimera,
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
      await Promise.all([post.close(), bankid.close()]);
      await register.close();
      await stop();
      rmSync(mapp, { recursive: true, force: true });
    },
  };
};
