import { chmodSync, copyFileSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig, readDatabaseConfig } from '../../src/config.ts';
import { createNyckelfil, readNyckelfil } from '../../src/db/nycklar.ts';

let folder: string;
let nyckelfil: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sus-config-'));
  nyckelfil = join(folder, 'nycklar.json');
  createNyckelfil(nyckelfil);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const secret = 'Zq8vT3nLx5Rk2Wb9Yc7Hd4Jf6Mg1Ps0A';
const skarp = (changes: Record<string, string | undefined> = {}) => ({
  SUS_MILJO: 'produktion',
  SUS_DATA: folder,
  DATABASE_URL: 'postgres://sus_inloggad:9fK2mX7vQ4tZ8wLr@db.kommun.se/sus?sslmode=verify-full',
  SUS_NYCKELFIL: nyckelfil,
  SESSION_SECRETS: secret,
  SMS_URL: 'https://sms.kommun.se/v1/sms',
  SMS_ANVANDARE: 'u8f2',
  SMS_LOSEN: 'Xw4pN8rT2vKq6zBm',
  SMTP_URL: 'smtps://u8f2:Nk5rW9xQ3mTz7bVp@post.kommun.se',
  SMTP_FRAN: 'sus@kommun.se',
  ...changes,
});
const messageOf = (env: Record<string, string | undefined>): string => {
  try {
    readConfig(env);
    return 'starts';
  } catch (error) {
    return (error as Error).message;
  }
};

describe('a demo', () => {
  it('needs no settings and keeps its own secrets from one start to the next', () => {
    const data = join(folder, 'demo');
    const first = readConfig({ SUS_DATA: data });
    expect(first).toMatchObject({ miljo: 'demo', port: 3000, trustProxy: 0, databaseUrl: null, sms: null });
    expect(first.sessionSecrets[0]).toHaveLength(64);
    expect(readConfig({ SUS_DATA: data })).toEqual(first);
    expect(readNyckelfil(first.nyckelfil).nycklar.get(1)).toHaveLength(32);
  });

  it('lets nobody else read its secrets', () => {
    expect(statSync(readConfig({ SUS_DATA: join(folder, 'demo') }).nyckelfil).mode & 0o777).toBe(0o600);
  });

  it('takes an empty value for a setting that is not given', () => {
    expect(readConfig({ SUS_DATA: join(folder, 'demo'), PORT: '', DATABASE_URL: ' ' }).port).toBe(3000);
  });
});

describe('faulty settings', () => {
  it('are all named in one go, without their values', () => {
    const message = messageOf({ SUS_MILJO: 'prod', PORT: '70000', TRUST_PROXY: 'ja', SMS_URL: 'hemlis' });
    for (const name of ['SUS_MILJO', 'PORT', 'TRUST_PROXY', 'SMS_URL'])
      expect(message).toContain(`- ${name} `);
    expect(message).not.toContain('hemlis');
  });

  it('are named together with what production lacks', () => {
    const message = messageOf({ SUS_MILJO: 'produktion', PORT: 'x' });
    const names = [
      'PORT',
      'DATABASE_URL',
      'SUS_NYCKELFIL',
      'SESSION_SECRETS',
      'SMS_URL',
      'SMS_LOSEN',
      'SMTP_URL',
    ];
    for (const name of names) expect(message).toContain(`- ${name} `);
  });
});

describe('test and produktion', () => {
  it.each(['test', 'produktion'])('%s starts with everything in order', (SUS_MILJO) => {
    expect(messageOf(skarp({ SUS_MILJO }))).toBe('starts');
  });

  it('V13.3.4 take several session secrets, so that they can be changed without signing people out', () => {
    const { sessionSecrets } = readConfig(skarp({ SESSION_SECRETS: `${secret}, ${secret}B` }));
    expect(sessionSecrets).toEqual([secret, `${secret}B`]);
  });

  it.each([
    ['SESSION_SECRETS', 'kort'],
    ['SESSION_SECRETS', `${secret},kort`],
    ['SESSION_SECRETS', 'a'.repeat(40)],
    ['SESSION_SECRETS', `changeme-${secret}`],
    ['DATABASE_URL', 'postgres://sus:9fK2mX7vQ4tZ8wLr@db.kommun.se/sus'],
    ['DATABASE_URL', 'postgres://sus:9fK2mX7vQ4tZ8wLr@db.kommun.se/sus?sslmode=require'],
    [
      'DATABASE_URL',
      'postgres://sus:9fK2mX7vQ4tZ8wLr@db.kommun.se/sus?sslmode=verify-full&sslmode=no-verify',
    ],
    ['DATABASE_URL', 'postgres://sus:9fK2mX7vQ4tZ8wLr@localhost/sus?host=db.kommun.se'],
    ['DATABASE_URL', 'postgres://postgres:postgres@localhost/sus'],
    ['DATABASE_ADMIN_URL', 'postgres://agare:9fK2mX7vQ4tZ8wLr@db.kommun.se/sus'],
    ['RAPPORT_DATABASE_URL', 'postgres://rapport:9fK2mX7vQ4tZ8wLr@db.kommun.se/sus'],
    ['SUS_NYCKELFIL', '/finns/inte.json'],
    ['SMS_URL', 'http://sms.kommun.se/'],
    ['SMS_LOSEN', 'losenord'],
    ['FOLKBOKFORING_URL', 'http://navet.kommun.se/'],
    ['SMTP_URL', 'https://post.kommun.se'],
    ['SMTP_URL', 'smtp://u8f2:losenord@post.kommun.se'],
    ['SMTP_FRAN', ''],
    ['SMTP_FRAN', 'sus@kommun.se, b@c.se'],
  ])('V13.2.3 V12.3.1 refuse %s when it is %s', (name, value) => {
    expect(messageOf(skarp({ [name]: value }))).toContain(`- ${name} `);
  });

  it.each([
    'postgres://sus_inloggad:9fK2mX7vQ4tZ8wLr@127.0.0.1:5433/sus',
    'postgres://sus_inloggad@localhost/sus?host=/var/run/postgresql',
  ])('need no TLS to a database on the same machine: %s', (DATABASE_URL) => {
    expect(messageOf(skarp({ DATABASE_URL }))).toBe('starts');
  });

  it('V13.3.2 refuse a key file that others may read', () => {
    const open = join(folder, 'oppen.json');
    createNyckelfil(open);
    chmodSync(open, 0o640);
    expect(messageOf(skarp({ SUS_NYCKELFIL: open }))).toContain('- SUS_NYCKELFIL ');
  });

  it('V13.3.2 migrate without the secrets of the application', () => {
    const { databaseAdminUrl } = readDatabaseConfig({
      SUS_MILJO: 'produktion',
      DATABASE_ADMIN_URL: 'postgres://agare:9fK2mX7vQ4tZ8wLr@localhost/sus',
    });
    expect(databaseAdminUrl).toContain('agare');
  });
});

