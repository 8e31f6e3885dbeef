import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import type { Bankidadress } from './bankid/bankid.rules.ts';
import { bankidFaults, readBankid } from './certifikat.ts';
import type { Oidcinstallning } from './oidc/oidc.rules.ts';
import { oidcFaults, readOidc } from './leverantorer.ts';
import { openDataFolder, readOrCreateSecret } from './db/files.ts';
import { ensureNyckelfil } from './db/nycklar.ts';
import { databaseFaults, hardeningFaults } from './hardening.ts';
import { parseSettings, type Fault, type Settings } from './settings.ts';
import { Driftfel } from './shared/driftfel.ts';

export interface DatabaseConfig {
  readonly miljo: Settings['SUS_MILJO'];
  /** Address the application signs in to; null means the embedded database. */
  readonly databaseUrl: string | null;
  /** Address as one who may migrate. */
  readonly databaseAdminUrl: string | null;
  /** Address that reports are read from, a replica say; null means the application's own. */
  readonly rapportDatabaseUrl: string | null;
  /** Absolute path of the folder of the embedded database and the demo's own secrets. */
  readonly susData: string;
}

export interface Config extends DatabaseConfig {
  /** Port to listen on; 0 takes any free one. */
  readonly port: number;
  /** How many proxies stand in front of us, whose X-Forwarded-For is believed. */
  readonly trustProxy: number;
  /** Path of the encryption keys; read it with readNyckelfil. */
  readonly nyckelfil: string;
  /** Secrets that sign cookies: the first one signs, all are believed. At least one. */
  readonly sessionSecrets: readonly string[];
  /** Where one-time codes are sent; null means the demo's inbox. */
  readonly sms: { readonly url: string; readonly anvandare: string; readonly losen: string } | null;
  /** Where e-mail is handed over and who writes; null means the demo's box. */
  readonly epost: { readonly url: string; readonly fran: string } | null;
  /** Where persons are looked up; null means the demo's register or, outside the demo, by hand. */
  readonly folkbokforingUrl: string | null;
  /** Where BankID is; null means that nobody signs in with it, or the demo's simulator. */
  readonly bankid: Bankidadress | null;
  /** The employers' identity providers; null when there is none. */
  readonly oidc: Oidcinstallning | null;
  /** Where the head of the audit trail is copied every night, outside the database; null when nowhere. */
  readonly ankarfil: string | null;
  /** Whom users may ask; null when nothing is given. */
  readonly support: {
    readonly namn: string | null;
    readonly telefon: string | null;
    readonly epost: string | null;
  } | null;
}

type Env = Readonly<Record<string, string | undefined>>;

/**
 * Reads all settings. In the demo, secrets that are not given are made once and kept in SUS_DATA.
 * @throws Driftfel that names every faulty setting, never a value
 */
export const readConfig = (env: Env = process.env): Config => {
  const { settings, faults } = parseSettings(env);
  refuseIfAny([
    ...faults,
    ...smsFaults(settings),
    ...bankidFaults(settings),
    ...oidcFaults(settings),
    ...smtpFaults(settings),
    ...hardeningFaults(settings),
  ]);
  const { SMS_URL: url, SMS_ANVANDARE: anvandare, SMS_LOSEN: losen, SMTP_URL, SMTP_FRAN } = settings;
  return {
    ...toDatabaseConfig(settings),
    port: settings.PORT,
    trustProxy: settings.TRUST_PROXY,
    ...(settings.SUS_MILJO === 'demo' ? openDemoSecrets(settings) : givenSecrets(settings)),
    sms: url !== null && anvandare !== null && losen !== null ? { url, anvandare, losen } : null,
    epost: SMTP_URL !== null && SMTP_FRAN !== null ? { url: SMTP_URL, fran: SMTP_FRAN } : null,
    folkbokforingUrl: settings.FOLKBOKFORING_URL,
    bankid: readBankid(settings),
    oidc: readOidc(settings),
    ankarfil: settings.SUS_ANKARFIL,
    support: supportAv(settings),
  };
};

/** Reads what a migration needs and no more: it is run by one who should not hold the other secrets. */
export const readDatabaseConfig = (env: Env = process.env): DatabaseConfig => {
  const { settings, faults } = parseSettings(env);
  const checked = (['DATABASE_URL', 'DATABASE_ADMIN_URL'] as const).flatMap((name) =>
    settings.SUS_MILJO === 'demo' ? [] : databaseFaults(settings, name),
  );
  const names = ['SUS_MILJO', 'DATABASE_URL', 'DATABASE_ADMIN_URL', 'SUS_DATA'];
  refuseIfAny([...faults.filter(([name]) => names.includes(name)), ...checked]);
  return toDatabaseConfig(settings);
};

const toDatabaseConfig = (settings: Settings): DatabaseConfig => ({
  miljo: settings.SUS_MILJO,
  databaseUrl: settings.DATABASE_URL,
  databaseAdminUrl: settings.DATABASE_ADMIN_URL,
  rapportDatabaseUrl: settings.RAPPORT_DATABASE_URL,
  susData: settings.SUS_DATA,
});

const supportAv = ({ SUPPORT_NAMN, SUPPORT_TELEFON, SUPPORT_EPOST }: Settings): Config['support'] => {
  const support = { namn: SUPPORT_NAMN, telefon: SUPPORT_TELEFON, epost: SUPPORT_EPOST };
  return Object.values(support).some((del) => del !== null) ? support : null;
};

const smsFaults = ({ SMS_URL, SMS_ANVANDARE, SMS_LOSEN, SUS_MILJO }: Settings): Fault[] => {
  if (SMS_URL === null || SUS_MILJO !== 'demo') return [];
  const rest: Fault[] = [];
  if (SMS_ANVANDARE === null) rest.push(['SMS_ANVANDARE', 'måste anges tillsammans med SMS_URL']);
  if (SMS_LOSEN === null) rest.push(['SMS_LOSEN', 'måste anges tillsammans med SMS_URL']);
  return rest;
};

const smtpFaults = ({ SMTP_URL, SMTP_FRAN, SUS_MILJO }: Settings): Fault[] =>
  SMTP_URL !== null && SMTP_FRAN === null && SUS_MILJO === 'demo'
    ? [['SMTP_FRAN', 'måste anges tillsammans med SMTP_URL']]
    : [];

const refuseIfAny = (faults: readonly Fault[]): void => {
  if (faults.length === 0) return;
  const lines = faults.map(([setting, text]) => `  - ${setting} ${text}.`);
  throw new Driftfel(`SUS kan inte starta. Rätta inställningarna:\n${lines.join('\n')}`);
};

const givenSecrets = ({ SUS_NYCKELFIL, SESSION_SECRETS }: Settings) => ({
  nyckelfil: SUS_NYCKELFIL ?? '',
  sessionSecrets: SESSION_SECRETS,
});

const openDemoSecrets = ({ SUS_DATA, SUS_NYCKELFIL, SESSION_SECRETS }: Settings) => {
  openDataFolder(SUS_DATA);
  const nyckelfil = SUS_NYCKELFIL ?? join(SUS_DATA, 'nycklar.json');
  ensureNyckelfil(nyckelfil, join(SUS_DATA, 'postgres', 'data'));
  const sessionFile = join(SUS_DATA, 'session.json');
  const sessionSecrets =
    SESSION_SECRETS.length > 0
      ? SESSION_SECRETS
      : readOrCreateSecret(sessionFile, z.array(z.string()), () => [randomBytes(32).toString('hex')]);
  return { nyckelfil, sessionSecrets };
};
