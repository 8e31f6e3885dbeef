import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import { oidcklient } from './klient.service.ts';
import type { Oidc } from './oidc.rules.ts';

/** The identity providers as the settings point them out, or null: then nobody signs in at one. */
export const oidcFor = (
  { oidc }: Pick<Config, 'oidc'>,
  log: Pick<Logger, 'warn'>,
  clock: () => Date,
): Oidc | null =>
  oidc === null
    ? null
    : oidcklient(oidc, {
        clock,
        logga: (leverantor, fel) => {
          log.warn({ leverantor, fel }, 'an identity provider did not do what it was asked');
        },
      });