describe('the settings of BankID', () => {
  const pem = (namn: string) => join(import.meta.dirname, '..', 'bankid', 'pem', `${namn}.pem`);
  /** A key as it lies on a server: the owner's alone. */
  const egen = (namn: string) => {
    const kopia = join(folder, `${namn}.pem`);
    copyFileSync(pem(namn), kopia);
    chmodSync(kopia, 0o600);
    return kopia;
  };
  const bankid = (changes: Record<string, string | undefined> = {}) =>
    skarp({
      BANKID_URL: 'https://appapi2.bankid.com',
      BANKID_CERT: pem('klient'),
      BANKID_NYCKEL: egen('klient-nyckel'),
      BANKID_CA: pem('ca'),
      ...changes,
    });

  it('are read from the files they name', () => {
    const config = readConfig(bankid()).bankid;
    expect(config).toMatchObject({ url: 'https://appapi2.bankid.com', simulator: false });
    expect(config?.certifikat?.cert).toContain('BEGIN CERTIFICATE');
    expect(config?.certifikat?.nyckel).toContain('PRIVATE KEY');
    expect(readConfig(skarp()).bankid).toBeNull();
  });

  it('take a key under a pass phrase, also in the demo', () => {
    const krypterad = { BANKID_NYCKEL: egen('klient-nyckel-krypt'), BANKID_LOSEN: 'bara-for-test' };
    expect(messageOf(bankid(krypterad))).toBe('starts');
    expect(messageOf({ ...bankid(krypterad), SUS_MILJO: 'demo' })).toBe('starts');
  });

  it.each([
    ['BANKID_URL', 'http://127.0.0.1:4000'],
    ['BANKID_URL', 'http://appapi2.bankid.com'],
    ['BANKID_URL', 'https://appapi2.bankid.com/rp/v5.1'],
    ['BANKID_URL', 'appapi2.bankid.com'],
    ['BANKID_CERT', undefined],
    ['BANKID_CERT', '/finns/inte.pem'],
    ['BANKID_CERT', pem('klient-nyckel')],
    ['BANKID_NYCKEL', undefined],
    ['BANKID_NYCKEL', '/finns/inte.pem'],
    ['BANKID_NYCKEL', pem('klient-nyckel')],
    ['BANKID_NYCKEL', pem('ca')],
    ['BANKID_CA', undefined],
    ['BANKID_CA', pem('README')],
  ])('refuse %s when it is %s', (name, value) => {
    if (value === pem('klient-nyckel')) chmodSync(value, 0o644);
    expect(messageOf(bankid({ [name]: value }))).toContain(`- ${name} `);
  });

  it('refuse a key of another certificate, and one that does not open', () => {
    expect(messageOf(bankid({ BANKID_NYCKEL: egen('annan-klient-nyckel') }))).toContain('hör inte till');
    const last = { BANKID_NYCKEL: egen('klient-nyckel-krypt') };
    expect(messageOf(bankid(last))).toContain('- BANKID_NYCKEL ');
    const fel = messageOf(bankid({ ...last, BANKID_LOSEN: 'fel-hemlighet' }));
    expect(fel).toContain('- BANKID_NYCKEL ');
    expect(fel).not.toContain('fel-hemlighet');
  });

  it('name all that have no meaning without an address', () => {
    const message = messageOf(bankid({ BANKID_URL: undefined, BANKID_LOSEN: 'x' }));
    for (const name of ['BANKID_CERT', 'BANKID_NYCKEL', 'BANKID_CA', 'BANKID_LOSEN'])
      expect(message).toContain(`- ${name} har ingen mening`);
  });
});

describe('a key file', () => {
  it('is never written over', () => {
    expect(() => createNyckelfil(nyckelfil)).toThrow('finns redan');
  });
});
