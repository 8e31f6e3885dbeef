import { randomBytes } from 'node:crypto';
import { pino } from 'pino';
import { allRoutes } from '../rutter.ts';
import { assembleHus } from '../assemble.ts';
import { readDatabaseConfig, type Config } from '../config.ts';
import { runCommand } from './run.ts';

// Enough of a house to ask for its routes: no database, no secrets, nothing written to disk.
const emptyConfig = (databas = readDatabaseConfig()): Config => ({
  ...databas,
  port: 0,
  trustProxy: 0,
  nyckelfil: '',
  sessionSecrets: [randomBytes(32).toString('hex')],
  sms: null,
  epost: null,
  folkbokforingUrl: null,
  bankid: { url: 'https://bankid.invalid', certifikat: null, simulator: databas.miljo === 'demo' },
  oidc: null,
  ankarfil: null,
  support: null,
});
const emptyKeys = { aktiv: 1, nycklar: new Map(), index: Buffer.alloc(32), personkod: Buffer.alloc(32) };

await runCommand(() => {
  const hus = assembleHus(
    emptyConfig(),
    'postgres://127.0.0.1:1/ingen',
    pino({ level: 'silent' }),
    emptyKeys,
  );
  const rows = allRoutes(hus).map(({ method, path, access, andrar, visarPerson }) => ({
    method,
    path,
    access,
    andrar,
    visarPerson,
  }));
  process.stdout.write(`${JSON.stringify(rows, null, 2)}\n`);
});
