import type { Logger } from 'pino';
import type { Bankid } from './bankid/bankid.rules.ts';
import type { Config } from './config.ts';
import type { Database } from './db/db.ts';
import type { Nycklar } from './db/nycklar.ts';
import type { Epost } from './epost/epost.rules.ts';
import type { Folkbokforing } from './folkbokforing/folkbokforing.rules.ts';
import type { Filskapare } from './halvar/paket.rules.ts';
import type { Oidc } from './oidc/oidc.rules.ts';
import type { Klocka } from './shared/datum.ts';
import type { Sms } from './sms/sms.rules.ts';

/** Everything a route may need from outside, handed in once: the house it stands in. */
export interface Hus {
  readonly config: Config;
  readonly db: Database;
  /** Reads reports and nothing else: no persons, one picture of the database a transaction, connections of its own. */
  readonly rapportDb: Database;
  /** What SUS does by itself and no user may: freezes the figures of reports. */
  readonly jobbDb: Database;
  readonly clock: Klocka;
  readonly nycklar: Nycklar;
  readonly sms: Sms;
  readonly epost: Epost;
  readonly folkbokforing: Folkbokforing;
  /** Null where BankID is not set up. */
  readonly bankid: Bankid | null;
  /** Null where no employer's identity provider is set up. */
  readonly oidc: Oidc | null;
  /** Makes files of reports without anybody asking for them over the web. */
  readonly filer: Filskapare;
  readonly log: Logger;
}
