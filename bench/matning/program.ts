import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import { ensureDatabase, ensureLogin } from '../../src/db/bootstrap.ts';
import { withClient } from '../../src/db/client.ts';
import { embeddedUrl, startEmbedded } from '../../src/db/embedded.ts';
import { migrate } from '../../src/db/migrate.ts';
import { createNyckelfil, readNyckelfil } from '../../src/db/nycklar.ts';
import { ledigPort, starta, stoppa, vantaUppe, type Program } from '../rigg/program.ts';
import { folkbokforing } from '../rigg/register.ts';
import { samtal, type Fraga } from '../rigg/samtal.ts';
import { laggVarld, type Anvandare } from './varld.ts';

/** The program in production mode, on a PostgreSQL of its own with durability on, and 200 000 deltaganden in it. */
export interface Bank {
  readonly adress: string;
  readonly hemlighet: string;
  /** Address of the database as superuser, and as the application. */
  readonly adminUrl: string;
  readonly appUrl: string;
  readonly program: Program;
  readonly fraga: Fraga;
  readonly anvandare: readonly Anvandare[];
  /** Number of the first person who takes part in nothing. */
  readonly ledig: number;
  /** Asks the database as superuser. */
  sql<Row extends pg.QueryResultRow>(text: string): Promise<pg.QueryResult<Row>>;
  stang(): Promise<void>;
}

const hemlighet = () => randomBytes(24).toString('base64url');

interface Varld {
  readonly anvandare: readonly Anvandare[];
  readonly ledig: number;
}
const varldsfil = (folder: string) => join(folder, 'varld.json');
/** More persons than one run registers. */
const perKorning = 10_000;

/** The world in the folder; laid if there is none. A world that is kept gives each run persons of its own. */
const varlden = async (
  folder: string,
  adminUrl: string,
  antal: number,
  say: (text: string) => void,
): Promise<Varld> => {
  const fil = varldsfil(folder);
  const nyckelfil = join(folder, 'nycklar.json');
  if (existsSync(fil)) {
    await migrate(adminUrl);
    return JSON.parse(readFileSync(fil, 'utf8')) as Varld;
  }
  say(`Lägger ${antal} deltaganden …`);
  if (!existsSync(nyckelfil)) createNyckelfil(nyckelfil);
  await ensureDatabase(adminUrl.replace(/\/sus$/, '/postgres'), 'sus');
  await migrate(adminUrl);
  return { anvandare: await laggVarld(adminUrl, readNyckelfil(nyckelfil), antal), ledig: antal };
};

const settings = async (folder: string, appUrl: string, registerUrl: string, secret: string) => ({
  NODE_ENV: 'production',
  SUS_MILJO: 'test',
  PORT: String(await ledigPort()),
  TRUST_PROXY: '1',
  DATABASE_URL: appUrl,
  SUS_NYCKELFIL: join(folder, 'nycklar.json'),
  SESSION_SECRETS: secret,
  SMS_URL: 'http://127.0.0.1:9/',
  SMS_ANVANDARE: 'matning',
  SMS_LOSEN: hemlighet(),
  SMTP_URL: 'smtp://127.0.0.1:9',
  SMTP_FRAN: 'sus@example.invalid',
  FOLKBOKFORING_URL: registerUrl,
});

/**
 * Opens it all.
 * @param behall a folder where the world is kept from one run to the next; null lays a new one and throws it away
 * @param flaggor further flags to the measured process, such as --cpu-prof
 */
export const oppnaBank = async (
  { antal, behall, flaggor }: { antal: number; behall: string | null; flaggor: readonly string[] },
  say: (text: string) => void,
): Promise<Bank> => {
  const folder = behall ?? mkdtempSync(join(tmpdir(), 'sus-bank-'));
  const server = await startEmbedded(folder, ['shared_buffers=256MB']);
  chmodSync(folder, 0o711);
  const [adminUrl, appUrl] = [
    embeddedUrl(server, 'postgres', 'sus'),
    embeddedUrl(server, 'sus_inloggad', 'sus'),
  ];
  const varld = await varlden(folder, adminUrl, antal, say);
  writeFileSync(varldsfil(folder), JSON.stringify({ ...varld, ledig: varld.ledig + perKorning }));
  await ensureLogin(adminUrl, 'sus_inloggad', server.appPassword);
  const register = await folkbokforing();
  const secret = hemlighet();
  const env = await settings(folder, appUrl, register.url, secret);
  const program = starta(env, [...flaggor, '--import', './bench/matning/matare.mjs']);
  const adress = `http://127.0.0.1:${env.PORT}`;
  const stang = async () => {
    await stoppa(program);
    register.close();
    await server.stop();
    if (behall === null) rmSync(folder, { recursive: true, force: true });
  };
  try {
    await vantaUppe(adress);
  } catch (error) {
    process.stderr.write(program.output());
    await stang();
    throw error;
  }
  const fraga = samtal(program.child);
  const sql: Bank['sql'] = (text) => withClient(adminUrl, (client) => client.query(text));
  return { adress, hemlighet: secret, adminUrl, appUrl, program, fraga, ...varld, sql, stang };
};
