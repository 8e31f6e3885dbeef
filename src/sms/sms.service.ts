import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import type { Klocka } from '../shared/datum.ts';
import { elksSms } from './elks.service.ts';
import { demoinkorg } from './inkorg.service.ts';
import type { Sms } from './sms.rules.ts';

/** The sender that the settings ask for: the service they name or, in the demo alone, its inbox. */
export const smsFor = (
  { sms, miljo }: Pick<Config, 'sms' | 'miljo'>,
  clock: Klocka,
  log: Pick<Logger, 'error'>,
): Sms => {
  if (sms !== null) {
    return elksSms(sms, {
      logga: (fel) => {
        log.error({ fel }, 'text message not sent');
      },
    });
  }
  // Outside the demo the settings are refused without a service; there is no fallback that keeps codes.
  return miljo === 'demo'
    ? demoinkorg(clock)
    : { skicka: () => Promise.resolve(false), lamna: () => Promise.resolve('tillfalligt') };
};
