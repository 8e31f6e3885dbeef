import { randomBytes } from 'node:crypto';
import type { Express } from 'express';
import { pino } from 'pino';
import { createApp } from '../../src/app.ts';
import { connect, type Database } from '../../src/db/db.ts';
import type { Nycklar } from '../../src/db/kryptering.ts';
import type { Brev } from '../../src/epost/epost.rules.ts';
import type { Slagning } from '../../src/folkbokforing/folkbokforing.rules.ts';
import { filer } from '../../src/filer.ts';
import type { Hus } from '../../src/hus.ts';
import { freshDatabase, type TestDatabase } from './databas.ts';
import { klient, type Klient } from './klient.ts';
import { skapaVarld, type Varld, type Vem } from './varld.ts';

export const testNycklar = (): Nycklar => ({
  aktiv: 1,
  nycklar: new Map([[1, randomBytes(32)]]),
  index: randomBytes(32),
  personkod: randomBytes(32),
});

/** What a test can turn: the clock, the population register, and the messages that went out. */
export interface Rattar {
  nu: Date;
  /** Answers of the population register by personnummer; anyone else is not found. */
  readonly register: Map<string, Slagning>;
  /** Those who have got skyddade personuppgifter, and those about whom the register does not answer at night. */
  readonly skyddade: Set<string>;
  readonly nere: Set<string>;
  /** Text messages handed over, newest last. */
  readonly skickade: { mobil: string; text: string }[];
  /** Letters handed over, newest last. */
  readonly brev: Brev[];
}

export interface Testhus {
  readonly hus: Hus;
  readonly app: Express;
  readonly db: Database;
  readonly databas: TestDatabase;
  readonly varld: Varld;
  readonly rattar: Rattar;
  /** A signed-in client with its own session and CSRF token; without a name a stranger. */
  som(vem?: Vem): Promise<Klient>;
  close(): Promise<void>;
}

/** The whole application on a database of its own, with the cast in it. The clock stands at the real now until a test moves it. */
export const testhus = async (andra: (hus: Hus) => Hus = (hus) => hus): Promise<Testhus> => {
  const databas = await freshDatabase();
  const nycklar = testNycklar();
  const varld = await skapaVarld(databas.adminUrl, nycklar);
  const db = connect(databas.url, { role: 'sus_app', max: 10 });
  const rapportDb = connect(databas.url, { role: 'sus_rapport', max: 3 });
  const jobbDb = connect(databas.url, { role: 'sus_jobb', max: 2 });
  const rattar: Rattar = {
    nu: new Date(),
    register: new Map(),
    skyddade: new Set(),
    nere: new Set(),
    skickade: [],
    brev: [],
  };
  const hus = andra({
    config: {
      miljo: 'demo',
      databaseUrl: databas.url,
      databaseAdminUrl: null,
      rapportDatabaseUrl: null,
      susData: '',
      port: 0,
      trustProxy: 0,
      nyckelfil: '',
      sessionSecrets: ['test-hemlighet-som-ar-lang-nog-for-alla'],
      sms: null,
      epost: null,
      folkbokforingUrl: null,
      bankid: null,
      oidc: null,
      ankarfil: null,
      support: null,
    },
    db,
    rapportDb,
    jobbDb,
    nycklar,
    clock: () => rattar.nu,
    sms: {
      skicka: (mobil, text) => {
        rattar.skickade.push({ mobil, text });
        return Promise.resolve(true);
      },
      lamna: (mobil, text) => {
        rattar.skickade.push({ mobil, text });
        return Promise.resolve('skickat');
      },
    },
    epost: {
      skicka: (brev) => {
        rattar.brev.push(brev);
        return Promise.resolve('skickat');
      },
    },
    folkbokforing: {
      slaUpp: (personnummer) => Promise.resolve(rattar.register.get(personnummer) ?? { svar: 'ingen_traff' }),
      harSkydd: (personnummer) =>
        Promise.resolve(rattar.nere.has(personnummer) ? null : rattar.skyddade.has(personnummer)),
    },
    bankid: null,
    oidc: null,
    filer,
    log: pino({ level: 'silent' }),
  });
  const app = createApp(hus);
  return {
    hus,
    app,
    db,
    databas,
    varld,
    rattar,
    som: (vem) => klient(app, hus, vem === undefined ? null : varld.anvandare[vem]),
    close: async () => {
      await db.close();
      await rapportDb.close();
      await jobbDb.close();
      await databas.close();
    },
  };
};
