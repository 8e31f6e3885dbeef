import type { Logger } from 'pino';
import { bankidFor } from './bankid/anslutning.service.ts';
import type { Config } from './config.ts';
import { connect } from './db/db.ts';
import { readNyckelfil, type Nycklar } from './db/nycklar.ts';
import { epostFor } from './epost/epost.service.ts';
import { folkbokforingFor } from './folkbokforing/folkbokforing.service.ts';
import { filer } from './filer.ts';
import type { Hus } from './hus.ts';
import { oidcFor } from './oidc/anslutning.service.ts';
import { smsFor } from './sms/sms.service.ts';

const clock = () => new Date();

/**
 * Puts the house together; nothing is connected until the first query.
 * @param url address the application signs in to
 */
export const assembleHus = (config: Config, url: string, log: Logger, nycklar?: Nycklar): Hus => ({
  config,
  db: connect(url, {
    role: 'sus_app',
    namn: `sus ${process.pid}`,
    onError: () => {
      log.warn('database connection lost');
    },
  }),
  rapportDb: connect(config.rapportDatabaseUrl ?? url, {
    role: 'sus_rapport',
    // Heavy reports wait for each other, never a registration for them.
    max: 3,
    namn: `sus rapport ${process.pid}`,
    onError: () => {
      log.warn('report database connection lost');
    },
  }),
  jobbDb: connect(url, {
    role: 'sus_jobb',
    max: 2,
    tid: 10 * 60_000,
    namn: `sus frysning ${process.pid}`,
    onError: () => {
      log.warn('job database connection lost');
    },
  }),
  clock,
  nycklar: nycklar ?? readNyckelfil(config.nyckelfil),
  sms: smsFor(config, clock, log),
  epost: epostFor(config, clock, log),
  folkbokforing: folkbokforingFor(config, log),
  bankid: bankidFor(config, log),
  oidc: oidcFor(config, log, clock),
  filer,
  log,
});
